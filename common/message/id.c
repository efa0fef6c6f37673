/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Message ids: see message/id.h. */
#include "message/id.h"

/* How web archives print the `@` of an id. */
static const char *const printed_at[] = { " () ", " at " };

/* Appends text without its white space. */
static void append_solid(GString *out, View text)
{
	size_t start = 0;
	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && !g_ascii_isspace(text.data[i]))
			continue;
		g_string_append_len(out, text.data + start, (gssize)(i - start));
		start = i + 1;
	}
}

static bool has_space(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (g_ascii_isspace(text.data[i]))
			return true;
	return false;
}

static void append_id(GString *out, View id)
{
	for (size_t i = 0; !view_chr(id, '@') && i < G_N_ELEMENTS(printed_at); i++) {
		const char *at = view_find(id, printed_at[i]);
		if (!at)
			continue;
		size_t before = (size_t)(at - id.data);
		append_solid(out, view_head(id, before));
		g_string_append_c(out, '@');
		append_solid(out, view_from(id, before + strlen(printed_at[i])));
		return;
	}
	append_solid(out, id);
}

/* An id as it should be: itself, or mended in buffer. */
static View mend(View id, GString *buffer)
{
	if (!has_space(id))
		return id;
	g_string_truncate(buffer, 0);
	append_id(buffer, id);
	return view_of_gstring(buffer);
}

/* What may stand in a word without `<>` that is taken for an id: no quotes, brackets, commas. */
static bool is_bare_id(View word)
{
	const View marks = VIEW("!#$%&*+-./=?@^_{|}~");
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isalnum(word.data[i]) && !view_chr(marks, word.data[i]))
			return false;
	return view_chr(word, '@') != NULL;
}

/*
 * Takes the next `<id>` off rest and says whether something else than blanks and commas stood
 * before it. An id that is not closed ends at the next `<`, or else at white space.
 */
static bool next_bracketed(View *rest, View *id, bool *text_before)
{
	*text_before = false;
	while (rest->len) {
		size_t i = 0;
		for (; i < rest->len && rest->data[i] != '<'; i++)
			*text_before |= !g_ascii_isspace(rest->data[i]) && rest->data[i] != ',';
		View inside = view_from(*rest, i + 1);
		size_t len = 0;
		while (len < inside.len && inside.data[len] != '>' && inside.data[len] != '<')
			len++;
		*rest = view_from(inside, len);
		*id = view_trim(view_head(inside, len));
		if (rest->len == 0)
			for (len = 0; len < id->len && !g_ascii_isspace(id->data[len]); len++)
				;
		else
			len = id->len;
		*id = view_head(*id, len);
		if (view_starts(*rest, ">"))
			*rest = view_from(*rest, 1);
		if (id->len)
			return true;
	}
	return false;
}

/* Takes the next word that can be an id off rest. */
static bool next_bare(View *rest, View *id)
{
	while (rest->len) {
		*rest = view_trim(*rest);
		size_t len = 0;
		while (len < rest->len && !g_ascii_isspace(rest->data[len]))
			len++;
		*id = view_head(*rest, len);
		*rest = view_from(*rest, len);
		if (is_bare_id(*id))
			return true;
	}
	return false;
}

View message_id_of(View value, GString *buffer)
{
	View id;
	bool text_before;
	View rest = value;
	if (next_bracketed(&rest, &id, &text_before))
		return mend(id, buffer);
	/* Whatever stands there is the message's name, even without a `@`. */
	value = view_trim(value);
	size_t len = 0;
	while (len < value.len && !g_ascii_isspace(value.data[len]) &&
	       !view_chr(VIEW("<>"), value.data[len]))
		len++;
	return view_head(value, len);
}

View message_id_of_parent(View value, View self, GString *buffer)
{
	View parent = VIEW("");
	View id;
	value = view_trim(value);
	if (!view_chr(value, '<')) {
		/* one word and nothing else */
		View rest = value;
		if (!next_bare(&rest, &parent) || parent.len != value.len)
			return VIEW("");
	}
	bool starts_with_id = view_starts(value, "<");
	bool text_before;
	for (View rest = value; next_bracketed(&rest, &id, &text_before); parent = id)
		if (parent.len && starts_with_id && text_before)
			break;
	parent = mend(parent, buffer);
	return view_equal(parent, self) ? VIEW("") : parent;
}

void message_id_append_all(GString *out, View value, View self)
{
	bool bracketed = view_chr(value, '<') != NULL;
	bool text_before;
	View id;
	size_t start = out->len;
	while (bracketed ? next_bracketed(&value, &id, &text_before) : next_bare(&value, &id)) {
		size_t before = out->len;
		if (before > start)
			g_string_append_c(out, ' ');
		size_t at = out->len;
		append_id(out, id);
		if (view_equal((View){ out->str + at, out->len - at }, self))
			g_string_truncate(out, before);
	}
}
