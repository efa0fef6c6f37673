/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences that say that something is out again: `I have dropped this`, `reverted, it broke the
 * build`. They have the form of those that say that something is in, but for the verb.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Makes of sentence, which says that something is out again, one that says that it is in. Returns
 * false if it has no verb for it; turned is not set then. */
bool note_drop_turn(NoteSentence *turned, const NoteSentence *sentence);

/* The verb of the `out` at at, which is a word: `taken out`, `backed this out`; NOTE_MAX_TOKENS if
 * it has none, or is another word. */
size_t note_drop_verb_of_out(const NoteSentence *sentence, size_t at);

/* Whether clause of a turned sentence is about something else: a reference that code drops, or a
 * patch that a tester has reverted for himself. */
bool note_drop_is_other(const NoteSentence *turned, const NoteClause *clause);
