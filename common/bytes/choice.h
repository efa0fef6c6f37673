/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words that an option takes, or that a column holds.
 *
 * Each set of words is one table, in the order of its enum. The programs read the words from it,
 * and their help and error messages list it; the completions and the test of the manual pages come
 * from the help.
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	const char *word; /* NULL for a value that has none */
	const char *note; /* what the help adds in parentheses, or NULL */
} ChoiceWord;

typedef struct {
	const ChoiceWord *words;
	size_t n_words; /* 32 at most, so that a set of them fits into an unsigned */
} Choice;

/* The initialiser of a Choice over an array of ChoiceWord. */
#define CHOICE_INIT(array)                                                                         \
	{                                                                                          \
		array, G_N_ELEMENTS(array)                                                         \
	}

/* The place of a word, which is its value in the enum; n_words if it is none. */
guint choice_find(const Choice *choice, View word);

/*
 * Reads a comma-separated list of words. places receives the place of each, a guint, in the order
 * of the list and each once. Returns false at a word that is none, which unknown then receives.
 */
bool choice_find_all(const Choice *choice, View list, GArray *places, View *unknown);

/* Appends the words as a sentence has them, `text, classic or tsv`, with their notes if wanted. */
void choice_append(GString *out, const Choice *choice, bool with_notes);
