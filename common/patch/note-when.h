/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What follows in a clause that says that a patch is in, and is no patch: when it was done, or as
 * what.
 *
 * A helper of patch/note-clause.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"

/* Whether the words from at on say that what was taken is to go on to where it belongs: `to be
 * picked up through Bo's tree`, `for my testers`. */
bool note_tells_way(const NoteSentence *sentence, size_t at);

/* Whether the words at at say when what verb says was done, or where: `earlier today`,
 * `a while ago`, `here: https://example.org`, `r12-3456`. */
bool note_tells_when(const NoteSentence *sentence, size_t verb, size_t at);
