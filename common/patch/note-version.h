/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which version of a patch a clause is about that says that it is in: `applied v2`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether the clause is about another version than that of the patch that is answered. */
bool note_is_other_version(const NoteSentence *sentence, const NoteClause *clause,
			   unsigned version);
