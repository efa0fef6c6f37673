/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patterns of English sentences, of what people ask about a patch as a whole: `did you have a
 * chance to look at this patch`.
 *
 * Pure. A pattern has elements with a blank between them, each of which takes words of the
 * sentence:
 *
 *     is|are    one of these words; of the letters below, too
 *     L         a capital letter: a word of that class, see patch/phrase-lexicon.h
 *     T         a thing: `this`, `these two patches`, `my series`
 *     O         the same as what something is done to: behind `this` and the like alone, the
 *               sentence ends or has a word such as `when`; so not `this lock`
 *     N         the same with a noun, `this patch`
 *     x? x*     once or not at all; any number of times
 *     .         no word: the sentence ends
 *     ?         the same of a question
 *     ~         no word: the sentence ends, or goes on with a comma or a word such as `when`
 *
 * What follows the pattern may be anything.
 */
#pragma once

#include "patch/phrase-words.h"

/* How many words from at on the pattern takes; -1 if it does not match. */
int phrase_match(const char *pattern, PhraseWords *words, size_t at);

/* Whether the pattern takes any words from at on. */
static inline bool phrase_takes(PhraseWords *words, size_t at, const char *pattern)
{
	return phrase_match(pattern, words, at) > 0;
}

/* The classes of the word at at; empty if the sentence has none there. */
const char *phrase_classes_at(PhraseWords *words, size_t at);
