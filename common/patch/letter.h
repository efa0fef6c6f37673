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

/* Whether line, which is trimmed and not empty, says `Hi,`, `Dear all,`, `Ada,` or the like. */
bool letter_is_salutation(View line);

/* Whether line, which is trimmed and not empty, is what mail programs write above a quote:
 * `On Monday, X wrote:`. */
bool letter_is_attribution(View line);

/* Gives the next line that is the sender's own, trimmed: it is not empty, no quotation, and none
 * that stands above one. Returns false if there is none. */
bool letter_next_own_line(LineIter *lines, View *own);

/* Whether text quotes somebody by name: `Ada Ferry wrote:`, and lines of hers. */
bool letter_answers(View text, TextForm form);

/* Whether a line of text is `Signed-off-by:` behind blanks: a whole patch was pasted in so, or sent
 * as a quotation without marks. */
bool letter_shows_signoff(View text, TextForm form);
