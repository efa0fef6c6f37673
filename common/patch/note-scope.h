/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which patches a clause that says that something is in is about: `the first two`, `all but 3`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"
#include "patch/note.h"

/* Adds to note which patches clause is about. */
void note_scope_take(Note *note, const NoteSentence *sentence, const NoteClause *clause);

/* The same of a sentence that says nothing of that, but perhaps that a patch is left out. */
void note_scope_take_left(Note *note, const NoteSentence *sentence);
