/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The readable text of one text part: see message/body-text.h. */
#include "message/body-text.h"

#include "bytes/scan.h"
#include "message/charset.h"
#include "message/clear-signed.h"
#include "message/flowed.h"
#include "message/footer.h"
#include "message/growth.h"
#include "message/html-text.h"
#include "message/html-token.h"

static void byte_drop(GString *text, size_t start, char byte)
{
	char *to = text->str + start;
	for (const char *from = to; from < text->str + text->len; from++)
		if (*from != byte)
			*to++ = *from;
	g_string_truncate(text, (gsize)(to - text->str));
}

/* Drops the CRs before each LF in text from offset start on. */
static void newlines_clean(GString *text, size_t start)
{
	char *to = text->str + start;
	View rest = { to, text->len - start };
	const char *cr;
	while ((cr = view_chr(rest, '\r'))) {
		size_t before = (size_t)(cr - rest.data);
		size_t run = 1;
		while (before + run < rest.len && cr[run] == '\r')
			run++;
		bool ends_line = before + run < rest.len && cr[run] == '\n';
		size_t kept = ends_line ? before : before + run;
		memmove(to, rest.data, kept);
		to += kept;
		rest = view_from(rest, before + run);
	}
	memmove(to, rest.data, rest.len);
	g_string_truncate(text, (gsize)(to + rest.len - text->str));
}

static bool append_utf8(GString *out, View decoded, View charset, size_t max)
{
	size_t start = out->len;
	bool is_whole = charset_to_utf8(out, decoded, charset, max);
	View text = { out->str + start, out->len - start };
	if (view_chr(text, '\0'))
		byte_drop(out, start, '\0');
	newlines_clean(out, start);
	return is_whole;
}

/* Drops the empty lines at the end of text, down to offset start. */
static void drop_last_lines(GString *text, size_t start)
{
	size_t len = text->len;
	while (len > start && text->str[len - 1] == '\n')
		len--;
	g_string_truncate(text, len);
}

/* Takes the footers out of text from offset start on, and has it end in LF. */
static void cut_footers(GString *text, size_t start)
{
	View all = { text->str + start, text->len - start }, footer;
	char *to = text->str + start;
	size_t from = 0, after = 0;
	while (footer_next(all, from, &footer)) {
		size_t before = (size_t)(footer.data - all.data) - from;
		memmove(to, all.data + from, before);
		to += before;
		from += before + footer.len;
		after = from;
	}
	View rest = view_from(all, from);
	bool was_last = after && view_skip_space(rest).len == 0;
	memmove(to, rest.data, rest.len);
	g_string_truncate(text, (gsize)(to + rest.len - text->str));
	/* those before a footer are the list's as well */
	if (was_last)
		drop_last_lines(text, start);
	if (text->len > start && text->str[text->len - 1] != '\n')
		g_string_append_c(text, '\n');
}

bool text_part_append(GString *out, View decoded, View charset, bool flowed, size_t max)
{
	size_t start = out->len;
	/* there may be a line end to add */
	bool is_whole = append_utf8(out, decoded, charset, max - MIN(max, 1));
	if (flowed)
		flowed_unstuff(out, start);
	if (clear_signed_starts((View){ out->str + start, out->len - start }))
		clear_signed_open(out, start);
	cut_footers(out, start);
	return is_whole;
}

bool text_part_is_clean(View decoded, View charset, bool flowed)
{
	bool plain = charset_is_plain(decoded);
	if (!plain && (view_chr(decoded, '\r') || view_chr(decoded, '\0')))
		return false;
	if (flowed && (view_starts(decoded, " ") || scan_find_indent(decoded)))
		return false;
	View footer;
	if (clear_signed_starts(decoded))
		return false;
	return (decoded.len == 0 || view_ends(decoded, "\n")) &&
	       !footer_next(decoded, 0, &footer) && charset_keeps(decoded, plain, charset);
}

bool html_part_append(GString *out, View decoded, GString *buffer, View charset, size_t max)
{
	g_autoptr(GString) html = g_string_new(NULL);
	size_t start = out->len;
	View label = charset.len ? charset : html_charset(decoded);
	bool is_whole = append_utf8(html, decoded, label, max);
	if (buffer)
		growth_empty(buffer, 0);
	is_whole &= html_text_append(out, view_of_gstring(html), max);
	cut_footers(out, start);
	return is_whole;
}
