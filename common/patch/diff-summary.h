/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much a diff changes by the summary line of a diffstat.
 *
 * Pure, over plain or escaped text (bytes/lines.h).
 */
#pragma once

#include "patch/diff-count.h"

/* Whether a line that begins with a blank may be the summary of a diffstat: few are, and most
 * others are a file of it, or prose. */
static inline bool diff_summary_may_be(View line)
{
	return line.len < 2 || !byte_is_letter(line.data[1]);
}

/*
 * Reads line as the summary of a diffstat: ` 3 files changed, 5 insertions(+), 1 deletion(-)`.
 * Returns false if it is none, and leaves count alone. Numbers too large are G_MAXUINT.
 */
bool diff_summary_read(DiffCount *count, View line, TextForm form);
