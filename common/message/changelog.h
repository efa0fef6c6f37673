/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of a ChangeLog, as the GNU Coding Standards have them ("Style of Change Logs"):
 *
 *	2025-03-04  Ada Poe  <ada@example.org>
 *
 *		* tide.c (low_water): Mend.
 *
 * Projects that keep one put them above their patches, and sign off nothing. Since entries are made
 * from commits, `gcc/ChangeLog:` stands in the place of the first line.
 */
#pragma once

#include "bytes/lines.h"

/* Whether there is an entry in text: an item `* file` behind a TAB, or in lines that are indented
 * below a first line. What a diff inserts is none. */
bool changelog_shows_entry(View text, TextForm form);
