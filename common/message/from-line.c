/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From_ lines of mboxes: see message/from-line.h. */
#include "message/from-line.h"

#include "message/date.h"

/* git-format-patch(1): "a fixed magic date", by which file(1) knows its output. */
#define FORMAT_PATCH_DATE " Mon Sep 17 00:00:00 2001"

enum {
	SHA1_HEX = 40,
	/* Zone names are at most so long (`HST`, `AKDT`, `NZDT`, `CHADT`); more letters are prose.
	 */
	MAX_ZONE_NAME = 5,
};

/* What public-inbox writes before each message of an archive. */
#define PUBLIC_INBOX_LINE "From mboxrd@z Thu Jan  1 00:00:00 1970"

/* What b4 writes. */
#define GIT_LINE "From git@z Thu Jan  1 00:00:00 1970"

/* Mon Sep 17 00:00:00 2001, git format-patch's date for every patch. */
#define FORMAT_PATCH_ARRIVAL G_GINT64_CONSTANT(1000684800)

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
static bool from_line_take_half(View word, DateFields *fields)
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

/* `2012-08-09`, which is year, month and day at once. */
static bool take_iso_day(View word, Tail *tail)
{
	static const char form[] = "dddd-dd-dd";
	if (word.len != strlen(form))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (form[i] == 'd' ? !g_ascii_isdigit(word.data[i]) : word.data[i] != form[i])
			return false;
	tail->fields.year = date_number(view_head(word, 4));
	tail->fields.month = date_number(view_head(view_from(word, 5), 2));
	tail->fields.day = date_number(view_from(word, 8));
	return tail->year = tail->month = tail->day = true;
}

/* A zone, also as `GMT+0200` and `+02:00`. */
static bool from_line_take_zone(View word, DateFields *fields)
{
	char digits[] = "+hhmm";
	if (date_zone(word, fields))
		return true;
	if (word.len > 3 && (view_starts(word, "GMT") || view_starts(word, "UTC")))
		word = view_from(word, 3);
	if (word.len == strlen("+hh:mm") && word.data[3] == ':') {
		memcpy(digits, word.data, 3);
		memcpy(digits + 3, word.data + 4, 2);
		word = view_of(digits);
	}
	return date_zone(word, fields);
}

/* A time, also with a fraction and its zone, as ISO 8601 has them: `18:39:17.123Z`. */
static bool from_line_take_time(View word, Tail *tail)
{
	enum {
		TIME_LENGTH = 8 /* hh:mm:ss */
	};
	View zone = view_from(word, TIME_LENGTH);
	if (view_starts(zone, "."))
		zone = view_from(zone, 1);
	while (zone.len && zone.data > word.data + TIME_LENGTH && g_ascii_isdigit(zone.data[0]))
		zone = view_from(zone, 1);
	if (!date_time(view_head(word, TIME_LENGTH), &tail->fields))
		return false;
	return zone.len == 0 || (tail->zone = from_line_take_zone(zone, &tail->fields));
}

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
	/* as of 1998: RFC 5322, section 4.3 */
	if (number >= 0 && word.len == 2 && tail->time && !tail->year) {
		fields->year = number < 50 ? 2000 + number : 1900 + number;
		return tail->year = true;
	}
	if (!tail->month && (fields->month = date_month(word)))
		return tail->month = true;
	if (!tail->time && from_line_take_time(word, tail))
		return tail->time = true;
	if (!tail->time)
		return false;
	if (!tail->half && from_line_take_half(word, fields))
		return tail->half = true;
	if (!tail->zone && from_line_take_zone(word, fields))
		return tail->zone = true;
	return is_zone_name(word) && tail->zone_names++ < 2;
}

/* Whether word begins what ends the line behind a date: `remote from x`, `(a comment)`. */
static bool ends_date(View word, View rest)
{
	if (view_is(word, "remote"))
		return view_is(date_next_word(&rest), "from");
	return word.data[0] == '(' && (view_ends(view_trim(rest), ")") || view_ends(word, ")"));
}

