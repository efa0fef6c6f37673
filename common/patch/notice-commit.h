/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mail that programs send of each commit that is pushed, with its log and its diff.
 *
 * Pure. Bodies are in the form of the record stream, escaped.
 */
#pragma once

#include "bytes/view.h"

/* Whether a text begins with the page of a commit, or with its full log, as that of mail does which
 * is sent of each commit that is pushed. Who posts a patch says what it is about first. */
bool notice_shows_commit(View body);

/* Whether it begins with what `git log --format=fuller` shows of a commit, as git-patchbot, Xen's
 * hook, has it. People show commits in git's own format, which has no committer. */
bool notice_shows_log(View body);

/*
 * The commit's title in a mail whose first lines name a commit, by its page or as the hooks of git
 * do: a line that the mail's subject ends with, as in `Mesa (main): title` and
 * `git: 0123abc - main - title`. subject is plain, without brackets; empty if there is none.
 */
View notice_commit_title(View subject, View body);

/* Who wrote and who committed what the first line of a body shows, as FFmpeg's hook does:
 * `tide | branch: main | A Person <a@example.org> | date | [commit] | committer: Another`. Empty if
 * it has no such line. */
View notice_log_author(View body);
View notice_log_committer(View body);
