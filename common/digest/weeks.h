/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of each week up to a digest's end. A helper of digest/page.c. */
#pragma once

#include "digest/traffic.h"
#include "message/date-given.h"

/*
 * How many messages came in each of the last weeks of seven days before the end (seconds) of the
 * period: guint64, the last week last. Half a year of them at most, and none that began before
 * mail did. Empty if no mail is older than the period. The caller frees the array.
 */
GArray *weeks_count(const Traffic *traffic, const DatePeriod *period, gint64 end);
