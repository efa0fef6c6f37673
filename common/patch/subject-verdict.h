/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a reply says of a patch in front of the subject that it answers: `applied: [PATCH] title`,
 * `NACK/Cmnt: [SRU][PATCH 0/1] title`, `Ping x2: [PATCH v2] title`. It stands there in place of
 * `Re:`, or before it.
 *
 * Helpers of patch/subject-lead.c and patch/subject-words.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/*
 * Takes a verdict off the front of *rest, which has no blanks there, and adds to flags what a reply
 * with it says: applied, subset, dropped, nack, withdrawn, or nothing, as `ACK:` and `superseded:`.
 * A bracket or `Re:` must follow, and where no mark ends the verdict, a bracket that says PATCH.
 * False if there is none; *rest and flags then stay as they are.
 */
bool subject_verdict_take(View *rest, unsigned *flags);

/* The same of a verdict in brackets, `[Acked] `, in front of others, but for words that mean
 * something there. */
bool subject_bracketed_verdict_take(View *rest, unsigned *flags);

/* The same of a reminder: `PING**2 `, `Gentle ping: `. */
bool subject_ping_take(View *rest);

/* Whether text, which stands in brackets, is a reminder and nothing else: `2nd ping`. */
bool subject_ping_is(View text);

/* Whether the verdict of a subject, plain or escaped, says that it is about the whole series, also
 * in answer to a part: `applied-series: [PATCH 1/3] title`. Only to be asked of what has one. */
bool subject_verdict_is_whole(View subject);
