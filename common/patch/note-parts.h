/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of a series that the words of a sentence name: `1-3`, `the first two`, `patch no. 2`.
 *
 * A helper of patch/note-scope.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"
#include "patch/note.h"

/* Adds a range of parts, unless there are too many. */
void note_parts_add(NoteParts *parts, int first, int last, bool is_hash);

/* Adds the parts that are named in [start, end) to parts: `1-3`, `the first two`, `last`. Returns
 * whether there are any. */
bool note_parts_take(NoteParts *parts, const NoteSentence *sentence, size_t start, size_t end);

/* The same of the whole sentence, where numbers may be anything: those that say that they are of
 * patches. */
void note_parts_take_named(NoteParts *parts, const NoteSentence *sentence);

/* Where the list of parts ends that begins at start: behind words that may belong to it. */
size_t note_list_end(const NoteSentence *sentence, size_t start);

/* Which part of all the word at at counts, `3/4` of `3/4 patches`; `1/4 patches` is what some
 * write of the first. Sets is_whole if it is all of them. Returns false if it counts none. */
bool note_parts_is_fraction(const NoteSentence *sentence, size_t at, bool *is_whole);

/* Whether the number or ordinal at at is of what no part is: `the last hunk`, `2 typos`, `first
 * thing`, `1 day ago`. */
bool note_parts_is_of_less(const NoteSentence *sentence, size_t at);
