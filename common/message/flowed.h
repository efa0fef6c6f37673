/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * format=flowed (RFC 3676): un-stuffing.
 */
#pragma once

#include "bytes/view.h"

/*
 * Takes the blank off that senders put before lines which start with a blank, `>` or `From `
 * (section 4.4), in text from offset start on. Lines are never joined: that would break diffs, and
 * soft breaks look well enough as they are. A text with a line that starts with a blank and a TAB,
 * as the context of a diff does, was declared flowed by a program that does not stuff,
 * and stays as it is.
 */
void flowed_unstuff(GString *text, size_t start);
