/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whose patch a clause is about, where it names somebody: `Bo's patch has been applied`. Of that
 * the mail that is answered may know nothing.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* The last name of the person whose patch the clause is about, a view of the text; empty if it does
 * not say. */
View note_owner(const NoteSentence *sentence, const NoteClause *clause);

/* Whether text shows that the mail answered is of another than owner, which is a view of it: it
 * quotes somebody by name, and owner stands nowhere else. */
bool note_owner_is_other(View text, TextForm form, View owner);

/* Whether word stands in text as a word, in upper or lower case. */
bool note_owner_is_in(View text, View word);
