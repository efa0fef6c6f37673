/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which `From ` lines separate: see mailbox/separator.h. */
#include "mailbox/separator.h"

#include "bytes/hole.h"

/* How far each of the two lines is looked at. */
#define MAX_SEPARATOR (SEPARATOR_LOOK_AHEAD / 2)

/* A From_ line glued to text is no longer. Text may hold many `From `, so it is a short one. */
#define MAX_GLUED ((size_t)256)

/* No line is quoted so often. */
#define MIN_RULER 16

/* What stands before a From_ line. */
typedef enum {
	BEFORE_EMPTY_LINE, /* or a hole, in which there may have been one */
	BEFORE_BLANK_LINE, /* one of white space */
	BEFORE_LINE,
	BEFORE_TEXT, /* on the same line: the line end is lost */
	BEFORE_MARK, /* what makes it a quotation, or part of a sentence */
} Before;

/* The first line of text, without its line end. */
static View line_of(View text, size_t max)
{
	text = view_head(text, max);
	const char *end = view_chr(text, '\n');
	return end ? view_head(text, (size_t)(end - text.data)) : text;
}

/* How much white space ends text, line ends aside, of what may be looked at. */
static size_t count_blanks(View text)
{
	size_t n = 0;
	while (n < text.len && n < SEPARATOR_LOOK_BACK - 2) {
		char c = text.data[text.len - n - 1];
		if (c == '\n' || !g_ascii_isspace(c))
			break;
		n++;
	}
	return n;
}

/* Whether no text goes on behind a byte: files of DOS end in ^Z, and of UTF-16 in NUL. */
static bool ends_file(char byte)
{
	return byte == '\x1a' || byte == '\0';
}

/* Whether the line that before ends in is text, or a ruler as footers have, which has lost its line
 * end. Only what quotes a line, `>` or the `+` of a diff, is neither. */
static bool ends_in_text(View before)
{
	size_t n = 0;
	while (n < before.len && n < SEPARATOR_LOOK_BACK) {
		char c = before.data[before.len - n - 1];
		if (g_ascii_isalnum(c) || (c & 0x80) || ends_file(c))
			return true;
		if (c == '\n')
			break;
		n++;
	}
	return n >= MIN_RULER;
}

static Before look_before(View before)
{
	if (!view_ends(before, "\n")) {
		if (hole_ends(before))
			return BEFORE_EMPTY_LINE;
		bool is_text = before.len && separator_may_follow(before.data[before.len - 1]) &&
			       ends_in_text(before);
		return is_text ? BEFORE_TEXT : BEFORE_MARK;
	}
	if (view_ends(before, "\n\n") || view_ends(before, "\n\r\n"))
		return BEFORE_EMPTY_LINE;
	View last = view_head(before, before.len - 1);
	last.len -= count_blanks(last);
	return last.len < before.len - 1 && view_ends(last, "\n") ? BEFORE_BLANK_LINE : BEFORE_LINE;
}

/* Whether before ends in a From_ line, too: some programs write two. */
static bool follows_from_line(View before)
{
	View line = view_head(before, before.len - 1);
	const char *end = view_rchr(line, '\n');
	if (end)
		line = view_from(line, (size_t)(end - line.data) + 1);
	return line.len < MAX_SEPARATOR && from_line_parse(view_skip_bom(line), NULL);
}

/* Whether a From_ line has a sender only, or not even that; prose has more words. */
static bool is_short(View line)
{
	View sender = view_trim(view_from(line, strlen("From ")));
	return !view_chr(sender, ' ') && !view_chr(sender, '\t');
}

/* Whether a From_ line names nobody: `From - Mon Mar  3 10:00:00 2025`, `From -`, or `From ` alone.
 */
static bool is_unnamed(View line)
{
	View rest = view_trim(view_from(line, strlen("From ")));
	return rest.len == 0 || view_is(rest, "-") || view_starts(rest, "- ");
}

SeparatorFirst separator_first(View line)
{
	bool is_from = view_starts(line, MBOX_SEPARATOR);
	return (SeparatorFirst){ from_line_stand_in(line), is_from && is_unnamed(line) };
}

/* Whether the line behind a From_ line is of a header. URLs have colons, too. */
static bool is_header_line(View line)
{
	const char *colon = view_chr(line, ':');
	bool is_url = colon && view_starts(view_from(line, (size_t)(colon - line.data)), "://");
	return (header_line_like(line) && !is_url) || view_starts(line, ">From ");
}

/* Whether line and what is behind it are how git format-patch begins a file. */
static bool begins_patch(View line, View behind)
{
	static const char *const fields[] = { "From: ", "Date: ", "Subject: " };
	if (!from_line_has_commit(line))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (!view_starts(behind, fields[i]))
			return false;
		do
			behind = view_from(behind, line_of(behind, MAX_SEPARATOR).len + 1);
		while (view_starts(behind, " ") || view_starts(behind, "\t"));
	}
	return true;
}

