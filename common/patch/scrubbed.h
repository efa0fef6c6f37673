/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What programs leave where they took a patch out of a mail: archives and lists that keep no
 * attachments say what one was called or what type it had.
 *
 * Pure, over plain or escaped text (bytes/lines.h).
 */
#pragma once

#include "bytes/lines.h"

/*
 * Whether a notice begins at iter that an attached patch was taken out, as Mailman writes it: a
 * line that ends in `...`, and fields below it, with the part's name, type or, of a message,
 * subject. In which language is no matter. The notice may follow the rule with which Mailman parts
 * attachments.
 */
bool scrubbed_notice_is_patch(LineIter iter);

/* Whether line is the rule between the parts of a mail, `-------------- next part --------------`,
 * in any language. */
bool scrubbed_is_rule(View line);

/*
 * Whether line is all that is left of an attached patch: `<fix.patch>`; or in square brackets a
 * word such as `attachment` with a name or type, as demime and mutt write it, or both alone.
 */
bool scrubbed_line_is_patch(View line, TextForm form);
