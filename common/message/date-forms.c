/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates in odd forms: see message/date-forms.h. */
#include "message/date-forms.h"

#include "message/date-words.h"
#include "message/date-zone.h"

enum {
	MIDNIGHT = 24,
	/* Two-digit years: RFC 5322 section 4.3 draws the line here. */
	/* Counts of seconds since 1970 have so many digits from 1973 to 2286. */
	MIN_EPOCH_DIGITS = 9,
	MAX_EPOCH_DIGITS = 10,
};

/*
 * The forms, which are tried in turn, each with and without a word for the day of the week in
 * front:
 *   d  the day            m  the month's name     n  the month's number
 *   y  the year           Y  one of four digits   C  year, month and day in eight digits
 *   t  the time of day    T  that, or nothing     z  the zone, or nothing
 *   Z  that, which may lack its sign              e  seconds since 1970
 * Other characters stand for themselves. Where the month has a name, it does not matter what stands
 * between day, month and year.
 */
static const char *const forms[] = {
	"dmyTZ",   /* 17 Jul 2012 19:38:50 +0200; Tuesday, 17-Jul-12 17:38:50 GMT */
	"mdyTZ",   /* Tue Jul 17 2012 19:38:50 GMT+0200 */
	"mdtzyZ",  /* Tue Jul 17 19:38:50 2012; Tue Jul 17 19:38:50 CEST 2012 */
	"dmtzyZ",  /* Tue 17 Jul 19:38:50 CEST 2012 */
	"YmdTZ",   /* 2012 Jul 17 */
	"Y-n-dTZ", /* 2012-07-17T19:38:50+02:00 */
	"Y/n/dTZ", /* 2012/07/17 19:38 */
	"Y.n.dTZ", /* 2012.07.17 19:38 */
	"d.n.YTZ", /* 17.07.2012 19:38: with dots the day is always the first */
	"d.n.ytZ", /* 17.07.12 19:38 */
	"CTZ",	   /* 20120717T193850Z */
	"tzdmyZ",  /* 19:38:50, 17 Jul 2012 */
	"tzmdyZ",  /* 19:38:50, Jul 17 2012 */
	"eZ",	   /* 1342546730 +0200 */
};

/* Where nobody knows which is the day: only what is no month tells. */
static const char *const twin_forms[][2] = {
	{ "d/n/YTZ", "n/d/YTZ" },
	{ "d-n-YTZ", "n-d-YTZ" },
	{ "d/n/ytZ", "n/d/ytZ" },
};

typedef struct {
	const DateToken *at;
	DateFields fields;
	guint64 epoch;
	bool is_epoch, has_zone;
} Parse;

static bool is_word(const DateToken *token, const char *words)
{
	if (token->kind != DATE_TOKEN_WORD)
		return false;
	for (size_t len = 0; *words; words += len + (words[len] == ' ')) {
		len = strcspn(words, " ");
		if (token->word.len == len && memcmp(token->word.data, words, len) == 0)
			return true;
	}
	return false;
}

/* Whether the token stands right behind the one before. */
static bool is_attached(const DateToken *token, DateTokenKind kind)
{
	return token->kind == kind && !token->apart;
}

/* Whether it is a number of so many digits, and takes it if it is. */
static bool take_number(Parse *parse, size_t min_digits, size_t max_digits, int *number)
{
	const DateToken *token = parse->at;
	if (token->kind != DATE_TOKEN_NUMBER || token->digits < min_digits ||
	    token->digits > max_digits)
		return false;
	*number = (int)token->number;
	parse->at++;
	return true;
}

static bool take_year(Parse *parse)
{
	size_t digits = parse->at->digits;
	int *year = &parse->fields.year;
	if (!take_number(parse, 2, 4, year))
		return false;
	if (digits == 3)
		*year += 1900;
	else if (*year < 100)
		*year += *year < DATE_CENTURY_LINE ? 2000 : 1900;
	return true;
}

static bool take_day(Parse *parse)
{
	if (!take_number(parse, 1, 2, &parse->fields.day))
		return false;
	if (!parse->at->apart && is_word(parse->at, "st nd rd th"))
		parse->at++;
	return true;
}

