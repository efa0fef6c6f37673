/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a pushed patch is marked with at the beginning of the brackets of its subject.
 *
 * A helper of patch/subject-words.c.
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
