/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two names are one: see message/person-name.h. */
#include "message/person-name.h"

#include "bytes/hash.h"

/* A longer one is no name: it is compared as it stands. */
enum {
	MAX_NAME = 200
};

#define BIT(c) ((guint64)1 << (c))

/* Of ASCII below `@`, what is in no plain name: white space but for the blank, and marks. */
static const guint64 odd =
	BIT('\t') | BIT('\n') | BIT('\v') | BIT('\f') | BIT('\r') | BIT('"') | BIT(',') | BIT(')');

/* Whether all of name counts but its case: it is in ASCII, has no commas and brackets, and a blank
 * only between words. */
static bool is_plain(View name)
{
	char before = ' ';
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];
		if ((guint8)c >= 0x80 || ((guint8)c < '@' && odd >> c & 1) ||
		    (c == ' ' && before == ' '))
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

/* The name without what may stand around it. What is no text stays as it is. */
static View core_of(View name)
{
	return is_plain(name) || !is_text(name) ? name : without_company(without_quotes(name));
}

/* What is equal for the cores of equal names; NULL if core is that, but for the case of ASCII
 * letters. */
static char *canonical(View core)
{
	if (is_plain(core) || !is_text(core))
		return NULL;
	g_autofree char *words = put_in_order(core);
	g_autofree char *normal = g_utf8_normalize(words, -1, G_NORMALIZE_DEFAULT);
	g_autofree char *folded = normal ? g_utf8_casefold(normal, -1) : NULL;
	/* folding may have put apart what was together, as in `\xc4\xb0` */
	return folded ? g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT) : NULL;
}

/* Whether the letter of UTF-8 that starts with these bytes may be others, ASCII ones among them, in
 * another case or form: an accent may stand alone. */
static bool may_come_apart(guint8 first, guint8 second)
{
	static const guint8 pairs[][2] = {
		{ 0xc4, 0xb0 }, { 0xc5, 0x89 }, { 0xc5, 0xbf }, { 0xc7, 0xb0 }
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		if (first == pairs[i][0] && second == pairs[i][1])
			return true;
	return first == 0xcc || first == 0xcd || first == 0xe1 || first == 0xe2 || first == 0xef;
}

#define LETTER_SUM(letter) ((guint64)1 << (letter) % 32 * 2)

/* What the ASCII letters of a core add up to, whatever their order and case. Returns false where
 * that does not tell names apart, as a letter may come apart. */
static bool add_letters(View name, guint64 *sum)
{
	*sum = 0;
	for (size_t i = 0; i < name.len; i++) {
		guint8 c = (guint8)name.data[i];
		guint8 next = i + 1 < name.len ? (guint8)name.data[i + 1] : 0;
		if (c >= 0xc0 && may_come_apart(c, next))
			return false;
		if (c == 0xc3 && next == 0x9f) /* `ss` in another case */
			*sum += 2 * LETTER_SUM('s');
		if (g_ascii_isalpha(c))
			*sum += LETTER_SUM(c);
	}
	return true;
}

bool person_name_is_same(View a, View b)
{
	guint64 left_sum, right_sum;
	if (a.len == 0 || b.len == 0)
		return false;
	if (view_equal_nocase(a, b))
		return true;
	if (is_plain(a) && is_plain(b))
		return false;
	a = core_of(a);
	b = core_of(b);
	if (view_equal_nocase(a, b))
		return true;
	if (is_plain(a) && is_plain(b))
		return false;
	/* two who differ, as most do, without a look at Unicode's tables */
	if (add_letters(a, &left_sum) && add_letters(b, &right_sum) && left_sum != right_sum)
		return false;
	g_autofree char *left = canonical(a);
	g_autofree char *right = canonical(b);
	return view_equal_nocase(left ? view_of(left) : a, right ? view_of(right) : b);
}

guint64 person_name_hash(guint64 seed, View name)
{
	if (name.len == 0)
		return 0;
	View core = core_of(name);
	g_autofree char *key = canonical(core);
	return hash_view_nocase(seed, key ? view_of(key) : core);
}
