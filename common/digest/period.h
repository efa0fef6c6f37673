/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The period of a digest: the days from its first mail to its last, without those of clocks that
 * lie.
 *
 * A date that was never confirmed may be years off. At each end, dates are left out that a long
 * time without mail sets apart from all others: of one message in fifty at most, where that time is
 * more than 90 days; of less than fifty messages, of one, where it is more than 300 days and at
 * least three others are there. And it must be so long that at the rate of the others twenty
 * messages would have come, so that lists with little mail keep theirs.
 */
#pragma once

#include "digest/digest.h"

/* Finds the period among days (of DigestDay, by date): from first up to end, not included. */
void period_find(const GArray *days, guint *first, guint *end);

/* The day's number since 1970; -1 if it is none. */
gint64 period_day_number(const DigestDay *day);
