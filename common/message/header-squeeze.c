/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a header field on one line: see message/header-squeeze.h. */
#include "message/header-squeeze.h"

View header_squeeze(View text, GString *buffer)
{
	text = view_trim(text);
	size_t same = 0; /* how much of text needs no change */
	while (same < text.len &&
	       !(g_ascii_isspace(text.data[same]) &&
		 (text.data[same] != ' ' || g_ascii_isspace(text.data[same + 1]))))
		same++;
	if (same == text.len)
		return text;
	g_string_truncate(buffer, 0);
	g_string_append_len(buffer, text.data, (gssize)same);
	for (View rest = view_from(text, same); rest.len; rest = view_trim(rest)) {
		size_t word = 0;
		while (word < rest.len && !g_ascii_isspace(rest.data[word]))
			word++;
		if (buffer->len && word)
			g_string_append_c(buffer, ' ');
		g_string_append_len(buffer, rest.data, (gssize)word);
		rest = view_from(rest, word);
	}
	return view_of_gstring(buffer);
}
