/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The days on which mail came: between which of them a period lies that nobody has named, and what
 * the period before another one is.
 */
#pragma once

#include "message/date-given.h"

/* The mail of one day. */
typedef struct {
	gint64 number; /* of the day, since 1970 in UTC */
	guint64 messages;
	gint64 first, last; /* the dates of the earliest and of the latest one, in seconds */
} MailDay;

typedef struct MailDays MailDays;

MailDays *mail_days_new(void);
void mail_days_free(MailDays *days);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailDays, mail_days_free)

/* A message of that date, in seconds since 1970 UTC, came. */
void mail_days_add(MailDays *days, gint64 seconds);

/* The days that had mail (of MailDay), in their order. The caller frees the array. */
GArray *mail_days_list(const MailDays *days);

/* The number of the day on which a time lies. */
gint64 mail_day_of(gint64 seconds);

/*
 * The period that days (of MailDay, in their order) tell of: from its first day up to end, not
 * included, without those of clocks that lie.
 *
 * A date that was never confirmed may be years off. At each end, dates are left out that a long
 * time without mail sets apart from all others: of one message in fifty at most, where that time is
 * more than 90 days; of less than fifty messages, of one, where it is more than 300 days and at
 * least three others are there. And it must be so long that at the rate of the others twenty
 * messages would have come, so that lists with little mail keep theirs.
 */
void mail_days_find(const GArray *days, guint *first, guint *end);

/*
 * The period before now, as many whole days long. end is when now ends where it does not say so
 * itself, first the date of the first mail there is. Returns false if now has no beginning or is
 * empty, or if mail is missing: if the first day of the period before is not all there.
 */
bool mail_days_before(const DatePeriod *now, gint64 end, gint64 first, DatePeriod *before);
