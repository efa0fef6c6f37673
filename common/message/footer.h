/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The footers that list servers put under every mail: RULE 4.
 */
#pragma once

#include "bytes/view.h"

/*
 * Finds the first footer in text, plain with LF, from offset from on, where a line starts; false if
 * there is none. A footer is a line that opens it, as each list server draws it, and words behind
 * it that nobody else writes there: Mailman's line of `_` and `X mailing list`, Google Groups'
 * `-- ` and `You received this message because`, majordomo's `--` and `To unsubscribe`, and so on.
 * It ends where its words do: what follows it, be it text, a signature or a diff, is none of it.
 *
 * Behind the start of a diff only the end of text is looked at. Lines quoted with `>` are no
 * footer. Takes linear time, also if it is called again behind each footer.
 */
bool footer_next(View text, size_t from, View *footer);
