/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The period of a digest: the days from its first mail to its last, without those of clocks that
 * lie (message/mail-days.h).
 */
#pragma once

#include "digest/digest.h"

/* Finds the period among days (of DigestDay, by date): from first up to end, not included. */
void period_find(const GArray *days, guint *first, guint *end);

/* The day's number since 1970; -1 if it is none. */
gint64 period_day_number(const DigestDay *day);
