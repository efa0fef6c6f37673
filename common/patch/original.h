/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the mail that is answered stands below the answer, whole and without quote marks, as
 * Outlook, Notes and phones put it there: behind a mark of theirs, or the lines of its header
 * (patch/original-words.h).
 *
 * Pure, over plain or escaped text.
 */
#pragma once

#include "bytes/lines.h"

/*
 * Where the original begins in text; its length if there is none. Below a mark it begins anyway;
 * else a header has to say when the mail was sent, or to whom and about what. git's own headers,
 * From, Date and Subject, are a patch's. What comes below quoted all the same is no original: the
 * answer may stand between the quotes.
 */
size_t original_find(View text, TextForm form);
