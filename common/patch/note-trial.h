/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences that say that a patch was applied, as testers do: it is in nothing but their own copy.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether clause is what a tester says: `I applied this and it still crashes`. */
bool note_is_trial(const NoteSentence *sentence, const NoteClause *clause);

/* Whether the words from start on tell what came of a trial: `no difference`, `the oops is gone`.
 */
bool note_tells_outcome(const NoteSentence *sentence, size_t start);

/* Whether the words from start on tell a test, and not only that something was tried. */
bool note_tells_test(const NoteSentence *sentence, size_t start);

/* Whether the sentence tells of trouble, other than what checkers find. */
bool note_tells_failure(const NoteSentence *sentence);

/* Whether the word at at, of trouble, is of what merging may meet with, or checkers find, and not
 * of what only a test shows. */
bool note_is_weak_failure(const NoteSentence *sentence, size_t at);
