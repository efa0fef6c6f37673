/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the spellings of a title have in common: see patch/title-key.h. */
#include "patch/title-key.h"

/* The length of the character at the start of text, which is no ASCII, if it is punctuation or
 * white space: a full-width colon, a dash. 0 for a letter, and for a byte that is no character. */
static size_t other_length(View text)
{
	gunichar c = g_utf8_get_char_validated(text.data, (gssize)text.len);
	bool is_invalid = c == (gunichar)-1 || c == (gunichar)-2;
	if (is_invalid || !(g_unichar_ispunct(c) || g_unichar_isspace(c)))
		return 0;
	return (size_t)g_unichar_to_utf8(c, NULL);
}

View title_key(View title, GString *buffer)
{
	const char *was = view_chr(title, '(') ? view_find(title, " (was") : NULL;
	title = was ? view_head(title, (size_t)(was - title.data)) : title;
	g_string_set_size(buffer, title.len);
	size_t len = 0;
	for (size_t i = 0; i < title.len; i++) {
		char byte = title.data[i];
		size_t other = (guint8)byte >= 0xc0 ? other_length(view_from(title, i)) : 0;
		if (other)
			i += other - 1;
		else if ((guint8)((byte | 0x20) - 'a') < 26)
			buffer->str[len++] = byte | 0x20;
		else if (g_ascii_isdigit(byte) || (guint8)byte >= 0x80)
			buffer->str[len++] = byte;
	}
	g_string_set_size(buffer, len);
	return view_of_gstring(buffer);
}
