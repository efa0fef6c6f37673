/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of a patch mail's text: see patch/text.h. */
#include "patch/text.h"

#include "patch/diff-count.h"
#include "patch/diff-summary.h"
#include "patch/inbody.h"
#include "patch/own-tag.h"
#include "patch/pull-request.h"
#include "patch/quote.h"
#include "patch/scrubbed.h"
#include "patch/shown-commit.h"
#include "patch/trailer.h"

/* Who answers without a quotation, or above it, gives his tag in so many bytes. */
#define TOP_BYTES 256

#define NOWHERE G_MAXSIZE

typedef struct {
	PatchText *facts;
	View text;
	LineIter next;	  /* at the line after the one looked at */
	size_t run;	  /* where the unquoted lines start that go on here */
	size_t border;	  /* the first `---` line of the message; NOWHERE so far */
	size_t signature; /* the first signature mark; NOWHERE so far */
} Scan;

static size_t offset_of(const Scan *scan, View at)
{
	return (size_t)(at.data - scan->text.data);
}

/* The message starts at the line that comes next in at; what came before is no part of it. */
static void start_message(Scan *scan, LineIter at)
{
	scan->next = at;
	scan->facts->message_start = offset_of(scan, at.rest);
	scan->border = scan->signature = NOWHERE;
}

/*
 * Reads the in-body header that comes next in at, if there is one, and starts the message behind
 * it. Returns whether there is.
 */
static bool take_header(Scan *scan, LineIter at, bool is_below_rule)
{
	InbodyHeader header;
	if (!inbody_header_read(&header, at, is_below_rule))
		return false;
	PatchText *facts = scan->facts;
	facts->inbody_from = header.from;
	facts->inbody_subject = header.subject;
	facts->inbody_start = offset_of(scan, at.rest);
	facts->inbody_end = offset_of(scan, header.end.rest);
	if (facts->keys_end == 0)
		facts->keys_start = facts->inbody_start;
	facts->keys_end = facts->inbody_end;
	start_message(scan, header.end);
	return true;
}

/* The message starts behind scissors, a line: whatever header came before was not its own. */
static void take_scissors(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	facts->scissors = offset_of(scan, line);
	facts->inbody_from = facts->inbody_subject = VIEW("");
	facts->inbody_start = facts->inbody_end = 0;
	start_message(scan, scan->next);
	take_header(scan, scan->next, false);
}

/* git format-patch's separator amid the text: a patch is attached to a letter, or pasted. */
static bool take_separator(Scan *scan, View line)
{
	size_t start = offset_of(scan, line);
	InbodyHeader header;
	LineIter at = line_iter(view_from(scan->text, start), scan->next.form);
	return scan->facts->inbody_end == 0 && inbody_is_separator(line) &&
	       inbody_header_read(&header, at, false) && header.from.len &&
	       take_header(scan, at, false);
}

/* The first line of a commit as git-show(1) prints it. */
static void take_shown(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	if (facts->shows_commit || !shown_commit_starts(line))
		return;
	facts->shows_commit = true;
	facts->commit_start = offset_of(scan, line);
}

static bool is_only(View line, char byte)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] != byte)
			return false;
	return true;
}

/* What pipermail writes where a part was. */
static const char next_part[] = "-------------- next part --------------";

/* A line that starts like a rule: signature mark, `---`, a banner's underline. */
static void scan_rule(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	View rule = line_trim(line, scan->next.form);
	if (line_is_signature_mark(line)) {
		scan->signature = MIN(scan->signature, offset_of(scan, line));
		return;
	}
	if (scrubbed_is_rule(rule) && scrubbed_notice_is_patch(scan->next)) {
		facts->lost_patch = true;
	} else if (rule.len >= 3 && (is_only(rule, '-') || view_is(rule, next_part))) {
		if (rule.len == 3)
			scan->border = MIN(scan->border, offset_of(scan, line));
		/* Below somebody's greeting, or a stable review's banner, the mail may only begin.
		 */
		if (facts->inbody_end == 0 && !facts->has_signoff)
			take_header(scan, scan->next, true);
	}
}

static void scan_summary(Scan *scan, View line)
{
	DiffCount count;
	if (!diff_summary_read(&count, line, scan->next.form))
		return;
	PatchText *facts = scan->facts;
	facts->has_diffstat = true;
	facts->stat_files = count.files;
	facts->stat_insertions = count.insertions;
	facts->stat_deletions = count.deletions;
	facts->stat_end = offset_of(scan, scan->next.rest);
}

/* `A Person (3):`, as git shortlog heads the titles of each author. */
static bool is_shortlog(View line)
{
	if (line.len < 6 || !view_ends(line, "):") || line.data[0] == ' ')
		return false;
	size_t at = line.len - 3;
	while (at > 1 && g_ascii_isdigit(line.data[at]))
		at--;
	return at < line.len - 3 && line.data[at] == '(' && line.data[at - 1] == ' ';
}

/* Whether line, which is no usual trailer, may be a tag of who answers: near the top, or where he
 * has quoted. */
static bool may_be_own_tag(const Scan *scan, View line)
{
	return (scan->facts->has_quotes || offset_of(scan, line) < TOP_BYTES) &&
	       (own_tag_may_start(line, scan->next.form) || own_tag_may_end(line));
}

/* Keeps in mind a line that may be a trailer, and the next one, where its value may go on. */
static void scan_key(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	if (scan->signature != NOWHERE)
		return;
	bool is_usual = trailer_may_start(line);
	if (!is_usual && !may_be_own_tag(scan, line))
		return;
	/* Of an own tag the line above is looked at as well. */
	if (facts->keys_end == 0)
		facts->keys_start = is_usual ? offset_of(scan, line) : 0;
	LineIter ahead = scan->next;
	View next;
	line_iter_next(&ahead, &next);
	facts->keys_end = offset_of(scan, ahead.rest);
}

