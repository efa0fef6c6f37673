/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When a mail was written: see message/mail-date.h. */
#include "message/mail-date.h"

#include "message/header.h"

enum {
	/* What clocks may differ by, and mail may take. */
	/* So many Date and Received fields are weighed; mail in a loop has more. */
	MAX_DATES = 4,
	MAX_HOPS = 64,
	/* 1982, the year of RFC 822. A clock that shows an earlier one was never set. */
	FIRST_MAIL = 378691200,
};

/* The dates of a mail that can be read. */
typedef struct {
	gint64 dates[MAX_DATES];
	gint64 hops[MAX_HOPS]; /* those of the Received fields, the youngest first */
	guint n_dates, n_hops;
	gint64 arrival; /* 0 if that is unknown */
} Found;

static bool is_near(gint64 a, gint64 b)
{
	return ABS(a - b) <= DATE_DAY;
}

static bool is_mails(gint64 date)
{
	return date >= FIRST_MAIL && date_is_valid(date);
}

static bool read_hop(View value, gint64 *date)
{
	return date_parse_received(value, date) && is_mails(*date);
}

/* Whether the mail was not sent to that host, but fetched by it from a mailbox (RFC 3848 has no
 * such word behind `with`, but fetchmail does): then the date says nothing of when it was sent. */
static bool is_fetch(View received)
{
	return view_find_nocase(received, "with POP3") || view_find_nocase(received, "with IMAP");
}

static void find_all(Found *found, View header)
{
	View value, rest = header;
	gint64 date;
	while (found->n_dates < MAX_DATES && header_next_value(&rest, HEADER_DATE, &value))
		if (date_parse(value, &date))
			found->dates[found->n_dates++] = date;
	rest = header;
	while (found->n_hops < MAX_HOPS && header_next_value(&rest, HEADER_RECEIVED, &value))
		if (!read_hop(value, &date))
			continue;
		else if (!is_fetch(value))
			found->hops[found->n_hops++] = date;
		else if (!found->arrival || date < found->arrival)
			found->arrival = date;
}

static bool is_confirmed(const Found *found, gint64 date)
{
	for (guint i = 0; i < found->n_hops; i++)
		if (is_near(date, found->hops[i]))
			return true;
	return found->arrival && is_near(date, found->arrival);
}

/* Whether two hops that came before it, and stand below it, are younger. */
static bool is_too_old(const Found *found, guint hop)
{
	guint n_younger = 0;
	for (guint i = hop + 1; i < found->n_hops; i++)
		n_younger += found->hops[i] > found->hops[hop] + DATE_DAY;
	return n_younger >= 2;
}

static gint64 oldest_hop(const Found *found)
{
	/* none came before the last */
	gint64 oldest = found->hops[found->n_hops - 1];
	for (guint i = 0; i < found->n_hops; i++)
		if (found->hops[i] < oldest && !is_too_old(found, i))
			oldest = found->hops[i];
	return oldest;
}

MailDateSource mail_date_find(const MailDates *dates, gint64 *date)
{
	Found found = { .arrival = is_mails(dates->arrival) ? dates->arrival : 0 };
	gint64 hop;
	/* Of nearly all mail this is all there is to see. */
	if (dates->date.len && date_parse(dates->date, date) &&
	    ((read_hop(dates->received, &hop) && is_near(*date, hop)) ||
	     (found.arrival && is_near(*date, found.arrival))))
		return MAIL_DATE_FIELD;
	find_all(&found, dates->header);
	for (guint i = 0; i < found.n_dates; i++) {
		*date = found.dates[i];
		if (is_confirmed(&found, *date))
			return MAIL_DATE_FIELD;
	}
	if (found.n_hops) {
		*date = oldest_hop(&found);
		return MAIL_DATE_RECEIVED;
	}
	bool is_ahead = found.n_dates && !dates->arrival_is_shared && found.arrival &&
			found.dates[0] > found.arrival + DATE_DAY;
	if (found.n_dates && !is_ahead) {
		*date = found.dates[0];
		return MAIL_DATE_FIELD;
	}
	*date = found.arrival;
	return found.arrival ? MAIL_DATE_ARRIVAL : MAIL_DATE_NONE;
}

bool mail_date_zone(View header, gint64 date, char zone[DATE_ZONE_SIZE])
{
	View value, first = VIEW("");
	gint64 read;
	for (int n = 0; n < MAX_DATES && header_next_value(&header, HEADER_DATE, &value); n++) {
		if (!date_parse(value, &read))
			continue;
		if (read == date)
			return date_parse_zone(value, zone);
		if (first.len == 0)
			first = value;
	}
	return date_parse_zone(first, zone);
}

bool mail_date_arrival(View header, gint64 arrival, gint64 *date)
{
	View value;
	for (int n = 0; n < MAX_HOPS && header_next_value(&header, HEADER_RECEIVED, &value); n++)
		if (read_hop(value, date))
			return true;
	*date = arrival;
	return is_mails(arrival);
}
