/* SPDX-License-Identifier: GPL-2.0-or-later */
/* List footers: see message/footer.h. */
#include "message/footer.h"

enum {
	MAX_FOOTER_LINES = 12,
	MIN_RULE = 10, /* Mailman's has 47 */
};

static bool is_rule(View line)
{
	size_t len = 0;
	while (len < line.len && line.data[len] == '_')
		len++;
	return len >= MIN_RULE && view_trim(view_from(line, len)).len == 0;
}

/* Whether a footer begins with these two lines. */
static bool is_footer(View first, View second)
{
	if (is_rule(first))
		return view_find(second, "mailing list") != NULL;
	/* transport may have taken the blank off */
	return (view_is(first, "-- ") || view_is(first, "--")) &&
	       view_starts(second, "You received this message because");
}

/* The last line of text, without its LF. */
static View last_line(View text)
{
	if (view_ends(text, "\n"))
		text.len--;
	const char *newline = text.len ? memrchr(text.data, '\n', text.len) : NULL;
	return newline ? view_from(text, (size_t)(newline + 1 - text.data)) : text;
}

/* Looks for one footer at the end of text; its length if there is none. */
static size_t last_footer_start(View text)
{
	View above = text;
	View below = VIEW("");
	for (unsigned i = 0; i < MAX_FOOTER_LINES && above.len; i++) {
		View line = last_line(above);
		size_t start = (size_t)(line.data - text.data);
		if (is_footer(line, below))
			return start;
		below = line;
		above = view_head(text, start);
	}
	return text.len;
}

size_t footer_start(View text)
{
	size_t start = text.len;
	size_t next;
	while ((next = last_footer_start(view_head(text, start))) < start)
		start = next;
	return start;
}
