/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a header field on one line: see message/header-squeeze.h. */
#include "message/header-squeeze.h"

#include "bytes/wide-blank.h"

/* The length in bytes of the white space that text begins with; 0 if it begins with none. */
static inline size_t space_length(View text)
{
	if (text.len && g_ascii_isspace(text.data[0]))
		return 1;
	return wide_blank_length(text);
}

static View skip_space(View text)
{
	size_t len;
	while ((len = space_length(text)))
		text = view_from(text, len);
	return text;
}

static View trim(View text)
{
	size_t len;
	text = view_trim(text);
	if (wide_blank_length(text))
		text = skip_space(text);
	while ((len = wide_blank_length_at_end(text)))
		text = view_trim(view_head(text, text.len - len));
	return text;
}

/* Whether what text begins with stays as it is: no white space, or a blank with a word behind it.
 */
static inline bool is_kept(View text)
{
	guint8 byte = (guint8)text.data[0];
	if (byte > ' ' && byte < 0x7f)
		return true;
	return byte == ' ' ? space_length(view_from(text, 1)) == 0 : space_length(text) == 0;
}

View header_squeeze(View text, GString *buffer)
{
	text = trim(text);
	size_t same = 0; /* how much of text needs no change */
	while (same < text.len && is_kept(view_from(text, same)))
		same++;
	if (same == text.len)
		return text;
	g_string_truncate(buffer, 0);
	g_string_append_len(buffer, text.data, (gssize)same);
	for (View rest = view_from(text, same); rest.len; rest = skip_space(rest)) {
		size_t word = 0;
		while (word < rest.len && space_length(view_from(rest, word)) == 0)
			word++;
		if (buffer->len && word)
			g_string_append_c(buffer, ' ');
		g_string_append_len(buffer, rest.data, (gssize)word);
		rest = view_from(rest, word);
	}
	return view_of_gstring(buffer);
}
