/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of a list: see message/list-names.h. */
#include "message/list-names.h"

/* Where the last `<` stands outside of quotes and comments, and the last word without one. */
typedef struct {
	const char *open;
	View word;
} ListIdParts;

static ListIdParts find_list_id(View value)
{
	ListIdParts parts = { NULL, VIEW("") };
	size_t depth = 0;
	bool quoted = false, in_word = false;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];
		bool is_outside = depth == 0 && !quoted;
		if (c == '\\' && !is_outside)
			i++;
		else if (c == '"' && depth == 0)
			quoted = !quoted;
		else if (!quoted && c == '(')
			depth++;
		else if (!quoted && c == ')' && depth)
			depth--;
		else if (is_outside && c == '<')
			parts.open = value.data + i;
		bool is_part = depth == 0 && !g_ascii_isspace(c) && !byte_is_in(c, "()<>\"");
		if (is_part && !in_word)
			parts.word = (View){ value.data + i, 0 };
		if (is_part)
			parts.word.len++;
		in_word = is_part;
	}
	/* a quote or comment that is never closed hides nothing */
	if (!parts.open && (quoted || depth))
		parts.open = view_rchr(value, '<');
	return parts;
}

View list_id_of(View value)
{
	const char *last = view_rchr(value, '<');
	View behind = view_from(value, last ? (size_t)(last - value.data) : 0);
	bool is_plain = last && !view_chr(behind, '"') && !view_chr(behind, ')');
	ListIdParts parts = { last, VIEW("") };
	if (!is_plain)
		parts = find_list_id(value);
	if (!parts.open)
		return parts.word;
	View id = view_from(value, (size_t)(parts.open - value.data) + 1);
	const char *close = view_chr(id, '>');
	return view_trim(close ? view_head(id, (size_t)(close - id.data)) : id);
}

View list_post_of(View value)
{
	static const char scheme[] = "mailto:";
	const char *start = view_find(value, scheme);
	if (!start)
		return VIEW("");
	View addr = view_from(value, (size_t)(start - value.data) + strlen(scheme));
	size_t len = 0;
	while (len < addr.len && !g_ascii_isspace(addr.data[len]) &&
	       !view_chr(VIEW(">?,"), addr.data[len]))
		len++;
	return view_head(addr, len);
}

bool list_has_address(const ListNames *list, View addr)
{
	const char *at = view_chr(addr, '@');
	if (!at)
		return false;
	if (view_equal_nocase(addr, list->post))
		return true;
	/* the id with its first dot, which may be the local part's, read as `@` */
	size_t local = (size_t)(at - addr.data);
	return list->id.len == addr.len && list->id.data[local] == '.' &&
	       view_equal_nocase(view_head(addr, local), view_head(list->id, local)) &&
	       view_equal_nocase(view_from(addr, local + 1), view_from(list->id, local + 1));
}
