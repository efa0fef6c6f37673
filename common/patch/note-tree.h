/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whose tree it is that a clause says that a patch is in.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether the word at at, which is one, names a tree that patches wait in, or is the first word of
 * such a name: `tide-next`, `Bo's for-next branch`. */
bool note_tree_starts(const NoteSentence *sentence, size_t at);

/* Whether the tree at at is another project's: `mainline U-Boot`. */
bool note_tree_is_project(const NoteSentence *sentence, size_t at);

/* Whether the word at at names a release, or a day's state: `5.10`, `v6.1-rc2`, `next-20250303`. */
bool note_is_release(const NoteSentence *sentence, size_t at);

/* Whether clause names a tree that many fetch, and apply patches to in order to test them:
 * `linux-next`, `net-next`, `master`. */
bool note_tree_is_shared(const NoteSentence *sentence, const NoteClause *clause);

/* Whether clause says that something went to a tree with a name of its own, as those have who merge
 * what others send: `to tide-next`, `to my fixes branch`; `my tree` is what testers have, too. */
bool note_tree_is_kept(const NoteSentence *sentence, const NoteClause *clause);
