/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of each week up to a digest's end: see digest/weeks.h. */
#include "digest/weeks.h"

#include "message/date.h"

#define WEEK (7 * DATE_DAY)

enum {
	MAX_WEEKS = 26
};

GArray *weeks_count(const Traffic *traffic, const DatePeriod *period, gint64 end)
{
	guint64 counts[MAX_WEEKS] = { 0 }; /* the last week first */
	gint64 oldest = end;
	GArray *weeks = g_array_new(FALSE, FALSE, sizeof(guint64));
	for (guint i = 0; i < traffic->mails->len; i++) {
		gint64 date = traffic_date(&g_array_index(traffic->mails, TrafficMail, i));
		if (date == NO_DATE || date >= end || date < end - MAX_WEEKS * WEEK)
			continue;
		oldest = MIN(oldest, date);
		counts[(end - 1 - date) / WEEK]++;
	}
	if (period->since == G_MININT64 || oldest >= period->since)
		return weeks;
	/* A week that began more than a day before the first mail is not whole. */
	gint64 n = MIN((end - oldest + DATE_DAY) / WEEK, (gint64)MAX_WEEKS);
	for (gint64 i = n; i-- > 0;)
		g_array_append_val(weeks, counts[i]);
	return weeks;
}
