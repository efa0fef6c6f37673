/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which posting each commit came from: see digest/landing.h. */
#include "digest/landing.h"

#include "bytes/hash.h"
#include "digest/book-note.h"
#include "message/date.h"
#include "patch/flags.h"

static gint64 seconds_of(View date)
{
	gint64 seconds;
	return date_parse_record(date, &seconds) ? seconds : NO_DATE;
}

void book_add_landing(Book *book, const Series *series, const Record *record, guint64 part)
{
	const View *values = record->values;
	Landing landing = {
		.series = series->number,
		.part = part,
		.message_id = book_keep(book, values[COLUMN_MESSAGE_ID]),
		.title = book_keep(book, values[COLUMN_TITLE]),
		.commit = book_keep(book, values[COLUMN_COMMIT]),
		.key = hash_view(book->seed, values[COLUMN_COMMIT]),
		.committed = seconds_of(values[COLUMN_COMMIT_DATE]),
		.posted = seconds_of(values[COLUMN_DATE]),
		.reason = match_reason_of_name(values[COLUMN_COMMIT_WHY]),
		.place = book->landings->len,
	};
	g_array_append_val(book->landings, landing);
}

/* Whether the commit was there before the mail. */
static bool is_late(const Landing *landing)
{
	return landing->committed != NO_DATE && landing->posted > landing->committed;
}

/* Those of one commit together, its origin first. */
static int compare_landings(gconstpointer left, gconstpointer right)
{
	const Landing *a = left, *b = right;
	bool late_a = is_late(a), late_b = is_late(b);
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->reason != b->reason)
		return a->reason < b->reason ? -1 : 1;
	if (late_a != late_b)
		return late_a ? 1 : -1;
	if (a->posted != b->posted)
		return a->posted > b->posted ? -1 : 1;
	return (a->place < b->place) - (a->place > b->place);
}

/* Those of one series together, by part. */
static int compare_landed(gconstpointer left, gconstpointer right)
{
	const Landing *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static void take_landing(Book *book, Series *series, const Landing *landing)
{
	DigestSeries *facts = series->facts;
	Taken taken = { .series = landing->series,
			.part = landing->part,
			.date = landing->committed,
			.was_known = landing->committed < book->since };
	g_array_append_val(book->taken, taken);
	series->taken = true;
	SeriesExtra *extra = book_extend(series);
	if (kept_is_empty(extra->commit) || landing->committed >= extra->committed) {
		extra->commit = landing->commit;
		extra->committed = landing->committed;
	}
	if (kept_is_empty(series->note))
		facts->applied_on = MAX(facts->applied_on, landing->committed);
}

/* Lists the commits of each series. */
static void list_commits(Book *book)
{
	const Landing *landings = (const Landing *)(const void *)book->landings->data;
	for (guint start = 0, end; start < book->landings->len; start = end) {
		Series *series = book_series_at(book, landings[start].series);
		g_string_truncate(book->scratch, 0);
		for (end = start;
		     end < book->landings->len && landings[end].series == landings[start].series;
		     end++) {
			if (!landings[end].is_taken)
				continue;
			take_landing(book, series, &landings[end]);
			if (book->scratch->len)
				g_string_append_c(book->scratch, ' ');
			view_append(book->scratch, kept_view(landings[end].commit));
		}
		series->facts->commits = book_keep(book, view_of_gstring(book->scratch));
	}
}

void book_settle_landings(Book *book)
{
	Landing *landings = (Landing *)(void *)book->landings->data;
	g_array_sort(book->landings, compare_landings);
	for (guint i = 0, first = 0; i < book->landings->len; i++) {
		if (landings[i].key != landings[first].key)
			first = i;
		landings[i].is_origin = i == first;
		landings[i].is_taken = i == first || is_late(&landings[i]);
		landings[i].winner = landings[first].series;
	}
	g_array_sort(book->landings, compare_landed);
	for (guint i = 0; i < book->landings->len; i++)
		if (landings[i].is_origin)
			key_map_set(book->landing_of, landings[i].key, &landings[i]);
	list_commits(book);
}

/* Whether later may take the place of series. */
static bool may_follow(const Series *series, const Series *later)
{
	const DigestSeries *facts = series->facts;
	return later != series && facts->successor == NO_SERIES && kept_is_empty(facts->commits) &&
	       book_extra(series)->lost >= MAX(facts->seen, 1) && !facts->is_pull &&
	       !(facts->flags & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_PULL)) &&
	       later->facts->date > facts->date;
}

void book_follow_landings(Book *book)
{
	const Landing *landings = (const Landing *)(const void *)book->landings->data;
	for (guint i = 0; i < book->landings->len; i++)
		if (!landings[i].is_taken && landings[i].winner != landings[i].series) {
			Series *series = book_series_at(book, landings[i].series);
			book_extend(series)->lost++;
			Series *later = book_series_at(book, landings[i].winner);
			if (!may_follow(series, later))
				continue;
			series->facts->successor = later->number;
			series->facts->why = "commit";
		}
}

void book_place_landings(Book *book)
{
	for (guint i = 0; i < book->landings->len; i++) {
		Landing *landing = &g_array_index(book->landings, Landing, i);
		landing->series = book_series_at(book, landing->series)->place;
	}
}

const Landing *book_find_landing(const Book *book, View commit)
{
	return key_map_find(book->landing_of, hash_view(book->seed, commit));
}
