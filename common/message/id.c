/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Message ids: see message/id.h. */
#include "message/id.h"

#include "message/encoded-word.h"
#include "message/html-entity.h"

/* How web archives print the `@` of an id. */
static const char *const printed_at[] = { " () ", " at ", " (at) ", " [at] ", " (a) " };

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

/* Whether there may be white space in text. Looks at all of it, which is done many bytes at once.
 */
static bool may_have_space(View text)
{
	bool found = false;
	for (size_t i = 0; i < text.len; i++)
		found |= (guint8)text.data[i] <= ' ';
	return found;
}

/* Appends an id that has white space in it, without that. */
static void append_spaced(GString *out, View id)
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

/* What may stand in a word without `<>` that is taken for an id: no quotes, brackets, commas. */
static bool is_bare_id(View word)
{
	const View marks = VIEW("!#$%&*+-./=?@^_{|}~");
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isalnum(word.data[i]) && !view_chr(marks, word.data[i]))
			return false;
	const char *at = view_chr(word, '@');
	return at && at > word.data && at + 1 < word.data + word.len;
}

/* How the words of a stretch of text without `<` are taken. */
typedef enum {
	BARE_ALL,    /* it is nothing but ids */
	BARE_CLOSED, /* prose, in which only what ends in `>` is an id */
	BARE_LOOSE,  /* there is no `<` in the value: what looks like an id is one */
} BareRule;

/* The ids of a value, one after the other. */
typedef struct {
	View rest;
	size_t stretch; /* how much of rest is known to have no `<` */
	BareRule rule;	/* of the stretch */
	bool is_loose;	/* BARE_LOOSE takes the place of BARE_CLOSED */
	bool prose;	/* other text stood before the id given last */
} IdIter;

static bool is_separator(char c)
{
	return g_ascii_isspace(c) || c == ',' || c == ';' || c == '>';
}

/* Takes the next word off text, without what separates it from others; empty at the end. */
static View next_word(View *text, bool *is_closed)
{
	size_t start = 0;
	while (start < text->len && is_separator(text->data[start]))
		start++;
	size_t end = start;
	while (end < text->len && !is_separator(text->data[end]))
		end++;
	View word = { text->data + start, end - start };
	*is_closed = end < text->len && text->data[end] == '>';
	*text = view_from(*text, end);
	return word;
}

static bool is_all_ids(View stretch)
{
	bool is_closed;
	View word;
	while ((word = next_word(&stretch, &is_closed)).len)
		if (!is_bare_id(word))
			return false;
	return true;
}

/* Measures the stretch that rest starts with. */
static void enter_stretch(IdIter *iter)
{
	const char *open = view_chr(iter->rest, '<');
	View stretch = open ? view_head(iter->rest, (size_t)(open - iter->rest.data)) : iter->rest;
	iter->stretch = stretch.len;
	iter->rule = is_all_ids(stretch) ? BARE_ALL : iter->is_loose ? BARE_LOOSE : BARE_CLOSED;
}

/* Takes the next id off the stretch. */
static bool next_bare(IdIter *iter, View *id)
{
	View stretch = view_head(iter->rest, iter->stretch);
	bool is_closed, found = false;
	while (!found && (*id = next_word(&stretch, &is_closed)).len) {
		found = is_bare_id(*id) && (iter->rule != BARE_CLOSED || is_closed);
		iter->prose |= !found;
	}
	iter->rest = view_from(iter->rest, iter->stretch - stretch.len);
	iter->stretch = stretch.len;
	return found;
}

/* How much of text stands before the next `<` or `>`. */
static size_t bracket_length(View text)
{
	/* Ids are short. What is looked at is as well, since many may not be closed. */
	enum {
		NEAR = 128
	};
	const char *close = view_chr(view_head(text, NEAR), '>');
	View inside = view_head(text, close ? (size_t)(close - text.data) : 0);
	if (close && !view_chr(inside, '<'))
		return inside.len;
	size_t len = 0;
	while (len < text.len && text.data[len] != '>' && text.data[len] != '<')
		len++;
	return len;
}

/* Takes the `<id>` that rest starts with. One that is not closed ends as a word does. */
static bool next_bracketed(IdIter *iter, View *id)
{
	View inside = view_from(iter->rest, 1);
	size_t len = bracket_length(inside);
	bool is_closed = len < inside.len && inside.data[len] == '>';
	*id = view_trim(view_head(inside, len));
	if (!is_closed) {
		size_t word = 0;
		while (word < id->len && !is_separator(id->data[word]))
			word++;
		*id = view_head(*id, word);
		len = word ? (size_t)(id->data + word - inside.data) : len;
	}
	iter->rest = view_from(inside, is_closed ? len + 1 : len);
	return id->len > 0;
}

