/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dates and periods as users give them to programs: `2026-07-01`, `"2 weeks ago"`, `yesterday`.
 *
 * What git reads as a date (its approxidate) is read here, too, with these differences: times are
 * UTC, as all dates of records; a day without a time of day is its first second, where git takes
 * the time that it is now; and what is not understood is an error, where git takes it for now.
 */
#pragma once

#include "record/reader.h"

/*
 * Reads a date: any that message/date.h reads, a year (`2026`), a month (`2026-07`), and words that
 * count back from now: `2 weeks ago` (also `2.weeks.ago`, `2 weeks`, `two weeks ago`, `last week`,
 * `1 year 2 months`), `now`, `today`, `yesterday`, `noon`, `midnight`, `tea`, the last day of that
 * name (`monday`), a day of the last twelve months (`1 july`), each with a time of day (`10:00`,
 * `5pm`) or without. now is seconds since 1970 UTC, and so is the result. Returns false if text is
 * no such date.
 */
bool date_given_parse(View text, gint64 now, gint64 *seconds);

/* The time from since, up to until, which is no part of it. Each is seconds since 1970 UTC. */
typedef struct {
	gint64 since, until;
} DatePeriod;

/* All time: also what has no date lies in it. */
#define DATE_PERIOD_ALL                                                                            \
	{                                                                                          \
		G_MININT64, G_MAXINT64                                                             \
	}

static inline bool date_period_is_all(const DatePeriod *period)
{
	return period->since == G_MININT64 && period->until == G_MAXINT64;
}

/* Where a date lies. */
typedef enum {
	DATE_BEFORE,
	DATE_WITHIN,
	DATE_AFTER,
} DatePlace;

/* Where a record's date lies. No date lies in all time, and after any other period. */
DatePlace date_period_find(const DatePeriod *period, View date);

/* Where a record of a mail or patch table lies: by its date, but what its column context marks lies
 * before any period. */
DatePlace date_period_place(const DatePeriod *period, const Record *record);
