/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a text is a letter: it greets, by a salutation or by thanks or regards at its end. Commit
 * messages do not.
 *
 * Pure, over plain or escaped text.
 */
#pragma once

#include "bytes/lines.h"

/* Whether the first line of text says `Hi,`, `Dear all,`, `Ada,`, or another, on its own, `Thanks,`
 * or `Best regards`. Quotes do not count. */
bool letter_greets(View text, TextForm form);
