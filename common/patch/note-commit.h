/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Commits that clauses name, which may be those of another patch: `it has been merged as 0123abc
 * ("tide: Other")`, `the bug came by commit 0123abc, merged in 6.1`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* The title that stands in brackets behind the commit that clause names, in the text that the
 * sentence is from; empty if it has none, or the text is. */
View note_commit_title(const NoteSentence *sentence, const NoteClause *clause, View text);

/* Whether clause stands behind a commit and a comma, and so is about that. */
bool note_is_of_commit(const NoteSentence *sentence, const NoteClause *clause);
