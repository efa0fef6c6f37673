/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was taken and is out again: see digest/take-back.h. */
#include "digest/take-back.h"

#include "bytes/hash.h"
#include "digest/taken.h"

/* What is said of one series. */
typedef struct {
	const Taken *taken;
	guint n;
	guint64 total;
	gint64 *backs;	/* when each part was taken back last, from 0 on, all of them; or NO_DATE */
	bool has_parts; /* some part was by itself */
} Said;

static gint64 back_of(const Said *said, guint64 part)
{
	return said->backs[part <= said->total ? part : 0];
}

static void find_backs(Said *said)
{
	for (guint64 part = 0; part <= said->total; part++)
		said->backs[part] = NO_DATE;
	said->has_parts = false;
	for (guint i = 0; i < said->n; i++) {
		const Taken *taken = &said->taken[i];
		if (!taken->is_back || taken->part > said->total)
			continue;
		said->has_parts |= taken->part > 0;
		said->backs[taken->part] = MAX(said->backs[taken->part], taken->date);
	}
	for (guint64 part = 1; part <= said->total; part++)
		said->backs[part] = MAX(said->backs[part], said->backs[0]);
}

/* Whether what was taken is still in, as far as the part goes. */
static bool is_in(const Said *said, const Taken *taken, guint64 part)
{
	gint64 back = back_of(said, part);
	return !taken->is_back && (back == NO_DATE || taken->date > back);
}

/* Adds the parts of the series that are still in: of all of it, as it was taken first and last, and
 * by themselves. */
static void add_left(const Said *said, GArray *out)
{
	const Taken *first = NULL, *last = NULL;
	for (guint i = 0; i < said->n; i++) {
		const Taken *taken = &said->taken[i];
		if (!is_in(said, taken, taken->part))
			continue;
		if (taken->part || !said->has_parts) {
			g_array_append_val(out, *taken);
			continue;
		}
		first = !first || taken->date < first->date ? taken : first;
		last = !last || taken->date > last->date ? taken : last;
	}
	for (guint64 part = 1; first && part <= said->total; part++) {
		const Taken *whole = is_in(said, first, part) ? first : last;
		Taken taken = *whole;
		taken.part = part;
		if (is_in(said, whole, part))
			g_array_append_val(out, taken);
	}
}

/* Goes over what is said of each series. */
static void settle_backs(Book *book)
{
	bool has_backs = false;
	for (guint i = 0; i < book->taken->len && !has_backs; i++)
		has_backs = g_array_index(book->taken, Taken, i).is_back;
	if (!has_backs)
		return;
	GArray *out = g_array_new(FALSE, FALSE, sizeof(Taken));
	taken_sort(book);
	const Taken *taken = (const Taken *)(void *)book->taken->data;
	for (guint start = 0, end; start < book->taken->len; start = end) {
		for (end = start;
		     end < book->taken->len && taken[end].series == taken[start].series;)
			end++;
		Said said = {
			.taken = taken + start,
			.n = end - start,
			.total = taken_total(book_series_at(book, taken[start].series)->facts),
		};
		g_autofree gint64 *backs = g_new(gint64, said.total + 1);
		said.backs = backs;
		find_backs(&said);
		add_left(&said, out);
	}
	g_array_unref(book->taken);
	book->taken = out;
}

void take_back_dropped(Book *book)
{
	settle_backs(book);
}

static guint64 part_key(const Book *book, guint series, guint64 part)
{
	return hash_pair(hash_pair(book->seed, series), part);
}

/* The parts that were taken of all series, and all of them as part 0. Where several notes say so,
 * the earliest counts. */
static KeyMap *map_taken(Book *book)
{
	KeyMap *map = key_map_new();
	for (guint i = 0; i < book->taken->len; i++) {
		Taken *taken = &g_array_index(book->taken, Taken, i);
		guint64 key = part_key(book, taken->series, taken->part);
		const Taken *known = key_map_find(map, key);
		if (!known || taken->date < known->date)
			key_map_set(map, key, taken);
	}
	return map;
}

/* When the revert was taken first, or NO_DATE. */
static gint64 date_taken(const Book *book, const KeyMap *map, const Revert *revert)
{
	const Taken *part = key_map_find(map, part_key(book, revert->series, revert->part));
	const Taken *whole = key_map_find(map, part_key(book, revert->series, 0));
	if (!part || !whole)
		return part ? part->date : whole ? whole->date : NO_DATE;
	return MIN(part->date, whole->date);
}

/* What a revert that was taken takes back, by title. */
typedef struct {
	guint64 title;
	gint64 date;
} Reverted;

static GArray *list_reverted(Book *book)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(Reverted));
	g_autoptr(KeyMap) map = NULL;
	for (guint i = 0; i < book->reverts->len; i++) {
		const Revert *revert = &g_array_index(book->reverts, Revert, i);
		if (!taken_is_no_backport(book_series_at(book, revert->series)))
			continue;
		if (!map)
			map = map_taken(book);
		Reverted reverted = { revert->title, date_taken(book, map, revert) };
		if (reverted.date != NO_DATE)
			g_array_append_val(all, reverted);
	}
	return all;
}

void take_back_reverted(Book *book)
{
	g_autoptr(GArray) all = list_reverted(book);
	g_autoptr(KeyMap) titles = key_map_new();
	for (guint i = 0; i < all->len; i++) {
		Reverted *reverted = &g_array_index(all, Reverted, i);
		const Reverted *known = key_map_find(titles, reverted->title);
		if (!known || known->date < reverted->date)
			key_map_set(titles, reverted->title, reverted);
	}
	for (guint i = 0; i < book->postings->len && all->len; i++) {
		const Posting *posting = &g_array_index(book->postings, Posting, i);
		const Reverted *reverted = key_map_find(titles, posting->title);
		if (!posting->title || !reverted || posting->part == 0 ||
		    !taken_is_no_backport(book_series_at(book, posting->series)))
			continue;
		Taken back = { .series = posting->series,
			       .part = posting->part,
			       .date = reverted->date,
			       .is_back = true };
		g_array_append_val(book->taken, back);
	}
	settle_backs(book);
}
