/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of a patch mail's text: see patch/text.h. */
#include "patch/text.h"

#include "patch/diff-count.h"
#include "patch/trailer.h"

#define NOWHERE G_MAXSIZE

typedef struct {
	PatchText *facts;
	View text;
	LineIter next;	  /* at the line after the one looked at */
	size_t run;	  /* where the unquoted lines start that go on here */
	size_t border;	  /* the first `---` line of the message; NOWHERE so far */
	size_t signature; /* the first signature mark; NOWHERE so far */
} Scan;

/* What git takes for header lines at the top of a body, and the fact each is, or 0. */
static const struct {
	const char *name;
	size_t fact;
} header_fields[] = {
	{ "From:", offsetof(PatchText, inbody_from) },
	{ "Subject:", offsetof(PatchText, inbody_subject) },
	{ "Date:", 0 },
	{ "Message-Id:", 0 },
	{ "MIME-Version:", 0 },
	{ "Content-Type:", 0 },
	{ "Content-Transfer-Encoding:", 0 },
};

static size_t offset_of(const Scan *scan, View at)
{
	return (size_t)(at.data - scan->text.data);
}

static bool is_blank(View line, TextForm form)
{
	return line_trim(line, form).len == 0;
}

/* Whether line goes on with the header field above it (RFC 5322, section 2.2.3). */
static bool is_folded(View line, TextForm form)
{
	View trimmed = line_trim(line, form);
	return trimmed.len && trimmed.data != line.data;
}

/* The message starts at the line that comes next in at; what came before is no part of it. */
static void start_message(Scan *scan, LineIter at)
{
	scan->next = at;
	scan->facts->message_start = offset_of(scan, at.rest);
	scan->border = scan->signature = NOWHERE;
}

/* `From <40 hex> `, as git format-patch starts a file; `>From ` if an mbox has quoted it. */
static bool is_patch_separator(View line)
{
	View rest = view_from(line, view_starts(line, ">") ? 1 : 0);
	if (!view_starts(rest, "From "))
		return false;
	rest = view_from(rest, strlen("From "));
	size_t digits = 0;
	while (digits < rest.len && g_ascii_isxdigit(rest.data[digits]))
		digits++;
	return digits >= 40 && digits < rest.len && rest.data[digits] == ' ';
}

/*
 * Takes line as a field of an in-body header. value is its place in facts, or unused where nobody
 * wants it; text that follows the name goes there. Returns NULL if line is no such field.
 */
static View *take_field(PatchText *facts, View *unused, View line, TextForm form)
{
	for (size_t i = 0; i < G_N_ELEMENTS(header_fields); i++) {
		const char *name = header_fields[i].name;
		if (!view_starts_nocase(line, name))
			continue;
		View *value = header_fields[i].fact
				      ? &G_STRUCT_MEMBER(View, facts, header_fields[i].fact)
				      : unused;
		*value = line_trim(view_from(line, strlen(name)), form);
		return value;
	}
	return NULL;
}

/*
 * Reads the in-body header that comes next, if there is one, and starts the message behind it.
 * below_rule says that it would come below a line of hyphens, where `Date: tomorrow` can be
 * anything, so that it takes a person or git's own separator.
 */
static void take_header(Scan *scan, bool below_rule)
{
	PatchText found = { .inbody_from = VIEW_INIT(""), .inbody_subject = VIEW_INIT("") };
	View unused, *value = NULL;
	TextForm form = scan->next.form;
	LineIter iter = scan->next, end;
	View line = VIEW("");
	while (line_iter_next(&iter, &line) && is_blank(line, form))
		;
	bool separator = is_patch_separator(line);
	end = separator ? iter : scan->next;
	bool more = !separator || line_iter_next(&iter, &line);
	for (; more; more = line_iter_next(&iter, &line)) {
		View *field = take_field(&found, &unused, line, form);
		if (field)
			value = field;
		else if (value && is_folded(line, form))
			*value = line_trim((View){ value->data, offset_of(scan, line) + line.len -
									offset_of(scan, *value) },
					   form);
		else
			break;
		end = iter;
	}
	if (found.inbody_from.len && !view_chr(found.inbody_from, '@'))
		return;
	if (!separator && (below_rule ? !found.inbody_from.len : !value))
		return;
	PatchText *facts = scan->facts;
	facts->inbody_from = found.inbody_from;
	facts->inbody_subject = found.inbody_subject;
	facts->inbody_start = offset_of(scan, scan->next.rest);
	facts->inbody_end = offset_of(scan, end.rest);
	if (facts->keys_end == 0)
		facts->keys_start = facts->inbody_start;
	facts->keys_end = facts->inbody_end;
	start_message(scan, end);
}

