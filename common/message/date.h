/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dates: those of mail (RFC 5322, section 3.3 and 4.3) and that of the records.
 *
 * Everywhere a date is seconds since 1970 UTC. Only the years 1970 to 9999 are dates: what
 * lies outside is a broken clock, and does not fit the records' form.
 */
#pragma once

#include "bytes/view.h"

/* In seconds. */
#define DATE_MINUTE 60
#define DATE_HOUR (60 * DATE_MINUTE)
#define DATE_DAY ((gint64)24 * DATE_HOUR)

enum {
	DATE_NOON = 12, /* the hour that divides the day */
	/* RFC 5322 section 4.3: years of two digits are of this century below it, else of the last.
	 */
	DATE_CENTURY_LINE = 50,
};

/* What a date says of its zone. */
typedef enum {
	DATE_ZONE_NONE,	  /* nothing, or nothing that is known */
	DATE_ZONE_UNSAID, /* that it is UTC, not where it was written: `-0000` */
	DATE_ZONE_SAID,
} DateZoneKind;

typedef struct {
	int year;	  /* 1970 to 9999 */
	int month, day;	  /* from 1 */
	int hour, minute; /* 0 to 23, 0 to 59 */
	int second;	  /* 0 to 60: a leap second is the next minute's first */
	int zone;	  /* seconds east of UTC */
	DateZoneKind zone_kind;
} DateFields;

/* Returns false if a field is out of its range or the month has no such day. */
bool date_of_fields(const DateFields *fields, gint64 *seconds);

static inline bool date_is_valid(gint64 seconds)
{
	return seconds >= 0 && seconds <= G_GINT64_CONSTANT(253402300799);
}

/* Reads the value of a Date field, in RFC 5322's form or any other of message/date-forms.h. Returns
 * false if there is no date in it, or a time of day that nobody can tell. */
bool date_parse(View value, gint64 *seconds);

/*
 * The zone of the date that date_parse reads, as `+0200` and a NUL; `-0000` if the date only says
 * that it is in UTC (RFC 5322, sections 3.3 and 4.3). Returns false if there is no such date, or no
 * zone that is known in it.
 */
enum {
	DATE_ZONE_SIZE = 6
};
bool date_parse_zone(View value, char out[DATE_ZONE_SIZE]);

/* Reads the date of a Received field: what follows the last `;` that is in no comment. */
bool date_parse_received(View value, gint64 *seconds);

/* `2025-05-14T19:21:56Z` and a NUL. seconds must be valid. */
enum {
	DATE_SIZE = 21
};
void date_format(gint64 seconds, char out[DATE_SIZE]);

/* Reads exactly that form. */
bool date_parse_record(View text, gint64 *seconds);

/* Pieces of dates, for other forms (message/from-line.h). */

/* Takes the next word off text; words are set apart by white space. Empty at the end. */
View date_next_word(View *text);

/* 1 to 12 for `Jan` to `Dec`, without case; 0 for anything else. */
int date_month(View word);

/* `Mon` to `Sun`, without case. */
bool date_is_weekday(View word);

/* `hh:mm` or `hh:mm:ss`, one digit is enough for the hours. */
bool date_time(View word, DateFields *fields);

/* `+hhmm`, `-hhmm`, or the name of a zone (message/date-zone.h). */
bool date_zone(View word, DateFields *fields);

/* A number of one to four digits; -1 for anything else. */
int date_number(View word);
