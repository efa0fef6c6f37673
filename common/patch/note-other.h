/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences that say that something is in, but not that the patch that is answered is: another
 * one is.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether clause is about something else than the patch that is answered. */
bool note_is_of_other(const NoteSentence *sentence, const NoteClause *clause);
