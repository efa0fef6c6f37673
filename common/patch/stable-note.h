/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Notes that a patch was taken into a stable tree or the branch of a release, which says nothing of
 * the patch on the list: that is, or was, taken elsewhere.
 *
 * Pure.
 */
#pragma once

#include "bytes/lines.h"

/*
 * Whether a subject is that of a notice of a stable tree, as `Patch "x" has been added to the
 * 6.6-stable tree`, `patch 'x' has been queued to stable release 23.11.2` or
 * `[git commit branch/2024.02.x] x`. *number is its number then, a view of the subject; empty if it
 * does not say.
 */
bool stable_note_subject(View subject, View *number);

/* Whether a notice of a push names the branch of a release. body is escaped. */
bool stable_note_push(View body);

/* Whether all that a person says was taken in the unquoted text went into branches of releases:
 * `Committed to 2024.02.x and 2024.05.x`, `Queued up for 6.6-stable`. */
bool stable_note_reply(View said, TextForm form);

/* Whether a posting whose tags are `6.6.y` or the like can be meant by a notice of the tree with
 * that number: it is one of those in tag, `5.15/6.1`, or within a range, `6.17-6.12`, `6.1+`. It
 * can where either has no number. */
bool stable_note_fits(View tag, View number);