static bool take_month(Parse *parse)
{
	/* month by number, in Chinese and Japanese */
	if (take_number(parse, 1, 2, &parse->fields.month)) {
		bool is_name = !parse->at->apart && is_word(parse->at, "\xe6\x9c\x88");
		parse->at += is_name;
		return is_name;
	}
	if (parse->at->kind != DATE_TOKEN_WORD)
		return false;
	parse->fields.month = date_month_of_word(parse->at->word);
	parse->at++;
	return parse->fields.month > 0;
}

static bool take_compact_day(Parse *parse)
{
	int number;
	if (!take_number(parse, 8, 8, &number))
		return false;
	parse->fields.year = number / 10000;
	parse->fields.month = number / 100 % 100;
	parse->fields.day = number % 100;
	return true;
}

/* `AM`, `PM`, `p.m.`, behind the time. Returns false if they cannot be meant. */
static bool take_half(Parse *parse)
{
	const DateToken *token = parse->at;
	bool is_split = is_word(token, "a p") && !token[1].apart && is_word(token + 1, "m");
	if (!is_split && !is_word(token, "am pm"))
		return true;
	bool pm = token->word.data[0] == 'p';
	int *hour = &parse->fields.hour;
	parse->at += is_split ? 2 : 1;
	if (*hour > DATE_NOON)
		return pm; /* 19:38 PM */
	*hour = *hour % DATE_NOON + (pm ? DATE_NOON : 0);
	return true;
}

/* One or two digits of minutes or seconds. Of a single one it must be plain that it is whole. */
static bool take_sixtieth(Parse *parse, int *number)
{
	size_t digits = parse->at->digits;
	return take_number(parse, 1, 2, number) &&
	       (digits == 2 || parse->at->apart || date_token_is_mark(parse->at, ":+-"));
}

/* `193850` or `1938`, behind the `T`. */
static bool take_compact_time(Parse *parse)
{
	int number;
	size_t digits = parse->at->digits;
	if (!is_word(parse->at - 1, "t") || digits % 2 || !take_number(parse, 4, 6, &number))
		return false;
	number *= digits == 4 ? 100 : 1;
	parse->fields.hour = number / 10000;
	parse->fields.minute = number / 100 % 100;
	parse->fields.second = number % 100;
	return true;
}

/* The hours, minutes and seconds, set apart by colons, or by dots, or by an `h`. */
static bool take_clock(Parse *parse)
{
	DateFields *fields = &parse->fields;
	if (!take_number(parse, 1, 2, &fields->hour))
		return false;
	bool is_french = is_word(parse->at, "h");
	const char mark[] = { is_french ? ':' : parse->at->mark, '\0' };
	if (!is_french && !date_token_is_mark(parse->at, ":."))
		return false;
	parse->at++;
	if (!take_sixtieth(parse, &fields->minute))
		return false;
	if (!date_token_is_mark(parse->at, mark))
		return !date_token_is_mark(parse->at, ":.");
	parse->at++;
	if (!take_sixtieth(parse, &fields->second))
		return false;
	if (date_token_is_mark(parse->at, ".,") && is_attached(parse->at + 1, DATE_TOKEN_NUMBER))
		parse->at += 2;
	return !date_token_is_mark(parse->at, ":.");
}

static bool take_time(Parse *parse)
{
	if (!take_compact_time(parse) && !take_clock(parse))
		return false;
	/* A letter among the digits is a damage, unless it is a zone. */
	const DateToken *next = parse->at;
	int ignored;
	if (is_attached(next, DATE_TOKEN_WORD) && !is_word(next, "a p am pm") &&
	    !date_zone_find(next->word, &ignored))
		return false;
	return take_half(parse);
}

static bool take_epoch(Parse *parse)
{
	if (date_token_is_mark(parse->at, "@"))
		parse->at++;
	parse->is_epoch =
		parse->at->digits >= MIN_EPOCH_DIGITS && parse->at->digits <= MAX_EPOCH_DIGITS;
	parse->epoch = parse->at->number;
	parse->at += parse->is_epoch;
	return parse->is_epoch;
}

static bool take_zone(Parse *parse, bool may_lack_sign)
{
	DateFields fields = parse->fields;
	if (date_zone_take(&parse->at, may_lack_sign, &fields)) {
		parse->fields = fields;
		parse->has_zone = true;
	}
	return true;
}

