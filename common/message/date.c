/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates of mail and of the records: see message/date.h. */
#include "message/date.h"

#include "message/date-forms.h"
#include "message/date-zone.h"

enum {
	MIN_YEAR = 1970,
	MAX_YEAR = 9999,
	/* Two-digit years: RFC 5322 section 4.3 draws the line at 50, but nothing before 1970 is a
	 * date here; the years between are left to others. */
	DATE_LENGTH = DATE_SIZE - 1,
};

/* Three letters in lower case as one number, so that a name is found by comparing numbers. */
#define NAME(a, b, c) ((guint32)(a) << 16 | (guint32)(b) << 8 | (guint32)(c))

static const guint32 months[] = {
	NAME('j', 'a', 'n'), NAME('f', 'e', 'b'), NAME('m', 'a', 'r'), NAME('a', 'p', 'r'),
	NAME('m', 'a', 'y'), NAME('j', 'u', 'n'), NAME('j', 'u', 'l'), NAME('a', 'u', 'g'),
	NAME('s', 'e', 'p'), NAME('o', 'c', 't'), NAME('n', 'o', 'v'), NAME('d', 'e', 'c'),
};

static const guint32 weekdays[] = {
	NAME('m', 'o', 'n'), NAME('t', 'u', 'e'), NAME('w', 'e', 'd'), NAME('t', 'h', 'u'),
	NAME('f', 'r', 'i'), NAME('s', 'a', 't'), NAME('s', 'u', 'n'),
};

/* Which of the names the word is, counted from 1; 0 for none. */
static int find_name(View word, const guint32 *names, size_t n_names)
{
	if (word.len != 3)
		return 0;
	const unsigned char *p = (const unsigned char *)word.data;
	/* Letters differ from their lower case in one bit; no other byte of the names' does. */
	guint32 name = NAME(p[0] | 0x20, p[1] | 0x20, p[2] | 0x20);
	for (size_t i = 0; i < n_names; i++)
		if (names[i] == name)
			return (int)i + 1;
	return 0;
}

int date_month(View word)
{
	return find_name(word, months, G_N_ELEMENTS(months));
}

bool date_is_weekday(View word)
{
	return find_name(word, weekdays, G_N_ELEMENTS(weekdays)) > 0;
}

int date_number(View word)
{
	if (word.len == 0 || word.len > 4)
		return -1;
	int number = 0;
	for (size_t i = 0; i < word.len; i++) {
		if (!g_ascii_isdigit(word.data[i]))
			return -1;
		number = 10 * number + (word.data[i] - '0');
	}
	return number;
}

/* Two digits at an offset; -1 if they are not there. */
static int two_digits(View word, size_t at)
{
	return at + 2 <= word.len ? date_number((View){ word.data + at, 2 }) : -1;
}

bool date_time(View word, DateFields *fields)
{
	size_t digits = word.len > 1 && word.data[1] == ':' ? 1 : 2;
	fields->hour = date_number(view_head(word, digits));
	View rest = view_from(word, digits);
	fields->minute = two_digits(rest, 1);
	fields->second = rest.len > 3 ? two_digits(rest, 4) : 0;
	if (fields->hour < 0 || fields->minute < 0 || fields->second < 0 || rest.data[0] != ':')
		return false;
	return rest.len == 3 || (rest.len == 6 && rest.data[3] == ':');
}

bool date_zone(View word, DateFields *fields)
{
	if (word.len == 5 && (word.data[0] == '+' || word.data[0] == '-')) {
		int hours = two_digits(word, 1), minutes = two_digits(word, 3);
		if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
			return false;
		int seconds = hours * DATE_HOUR + minutes * DATE_MINUTE;
		fields->zone = word.data[0] == '+' ? seconds : -seconds;
		fields->zone_kind =
			word.data[0] == '-' && seconds == 0 ? DATE_ZONE_UNSAID : DATE_ZONE_SAID;
		return true;
	}
	fields->zone_kind = DATE_ZONE_SAID;
	return (word.len > 1 || view_is_nocase(word, "Z")) && date_zone_find(word, &fields->zone);
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
	if (month == 2)
		return is_leap(year) ? 29 : 28;
	return 30 + ((month + (month > 7)) & 1);
}

