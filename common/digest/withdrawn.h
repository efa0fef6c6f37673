/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What authors take back: which series, or parts of one, wait no longer.
 *
 * A helper of digest/book.c, which adds what is said as it comes, and of digest/state.c, which
 * settles it when all has come: by the dates, so that the order of the mail does not matter.
 */
#pragma once

#include "digest/book.h"

/* A reply about series that has the flag withdrawn. */
void withdrawn_add(Book *book, const Series *series, const Record *record);

/*
 * Finds out which series were taken back: as a whole, or each part that came. Those get the mail
 * that says so, the last one. What a series had new versions of parts after is not taken back. The
 * parts that came must be counted, and new versions of parts be known (digest/reroll.h).
 */
void withdrawn_settle(Book *book);
