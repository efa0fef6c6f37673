/* SPDX-License-Identifier: GPL-2.0-or-later */
/* format=flowed, un-stuffed: see message/flowed.h. */
#include "message/flowed.h"

#include "bytes/scan.h"

/* Where the blank of the next indented line of text is; its end if there is none. */
static size_t next_indent(View text)
{
	const char *newline = scan_find_indent(text);
	return newline ? (size_t)(newline + 1 - text.data) : text.len;
}

/* Nothing stuffs a line that starts with a TAB. */
static bool is_unstuffed(View text)
{
	if (view_starts(text, " \t"))
		return true;
	while ((text = view_from(text, next_indent(text))).len)
		if (view_starts(text, " \t"))
			return true;
	return false;
}

void flowed_unstuff(GString *text, size_t start)
{
	View rest = { text->str + start, text->len - start };
	char *to = text->str + start;
	if (is_unstuffed(rest))
		return;
	if (view_starts(rest, " "))
		rest = view_from(rest, 1);
	while (rest.len) {
		size_t kept = next_indent(rest);
		memmove(to, rest.data, kept);
		to += kept;
		rest = view_from(rest, kept + 1);
	}
	g_string_truncate(text, (gsize)(to - text->str));
}
