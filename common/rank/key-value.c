/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys that are values, or parts of values: see rank/key.h. */
#include "bytes/hash.h"
#include "bytes/lines.h"
#include "bytes/number.h"
#include "message/date.h"
#include "rank/key.h"

enum {
	DAY_LENGTH = 10, /* 2025-05-14 */
	MONTH_LENGTH = 7,
	YEAR_LENGTH = 4,
};

static View tally_value(const Tally *tally)
{
	return tally->record
		->values[rank_key_source(tally->term->key, tally->record->table)->value];
}

void count_value(const Tally *tally)
{
	tally_add(tally, tally_value(tally));
}

static bool next_line(View *lines, View *line)
{
	LineIter iter = line_iter(*lines, TEXT_ESCAPED);
	bool has_line = line_iter_next(&iter, line);
	*lines = iter.rest;
	return has_line;
}

/* Takes the next value off several. */
typedef bool NextFunc(View *values, View *value);

/* Makes another value of one. */
typedef View PartFunc(const Tally *tally, View value);

/* Counts each of the values once. */
static void count_each(const Tally *tally, View values, NextFunc *next, PartFunc *part)
{
	View value, rest = values;
	g_autoptr(GHashTable) seen = NULL;
	while (next(&rest, &value)) {
		value = part ? part(tally, value) : value;
		if (!seen && rest.len)
			seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
		guint64 hash = seen ? hash_view(rank_table_seed(tally->ranks), value) : 0;
		if (!seen || g_hash_table_add(seen, g_memdup2(&hash, sizeof hash)))
			tally_add(tally, value);
	}
}

/* Test bots write `[tree:branch 4/5] title`, where the numbers are no tag. */
static bool is_number(View word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isdigit(word.data[i]) && word.data[i] != '/')
			return false;
	return view_chr(word, '/') != NULL;
}

static bool next_tag(View *words, View *word)
{
	while (view_next_word(words, word))
		if (!is_number(*word))
			return true;
	return false;
}

void count_subject_tags(const Tally *tally)
{
	count_each(tally, tally_value(tally), next_tag, NULL);
}

void count_lines(const Tally *tally)
{
	count_each(tally, tally_value(tally), next_line, NULL);
}

/* The first so many components, as `cut -d/` has them. */
static View head_of_path(const Tally *tally, View path)
{
	guint64 depth = tally->rule->depth ? tally->rule->depth : RANK_DEPTH;
	size_t end = 0;
	for (guint64 i = 0; i < depth; i++) {
		size_t start = i ? end + 1 : 0;
		const char *slash = view_chr(view_from(path, start), '/');
		if (!slash)
			return path;
		end = (size_t)(slash - path.data);
	}
	return view_head(path, end);
}

void count_path(const Tally *tally)
{
	count_each(tally, tally_value(tally), next_line, head_of_path);
}

void count_column(const Tally *tally)
{
	const RankTerm *term = tally->term;
	View value = term->column == COLUMN_UNKNOWN ? tally->record->extra_values[term->extra]
						    : tally->record->values[term->column];
	count_each(tally, value, term->has_words ? view_next_word : next_line, NULL);
}

/* The record's date in UTC, or in the sender's own zone where that is known. */
static GDateTime *read_date(const Tally *tally, bool own)
{
	gint64 seconds;
	DateFields fields = { 0 };
	View zone = tally->record->values[COLUMN_ZONE];
	if (!date_parse_record(tally->record->values[COLUMN_DATE], &seconds))
		return NULL;
	if (own && zone.len && date_zone(zone, &fields))
		seconds += fields.zone;
	return g_date_time_new_from_unix_utc(seconds);
}

/* Counts a date in one of GLib's formats. */
static void add_format(const Tally *tally, bool own, const char *format)
{
	g_autoptr(GDateTime) date = read_date(tally, own);
	g_autofree char *text = date ? g_date_time_format(date, format) : NULL;
	if (text)
		tally_add(tally, view_of(text));
}

/* The first so many characters of the date. */
static void add_head(const Tally *tally, size_t length)
{
	View date = tally->record->values[COLUMN_DATE];
	if (date.len == DATE_SIZE - 1)
		tally_add(tally, view_head(date, length));
}

void count_day(const Tally *tally)
{
	add_head(tally, DAY_LENGTH);
}

void count_month(const Tally *tally)
{
	add_head(tally, MONTH_LENGTH);
}

void count_year(const Tally *tally)
{
	add_head(tally, YEAR_LENGTH);
}

void count_quarter(const Tally *tally)
{
	static const char *const formats[] = { "%Y-Q1", "%Y-Q2", "%Y-Q3", "%Y-Q4" };
	View date = tally->record->values[COLUMN_DATE];
	guint64 month;
	if (date.len == DATE_SIZE - 1 && number_parse((View){ date.data + 5, 2 }, &month) &&
	    month >= 1 && month <= 12)
		add_format(tally, false, formats[(month - 1) / 3]);
}

/* ISO 8601's week, whose year is that of its Thursday. */
void count_week(const Tally *tally)
{
	add_format(tally, false, "%G-W%V");
}

void count_hour(const Tally *tally)
{
	add_format(tally, true, "%H");
}

/* With ISO 8601's number first, so that they sort. */
void count_weekday(const Tally *tally)
{
	static const char *const names[] = {
		"1 Monday", "2 Tuesday",  "3 Wednesday", "4 Thursday",
		"5 Friday", "6 Saturday", "7 Sunday",
	};
	g_autoptr(GDateTime) date = read_date(tally, true);
	if (date)
		tally_add(tally, view_of(names[g_date_time_get_day_of_week(date) - 1]));
}
