/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a quotation: see patch/quote.h. */
#include "patch/quote.h"

#include "patch/trailer.h"

/* Where mail programs break lines: one that was broken has no room for the next word before the
 * first column, and none is wider than the second. */
#define MIN_FULL 68
#define MAX_FULL 100

/* A line is broken in no more than three. */
#define MAX_BROKEN 2

/* Whether line is too full for the first word of next, and its sentence goes on. */
static bool is_full(View line, View next, TextForm form)
{
	View text = line_trim(line, form);
	if (text.len == 0 || text.len > MAX_FULL)
		return false;
	const char *blank = view_chr(next, ' ');
	size_t word = blank ? (size_t)(blank - next.data) : next.len;
	char last = text.data[text.len - 1];
	return text.len + 1 + word > MIN_FULL &&
	       (g_ascii_isalnum(last) || last == ',' || last & 0x80);
}

static bool goes_on_small(View line)
{
	return line.len && g_ascii_islower(line.data[0]);
}

/* The last line of text, which holds whole lines of form; only its end if it is very long. */
static View last_line(View text, TextForm form)
{
	size_t feed = text_form_newline(form);
	text.len -= MIN(text.len, feed);
	size_t len = 0;
	while (len < text.len && len <= 2 * MAX_FULL) {
		View tail = view_from(text, text.len - len - 1);
		if (form == TEXT_PLAIN ? tail.data[0] == '\n' : view_starts(tail, "\\n"))
			break;
		len++;
	}
	View line = view_from(text, text.len - len);
	return form == TEXT_ESCAPED && len && line.data != text.data ? view_from(line, 1) : line;
}

/* Passes over what was broken off the quoted line before it. Returns whether anything was. */
static bool skip_broken(LineIter *lines, View quoted)
{
	LineIter ahead = *lines;
	View before = quoted, line;
	for (int i = 0; i <= MAX_BROKEN && line_iter_next(&ahead, &line); i++) {
		if (line.len && line.data[0] == '>')
			return i > 0;
		if (!goes_on_small(line) || !is_full(before, line, lines->form) ||
		    trailer_may_start(line))
			return false;
		*lines = ahead;
		before = line;
	}
	return false;
}

void quote_skip(LineIter *lines, View first)
{
	line_iter_skip(lines, '>');
	while (goes_on_small(lines->rest)) {
		LineIter start = *lines;
		View quoted = { first.data, (size_t)(lines->rest.data - first.data) };
		if (!skip_broken(lines, last_line(quoted, lines->form))) {
			*lines = start;
			return;
		}
		line_iter_skip(lines, '>');
	}
}
