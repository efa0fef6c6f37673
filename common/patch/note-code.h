/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses that look like notes, but tell what code does: `it is taken in tide_lock()`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether the clause is about what happens to data or hardware, and not about a patch: by where or
 * how it is done, or as the last of several steps, `the table is sorted and pushed to the
 * firmware`. What names a tree, a commit, a release or a person, or no place at all, is none of
 * these. */
bool note_is_of_code(const NoteSentence *sentence, const NoteClause *clause);