static bool id_iter_next(IdIter *iter, View *id)
{
	iter->prose = false;
	for (;;) {
		while (iter->stretch == 0 && iter->rest.len && is_separator(iter->rest.data[0]))
			iter->rest = view_from(iter->rest, 1);
		if (iter->rest.len == 0)
			return false;
		bool is_open = iter->stretch == 0 && iter->rest.data[0] == '<';
		if (iter->stretch == 0 && !is_open)
			enter_stretch(iter);
		if (is_open ? next_bracketed(iter, id) : next_bare(iter, id))
			return true;
	}
}

/* An id as it should be: itself, or mended in buffer. `<a@b c@d>` has lost the brackets in its
 * middle: of these it is the first, or the last. */
static View mend(View id, bool takes_last, GString *buffer)
{
	View rest = id, word;
	bool is_closed;
	if (!may_have_space(id))
		return id;
	if (is_all_ids(id)) {
		id = next_word(&rest, &is_closed);
		while (takes_last && (word = next_word(&rest, &is_closed)).len)
			id = word;
		return id;
	}
	g_string_truncate(buffer, 0);
	append_spaced(buffer, id);
	return view_of_gstring(buffer);
}

static View find_id(View value, GString *buffer)
{
	View id;
	const char *open = view_chr(value, '<');
	IdIter iter = { .rest = open ? view_from(value, (size_t)(open - value.data)) : VIEW("") };
	if (id_iter_next(&iter, &id))
		return mend(id, false, buffer);
	/* Whatever stands there is the message's name, even without a `@`. */
	value = view_trim(value);
	size_t len = 0;
	while (len < value.len && !g_ascii_isspace(value.data[len]) &&
	       !view_chr(VIEW("<>"), value.data[len]))
		len++;
	return view_head(value, len);
}

static View find_parent(View value, GString *buffer)
{
	View parent = VIEW(""), id;
	bool starts_with_id = true;
	IdIter iter = { .rest = value };
	bool names_person = view_starts_nocase(value, "message from ");
	while (id_iter_next(&iter, &id)) {
		/* `Message from Ada <ada@example.org> of "Mon, 3 Mar"` */
		if (names_person && iter.prose) {
			names_person = false;
			continue;
		}
		if (parent.len && starts_with_id && iter.prose)
			break;
		if (parent.len == 0)
			starts_with_id = !iter.prose;
		parent = id;
	}
	return mend(parent, true, buffer);
}

/* Whether a value is not what it looks like. */
static bool is_encoded(View value)
{
	return encoded_word_maybe(value) ||
	       (value.len && value.data[0] != '<' && html_entity_hides_address(value));
}

/* What the encoded words of a value stand for, or its character references. */
static GString *decode(View value)
{
	GString *decoded = g_string_new(NULL);
	if (html_entity_hides_address(value))
		html_entity_append_text(decoded, value);
	else
		encoded_word_decode(decoded, value);
	return decoded;
}

/* The id where it outlives what it was found in. */
static View keep(View id, GString *buffer)
{
	if (id.data != buffer->str) {
		g_string_truncate(buffer, 0);
		view_append(buffer, id);
	}
	return view_of_gstring(buffer);
}

View message_id_of(View value, GString *buffer)
{
	if (!is_encoded(value))
		return find_id(value, buffer);
	g_autoptr(GString) decoded = decode(value);
	return keep(find_id(view_of_gstring(decoded), buffer), buffer);
}

View message_id_of_parent(View value, View self, GString *buffer)
{
	g_autoptr(GString) decoded = is_encoded(value) ? decode(value) : NULL;
	View parent = find_parent(decoded ? view_of_gstring(decoded) : value, buffer);
	if (decoded)
		parent = keep(parent, buffer);
	return view_equal(parent, self) ? VIEW("") : parent;
}

void message_id_append_all(GString *out, View value, View self)
{
	g_autoptr(GString) decoded = is_encoded(value) ? decode(value) : NULL;
	if (decoded)
		value = view_of_gstring(decoded);
	IdIter iter = { .rest = value, .is_loose = !view_chr(value, '<') };
	View id;
	size_t start = out->len;
	while (id_iter_next(&iter, &id)) {
		bool is_spaced = may_have_space(id);
		if (is_spaced && is_all_ids(id)) {
			/* several, whose inner brackets are lost: read it again as words */
			const char *end = iter.rest.data + iter.rest.len;
			iter.rest = (View){ id.data, (size_t)(end - id.data) };
			continue;
		}
		size_t before = out->len;
		if (before > start)
			g_string_append_c(out, ' ');
		size_t at = out->len;
		if (is_spaced)
			append_spaced(out, id);
		else
			view_append(out, id);
		if (view_equal((View){ out->str + at, out->len - at }, self))
			g_string_truncate(out, before);
	}
}
