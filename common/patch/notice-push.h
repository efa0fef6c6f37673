/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What programs send of pushes to a repository: to which branch, and who pushed.
 *
 * Pure. Bodies are in the form of the record stream, escaped.
 */
#pragma once

#include "patch/notice.h"

/* Reads the mail of a push to GitHub, `[owner/repository] 0123abc: title`, or to GitLab,
 * `[Git][group/project][branch] title`. Returns whether it is one; if not, notice stays. */
bool notice_read_push(View tags, View title, View body, Notice *notice);

/* The branch that was pushed to, as one of the first lines or `Branch` above a line of hyphens says
 * it; empty if none does. */
View notice_branch(View body);

/* Says in notice whether a push, of a mail with these tags, takes a patch: not to a branch that is
 * neither the main one nor that of a release. */
void notice_judge_push(Notice *notice, View tags, View body);

/* Who pushed, as `ada pushed a commit to branch main` says it; empty if no person does. */
View notice_pusher(View body);

/* Whether that is the name of a program or, where there is none, the address of one. */
bool notice_is_program(View name, View addr);
