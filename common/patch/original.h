/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the mail that is answered stands below the answer, whole and without quote marks, as
 * Outlook, Notes and phones put it there: behind a mark of theirs, `-----Original Message-----`, or
 * behind the lines of its header, in the language of who answers.
 *
 * Pure, over plain or escaped text.
 */
#pragma once

#include "bytes/lines.h"

/* Whether line, which is trimmed and not empty, is such a mark. */
bool original_is_mark(View line);

/* Whether line, which is trimmed and not empty, is the one of such a header that says who wrote the
 * mail or when it was sent: `From: X`, `*Sent:* X`. By itself that may be anything, say part of
 * a patch. */
bool original_is_header(View line);

/*
 * Where the original begins in text; its length if there is none. Below a mark it begins anyway;
 * else a header has to say when the mail was sent, or to whom and about what. git's own headers,
 * From, Date and Subject, are a patch's. What comes below quoted all the same is no original: the
 * answer may stand between the quotes.
 */
size_t original_find(View text, TextForm form);
