/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses that say, when the author of the patch writes them, that he takes up a comment, or where
 * his patches can be had: `good point, applied`, `it is also in my tree: URL`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether clause says no more than that where the author of the patch says it. agreed says that he
 * has agreed with somebody in the sentence before. */
bool note_may_be_of_comment(const NoteSentence *sentence, const NoteClause *clause, bool agreed);

/* Whether the words up to end agree with something: `good point`. */
bool note_agrees(const NoteSentence *sentence, size_t end);
