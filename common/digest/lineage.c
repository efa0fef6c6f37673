/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the versions of one series have to do with each other: see digest/lineage.h. */
#include "digest/lineage.h"

#include "bytes/hash.h"
#include "digest/posting-index.h"
#include "digest/taken.h"
#include "digest/version.h"

/* Nobody posts so many versions between two of which parts are taken. */
#define MAX_STEPS 64

/* The one that stands for all that number is known to be a version of. */
static guint find_top(guint *above, guint number)
{
	while (above[number] != number) {
		above[number] = above[above[number]];
		number = above[number];
	}
	return number;
}

static bool is_older(const Series *a, const Series *b)
{
	int order = version_compare_dates(a, b);
	return (order ? order : version_compare(a, b)) < 0;
}

void lineage_find_roots(Book *book)
{
	guint n = book->series->len;
	g_autofree guint *above = g_new(guint, n);
	g_autofree guint *oldest = g_new(guint, n);
	for (guint i = 0; i < n; i++)
		above[i] = oldest[i] = i;
	/* Several may have one successor; hostile dates and versions can make a ring of them. */
	for (guint i = 0; i < n; i++) {
		guint later = book_series_at(book, i)->facts->successor;
		if (later != NO_SERIES)
			above[find_top(above, i)] = find_top(above, later);
	}
	for (guint i = 0; i < n; i++) {
		guint top = find_top(above, i);
		if (is_older(book_series_at(book, i), book_series_at(book, oldest[top])))
			oldest[top] = i;
	}
	for (guint i = 0; i < n; i++)
		book_series_at(book, i)->facts->root = oldest[find_top(above, i)];
}

static guint64 part_key(const Book *book, guint series, guint64 part)
{
	return hash_pair(hash_pair(book->seed, series), part);
}

/* The parts by series and title, and by series and number; those of the series that are marked. */
static void map_parts(const Book *book, const bool *marked, KeyMap *by_title, KeyMap *by_number)
{
	for (guint i = 0; i < book->postings->len; i++) {
		Posting *posting = &g_array_index(book->postings, Posting, i);
		if (posting->part == 0 || posting->title == 0 || !marked[posting->series])
			continue;
		key_map_set(by_title, posting_title_key(posting->series, posting->title), posting);
		key_map_set(by_number, part_key(book, posting->series, posting->part), posting);
	}
}

/* The next later version of which something was taken, too. */
static guint next_taken(const Book *book, guint number)
{
	guint later = book_series_at(book, number)->facts->successor;
	for (int steps = 0; later != NO_SERIES && steps < MAX_STEPS; steps++) {
		if (book_series_at(book, later)->taken)
			return later;
		later = book_series_at(book, later)->facts->successor;
	}
	return NO_SERIES;
}

/* Marks the series of which something was taken, and later of a later version, too, and these. */
static void mark_taken(const Book *book, bool *marked)
{
	for (guint i = 0; i < book->taken->len; i++) {
		guint number = g_array_index(book->taken, Taken, i).series;
		guint later = marked[number] ? NO_SERIES : next_taken(book, number);
		marked[number] |= later != NO_SERIES;
		while (later != NO_SERIES) {
			guint next = marked[later] ? NO_SERIES : next_taken(book, later);
			marked[later] = true;
			later = next;
		}
	}
}

/* The last version of series that came before a note on it: of a bug's whatever version, else the
 * same one, sent again; itself if there is none. */
static Series *find_closed(const Book *book, Series *series, gint64 noted)
{
	Series *last = series;
	for (int steps = 0; steps < MAX_STEPS && last->facts->successor != NO_SERIES; steps++) {
		Series *later = book_series_at(book, last->facts->successor);
		if (later->facts->date == NO_DATE || later->facts->date > noted ||
		    (!series->is_bug && strcmp(last->facts->why, "again") != 0))
			break;
		last = later;
	}
	return last;
}

/* Whether what series' notes say of a part is said of all of it. */
static bool is_whole(const Series *series, guint64 part)
{
	return part == 0 || MAX(series->facts->total, series->facts->seen) <= 1;
}

/* Whether what notes say of a part of series is said of last, too. */
static bool is_of_both(const Series *series, const Series *last, guint64 part)
{
	return is_whole(series, part)
		       ? last->facts->seen <= MAX(series->facts->seen, 1) || series->is_bug
		       : !series->is_bug && series->facts->total == last->facts->total;
}

/* Lets a later version have the note that series has, unless it has a later one. */
static void hand_note(const Series *series, Series *later)
{
	if (later->taken && later->facts->applied_on > series->facts->applied_on)
		return;
	later->note = series->note;
	later->facts->applied_by = series->facts->applied_by;
	later->facts->applied_on = series->facts->applied_on;
	later->taken = true;
}

/* Moves what a note says to the last version that came before it. Returns whether there is one. */
static bool move_taken(Book *book, Taken *taken)
{
	Series *series = book_series_at(book, taken->series);
	if (taken->part == TAKEN_NO_PART || !kept_is_empty(book_extra(series)->commit))
		return false;
	Series *last =
		find_closed(book, series, series->is_bug ? series->facts->applied_on : taken->date);
	if (last == series || !is_of_both(series, last, taken->part))
		return false;
	taken->series = last->number;
	if (is_whole(series, taken->part))
		taken->part = 0;
	hand_note(series, last);
	return true;
}

void lineage_move_closed(Book *book)
{
	g_autofree bool *moved = g_new0(bool, book->series->len);
	for (guint i = 0; i < book->taken->len; i++) {
		Taken *taken = &g_array_index(book->taken, Taken, i);
		guint number = taken->series;
		if (!move_taken(book, taken))
			continue;
		moved[number] = true;
		book_series_at(book, number)->taken = false;
	}
	for (guint i = 0; i < book->taken->len; i++) {
		const Taken *taken = &g_array_index(book->taken, Taken, i);
		if (moved[taken->series] && taken->part != TAKEN_NO_PART)
			book_series_at(book, taken->series)->taken = true;
	}
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		if (series->taken || !(moved[i] || series->is_bug))
			continue;
		series->facts->applied_by = (Kept){ NULL };
		series->facts->applied_on = NO_DATE;
	}
}

void lineage_carry_taken(Book *book)
{
	if (book->taken->len == 0)
		return;
	g_autoptr(KeyMap) by_title = key_map_new(), by_number = key_map_new(),
			  known = key_map_new();
	g_autofree bool *marked = g_new0(bool, book->series->len);
	mark_taken(book, marked);
	map_parts(book, marked, by_title, by_number);
	for (guint i = 0; i < book->taken->len; i++) {
		const Taken *taken = &g_array_index(book->taken, Taken, i);
		key_map_set(known, part_key(book, taken->series, taken->part), book);
	}
	/* What is added is gone over as well, and no part is added twice. */
	for (guint i = 0; i < book->taken->len; i++) {
		const Taken taken = g_array_index(book->taken, Taken, i);
		const Posting *part =
			key_map_find(by_number, part_key(book, taken.series, taken.part));
		guint later = next_taken(book, taken.series);
		const Posting *same =
			part && later != NO_SERIES
				? key_map_find(by_title, posting_title_key(later, part->title))
				: NULL;
		if (!same || key_map_find(known, part_key(book, later, same->part)))
			continue;
		Taken more = { .series = later,
			       .part = same->part,
			       .date = taken.date,
			       .was_known = taken.was_known };
		key_map_set(known, part_key(book, later, same->part), book);
		g_array_append_val(book->taken, more);
	}
}
