/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the spellings of a title have in common: its letters and digits, without case.
 *
 * People change blanks, hyphens and brackets between versions, and maintainers do when they commit.
 */
#pragma once

#include "bytes/view.h"

/* The key of title (escaped or not), in buffer; without ` (was: ...)` at the title's end. Empty if
 * there is no letter or digit. */
View title_key(View title, GString *buffer);
