/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses that say that a patch passed review, and no more: `This revision is now accepted and
 * ready to land`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether the clause is no more than the result of a review, by its verb and what the sentence says
 * of the patch. */
bool note_is_review(const NoteSentence *sentence, const NoteClause *clause);

/* Whether the clause may be no more than that: `accepted`. */
bool note_may_be_review(const NoteSentence *sentence, const NoteClause *clause);

/* Whether the words from start on tell that somebody has still to push it: `please push`. */
bool note_awaits_push(const NoteSentence *sentence, size_t start);
