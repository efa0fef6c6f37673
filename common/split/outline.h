/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A mail's text without what is only counted in it, for programs that print no more than messages.
 *
 * Most of what a list carries is the lines of diffs, which patch-classify(1) counts, and what
 * answers quote, where it looks for nothing. An outline has the first character of such a line
 * instead, and one `>` for quoted lines in a row, so that all facts but the text itself stay what
 * they are.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	OUTLINE_NO_ANSWER,
	OUTLINE_ANSWER,
	OUTLINE_ANSWER_TO_COVER, /* of which the titles that it quotes are kept */
} OutlineAnswer;

/* Gets the next piece of an outline. */
typedef void (*OutlineFunc)(View piece, gpointer data);

/*
 * Appends text's outline to out, escaped (mail-record(5)). When out gets long, write, which may be
 * NULL, is given what it holds, all but the end, and it is emptied.
 *
 * Behind the start of a diff (diff_starts) a line that begins with a blank, `+` or `-` keeps that
 * character alone, unless the next one is the same: `+++ b/file`, `--- a/file` and the mark of a
 * signature stay whole. So do combined diffs, where signs stand in several columns. In an answer
 * nobody will want what is quoted above the diff, but for titles in one to a cover letter. Every
 * other line is kept.
 */
void outline_append(GString *out, View text, OutlineAnswer answer, OutlineFunc write,
		    gpointer data);
