/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How much a diff changes, counted in the diff itself. What a diffstat says is
 * patch/diff-summary.h's.
 *
 * Pure, over plain or escaped text (bytes/lines.h). Diffs of git, diff -u, diff -c, quilt, CVS and
 * Subversion are known, and git's combined diffs. A hunk is followed by its header's numbers, so a
 * deleted `-- ` or `-- a/file` line in it is taken for what it is.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/diff-paths.h"

typedef struct {
	guint files, insertions, deletions;
} DiffCount;

/* Whether a line begins with characters that a diff's first one does, the second one's too: few
 * lines do. */
static inline bool diff_may_start(View line)
{
	return line.len > 1 && byte_is_in(line.data[0], "@-*dIGB") &&
	       byte_is_in(line.data[1], "@-*inI");
}

/* What diff_starts asks of a line of which diff_may_start is true. */
bool diff_starts_here(View line, const LineIter *rest);

/* Whether a diff starts at line; rest is what comes after it, and stays there. */
static inline bool diff_starts(View line, const LineIter *rest)
{
	return diff_may_start(line) && diff_starts_here(line, rest);
}

/*
 * Counts what the diffs in text change. Lines that belong to no diff are passed over, so text may
 * hold several diffs, and a mail's signature behind them. A line of a combined diff is inserted
 * or deleted if it is so against any parent; one that a context diff says has changed is both.
 * paths, unless it is NULL, gets the names of the files.
 */
DiffCount diff_count(View text, TextForm form, DiffPaths *paths);
