/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses that say that a patch was put where no project has it: on an agenda, into the next
 * version, into a branch without a name; or that tell of long ago, or where it comes from.
 *
 * A helper of patch/note-turn.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether clause is one of these. */
bool note_is_elsewhere(const NoteSentence *sentence, const NoteClause *clause);

/* Whether the author of the patch says with clause only that it is in his own repository: `I pushed
 * it to my tree`. */
bool note_is_own_copy(const NoteSentence *sentence, const NoteClause *clause);

/* The same, that he has made one patch of two: `merged with patch 2`. */
bool note_is_joined(const NoteSentence *sentence, const NoteClause *clause);
