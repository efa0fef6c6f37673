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

/* Whether text begins with word, whatever the case, with a blank or not for a hyphen, and ends or
 * goes on with something else. */
static bool starts_with_word(View text, View word)
{
	if (text.len < word.len)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		char byte = text.data[i] == ' ' ? '-' : text.data[i];
		if (g_ascii_tolower(byte) != g_ascii_tolower(word.data[i]))
			return false;
	}
	return text.len == word.len || !g_ascii_isalnum(text.data[word.len]);
}

/* Takes a key off the front of *text, or only its word: then *is_bare is set. False if there is
 * none. */
static bool take_key(View *text, View *key, bool *is_bare)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tag_keys); i++) {
		*key = tag_keys[i].key;
		if (starts_with_word(*text, *key) &&
		    (text->len == key->len || text->data[key->len] != '-')) {
			*is_bare = false;
			*text = view_from(*text, key->len);
			return true;
		}
	}
	for (size_t i = 0; i < G_N_ELEMENTS(tag_keys); i++) {
		*key = tag_keys[i].key;
		if (starts_with_word(*text, view_head(*key, tag_keys[i].word))) {
			*is_bare = true;
			*text = view_from(*text, tag_keys[i].word);
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
	bool has_and = rest.data != text->data && starts_with_word(rest, VIEW("and"));
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
