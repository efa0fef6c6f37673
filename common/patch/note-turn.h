/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences that make a clause that says that a patch is in say something else: that it will be, or
 * whether it is, or that it is out again.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether the sentence around clause makes it say something else. */
bool note_is_turned(const NoteSentence *sentence, const NoteClause *clause);

/* Whether a sentence behind a note takes it back: `Actually no, dropped again.` */
bool note_takes_back(const NoteSentence *sentence);
