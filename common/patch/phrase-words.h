/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sentence of a reply as words in lower case, for patch/phrase.h: lines that it is wrapped over
 * are joined, and `What's` is two words, `what` and `is`. Words are read as they are asked for.
 *
 * Pure, over plain or escaped text.
 */
#pragma once

#include "bytes/lines.h"

/* A sentence that is longer, in words or bytes, does not end for those who ask. */
enum {
	PHRASE_MAX_WORDS = 40,
	PHRASE_MAX_SENTENCE = 320,
};

typedef struct {
	View words[PHRASE_MAX_WORDS];
	bool is_behind_mark[PHRASE_MAX_WORDS]; /* a comma, colon, dash or parenthesis is before it
						*/
	const char *classes[PHRASE_MAX_WORDS]; /* NULL as long as nobody has asked */
	size_t n_words;			       /* so many are read */
	bool is_over;			       /* these are all */
	bool is_question;
	bool is_too_long;
	View rest; /* what is not read yet */
	TextForm form;
	bool is_line_start, is_marked;
	size_t start, used; /* of the room: the word that is being read */
	char room[PHRASE_MAX_SENTENCE];
} PhraseWords;

/* Begins with the sentence that text begins with, up to its mark or the end of the paragraph. text
 * must outlive words. */
void phrase_words_init(PhraseWords *words, View text, TextForm form);

/* Goes on to the next sentence. Returns false if this one is too long. */
bool phrase_words_next(PhraseWords *words);

/* Reads the word at at. Returns false if the sentence has none. */
bool phrase_words_read(PhraseWords *words, size_t at);

static inline bool phrase_words_has(PhraseWords *words, size_t at)
{
	return at < words->n_words || phrase_words_read(words, at);
}

/* Whether the sentence has no word at at, since it ends. */
static inline bool phrase_words_ends(PhraseWords *words, size_t at)
{
	return !phrase_words_has(words, at) && !words->is_too_long;
}
