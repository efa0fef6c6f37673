/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Trailers: `Reviewed-by: A Person <a@example.org>` and the like, RULE 9.
 *
 * Pure, over plain or escaped text. One table holds the keys.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/credit.h"

/* Whether line, which begins with a letter, goes on as a trailer's key does. */
bool trailer_starts_with_key(View line);

/* Whether line begins as trailers do, `Some-word: `. Of what has no sender nothing else can be one.
 */
static inline bool trailer_may_start(View line)
{
	return line.len && byte_is_letter(line.data[0]) && trailer_starts_with_key(line);
}

/*
 * Appends the trailers of text to out, one a line as `Key: value`, a line feed between lines (and
 * before the first, if out holds something) in the text's form, so that escaped text gives
 * an escaped value. Known keys get their usual spelling, others end in `-by` and stay as they are.
 * Notes behind an address stay in the value.
 *
 * A trailer starts at the first column: quoted lines do not count. Neither do lines without a
 * value, the Cc of a mail header that somebody has put into his text, and what follows
 * a signature mark. What belongs together is put together: a value that was wrapped or starts on
 * the next line is joined. `A <a@example.org> Acked-by: B <b@example.org>` is two trailers, with or
 * without a blank between them.
 *
 * Trailers count wherever they stand in text, since people write changelogs and notes
 * below them; so of a patch hand in the commit message.
 *
 * Several keys in one, `Reviewed-by and Tested-by:`, are as many trailers (patch/tag-key.h).
 *
 * sender, if it is not NULL, is who wrote text as an answer. What he gives himself there,
 * Reviewed-by and the like, counts in forms that are none otherwise: indented, bold, without colon
 * (then with his address), or with a full-width one. Not if lines of somebody else's stand above or
 * below it, as in a commit that he shows.
 *
 * `Fixes:` counts only if it names something: a commit, a link, or the number of a bug.
 *
 * Stops at the first that would make out longer than max bytes, or about that; returns whether
 * there was none.
 */
bool trailer_collect(GString *out, View text, TextForm form, const Person *sender, size_t max);
