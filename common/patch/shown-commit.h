/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A commit as git-show(1) prints it, in place of a patch that git-format-patch(1) has written:
 * people paste it, and Gerrit's hooks send it.
 *
 * Pure, over plain or escaped text (bytes/lines.h).
 */
#pragma once

#include "bytes/lines.h"

typedef struct {
	View hash;    /* the whole name */
	View author;  /* the value of `Author:` */
	View message; /* all lines of it, indented by four blanks */
} ShownCommit;

/* Whether line is the first one of such a commit, `commit <40 hex>`. */
bool shown_commit_starts(View line);

/*
 * Reads the commit that text, which ends where the diff begins, starts with. Returns false if it
 * starts with none, or if anything but a diffstat stands between the message and the diff: then
 * the commit is another one, about which the message of the patch speaks.
 */
bool shown_commit_read(ShownCommit *commit, View text, TextForm form);

/* Appends the message without what its lines are indented by, in the form that it has. */
void shown_commit_append(GString *out, const ShownCommit *commit, TextForm form);

/* title, without the beginning of the commit's name in front of it. */
View shown_commit_title(const ShownCommit *commit, View title);
