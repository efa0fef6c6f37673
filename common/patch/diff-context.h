/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The hunks of context diffs, as diff -c writes them: the old lines below `*** 10,12 ****`, the new
 * ones below `--- 10,13 ----`. A side on which nothing has changed is left out.
 *
 * A helper of patch/diff-count.c.
 */
#pragma once

#include "patch/diff-count.h"

/* Whether line is the head of such a hunk. */
bool diff_context_starts(View line);

/* Counts the hunk's lines and leaves iter, which is behind the head, behind them. */
void diff_context_count(View head, DiffCount *count, LineIter *iter);
