/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The trailers that credit somebody with work: see patch/tag.h. */
#include "patch/tag.h"

/* The words of a key that make it a tag: `Acked-for-MFD-by` and `Build-tested-by` are. */
static const struct {
	const char *word;
	Tag tag;
} tag_words[] = {
	{ "acked", TAG_ACK },	    { "approved", TAG_REVIEW }, { "reported", TAG_REPORT },
	{ "reviewed", TAG_REVIEW }, { "tested", TAG_TEST },
};

/* The tag of a word; 0 for others. */
static unsigned tag_of_word(View word)
{
	/* Most words differ in their first letter. */
	char first = word.len ? word.data[0] | 0x20 : '\0';
	if (first != 'a' && first != 'r' && first != 't')
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(tag_words); i++)
		if (view_is_nocase(word, tag_words[i].word))
			return tag_words[i].tag;
	return 0;
}

static bool ends_in_by(View key)
{
	if (key.len < 3)
		return false;
	const char *end = key.data + key.len - 3;
	return end[0] == '-' && (end[1] | 0x20) == 'b' && (end[2] | 0x20) == 'y';
}

unsigned tag_of_trailer(View trailer, View *value)
{
	const char *colon = view_chr(trailer, ':');
	View key = view_head(trailer, colon ? (size_t)(colon - trailer.data) : 0);
	*value = colon ? view_trim(view_from(trailer, key.len + 1)) : VIEW("");
	/* `Not-tested-by` says the opposite. */
	if (!ends_in_by(key) || view_starts_nocase(key, "not-"))
		return 0;
	unsigned tags = 0;
	for (size_t start = 0, at = 0; at < key.len; at++) {
		if (key.data[at] != '-')
			continue;
		tags |= tag_of_word((View){ key.data + start, at - start });
		start = at + 1;
	}
	return tags;
}
