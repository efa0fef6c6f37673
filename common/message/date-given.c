/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates as users give them: see message/date-given.h. */
#include "message/date-given.h"

#include "message/date-words.h"
#include "message/date.h"

enum {
	TEA = 17,
	N_WEEKDAYS = 7,
	MAX_COUNT = 100000, /* of anything: more is a mistake */
};

/* A date while its words are read. */
typedef struct {
	const DateToken *at;
	GDateTime *date; /* the day counted back to, and the time of day if none is given */
	GDateTime *now;
	gint64 count;  /* what stands before a unit; -1 for nothing */
	int month;     /* by name; 0 if there is none */
	bool has_day;  /* a day was named, by a word or a count */
	bool has_time; /* a time of day was named */
	int hour, minute, second;
} Given;

typedef GDateTime *AddFunc(GDateTime *date, gint count);

/* The units of time, without the s of several. */
static const struct {
	const char *name;
	AddFunc *add;
	int factor;
} units[] = {
	{ "second", NULL, 1 },
	{ "sec", NULL, 1 },
	{ "minute", NULL, 60 },
	{ "min", NULL, 60 },
	{ "hour", NULL, 3600 },
	{ "day", g_date_time_add_days, 1 },
	{ "week", g_date_time_add_weeks, 1 },
	{ "fortnight", g_date_time_add_weeks, 2 },
	{ "month", g_date_time_add_months, 1 },
	{ "quarter", g_date_time_add_months, 3 },
	{ "year", g_date_time_add_years, 1 },
};

/* Words for counts. */
static const struct {
	const char *word;
	int count;
} counts[] = {
	{ "a", 1 },	{ "an", 1 },   { "last", 1 }, { "one", 1 }, { "two", 2 },
	{ "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 }, { "seven", 7 },
	{ "eight", 8 }, { "nine", 9 }, { "ten", 10 },
};

static const char *const weekday_names[N_WEEKDAYS] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

/* Puts the date in the place of the one before; NULL, one out of range, is none. */
static bool set_date(Given *given, GDateTime *date)
{
	if (!date)
		return false;
	g_date_time_unref(given->date);
	given->date = date;
	given->has_day = true;
	return true;
}

static bool set_time(Given *given, int hour, int minute, int second)
{
	if (given->has_time || hour >= 24 || minute >= 60 || second >= 60)
		return false;
	given->hour = hour;
	given->minute = minute;
	given->second = second;
	given->has_time = true;
	return true;
}

/* Counts back from the date by what stands before the unit. */
static bool take_unit(Given *given, View word)
{
	View stem = word.len > 1 && view_ends(word, "s") ? view_head(word, word.len - 1) : word;
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		if (!view_is(stem, units[i].name))
			continue;
		gint64 count = given->count * units[i].factor;
		if (given->count < 0)
			return false;
		given->count = -1;
		if (units[i].add)
			return set_date(given, units[i].add(given->date, -(gint)count));
		return set_date(given, g_date_time_add_seconds(given->date, -(double)count));
	}
	return false;
}

static bool take_count(Given *given, View word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		if (view_is(word, counts[i].word)) {
			bool is_first = given->count < 0;
			given->count = counts[i].count;
			return is_first;
		}
	}
	return false;
}

/* The last day of that name before today. */
static bool take_weekday(Given *given, View word)
{
	for (int i = 0; i < N_WEEKDAYS; i++) {
		View name = view_of(weekday_names[i]);
		if (word.len < 3 || word.len > name.len ||
		    !view_equal(word, view_head(name, word.len)))
			continue;
		/* `last monday` is no other */
		if (given->has_day || given->count > 1)
			return false;
		given->count = -1;
		int today = g_date_time_get_day_of_week(given->date);
		int back = (today - (i + 1) + N_WEEKDAYS - 1) % N_WEEKDAYS + 1;
		return set_date(given, g_date_time_add_days(given->date, -back));
	}
	return false;
}

/* A day without a time of day is its first second. */
static bool take_today(Given *given)
{
	given->has_day = true;
	return set_time(given, 0, 0, 0);
}

static bool take_word(Given *given, View word)
{
	if (view_is_listed(word, "ago and at on the of t utc z st nd rd th"))
		return true;
	if (view_is(word, "now")) {
		given->has_day = true;
		return true;
	}
	if (view_is(word, "today"))
		return take_today(given);
	if (view_is(word, "yesterday"))
		return set_date(given, g_date_time_add_days(given->date, -1));
	if (view_is(word, "noon"))
		return set_time(given, DATE_NOON, 0, 0);
	if (view_is(word, "tea"))
		return set_time(given, TEA, 0, 0);
	if (view_is(word, "midnight"))
		return set_time(given, 0, 0, 0);
	if (take_unit(given, word) || take_count(given, word) || take_weekday(given, word))
		return true;
	int month = date_month_of_word(word);
	bool is_first = given->month == 0;
	given->month = month;
	return month && is_first;
}

