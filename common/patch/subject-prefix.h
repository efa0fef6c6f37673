/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reply and forward prefixes of subjects (RULE 1, step 1): `Re:`, `AW:`, `Re[2]:`, `Fwd:`,
 * `回复：`.
 *
 * The one home of this list: whoever must take prefixes off a subject does it here.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	PREFIX_NONE,
	PREFIX_REPLY,
	PREFIX_REPLY_WITH_PATCH, /* `Re*`: below what the reply says there is a patch */
	PREFIX_FORWARD,
} PrefixKind;

/*
 * Takes one prefix and the blanks around it off the front of *text and says what it was. The colon
 * is required (`Re Thanks` is spam), or the star of `Re*`; without a prefix *text stays as it is.
 * after_patch says that `[PATCH]` stood before: there `wg:` and `tr:` begin a title, and only `Re:`
 * and the like count. Some, as `VB:`, begin titles as well, and count in front of a bracket or
 * another prefix only.
 */
PrefixKind subject_prefix_take(View *text, bool after_patch);

/* Whether text begins with a bracket or a prefix, as subjects do that say what kind of mail they
 * are. */
bool subject_prefix_starts(View text);