/* Judges a line of git format-patch in an mbox that begins with one. */
static Separator judge_patch(Before kind, View line, View behind)
{
	if (kind == BEFORE_LINE && begins_patch(line, behind))
		return SEPARATOR_WEAK;
	return header_line_of_mail(view_first_line(behind)) ? SEPARATOR_LOST : SEPARATOR_NO;
}

/* Judges a From_ line, with next behind it and no blank line before it. may_be_unnamed says that
 * the mbox has lines without a sender. */
static Separator judge_unparted(View before, Before kind, View line, View next, bool may_be_unnamed)
{
	bool has_date = from_line_parse(line, NULL);
	if (kind == BEFORE_TEXT)
		return has_date && header_line_of_mail(next) ? SEPARATOR_WEAK : SEPARATOR_NO;
	if (!is_header_line(next) || follows_from_line(before))
		return SEPARATOR_NO;
	if (has_date ||
	    (may_be_unnamed && is_short(line) && is_unnamed(line) && header_line_of_mail(next)))
		return SEPARATOR_WEAK;
	return is_short(line) || header_line_of_mail(next) ? SEPARATOR_LOST : SEPARATOR_NO;
}

/* Whether line is the beginning of an mbox in which lines end in CR: all of it would be this line.
 */
static bool begins_returns(View line)
{
	const char *end = view_chr(line, '\r');
	if (!end)
		return false;
	size_t len = (size_t)(end - line.data);
	View next = view_from(line, len + 1);
	const char *next_end = view_chr(next, '\r');
	return next_end && from_line_parse(view_head(line, len), NULL) &&
	       header_line_of_mail(view_head(next, (size_t)(next_end - next.data)));
}

/* Judges a stand-in of another kind than the mbox begins with. Patches are pasted as they are, but
 * mail of git@z is also what b4 has written, and cat(1) has put behind an mbox. */
static Separator judge_stand_in(Before kind, StandIn stand_in, View next)
{
	bool is_parted = kind == BEFORE_EMPTY_LINE || kind == BEFORE_BLANK_LINE;
	return stand_in == STAND_IN_GIT && is_parted && header_line_of_mail(next) ? SEPARATOR_LOST
										  : SEPARATOR_NO;
}

Separator separator_judge(View window, size_t at, SeparatorFirst first)
{
	View before = view_head(window, separator_start(window, at));
	Before kind = look_before(before);
	View rest = view_from(window, at);
	if (kind == BEFORE_MARK || !separator_begins(rest))
		return SEPARATOR_NO;
	View line = line_of(rest, kind == BEFORE_TEXT ? MAX_GLUED : MAX_SEPARATOR);
	if (kind == BEFORE_TEXT && line.len == MAX_GLUED)
		return SEPARATOR_NO;
	if (begins_returns(line))
		return SEPARATOR_LOST;
	View behind = view_head(view_skip_bom(view_from(rest, line.len + 1)), MAX_SEPARATOR);
	View next = line_of(behind, MAX_SEPARATOR);
	StandIn stand_in = from_line_stand_in(line);
	if (stand_in != STAND_IN_NONE && stand_in != first.stand_in)
		return judge_stand_in(kind, stand_in, next);
	bool is_parted = kind == BEFORE_EMPTY_LINE || kind == BEFORE_BLANK_LINE;
	if (!is_parted && stand_in == STAND_IN_PATCH)
		return judge_patch(kind, line, behind);
	if (!is_parted)
		return judge_unparted(before, kind, line, next, first.is_unnamed);
	bool is_header = is_header_line(next);
	if (from_line_parse(line, NULL))
		return is_header && kind == BEFORE_EMPTY_LINE ? SEPARATOR_YES : SEPARATOR_WEAK;
	bool is_plausible = header_line_of_mail(next) || (is_header && is_short(line));
	return is_plausible ? SEPARATOR_WEAK : SEPARATOR_NO;
}

size_t separator_start(View window, size_t at)
{
	while (view_ends(view_head(window, at), VIEW_BOM))
		at -= strlen(VIEW_BOM);
	return at;
}

View separator_skip_blank(View text)
{
	for (;;) {
		text = view_skip_bom(text);
		size_t n = 0;
		while (n < text.len && text.data[n] != '\n' && g_ascii_isspace(text.data[n]))
			n++;
		if (n == text.len || text.data[n] != '\n')
			return text;
		text = view_from(text, n + 1);
	}
}

View separator_trim_blank(View text)
{
	if (!view_ends(text, "\n"))
		return text;
	View last = view_head(text, text.len - 1);
	last.len -= count_blanks(last);
	return view_ends(last, "\n") ? last : text;
}
