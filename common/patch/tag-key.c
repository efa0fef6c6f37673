/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys of tags, one or several in one: see patch/tag-key.h. */
#include "patch/tag-key.h"

/* A key begins with its word. */
#define KEY(word)                                                                                  \
	{                                                                                          \
		VIEW_INIT(word "-by"), sizeof(word) - 1                                            \
	}

static const struct {
	View key;
	size_t word;
} tag_keys[] = {
	KEY("Acked-and-tested"),
	KEY("Acked"),
	KEY("Reported-and-tested"),
	KEY("Reported"),
	KEY("Reviewed-and-tested"),
	KEY("Reviewed"),
	KEY("Suggested"),
	KEY("Tested-and-reviewed"),
	KEY("Tested"),
};

/* The length of the hyphen or short dash of Unicode that text begins with; 0 if it does not. */
static size_t wide_hyphen_length(View text)
{
	static const char *const hyphens[] = { "\u2010", "\u2011", "\u2013" };
	for (size_t i = 0; i < G_N_ELEMENTS(hyphens); i++)
		if (view_starts(text, hyphens[i]))
			return strlen(hyphens[i]);
	return 0;
}

/* How long word is at the beginning of text, whatever the case, with a blank or another hyphen or
 * not for a hyphen, where it ends or something else goes on; 0 if it is not there. */
static size_t word_length(View text, View word)
{
	size_t at = 0;
	if (text.len < word.len)
		return 0;
	for (size_t i = 0; i < word.len; i++) {
		if (at == text.len)
			return 0;
		char byte = text.data[at] == ' ' ? '-' : text.data[at];
		size_t len = 1;
		if (g_ascii_tolower(byte) != g_ascii_tolower(word.data[i]))
			len = word.data[i] == '-' && byte & 0x80
				      ? wide_hyphen_length(view_from(text, at))
				      : 0;
		if (len == 0)
			return 0;
		at += len;
	}
	return at == text.len || !g_ascii_isalnum(text.data[at]) ? at : 0;
}

/* Takes a key off the front of *text, or only its word: then *is_bare is set. False if there is
 * none. */
static bool take_key(View *text, View *key, bool *is_bare)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tag_keys); i++) {
		*key = tag_keys[i].key;
		size_t len = word_length(*text, *key);
		if (len && (text->len == len || text->data[len] != '-')) {
			*is_bare = false;
			*text = view_from(*text, len);
			return true;
		}
	}
	for (size_t i = 0; i < G_N_ELEMENTS(tag_keys); i++) {
		*key = tag_keys[i].key;
		size_t len = word_length(*text, view_head(*key, tag_keys[i].word));
		if (len) {
			*is_bare = true;
			*text = view_from(*text, len);
			return true;
		}
	}
	return false;
}

/* Takes what joins two keys off the front of *text: one of `/&+,`, or `and`. False if it does
 * not begin so. */
static bool take_joint(View *text)
{
	View rest = view_skip_any(*text, " -");
	bool has_sign = rest.len && byte_is_in(rest.data[0], "/&+,");
	if (has_sign)
		rest = view_skip_any(view_from(rest, 1), " -");
	bool has_and = rest.data != text->data && word_length(rest, VIEW("and"));
	if (has_and)
		rest = view_skip_any(view_from(rest, strlen("and")), " -");
	if (has_sign || has_and)
		*text = rest;
	return has_sign || has_and;
}

bool tag_keys_take(TagKeys *keys, View *text)
{
	View rest = *text;
	bool is_bare;
	keys->n = 0;
	do {
		if (keys->n == MAX_TAG_KEYS || !take_key(&rest, &keys->keys[keys->n], &is_bare))
			return false;
		keys->n++;
	} while (take_joint(&rest));
	if (!is_bare)
		*text = rest;
	return !is_bare;
}
