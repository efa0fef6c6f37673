/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What mail programs put in front of the subjects of mail that they answer by themselves: notices
 * of absence, mail that could not be delivered, receipts, recalls; and what labs put there of a
 * patch that they have tried.
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

/*
 * Takes what a lab says of a patch off the front of *rest, in front of the patch's subject:
 * `|SUCCESS| pw123 `, `compilation|FAILURE| pw(123) sid(45) job(BUILD6)`, with the patch's number
 * in patchwork; or `Patchtest results for `. Returns whether there was one; *rest is left as it is
 * if there was none.
 */
bool subject_result_take(View *rest);

/* The length of `|WARNING| ` or the like, and the one word that may stand before it, at the
 * beginning of text; 0 if it does not begin so. */
size_t subject_result_length(View text);