/* `-- >8 --` and the like: what comes before it is not for the history (git-mailinfo(1)). */
static bool is_scissors(View rule)
{
	bool cut = false, dash = false;
	for (size_t i = 0; i < rule.len; i++) {
		char byte = rule.data[i];
		char after = i + 1 < rule.len ? rule.data[i + 1] : '\0';
		if ((byte == '8' && after == '<') || (byte == '>' && after == '8') ||
		    (byte == '%' && after == '<')) {
			cut = true;
			i++;
		} else if (byte == '-') {
			dash = true;
		} else if (byte != ' ') {
			return false;
		}
	}
	return cut && dash;
}

static bool is_only(View line, char byte)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] != byte)
			return false;
	return true;
}

/* A line that starts like a rule: signature mark, scissors, `---`, a banner's underline. */
static void scan_rule(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	View rule = line_trim(line, scan->next.form);
	bool hyphens = is_only(rule, '-');
	if (line_is_signature_mark(line)) {
		scan->signature = MIN(scan->signature, offset_of(scan, line));
	} else if (scan->border == NOWHERE && !hyphens && is_scissors(rule)) {
		facts->inbody_from = facts->inbody_subject = VIEW("");
		facts->inbody_start = facts->inbody_end = 0;
		start_message(scan, scan->next);
		take_header(scan, false);
	} else if (rule.len >= 3 && hyphens) {
		if (rule.len == 3)
			scan->border = MIN(scan->border, offset_of(scan, line));
		/* Below somebody's greeting, or a stable review's banner, the mail may only begin.
		 */
		if (facts->inbody_end == 0 && !facts->has_signoff)
			take_header(scan, true);
	}
}

static void scan_summary(Scan *scan, View line)
{
	DiffCount count;
	if (!diff_count_summary(&count, line, scan->next.form))
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

/* Keeps in mind a line that may be a trailer, and the next one, where its value may go on. */
static void scan_key(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	if (scan->signature != NOWHERE || !trailer_may_start(line))
		return;
	if (facts->keys_end == 0)
		facts->keys_start = offset_of(scan, line);
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

/* A line above the diff that is not empty. */
static void scan_line(Scan *scan, View line)
{
	PatchText *facts = scan->facts;
	if (line.data[0] == '>') {
		facts->has_quotes = true;
		end_run(scan, offset_of(scan, line));
		line_iter_skip(&scan->next, '>');
		scan->run = offset_of(scan, scan->next.rest);
		return;
	}
	switch (line.data[0]) {
	case '8': /* `8 files changed` if a mail program has taken its blank, or scissors */
		scan_summary(scan, line);
		G_GNUC_FALLTHROUGH;
	case '-':
	case '%':
		scan_rule(scan, line);
		break;
	case 'T':
		facts->pull_changes |= view_starts(line, "The following changes since commit ");
		break;
	case 'a':
		facts->pull_available |=
			view_starts_nocase(line, "are available in the Git repository at");
		break;
	case 'f':
		facts->pull_upto |= view_starts(line, "for you to fetch changes up to ");
		break;
	case 'S':
	case 's':
		facts->has_signoff |= view_starts_nocase(line, "Signed-off-by:");
		break;
	case ' ':
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

void patch_text_scan(PatchText *facts, View text, TextForm form)
{
	*facts = (PatchText){
		.inbody_from = VIEW_INIT(""),
		.inbody_subject = VIEW_INIT(""),
		.diff_start = text.len,
	};
	Scan scan = {
		.facts = facts,
		.text = text,
		.next = line_iter(text, form),
		.border = NOWHERE,
		.signature = NOWHERE,
	};
	View line;
	take_header(&scan, false);
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
		DiffCount count = diff_count(view_from(text, facts->diff_start), form);
		facts->files = count.files;
		facts->insertions = count.insertions;
		facts->deletions = count.deletions;
	}
	size_t end = MIN(scan.signature, facts->diff_start);
	if (facts->has_diff)
		end = facts->diff_start;
	facts->message_end = scan.border != NOWHERE ? scan.border : end;
}
