/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a clause says that a patch is, if it names no tree: in a release, or as which commit.
 *
 * A helper of patch/note-clause.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether the word at at, behind `in`, is a release, or the one behind it: `in v5.6-rc1`,
 * `in linux 5.6`. */
bool note_place_is_release(const NoteSentence *sentence, size_t at);

/* Whether clause is about `the fix`, and not `the patch`: that may be any. */
bool note_place_is_fix(const NoteSentence *sentence, const NoteClause *clause);

/* Whether clause, which names a tree, says that something is in the sender's own since now:
 * `now in my for-next branch`. */
bool note_place_is_own_now(const NoteSentence *sentence, const NoteClause *clause);

/* Whether clause, up to a place at clause->end, says for sure that the patch is there, and sets
 * that behind it: `is in net as commit 0123abc`, `went into 5.6`. */
bool note_place_is_sure(const NoteSentence *sentence, NoteClause *clause);
