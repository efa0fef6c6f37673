/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What people say of their own copy, with the words of those who merge: `I have this applied and it
 * works`, `applied without problems`.
 *
 * A helper of patch/note-trial.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether clause says so. */
bool note_is_own_trial(const NoteSentence *sentence, const NoteClause *clause);

/* Whether clause is `applied, built and tested`: who merged it thanks, too, in this sentence or
 * another. */
bool note_may_be_tester(const NoteSentence *sentence, const NoteClause *clause);
