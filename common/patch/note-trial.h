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

/* Whether the sentence tells a test, and not only that something was tried. */
bool note_tells_test(const NoteSentence *sentence);

/* Whether clause is `applied on top of 6.1`, as testers say, who send a Tested-by, too. */
bool note_is_on_release(const NoteSentence *sentence, const NoteClause *clause);
