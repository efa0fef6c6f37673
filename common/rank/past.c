/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The period before the one that is counted: see rank/past.h. */
#include "rank/past.h"

#include "message/date.h"
#include "message/mail-days.h"

struct RankPast {
	const DatePeriod *period;
	gint64 earliest; /* where the period before begins, if that is known already, or long ago */
	MailDays *within, *all; /* what came in the period, and with what came before it */
};

RankPast *rank_past_new(const DatePeriod *period)
{
	RankPast *past = g_new0(RankPast, 1);
	DatePeriod before = DATE_PERIOD_ALL;
	past->period = period;
	if (period->until != G_MAXINT64)
		mail_days_before(period, period->until, G_MININT64, &before);
	past->earliest = before.since;
	past->within = mail_days_new();
	past->all = mail_days_new();
	return past;
}

void rank_past_free(RankPast *past)
{
	if (!past)
		return;
	mail_days_free(past->within);
	mail_days_free(past->all);
	g_free(past);
}

/* What days are counted from: the beginning of the period, which is no midnight, or 1970. */
static gint64 days_begin(const RankPast *past)
{
	return past->period->since == G_MININT64 ? 0 : past->period->since;
}

gint64 rank_past_take(RankPast *past, const Record *record, DatePlace place)
{
	const DatePeriod *period = past->period;
	gint64 seconds;
	if (place == DATE_AFTER || !date_parse_record(record->values[COLUMN_DATE], &seconds))
		return RANK_NO_DAY;
	mail_days_add(past->all, seconds);
	if (place == DATE_WITHIN) {
		mail_days_add(past->within, seconds);
		return RANK_NO_DAY;
	}
	/* What is marked as context may have any date. */
	bool is_late = period->since != G_MININT64 && seconds >= period->since;
	return is_late || seconds < past->earliest ? RANK_NO_DAY
						   : mail_day_of(seconds - days_begin(past));
}

bool rank_past_find(const RankPast *past, gint64 *first, gint64 *end)
{
	guint from, to;
	DatePeriod now = *past->period, before;
	g_autoptr(GArray) within = mail_days_list(past->within);
	g_autoptr(GArray) all = mail_days_list(past->all);
	if (all->len == 0 || (within->len == 0 && now.until == G_MAXINT64))
		return false;
	mail_days_find(within, &from, &to);
	/* Where the range of an inbox tells what is context, the first day does. */
	if (now.since == G_MININT64 && within->len)
		now.since = g_array_index(within, MailDay, from).number * DATE_DAY;
	gint64 last = within->len ? g_array_index(within, MailDay, to - 1).last : G_MININT64;
	mail_days_find(all, &from, &to);
	if (!mail_days_before(&now, last, g_array_index(all, MailDay, from).first, &before))
		return false;
	*first = mail_day_of(before.since - days_begin(past));
	*end = mail_day_of(before.until - days_begin(past));
	bool has_all = past->period->since != G_MININT64 && past->period->until != G_MAXINT64;
	return has_all || *end - *first <= RANK_PAST_DAYS;
}
