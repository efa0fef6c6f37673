/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The footers that list servers put under every mail: RULE 4.
 */
#pragma once

#include "bytes/view.h"

/*
 * The length of text, plain with LF, without the footers at its end:
 *
 * - Mailman's: a line of ten or more `_`, and a line with `mailing list`;
 * - Google Groups': `-- `, and a line that starts with `You received this message because`.
 *
 * One under another go together, since mail passes through several lists. A footer further up,
 * with more than a few lines below it, is somebody's quote and stays.
 */
size_t footer_start(View text);
