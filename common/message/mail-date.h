/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * When a mail was written: which of the dates that are on it is to be believed.
 *
 * The sender's clock wrote the Date field, mail servers' clocks the Received fields, and who stored
 * the mail the arrival. The Date stands if any of the others lies within a day of it: fetching,
 * moderating, migrating and sending a mail again add late hops to it, so none of them alone says
 * that the Date is wrong.
 */
#pragma once

#include "message/date.h"

/* What is known of a mail. */
typedef struct {
	View header;	     /* its block of fields */
	View date, received; /* the first Date and Received in it that are not blank */
	gint64 arrival;	     /* as in RawMail */
	bool arrival_is_shared;
} MailDates;

/* Where the date was found. */
typedef enum {
	MAIL_DATE_NONE,
	MAIL_DATE_FIELD, /* Date */
	MAIL_DATE_RECEIVED,
	MAIL_DATE_ARRIVAL,
} MailDateSource;

/*
 * Finds the date: the first Date field that can be read and that a Received or the arrival
 * confirms; else the oldest Received that is plausible; else the Date, but not if it is more than a
 * day after the arrival; else the arrival. A Received of a host that fetched the mail from a
 * mailbox is an arrival. A Received is not plausible if it is older than such fields are, or than
 * two that were there before it. An arrival that is shared confirms dates, but none gives way to
 * it. date is set unless MAIL_DATE_NONE is returned.
 */
MailDateSource mail_date_find(const MailDates *dates, gint64 *date);

/* The zone of the Date field that has that date, else of the first one that can be read:
 * date_parse_zone. */
bool mail_date_zone(View header, gint64 date, char zone[DATE_ZONE_SIZE]);

/* When the mail came to where it lies: the date of the first Received field that has one, which the
 * last server has put on top; else arrival. Returns false if neither is known. */
bool mail_date_arrival(View header, gint64 arrival, gint64 *date);
