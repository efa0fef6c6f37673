/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a hunk of which an outline (split/outline.h) has left the sign alone: three bytes of
 * escaped text each, so that twenty of them are counted at once. They are most lines of most mail.
 *
 * A helper of patch/diff-count.c.
 */
#pragma once

#include "bytes/wide.h"

typedef struct {
	guint lines; /* those of blanks included */
	guint plus, minus;
} SignLines;

/* Whether escaped text starts with such lines, more than one: a quick look. */
static inline bool sign_lines_start(const char *at, const char *end)
{
	return end - at > 6 && at[1] == '\\' && at[2] == 'n' && at[4] == '\\' && at[5] == 'n';
}

/*
 * Counts such lines from the start of escaped text on, up to the first other one, and no more than
 * are looked at in one go.
 */
WIDE_DECLARE(SignLines, sign_lines_count, View text);
static inline SignLines sign_lines_count(View text)
{
	WIDE_PICK(sign_lines_count, text);
}

/* What the lines take in text. */
static inline size_t sign_lines_size(SignLines lines)
{
	return (size_t)3 * lines.lines;
}