/* Passes over what may stand before a part of a date. */
static void skip_between(Parse *parse, bool is_named, char part)
{
	bool is_zone = byte_is_in(part, "zZ");
	const char *marks = is_zone ? "," : is_named || part == 't' || part == 'T' ? ",-/.'" : ",";
	while (date_token_is_mark(parse->at, marks) ||
	       (!is_zone &&
		is_word(parse->at, "t at um kl klo om a as las alle ore v o ora of de del den"))) {
		parse->at++;
	}
}

static bool take_part(Parse *parse, char part)
{
	switch (part) {
	case 'd':
		return take_day(parse);
	case 'm':
		return take_month(parse);
	case 'n':
		return take_number(parse, 1, 2, &parse->fields.month);
	case 'y':
		return take_year(parse);
	case 'Y':
		return take_number(parse, 4, 4, &parse->fields.year);
	case 'C':
		return take_compact_day(parse);
	case 'T':
		return parse->at->kind == DATE_TOKEN_END || take_time(parse);
	case 't':
		return take_time(parse);
	case 'e':
		return take_epoch(parse);
	default:
		return take_zone(parse, part == 'Z');
	}
}

/* Whether what follows the date changes nothing: whatever follows its zone, else only words. */
static bool is_idle(const Parse *parse)
{
	for (const DateToken *at = parse->at; at->kind != DATE_TOKEN_END; at++)
		if (!parse->has_zone && at->kind == DATE_TOKEN_NUMBER)
			return false;
	return true;
}

static bool date_of_parse(Parse *parse, gint64 *seconds)
{
	DateFields *fields = &parse->fields;
	if (parse->is_epoch) {
		*seconds = (gint64)parse->epoch;
		return date_is_valid(*seconds);
	}
	bool is_next_day = fields->hour == MIDNIGHT && !fields->minute && !fields->second;
	if (is_next_day)
		fields->hour = 0;
	if (!date_of_fields(fields, seconds))
		return false;
	*seconds += is_next_day ? DATE_DAY : 0;
	return date_is_valid(*seconds);
}

/* Reads the tokens as one form. */
static bool read_form(const DateToken *tokens, const char *form, DateFields *fields,
		      gint64 *seconds)
{
	Parse parse = { .at = tokens };
	bool is_named = strchr(form, 'm') != NULL;
	for (const char *part = form; *part; part++) {
		if (byte_is_in(*part, "-/.")) {
			if (!date_token_is_mark(parse.at, (const char[]){ *part, '\0' }))
				return false;
			parse.at++;
			continue;
		}
		skip_between(&parse, is_named, *part);
		if (!take_part(&parse, *part))
			return false;
	}
	if (!is_idle(&parse) || !date_of_parse(&parse, seconds))
		return false;
	*fields = parse.fields;
	return true;
}

static bool read_tokens(const DateToken *tokens, DateFields *fields, gint64 *seconds)
{
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
		if (read_form(tokens, forms[i], fields, seconds))
			return true;
	for (size_t i = 0; i < G_N_ELEMENTS(twin_forms); i++) {
		gint64 other;
		bool day_first = read_form(tokens, twin_forms[i][0], fields, seconds);
		if (!read_form(tokens, twin_forms[i][1], fields, day_first ? &other : seconds)) {
			if (day_first)
				return true;
		} else {
			return !day_first || other == *seconds;
		}
	}
	return false;
}

/* What stands behind a comma with no number before it: the day of the week may be in a script that
 * was lost, or in quotes or brackets with the rest. */
static const DateToken *behind_comma(const DateToken *at)
{
	for (; at->kind == DATE_TOKEN_WORD || at->kind == DATE_TOKEN_MARK; at++)
		if (date_token_is_mark(at, ","))
			return at + 1;
	return NULL;
}

bool date_forms_parse(View value, DateFields *fields, gint64 *seconds)
{
	DateToken tokens[DATE_MAX_TOKENS];
	g_autoptr(GString) buffer = g_string_new(NULL);
	date_tokens_read(tokens, value, buffer);
	if (tokens[0].kind == DATE_TOKEN_WORD && read_tokens(tokens + 1, fields, seconds))
		return true;
	if (read_tokens(tokens, fields, seconds))
		return true;
	const DateToken *rest = behind_comma(tokens);
	return rest && read_tokens(rest, fields, seconds);
}
