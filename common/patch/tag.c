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

static const struct {
	Tag tag;
	const char *word;
} given_words[] = {
	{ TAG_ACK, "acked" },
	{ TAG_REPORT, "reported" },
	{ TAG_REVIEW, "reviewed" },
	{ TAG_TEST, "tested" },
};

#define EVERY_TAG (TAG_REVIEW | TAG_ACK | TAG_TEST | TAG_REPORT)

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

unsigned tag_next(LineIter *trailers, unsigned wanted, View list, Person *by)
{
	View trailer, value;
	while (line_iter_next(trailers, &trailer)) {
		unsigned tags = tag_of_trailer(trailer, &value) & wanted;
		if (tags) {
			*by = person_of_trailer(value, list);
			return tags;
		}
	}
	return 0;
}

unsigned tags_given(const View *values)
{
	LineIter trailers = line_iter(values[COLUMN_TRAILERS], TEXT_ESCAPED);
	Person sender = person_of_sender(values), by;
	unsigned given = 0, tags;
	while ((tags = tag_next(&trailers, EVERY_TAG, values[COLUMN_LIST], &by)))
		given |= person_is_same(by, sender) ? tags : 0;
	return given;
}

void tags_append(GString *out, unsigned tags)
{
	const char *blank = "";
	for (size_t i = 0; i < G_N_ELEMENTS(given_words); i++) {
		if (!(tags & given_words[i].tag))
			continue;
		g_string_append(out, blank);
		g_string_append(out, given_words[i].word);
		blank = " ";
	}
}