/*
 * Days from 1970-01-01 in the Gregorian calendar. Years are counted from March, so that the leap
 * day is the last of its year and months have a regular length before it.
 */
static gint64 days_of_civil(int year, int month, int day)
{
	gint64 y = year - (month <= 2);
	int m = month > 2 ? month - 3 : month + 9;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

bool date_of_fields(const DateFields *fields, gint64 *seconds)
{
	if (fields->year < MIN_YEAR || fields->year > MAX_YEAR || fields->month < 1 ||
	    fields->month > 12 || fields->day < 1 ||
	    fields->day > days_of_month(fields->year, fields->month) || fields->hour < 0 ||
	    fields->hour > 23 || fields->minute < 0 || fields->minute > 59 || fields->second < 0 ||
	    fields->second > 60)
		return false;
	*seconds = days_of_civil(fields->year, fields->month, fields->day) * DATE_DAY +
		   fields->hour * DATE_HOUR + fields->minute * DATE_MINUTE + fields->second -
		   fields->zone;
	return date_is_valid(*seconds);
}

/* Only white space that a header field may have: what else looks so is no date of this form. */
static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

View date_next_word(View *text)
{
	size_t i = 0;
	while (i < text->len && is_space(text->data[i]))
		i++;
	size_t start = i;
	while (i < text->len && !is_space(text->data[i]))
		i++;
	View word = { text->data + start, i - start };
	*text = view_from(*text, i);
	return word;
}

/* Whether nothing stands behind the zone, or one comment, that is, text in brackets. */
static bool is_comment(View text)
{
	text = view_trim(text);
	return text.len == 0 ||
	       (text.data[0] == '(' && view_chr(text, ')') == text.data + text.len - 1);
}

/* `(GMT+02:00)`, `(+0200)`: an offset in a comment in place of the zone. The name of one alone, as
 * in `(PDT)`, may be what the writer's clock is called. */
static void read_comment_zone(View comment, DateFields *fields)
{
	View text = view_from(view_trim(comment), 1);
	const char *close = view_chr(text, ')');
	text = view_trim(view_head(text, close ? (size_t)(close - text.data) : 0));
	if (view_starts_nocase(text, "GMT") || view_starts_nocase(text, "UTC"))
		text = view_skip_space(view_from(text, strlen("GMT")));
	char offset[] = "+hhmm";
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == ':' && i == strlen("+hh"))
			continue;
		if (n == strlen(offset))
			return;
		offset[n++] = text.data[i];
	}
	DateFields read = *fields;
	if (n == strlen(offset) && byte_is_in(offset[0], "+-") &&
	    date_zone((View){ offset, n }, &read))
		*fields = read;
}

static int full_year(View word)
{
	int year = date_number(word);
	if (word.len == 2)
		return year < DATE_CENTURY_LINE ? year + 2000 : year + 1900;
	return word.len == 4 ? year : -1;
}

/* The form of RFC 5322, section 3.3, in which nearly all mail has its dates, with two-digit years,
 * the names of zones, and comments behind the zone or in its place. */
static bool parse_plain(View value, DateFields *fields, gint64 *seconds)
{
	*fields = (DateFields){ 0 };
	View word = date_next_word(&value);
	if (word.len == 4 && word.data[3] == ',')
		word.len--;
	if (date_is_weekday(word))
		word = date_next_word(&value);
	fields->day = word.len <= 2 ? date_number(word) : -1;
	fields->month = date_month(date_next_word(&value));
	fields->year = full_year(date_next_word(&value));
	if (!date_time(date_next_word(&value), fields))
		return false;
	/* A date without a zone is read as UTC, as RFC 5322 section 3.3 reads `-0000`. */
	View rest = value;
	View zone = date_next_word(&value);
	if (zone.len && zone.data[0] == '(') {
		read_comment_zone(rest, fields);
		value = rest;
	} else if (zone.len && !date_zone(zone, fields))
		return false;
	return is_comment(value) && date_of_fields(fields, seconds);
}

