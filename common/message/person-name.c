/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two names are one: see message/person-name.h. */
#include "message/person-name.h"

#include "bytes/hash.h"

/* A longer one is no name: it is compared as it stands. */
enum {
	MAX_NAME = 200
};

/* Whether all of name counts but its case: it is in ASCII, has no commas and brackets, and a blank
 * only between words. */
static bool is_plain(View name)
{
	char before = ' ';
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];
		if ((guchar)c >= 0x80 || c == ',' || c == ')' || c == '"' ||
		    (g_ascii_isspace(c) && (before == ' ' || c != ' ')))
			return false;
		before = c;
	}
	return before != ' ' && before != '\'';
}

/* Appends the words of text to out, with one blank before each but the first in out. */
static void append_words(GString *out, View text)
{
	const char *at = text.data, *end = text.data + text.len;
	bool is_apart = out->len > 0;
	while (at < end) {
		gunichar c = g_utf8_get_char(at);
		const char *next = g_utf8_next_char(at);
		if (g_unichar_isspace(c)) {
			is_apart = out->len > 0;
		} else {
			if (is_apart)
				g_string_append_c(out, ' ');
			g_string_append_len(out, at, next - at);
			is_apart = false;
		}
		at = next;
	}
}

static View without_quotes(View name)
{
	name = view_trim(name);
	while (name.len > 2 && (name.data[0] == '"' || name.data[0] == '\'') &&
	       name.data[name.len - 1] == name.data[0])
		name = view_trim((View){ name.data + 1, name.len - 2 });
	return name;
}

/* Whether text has two words or more. */
static bool has_words(View text)
{
	return view_chr(text, ' ') || view_chr(text, ',');
}

/* Takes ` (Company)` off the end of a name. */
static View without_company(View name)
{
	const char *open = view_ends(name, ")") ? view_rchr(name, '(') : NULL;
	View before = view_trim(view_head(name, open ? (size_t)(open - name.data) : 0));
	return has_words(before) ? before : name;
}

/* The name with its family's behind, in words with one blank between them. */
static char *put_in_order(View name)
{
	GString *words = g_string_sized_new(name.len + 1);
	const char *comma = view_chr(name, ',');
	View last = view_head(name, comma ? (size_t)(comma - name.data) : 0);
	View first = view_trim(view_from(name, comma ? last.len + 1 : 0));
	/* a second comma stands before a title: `Ferry, Ada, PhD` */
	if (comma && first.len && last.len && !view_chr(first, ',')) {
		append_words(words, first);
		append_words(words, last);
	} else {
		append_words(words, name);
	}
	return g_string_free(words, FALSE);
}

/* Whether a name is to be looked at as Unicode, and can be. */
static bool is_text(View name)
{
	return name.len <= MAX_NAME && g_utf8_validate(name.data, (gssize)name.len, NULL);
}

/* What is equal for equal names; NULL if name is that, but for the case of ASCII letters. */
static char *canonical(View name)
{
	if (is_plain(name) || !is_text(name))
		return NULL;
	g_autofree char *words = put_in_order(without_company(without_quotes(name)));
	g_autofree char *normal = g_utf8_normalize(words, -1, G_NORMALIZE_DEFAULT);
	g_autofree char *folded = normal ? g_utf8_casefold(normal, -1) : NULL;
	/* folding may have put apart what was together, as in `\xc4\xb0` */
	return folded ? g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT) : NULL;
}

bool person_name_is_same(View a, View b)
{
	if (a.len == 0 || b.len == 0)
		return false;
	if (view_equal_nocase(a, b))
		return true;
	if (is_plain(a) && is_plain(b))
		return false;
	g_autofree char *left = canonical(a);
	g_autofree char *right = canonical(b);
	return view_equal_nocase(left ? view_of(left) : a, right ? view_of(right) : b);
}

guint64 person_name_hash(guint64 seed, View name)
{
	if (name.len == 0)
		return 0;
	g_autofree char *key = canonical(name);
	return hash_view_nocase(seed, key ? view_of(key) : name);
}