/* Reads what follows the day name, or the day of ISO 8601 that tail has. */
static bool parse_tail(Tail tail, View rest, gint64 *date)
{
	for (View word = date_next_word(&rest); word.len; word = date_next_word(&rest)) {
		if (tail.time && ends_date(word, rest))
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

/* Whether a date begins without a day name: `9 Aug`. */
static bool begins_date(View word, View rest)
{
	return word.len <= 2 && date_number(word) >= 0 && date_month(date_next_word(&rest));
}

bool from_line_parse(View line, gint64 *date)
{
	gint64 ignored = 0;
	date = date ? date : &ignored;
	if (!view_starts(line, "From "))
		return false;
	if (view_is(line, PUBLIC_INBOX_LINE)) {
		*date = 0;
		return true;
	}
	/* The sender may hold blanks and even day names, so every day name is tried. A try ends at
	 * the first word that is no part of a date, so the line is read a bounded number of times.
	 */
	View rest = view_from(line, strlen("From "));
	for (View word = date_next_word(&rest); word.len; word = date_next_word(&rest)) {
		Tail tail = { 0 };
		if (word.len == 4 && word.data[3] == ',')
			word.len--;
		/* `2012-08-09T18:39:17Z` */
		View behind = rest;
		if (word.len > 10 && word.data[10] == 'T') {
			behind = (View){ word.data + 11,
					 (size_t)(rest.data + rest.len - word.data) - 11 };
			word.len = 10;
		}
		if (begins_date(word, rest))
			tail_take(&tail, word);
		else if (!date_is_weekday(word) && !take_iso_day(word, &tail))
			continue;
		if (!parse_tail(tail, behind, date))
			continue;
		if (*date == FORMAT_PATCH_ARRIVAL)
			*date = 0;
		return true;
	}
	return false;
}

StandIn from_line_stand_in(View line)
{
	if (!view_starts(line, "From "))
		return STAND_IN_NONE;
	line = view_trim(line);
	/* behind an address it is when mail came, however unlikely */
	if (view_ends(line, FORMAT_PATCH_DATE) && !view_chr(line, '@'))
		return STAND_IN_PATCH;
	/* the hash of a commit sends no mail, whenever that is */
	if (from_line_has_commit(line) && from_line_parse(line, NULL))
		return STAND_IN_PATCH;
	return view_is(line, GIT_LINE) ? STAND_IN_GIT : STAND_IN_NONE;
}

bool from_line_has_commit(View text)
{
	if (!view_starts(text, "From "))
		return false;
	text = view_from(text, strlen("From "));
	size_t hex = view_hex_length(text);
	return hex >= SHA1_HEX && view_starts(view_from(text, hex), " ");
}

bool header_line_like(View line)
{
	const char *colon = view_chr(line, ':');
	if (!colon || colon == line.data)
		return false;
	const char *end = colon;
	/* RFC 5322, section 4.5 */
	while (end > line.data + 1 && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	for (const char *p = line.data; p < end; p++)
		if (*p <= ' ' || *p > '~')
			return false;
	return true;
}

/* The names that mail has in front of everything else: of RFC 5322 and MIME, of delivery and of
 * mail readers; first those that come first. A hyphen at the end stands for all that begin so. */
static const View mail_fields[] = {
	VIEW_INIT("Return-Path"),
	VIEW_INIT("Received"),
	VIEW_INIT("Delivered-To"),
	VIEW_INIT("From"),
	VIEW_INIT("Date"),
	VIEW_INIT("Subject"),
	VIEW_INIT("To"),
	VIEW_INIT("Cc"),
	VIEW_INIT("Bcc"),
	VIEW_INIT("Message-ID"),
	VIEW_INIT("X-"),
	VIEW_INIT("MIME-Version"),
	VIEW_INIT("Content-"),
	VIEW_INIT("References"),
	VIEW_INIT("In-Reply-To"),
	VIEW_INIT("List-"),
	VIEW_INIT("Reply-To"),
	VIEW_INIT("Sender"),
	VIEW_INIT("Resent-"),
	VIEW_INIT("ARC-"),
	VIEW_INIT("DKIM-"),
	VIEW_INIT("Status"),
	VIEW_INIT("Envelope-"),
	VIEW_INIT("Delivery-"),
	VIEW_INIT("Errors-To"),
	VIEW_INIT("Organization"),
	VIEW_INIT("User-Agent"),
	VIEW_INIT("Precedence"),
	VIEW_INIT("Authentication-Results"),
	VIEW_INIT("Received-SPF"),
	VIEW_INIT("DomainKey-Signature"),
	VIEW_INIT("Importance"),
	VIEW_INIT("Priority"),
	VIEW_INIT("Sensitivity"),
	VIEW_INIT("Comments"),
	VIEW_INIT("Keywords"),
	VIEW_INIT("Original-"),
	VIEW_INIT("Mailing-List"),
	VIEW_INIT("Lines"),
	VIEW_INIT("Path"),
	VIEW_INIT("Newsgroups"),
	VIEW_INIT("Apparently-To"),
	VIEW_INIT("Approved"),
	VIEW_INIT("Thread-"),
	VIEW_INIT("Accept-Language"),
	VIEW_INIT("Autocrypt"),
	VIEW_INIT("OpenPGP"),
	VIEW_INIT("Face"),
	VIEW_INIT("Mail-Followup-To"),
	VIEW_INIT("Mail-Reply-To"),
	VIEW_INIT("Auto-Submitted"),
	VIEW_INIT("Feedback-ID"),
	VIEW_INIT("Return-Receipt-To"),
	VIEW_INIT("Disposition-"),
	VIEW_INIT("Followup-To"),
	VIEW_INIT("Xref"),
	VIEW_INIT("NNTP-"),
	VIEW_INIT("Encoding"),
	VIEW_INIT("Via"),
	VIEW_INIT("Old-"),
	VIEW_INIT("Bounces-To"),
	VIEW_INIT("Archived-At"),
	VIEW_INIT("Expires"),
	VIEW_INIT("Supersedes"),
	VIEW_INIT("Fcc"),
};

bool header_line_of_mail(View line)
{
	if (!header_line_like(line))
		return false;
	while (line.data[0] == '>')
		line = view_from(line, 1);
	View name = view_trim(view_head(line, (size_t)(view_chr(line, ':') - line.data)));
	for (size_t i = 0; i < G_N_ELEMENTS(mail_fields); i++) {
		View field = mail_fields[i];
		bool is_prefix = field.data[field.len - 1] == '-';
		if (view_equal_nocase(is_prefix ? view_head(name, field.len) : name, field))
			return true;
	}
	return false;
}
