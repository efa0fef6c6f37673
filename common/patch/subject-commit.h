/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What says in a subject that its patch is in the repository already.
 *
 * A helper of patch/subject-words.c and patch/subject.c.
 */
#pragma once

#include "patch/subject-words.h"

/*
 * Takes `[commit]` off the beginning of a group, as gdb's people mark what they have pushed: alone,
 * or with other words behind a comma, as in `[commit, spu]`, a branch, as in `[commit+7.5]`, a
 * counter, or that nobody had to be asked: `[commit/obvious]`. In `[git commit]` and the like it is
 * the word of a script.
 */
void subject_commit_take(SubjectWords *words, View *group);

/*
 * Reads a word of a group that says PATCH: `installed`, `merged`, `checked in`, and `commit` at its
 * end. before and *rest are what stands around it; takes `in` off *rest.
 */
bool subject_commit_read(SubjectWords *words, View word, View before, View *rest);

/* Reads `gdb/pushed`, `committed/13`: *tag is the other word. */
bool subject_committed_read(SubjectWords *words, View word, View *tag);

/* Takes `Committed: ` off the front of a title, or `[committed]`, `(pushed)`, `(checked in)` off
 * its end; false if there is none. */
bool subject_committed_take(View *title);
