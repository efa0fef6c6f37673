/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a quotation, which are not the sender's own words.
 *
 * Pure, over plain or escaped text.
 */
#pragma once

#include "bytes/lines.h"

/*
 * Passes over the rest of a quotation of which lines has given first, a line that begins with `>`:
 * its other lines, and what a mail program broke off a long one without a mark of its own. That is
 * a line or two in small letters, without a blank line, between a quoted line that is as wide as
 * lines get and ends in no sentence's end, and another quoted line. A trailer is none.
 */
void quote_skip(LineIter *lines, View first);
