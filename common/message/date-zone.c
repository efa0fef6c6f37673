/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Time zones of dates: see message/date-zone.h. */
#include "message/date-zone.h"

enum {
	MAX_HOURS = 23,
	/* No zone is further east: what is may be a number of another kind. */
	MAX_REAL_HOURS = 14,
};

/* Minutes east of UTC. */
static const struct {
	const char *name;
	int minutes;
} zones[] = {
	/* RFC 5322 section 4.3, and the two everybody writes */
	{ "GMT", 0 },
	{ "UTC", 0 },
	{ "UT", 0 },
	{ "EST", -300 },
	{ "EDT", -240 },
	{ "CST", -360 },
	{ "CDT", -300 },
	{ "MST", -420 },
	{ "MDT", -360 },
	{ "PST", -480 },
	{ "PDT", -420 },
	/* Europe */
	{ "WET", 0 },
	{ "WEST", 60 },
	{ "BST", 60 },
	{ "CET", 60 },
	{ "CEST", 120 },
	{ "MET", 60 },
	{ "MEST", 120 },
	{ "MEZ", 60 },
	{ "MESZ", 120 },
	{ "EET", 120 },
	{ "EEST", 180 },
	{ "MSK", 180 },
	{ "MSD", 240 },
	/* America */
	{ "NST", -210 },
	{ "NDT", -150 },
	{ "AST", -240 },
	{ "ADT", -180 },
	{ "AKST", -540 },
	{ "AKDT", -480 },
	{ "HST", -600 },
	{ "BRT", -180 },
	{ "BRST", -120 },
	{ "ART", -180 },
	/* Asia and the Pacific */
	{ "HKT", 480 },
	{ "SGT", 480 },
	{ "JST", 540 },
	{ "KST", 540 },
	{ "AWST", 480 },
	{ "ACST", 570 },
	{ "ACDT", 630 },
	{ "AEST", 600 },
	{ "AEDT", 660 },
	{ "NZST", 720 },
	{ "NZDT", 780 },
	/* Africa */
	{ "SAST", 120 },
};

bool date_zone_find(View word, int *zone)
{
	*zone = 0;
	if (word.len == 1)
		return g_ascii_isalpha(word.data[0]);
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		if (view_is_nocase(word, zones[i].name)) {
			*zone = zones[i].minutes * DATE_MINUTE;
			return true;
		}
	}
	return false;
}

/* The first Sunday of the month that is not before day. */
static int sunday_from(int year, int month, int day)
{
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return day + (G_DATE_SUNDAY - (int)g_date_get_weekday(&date)) % 7;
}

/* Whether it is summer in the United States, whose rules names like `EST5EDT` stand for. */
static bool is_american_summer(const DateFields *fields)
{
	bool is_new = fields->year >= 2007;
	int first = is_new ? 3 : 4, last = is_new ? 11 : 10;
	if (fields->month == first)
		return fields->day >= sunday_from(fields->year, first, is_new ? 8 : 1);
	if (fields->month == last)
		return fields->day < sunday_from(fields->year, last, is_new ? 1 : 25);
	return fields->month > first && fields->month < last;
}

/* `5EDT` behind `EST`, `-1CEST` behind `CET`: how POSIX names a zone with its summer time. */
static bool take_posix_rest(const DateToken **at, const DateFields *fields, int *zone)
{
	const DateToken *number = *at + (date_token_is_mark(*at, "+-") ? 1 : 0);
	int summer;
	if ((*at)->apart || number->kind != DATE_TOKEN_NUMBER ||
	    number[1].kind != DATE_TOKEN_WORD || number[1].apart ||
	    !date_zone_find(number[1].word, &summer))
		return false;
	/* Of the others' rules nothing is known. */
	if (number == *at && is_american_summer(fields))
		*zone = summer;
	*at = number + 2;
	return true;
}

/* `+0200`, `+2`, `+02:00` and the like; without a sign four digits. */
static bool take_offset(const DateToken **at, bool may_lack_sign, DateFields *fields)
{
	const DateToken *number = *at;
	while (date_token_is_mark(number, "+-"))
		number++;
	bool has_sign = number > *at;
	if (number->kind != DATE_TOKEN_NUMBER)
		return false;
	bool is_short = number->digits <= 2;
	guint64 hours = is_short ? number->number : number->number / 100;
	guint64 minutes = is_short ? 0 : number->number % 100;
	const DateToken *behind = number + 1;
	if (is_short && date_token_is_mark(behind, ":.") && !behind->apart &&
	    behind[1].digits == 2) {
		minutes = behind[1].number;
		behind += 2;
	}
	if (!has_sign &&
	    (!may_lack_sign || number->digits != 4 || hours > MAX_REAL_HOURS || minutes % 15))
		return false;
	bool is_real = number->digits <= 4 && hours <= MAX_HOURS && minutes < 60;
	bool is_west = date_token_is_mark(*at, "-");
	int zone = is_real ? (int)hours * DATE_HOUR + (int)minutes * DATE_MINUTE : 0;
	fields->zone = is_west ? -zone : zone;
	fields->zone_kind = !is_real || (is_west && zone == 0) ? DATE_ZONE_UNSAID : DATE_ZONE_SAID;
	*at = behind;
	return true;
}

bool date_zone_take(const DateToken **at, bool may_lack_sign, DateFields *fields)
{
	bool found = false;
	int named;
	fields->zone = 0;
	fields->zone_kind = DATE_ZONE_NONE;
	for (; (*at)->kind == DATE_TOKEN_WORD; (*at)++) {
		if (!found && date_zone_find((*at)->word, &named)) {
			bool is_military = (*at)->word.len == 1 && !view_is((*at)->word, "z");
			found = true;
			fields->zone = named;
			fields->zone_kind = is_military ? DATE_ZONE_UNSAID : DATE_ZONE_SAID;
			const DateToken *rest = *at + 1;
			if (take_posix_rest(&rest, fields, &fields->zone)) {
				*at = rest;
				return true;
			}
		} else if (found && view_is((*at)->word, "dst")) {
			fields->zone += DATE_HOUR;
		}
	}
	/* an offset says more than a name */
	if (take_offset(at, may_lack_sign, fields)) {
		found = true;
		while ((*at)->kind == DATE_TOKEN_WORD)
			(*at)++;
	}
	return found;
}
