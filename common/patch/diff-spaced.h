/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hunks with an empty line behind each line, as some gateways and web mail leave them.
 *
 * A helper of patch/diff-count.c.
 */
#pragma once

#include "patch/diff-count.h"

/* Whether an empty line comes next, as in such a hunk, and in few others. */
static inline bool diff_spaced_may_start(const LineIter *iter)
{
	return view_starts(iter->rest, iter->form == TEXT_ESCAPED ? "\\n" : "\n");
}

/*
 * Counts a hunk of so many lines and leaves iter, which is behind its head, behind them, if every
 * second line from the first on is empty and the others are just as many as announced. Otherwise
 * iter and count stay as they are, and false is returned: empty lines of context that have lost
 * their blank are lines of the hunk.
 */
bool diff_spaced_count(guint64 old_lines, guint64 new_lines, DiffCount *count, LineIter *iter);
