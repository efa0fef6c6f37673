/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The trailers that credit somebody with work: see patch/tag.h. */
#include "patch/tag.h"

/* The words of a key that make it a tag: `Acked-for-MFD-by` and `Build-tested-by` are. */
static const struct {
	const char *word;
	Tag tag;
} tag_words[] = {
	{ "acked", TAG_ACK },
	{ "reported", TAG_REPORT },
	{ "reviewed", TAG_REVIEW },
	{ "tested", TAG_TEST },
};

unsigned tag_of_trailer(View trailer, View *value)
{
	const char *colon = view_chr(trailer, ':');
	View key = view_head(trailer, colon ? (size_t)(colon - trailer.data) : 0);
	*value = colon ? view_trim(view_from(trailer, key.len + 1)) : VIEW("");
	/* `Not-tested-by` says the opposite. */
	if (key.len < 3 || !view_is_nocase(view_from(key, key.len - 3), "-by") ||
	    view_starts_nocase(key, "not-"))
		return 0;
	unsigned tags = 0;
	while (key.len) {
		const char *hyphen = view_chr(key, '-');
		View word = view_head(key, hyphen ? (size_t)(hyphen - key.data) : key.len);
		key = view_from(key, word.len + 1);
		for (size_t i = 0; i < G_N_ELEMENTS(tag_words); i++)
			if (view_is_nocase(word, tag_words[i].word))
				tags |= tag_words[i].tag;
	}
	return tags;
}
