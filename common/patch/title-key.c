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

/* Smaller numbers without a word are of things that are counted: `fixes (#2)`, `D3: Fix`. */
#define MIN_NUMBER 3

/* Takes Phabricator's `D98770:` off the front of *title; false if there is none, or nothing else.
 */
static bool take_revision(View *title)
{
	if (!view_starts(*title, "D"))
		return false;
	size_t len = view_digits_length(view_from(*title, 1));
	View rest = view_from(*title, 1 + len);
	if (len < MIN_NUMBER || !view_starts(rest, ":"))
		return false;
	rest = view_skip_space(view_from(rest, 1));
	if (rest.len)
		*title = rest;
	return rest.len > 0;
}

/* Takes `(#12345)` or `(PR #12345)` off the end of *title; false if there is none, or nothing
 * else. */
static bool take_number(View *title)
{
	View text = view_trim(*title);
	const char *open = view_ends(text, ")") ? view_rchr(text, '(') : NULL;
	if (!open)
		return false;
	size_t before = (size_t)(open - text.data);
	View number = view_from(view_head(text, text.len - 1), before + 1);
	bool has_word = view_starts(number, "PR #");
	number = view_from(number, has_word ? strlen("PR ") : 0);
	size_t len = number.len ? number.len - 1 : 0;
	View rest = view_trim(view_head(text, before));
	if (!view_starts(number, "#") || view_digits_length(view_from(number, 1)) != len ||
	    len < (has_word ? 1 : MIN_NUMBER) || rest.len == 0)
		return false;
	*title = rest;
	return true;
}

View title_bare(View title)
{
	const char *end;
	while (view_starts(title, "[") && (end = view_chr(title, ']')))
		title = view_skip_space(view_from(title, (size_t)(end + 1 - title.data)));
	return title;
}

View title_key(View title, GString *buffer)
{
	const char *was = view_chr(title, '(') ? view_find(title, " (was") : NULL;
	title = was ? view_head(title, (size_t)(was - title.data)) : title;
	while (take_revision(&title) || take_number(&title))
		;
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

/* So many words of a title are compared. */
#define MAX_WORDS 32

static bool is_letter(char c)
{
	return g_ascii_isalnum(c) || c == '_' || (guint8)c >= 0x80;
}

/* The words of a title, at most MAX_WORDS. Returns how many there are. */
static guint split_title(View title, View *words)
{
	guint n = 0;
	for (size_t start = 0, end; start < title.len && n < MAX_WORDS; start = end + 1) {
		for (end = start; end < title.len && is_letter(title.data[end]);)
			end++;
		if (end > start)
			words[n++] = (View){ title.data + start, end - start };
	}
	return n;
}

guint title_shared_words(View title, View other, guint *n, guint *n_others)
{
	View words[MAX_WORDS], others[MAX_WORDS];
	guint n_shared = 0;
	*n = split_title(title, words);
	*n_others = split_title(other, others);
	for (guint i = 0; i < *n; i++)
		for (guint at = 0; at < *n_others; at++)
			if (view_equal_nocase(words[i], others[at])) {
				others[at] = VIEW("");
				n_shared++;
				break;
			}
	return n_shared;
}
