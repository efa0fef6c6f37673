/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of a sentence: what each is good for, and which parts of a series numbers name.
 *
 * A helper of patch/note-sentence.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"

/* Adds a word, or a mark, to the sentence, unless that is full. */
void note_token_add(NoteSentence *sentence, NoteToken token);

/* Adds the word text as it is written and, where it has an apostrophe, both halves: `it's`,
 * `haven't`, `I've`. */
void note_token_add_word(NoteSentence *sentence, View text);

/* Adds the part in brackets that rest starts with, `[1/5]`, and takes it off rest. Returns false if
 * there is none. */
bool note_token_take_bracketed(NoteSentence *sentence, View *rest);