bool date_parse(View value, gint64 *seconds)
{
	DateFields fields;
	return value.len &&
	       (parse_plain(value, &fields, seconds) || date_forms_parse(value, &fields, seconds));
}

/* What follows the last `;` outside of comments and quotes. */
static View behind_semicolon(View value)
{
	size_t depth = 0, start = value.len;
	bool quoted = false;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];
		if (c == '\\')
			i++;
		else if (c == '"' && depth == 0)
			quoted = !quoted;
		else if (quoted)
			continue;
		else if (c == '(')
			depth++;
		else if (c == ')' && depth)
			depth--;
		else if (c == ';' && depth == 0)
			start = i + 1;
	}
	return view_from(value, start);
}

bool date_parse_received(View value, gint64 *seconds)
{
	const char *semicolon = view_rchr(value, ';');
	if (!semicolon)
		return false;
	View last = view_from(value, (size_t)(semicolon - value.data) + 1);
	return date_parse(last, seconds) || date_parse(behind_semicolon(value), seconds);
}

static void put_digits(char *out, int number, int n_digits)
{
	for (int i = n_digits - 1; i >= 0; i--) {
		out[i] = (char)('0' + number % 10);
		number /= 10;
	}
}

bool date_parse_zone(View value, char out[DATE_ZONE_SIZE])
{
	DateFields fields;
	gint64 seconds;
	if (value.len == 0 ||
	    (!parse_plain(value, &fields, &seconds) && !date_forms_parse(value, &fields, &seconds)))
		return false;
	int minutes = ABS(fields.zone) / DATE_MINUTE;
	bool is_west = fields.zone < 0 || fields.zone_kind == DATE_ZONE_UNSAID;
	out[0] = is_west ? '-' : '+';
	put_digits(out + 1, minutes / 60, 2);
	put_digits(out + 3, minutes % 60, 2);
	out[DATE_ZONE_SIZE - 1] = '\0';
	return fields.zone_kind != DATE_ZONE_NONE;
}

void date_format(gint64 seconds, char out[DATE_SIZE])
{
	gint64 days = seconds / DATE_DAY;
	int rest = (int)(seconds % DATE_DAY);
	/* days_of_civil backwards: eras of 400 years, counted from March */
	gint64 z = days + 719468;
	gint64 era = z / 146097;
	int doe = (int)(z % 146097);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;
	memcpy(out, "0000-00-00T00:00:00Z", DATE_SIZE);
	put_digits(out, (int)(yoe + era * 400) + (month <= 2), 4);
	put_digits(out + 5, month, 2);
	put_digits(out + 8, doy - (153 * mp + 2) / 5 + 1, 2);
	put_digits(out + 11, rest / DATE_HOUR, 2);
	put_digits(out + 14, rest % DATE_HOUR / DATE_MINUTE, 2);
	put_digits(out + 17, rest % DATE_MINUTE, 2);
}

/* The number of two digits; if they are none, one that makes a year, a month, or whatever it is
 * part of, less than it can be. */
static inline int digit_pair(const char *at)
{
	unsigned tens = (unsigned)(at[0] - '0'), ones = (unsigned)(at[1] - '0');
	return tens <= 9 && ones <= 9 ? (int)(10 * tens + ones) : -MAX_YEAR;
}

bool date_parse_record(View text, gint64 *seconds)
{
	const char *at = text.data;
	/* dddd-dd-ddTdd:dd:ddZ */
	if (text.len != DATE_LENGTH || at[4] != '-' || at[7] != '-' || at[10] != 'T' ||
	    at[13] != ':' || at[16] != ':' || at[19] != 'Z')
		return false;
	DateFields fields = {
		.year = 100 * digit_pair(at) + digit_pair(at + 2),
		.month = digit_pair(at + 5),
		.day = digit_pair(at + 8),
		.hour = digit_pair(at + 11),
		.minute = digit_pair(at + 14),
		.second = digit_pair(at + 17),
	};
	return date_of_fields(&fields, seconds);
}