/* `10:00`, `10:00:30`, `5pm`: the rest of it, behind the hours. */
static bool given_take_time(Given *given, int hour)
{
	const DateToken *at = given->at;
	int parts[2] = { 0, 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(parts) && date_token_is_mark(at, ":"); i++) {
		if (at[1].kind != DATE_TOKEN_NUMBER || at[1].digits > 2)
			return false;
		parts[i] = (int)at[1].number;
		at += 2;
	}
	if (at->kind == DATE_TOKEN_WORD && view_is_listed(at->word, "am pm")) {
		if (hour > DATE_NOON)
			return false;
		hour = hour % DATE_NOON + (at->word.data[0] == 'p' ? DATE_NOON : 0);
		at++;
	}
	given->at = at;
	return set_time(given, hour, parts[0], parts[1]);
}

static bool given_take_number(Given *given, const DateToken *number)
{
	const DateToken *next = given->at;
	if (date_token_is_mark(next, ":") ||
	    (next->kind == DATE_TOKEN_WORD && view_is_listed(next->word, "am pm")))
		return number->digits <= 2 && given_take_time(given, (int)number->number);
	if (given->count >= 0 || number->number > MAX_COUNT || number->digits > 6)
		return false;
	given->count = (gint64)number->number;
	return true;
}

/* The last day of the month that was named: it may be one of last year. */
static bool use_month(Given *given)
{
	gint64 day = given->count < 0 ? 1 : given->count;
	given->count = -1;
	if (given->has_day || day > 31)
		return false;
	if (!given->has_time)
		set_time(given, 0, 0, 0);
	int year = g_date_time_get_year(given->now);
	GDateTime *date = g_date_time_new_utc(year, given->month, (gint)day, 0, 0, 0);
	if (date && g_date_time_compare(date, given->now) > 0) {
		g_date_time_unref(date);
		date = g_date_time_new_utc(year - 1, given->month, (gint)day, 0, 0, 0);
	}
	return set_date(given, date);
}

/* The date as seconds, with the time of day that was named. */
static bool date_of_given(Given *given, gint64 *seconds)
{
	if (given->month && !use_month(given))
		return false;
	if (given->count >= 0 || (!given->has_day && !given->has_time))
		return false;
	if (given->has_time) {
		gint year, month, day;
		g_date_time_get_ymd(given->date, &year, &month, &day);
		bool has_day = given->has_day;
		set_date(given, g_date_time_new_utc(year, month, day, given->hour, given->minute,
						    given->second));
		/* a time of day alone is the last one */
		if (!has_day && g_date_time_compare(given->date, given->now) > 0)
			set_date(given, g_date_time_add_days(given->date, -1));
	}
	*seconds = g_date_time_to_unix(given->date);
	return date_is_valid(*seconds);
}

/* Words that count back from now; all of them must be understood. */
static bool parse_words(const DateToken *tokens, gint64 now, gint64 *seconds)
{
	g_autoptr(GDateTime) today = g_date_time_new_from_unix_utc(now);
	Given given = { .at = tokens, .now = today, .count = -1 };
	if (!today || tokens->kind == DATE_TOKEN_END)
		return false;
	given.date = g_date_time_ref(today);
	bool is_good = true;
	while (is_good && given.at->kind != DATE_TOKEN_END) {
		const DateToken *token = given.at++;
		if (token->kind == DATE_TOKEN_NUMBER)
			is_good = given_take_number(&given, token);
		else if (token->kind == DATE_TOKEN_WORD)
			is_good = take_word(&given, token->word);
		else
			is_good = date_token_is_mark(token, ".,-/");
	}
	is_good = is_good && date_of_given(&given, seconds);
	g_date_time_unref(given.date);
	return is_good;
}

/* `2026` or `2026-07`. */
static bool parse_month(const DateToken *tokens, gint64 *seconds)
{
	DateFields fields = { .year = (int)tokens[0].number, .month = 1, .day = 1 };
	if (tokens[0].kind != DATE_TOKEN_NUMBER || tokens[0].digits != 4)
		return false;
	if (date_token_is_mark(&tokens[1], "-/")) {
		if (tokens[2].kind != DATE_TOKEN_NUMBER || tokens[2].digits > 2)
			return false;
		fields.month = (int)tokens[2].number;
		tokens += 2;
	}
	return tokens[1].kind == DATE_TOKEN_END && date_of_fields(&fields, seconds);
}

bool date_given_parse(View text, gint64 now, gint64 *seconds)
{
	DateToken tokens[DATE_MAX_TOKENS];
	g_autoptr(GString) buffer = g_string_new(NULL);
	date_tokens_read(tokens, text, buffer);
	return parse_month(tokens, seconds) || parse_words(tokens, now, seconds) ||
	       date_parse(text, seconds);
}

DatePlace date_period_find(const DatePeriod *period, View date)
{
	gint64 seconds;
	if (date_period_is_all(period))
		return DATE_WITHIN;
	if (!date_parse_record(date, &seconds) || seconds >= period->until)
		return DATE_AFTER;
	return seconds < period->since ? DATE_BEFORE : DATE_WITHIN;
}

DatePlace date_period_place(const DatePeriod *period, const Record *record)
{
	return record->values[COLUMN_CONTEXT].len
		       ? DATE_BEFORE
		       : date_period_find(period, record->values[COLUMN_DATE]);
}
