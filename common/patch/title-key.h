/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the spellings of a title have in common: its letters and digits, without case.
 *
 * People change blanks, hyphens and brackets between versions, and maintainers do when they commit.
 * Forges add the number that they keep a change under.
 */
#pragma once

#include "bytes/view.h"

/* `[media] a: Do it` without what is in brackets, which the titles of mails lose. */
View title_bare(View title);

/* The key of title (escaped or not), in buffer; without ` (was: ...)`, `(#12345)` or `(PR #12345)`
 * at the title's end and `D98770:` in front. Empty if there is no letter or digit. */
View title_key(View title, GString *buffer);

/* How many words two titles have in common, whatever their case; n and n_others receive how many
 * each has. A long one is not read to its end. */
guint title_shared_words(View title, View other, guint *n, guint *n_others);
