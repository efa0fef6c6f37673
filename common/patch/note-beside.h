/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses that are about the patch that is answered, and about others: `this one and patch 5`,
 * `this and the next two`.
 *
 * A helper of patch/note-scope.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"
#include "patch/note.h"

/* Whether clause, whose list of parts ends at end, is about the mail answered besides the parts
 * that it names: `this one and patch 5`. */
bool note_beside_has_target(const NoteSentence *sentence, const NoteClause *clause, size_t end);

/* Adds to note that the words in [start, end) are about the mail answered and what stands next to
 * it, if they are: `this and the next one`, `this patch and the previous two`. */
bool note_beside_take(Note *note, const NoteSentence *sentence, size_t start, size_t end);
