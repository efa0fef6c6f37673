/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From_ lines of mboxes: see message/from-line.h. */
#include "message/from-line.h"

#include "message/date.h"

enum {
	SHA1_HEX = 40,
	SHA256_HEX = 64,
	/* Zone names are at most so long (`HST`, `AKDT`, `NZDT`, `CHADT`); more letters are prose.
	 */
	MAX_ZONE_NAME = 5,
};

static bool is_zone_name(View word)
{
	if (word.len == 0 || word.len > MAX_ZONE_NAME)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isupper(word.data[i]))
			return false;
	return true;
}

/* `AM` or `PM`, behind the time. */
static bool take_half(View word, DateFields *fields)
{
	bool pm = view_is_nocase(word, "PM");
	if ((!pm && !view_is_nocase(word, "AM")) || fields->hour < 1 || fields->hour > 12)
		return false;
	fields->hour = fields->hour % 12 + (pm ? 12 : 0);
	return true;
}

/* What of a date was seen; each part is taken once. */
typedef struct {
	DateFields fields;
	bool month, day, time, half, zone, year;
	int zone_names;
} Tail;

/*
 * Reads one word of the date. The order of the parts differs from writer to writer, but each
 * part is known by its look, so only that each comes once is asked.
 */
static bool tail_take(Tail *tail, View word)
{
	DateFields *fields = &tail->fields;
	int number = date_number(word);
	if (number >= 0 && word.len <= 2 && !tail->day) {
		fields->day = number;
		return tail->day = true;
	}
	if (number >= 0 && word.len == 4 && !tail->year) {
		fields->year = number;
		return tail->year = true;
	}
	if (!tail->month && (fields->month = date_month(word)))
		return tail->month = true;
	if (!tail->time && date_time(word, fields))
		return tail->time = true;
	if (!tail->time)
		return false;
	if (!tail->half && take_half(word, fields))
		return tail->half = true;
	if (!tail->zone && date_zone(word, fields))
		return tail->zone = true;
	return is_zone_name(word) && tail->zone_names++ < 2;
}

/* Reads what follows the day name. */
static bool parse_tail(View rest, gint64 *date)
{
	Tail tail = { 0 };
	for (View word = date_next_word(&rest); word.len; word = date_next_word(&rest)) {
		if (view_is(word, "remote") && view_is(date_next_word(&rest), "from"))
			break;
		if (!tail_take(&tail, word))
			return false;
	}
	if (!tail.month || !tail.day || !tail.time || !tail.year)
		return false;
	if (!date_of_fields(&tail.fields, date))
		*date = 0;
	return true;
}

bool from_line_parse(View line, gint64 *date)
{
	gint64 ignored = 0;
	date = date ? date : &ignored;
	if (!view_starts(line, "From "))
		return false;
	/* The sender may hold blanks and even day names, so every day name is tried. A try ends at
	 * the first word that is no part of a date, so the line is read a bounded number of times.
	 */
	View rest = view_from(line, strlen("From "));
	for (View word = date_next_word(&rest); word.len; word = date_next_word(&rest)) {
		if (word.len == 4 && word.data[3] == ',')
			word.len--;
		if (!date_is_weekday(word) || !parse_tail(rest, date))
			continue;
		if (from_line_is_format_patch(line))
			*date = 0;
		return true;
	}
	return false;
}

bool from_line_is_format_patch(View line)
{
	if (!view_starts(line, "From "))
		return false;
	line = view_trim(view_from(line, strlen("From ")));
	size_t hex = 0;
	while (hex < line.len && g_ascii_isxdigit(line.data[hex]))
		hex++;
	return (hex == SHA1_HEX || hex == SHA256_HEX) &&
	       view_is(view_from(line, hex), " Mon Sep 17 00:00:00 2001");
}

bool from_line_has_commit(View text)
{
	if (!view_starts(text, "From "))
		return false;
	text = view_from(text, strlen("From "));
	size_t hex = 0;
	while (hex < text.len && g_ascii_isxdigit(text.data[hex]))
		hex++;
	return hex >= SHA1_HEX && view_starts(view_from(text, hex), " ");
}

bool header_line_like(View line)
{
	const char *colon = view_chr(line, ':');
	if (!colon || colon == line.data)
		return false;
	for (const char *p = line.data; p < colon; p++)
		if (*p <= ' ' || *p > '~')
			return false;
	return true;
}
