/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What mail programs put in front of the subjects of mail that they answer by themselves: notices
 * of absence, mail that could not be delivered, receipts, recalls.
 *
 * A helper of patch/subject.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/*
 * Takes `Automatic reply: `, `[Auto Reply] `, `Undeliverable: ` or the like off the front of *rest,
 * in one of some twenty languages. Words with which people's subjects may begin, too, such as
 * `Read: ` and `Auto: `, are taken only if brackets or a prefix such as `Re:` follow. Returns
 * whether there was one; *rest is left as it is if there was none.
 */
bool subject_auto_take(View *rest);
