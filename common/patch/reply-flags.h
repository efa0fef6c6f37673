/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a reply says in prose, as flags: applied, subset, ping, nack, withdrawn.
 *
 * A helper of patch/row.c.
 */
#pragma once

#include "patch/classify.h"

/*
 * RULE 7: the verdict's flags, with those of a reply by what it says (escaped; without diffs), of
 * which text has the parts, and in front of its subject. `Re: [COMMITTED]` does not say that
 * something was applied, but answers what does. if_own receives the flags that it has as well if
 * its sender posted the patch.
 */
unsigned reply_flags(const Verdict *verdict, const PatchText *text, View said,
		     const Subject *subject, unsigned *if_own);

/*
 * The flags that a reply has besides, since its sender posted what it is about: whether it takes
 * that back. is_direct says that the reply answers what he posted, not what was said of it.
 */
unsigned reply_own_flags(const PatchText *text, View said, const Subject *subject, bool is_direct);