/* Keeps the unquoted lines that end at end. */
static void end_run(Scan *scan, size_t end)
{
	PatchText *facts = scan->facts;
	View run = view_from(view_head(scan->text, MIN(end, scan->signature)), scan->run);
	if (run.len == 0)
		return;
	if (facts->n_runs == MAX_TEXT_RUNS) {
		View *last = &facts->runs[MAX_TEXT_RUNS - 1];
		last->len = (size_t)(run.data + run.len - last->data);
		return;
	}
	facts->runs[facts->n_runs++] = run;
}

/* Whether somebody else said it. Scissors may start with their blades. */
static bool is_quote(View line)
{
	return line.data[0] == '>' && !view_starts(line, ">8") && !view_starts(line, ">%");
}

/* A line above the diff that is not empty. */
static void scan_line(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	if (scan->border == NOWHERE && inbody_may_be_scissors(line) &&
	    inbody_is_scissors(line, scan->next.form) && !is_quote(line)) {
		take_scissors(scan, line);
		return;
	}
	if (line.data[0] == '>') {
		if (view_starts(line, ">From ") && take_separator(scan, line))
			return;
		facts->has_quotes = true;
		end_run(scan, offset_of(scan, line));
		quote_skip(&scan->next, line);
		scan->run = offset_of(scan, scan->next.rest);
		return;
	}
	switch (line.data[0]) {
	case '-':
		scan_rule(scan, line);
		break;
	case 'F':
		if (take_separator(scan, line))
			return;
		break;
	case '<':
	case '[':
		facts->lost_patch |= scrubbed_line_is_patch(line, scan->next.form);
		break;
	case 'T':
		facts->pull_changes |= view_starts(line, "The following changes since commit ");
		break;
	case 'a':
		facts->pull_available |=
			view_starts(line, "are ") && pull_request_is_announced(line, scan->next);
		break;
	case 'c':
		take_shown(scan, line);
		break;
	case 'f':
		facts->pull_upto |= view_starts(line, "for you to fetch changes up to ");
		break;
	case 'S':
	case 's':
		facts->has_signoff =
			facts->has_signoff || view_starts_nocase(line, "Signed-off-by:");
		break;
	case ' ':
		if (diff_summary_may_be(line))
			scan_summary(scan, line);
		break;
	case '\t':
	case '\r':
	case '\\':   /* one of these, escaped */
	case '\xc2': /* a hard blank */
		scan_summary(scan, line);
		break;
	default:
		if (g_ascii_isdigit(line.data[0]))
			scan_summary(scan, line);
	}
	scan_key(scan, line);
	if (is_shortlog(line))
		facts->has_shortlog = true;
}

/* Whether git has left the contents of a deleted file out of diff, as format-patch -D does. */
static bool omits_deleted(View diff, TextForm form)
{
	LineIter lines = line_iter(diff, form);
	View line, next;
	while (line_iter_next(&lines, &line)) {
		if (!view_starts(line, "deleted file mode "))
			continue;
		if (!line_iter_next(&lines, &line) || !view_starts(line, "index "))
			continue;
		LineIter ahead = lines;
		if (!line_iter_next(&ahead, &next) || view_starts(next, "diff --git ") ||
		    line_is_signature_mark(next))
			return true;
	}
	return false;
}

/*
 * Takes the lines of files that were deleted without showing them from the diffstat, if that is of
 * this diff: all else that it says is as counted.
 */
static void take_omitted(PatchText *facts, View diff, TextForm form)
{
	if (facts->has_diffstat && facts->stat_files == facts->files &&
	    facts->stat_insertions == facts->insertions &&
	    facts->stat_deletions > facts->deletions && omits_deleted(diff, form))
		facts->deletions = facts->stat_deletions;
}

void patch_text_cut(PatchText *facts, const char *end)
{
	for (size_t i = 0; i < facts->n_runs; i++) {
		View *run = &facts->runs[i];
		run->len = run->data < end ? MIN(run->len, (size_t)(end - run->data)) : 0;
	}
}

void patch_text_scan(PatchText *facts, View text, TextForm form)
{
	patch_text_scan_paths(facts, text, form, NULL);
}

void patch_text_scan_paths(PatchText *facts, View text, TextForm form, DiffPaths *paths)
{
	*facts = (PatchText){
		.inbody_from = VIEW_INIT(""),
		.inbody_subject = VIEW_INIT(""),
		.diff_start = text.len,
		.scissors = text.len,
	};
	Scan scan = {
		.facts = facts,
		.text = text,
		.next = line_iter(text, form),
		.border = NOWHERE,
		.signature = NOWHERE,
	};
	View line;
	take_header(&scan, scan.next, false);
	while (line_iter_next(&scan.next, &line)) {
		if (line.len == 0)
			continue;
		if (diff_starts(line, &scan.next)) {
			facts->has_diff = true;
			facts->diff_start = offset_of(&scan, line);
			break;
		}
		scan_line(&scan, line);
	}
	end_run(&scan, facts->diff_start);
	if (facts->has_diff) {
		DiffCount count = diff_count(view_from(text, facts->diff_start), form, paths);
		facts->files = count.files;
		facts->insertions = count.insertions;
		facts->deletions = count.deletions;
		take_omitted(facts, view_from(text, facts->diff_start), form);
	} else if (!facts->lost_patch) {
		/* where nothing stands above the part, no rule does */
		facts->lost_patch = scrubbed_notice_is_patch(line_iter(text, form));
	}
	size_t end = MIN(scan.signature, facts->diff_start);
	if (facts->has_diff)
		end = facts->diff_start;
	facts->message_end = scan.border != NOWHERE ? scan.border : end;
}
