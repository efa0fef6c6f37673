/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What notes and commits say was taken: see digest/taken.h. */
#include "digest/taken.h"

#include "bytes/hash.h"
#include "digest/noted.h"
#include "digest/posting-index.h"
#include "digest/titled.h"
#include "patch/flags.h"
#include "patch/note-takes.h"
#include "patch/stable-note.h"

bool taken_is_no_backport(const Series *series)
{
	return !(series->facts->flags & (FLAG_STABLE | FLAG_AUTOSEL));
}

/* Whether a note that names the version of hearsay, if it does, can be about series. */
static bool has_version_of(const Series *series, const Series *hearsay)
{
	View version = kept_view(hearsay->facts->version);
	return version.len == 0 || view_is(version, "1") ||
	       view_equal(version, kept_view(series->facts->version));
}

static int compare_taken(gconstpointer left, gconstpointer right)
{
	const Taken *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	return (a->part > b->part) - (a->part < b->part);
}

/* Lets the series of posting have what the notes on hearsay say, which are about that. */
static void adopt_note(Book *book, Series *hearsay, const Posting *posting)
{
	Taken taken = { .series = posting->series,
			.part = posting->part,
			.date = hearsay->first_noted,
			.was_known = hearsay->was_noted };
	g_array_append_val(book->taken, taken);
	book_extend(hearsay)->hearsay.heir = posting->series;
}

/* Backports are looked for by themselves. */
static guint64 titled_hash(guint64 title, bool is_backport)
{
	return is_backport ? hash_pair(title, 2) : title;
}

/* The titles of notes on what did not come. */
static KeyMap *map_hearsay(const Book *book)
{
	KeyMap *titles = key_map_new();
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		const Hearsay *heard = book_hearsay(series);
		if (series->facts->posted || !series->taken || !heard->note_title)
			continue;
		key_map_set(titles, heard->note_title, series);
		if (heard->bare_note_title)
			key_map_set(titles, heard->bare_note_title, series);
	}
	return titles;
}

/* The postings that such a note may be about. */
static GArray *sort_titles(const Book *book)
{
	g_autoptr(KeyMap) wanted = map_hearsay(book);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(Titled));
	for (guint i = 0; i < book->postings->len; i++) {
		const Posting *posting = &g_array_index(book->postings, Posting, i);
		const Series *series = book_series_at(book, posting->series);
		Titled titled = { titled_hash(posting->title, !taken_is_no_backport(series)),
				  series->facts->date, i };
		if (posting->title && key_map_find(wanted, posting->title))
			g_array_append_val(all, titled);
	}
	g_array_sort(all, titled_compare);
	return all;
}

/* The posting that is the one at place in titles if notes on hearsay can be about it; else NULL. */
static const Posting *fitting_at(const Book *book, const GArray *titles, guint place,
				 const Series *hearsay, bool is_backport)
{
	const Titled *titled = &g_array_index(titles, Titled, place);
	const Posting *posting = &g_array_index(book->postings, Posting, titled->place);
	const Series *series = book_series_at(book, posting->series);
	View stable = kept_view(book_hearsay(hearsay)->stable);
	bool fits = has_version_of(series, hearsay) &&
		    (!is_backport || stable_note_fits(kept_view(series->facts->tags), stable));
	return fits ? posting : NULL;
}

/* The last posting of that title which came before the note, or else the first one that came so
 * soon after it that a clock may be wrong; of backports one for that tree. NULL if there is none.
 */
static const Posting *find_title(const Book *book, const GArray *titles, const Series *hearsay,
				 guint64 title, bool is_backport)
{
	gint64 noted = hearsay->facts->applied_on;
	if (!title)
		return NULL;
	bool has_date = noted != NO_DATE;
	Titled last = { titled_hash(title, is_backport), has_date ? noted : G_MAXINT64, G_MAXUINT };
	guint behind = titled_count_until(titles, &last);
	const Posting *posting = NULL;
	for (guint i = behind; !posting && i > 0; i--) {
		if (g_array_index(titles, Titled, i - 1).title != last.title)
			break;
		posting = fitting_at(book, titles, i - 1, hearsay, is_backport);
	}
	last.date = has_date ? noted + BOOK_CLOCK_ERROR : G_MAXINT64;
	for (guint i = behind; !posting && i < titles->len; i++) {
		if (titled_compare(&g_array_index(titles, Titled, i), &last) > 0)
			break;
		posting = fitting_at(book, titles, i, hearsay, is_backport);
	}
	return posting;
}

/* The same, by the note's title or that without brackets in front. */
static const Posting *find_titled(const Book *book, const GArray *titles, const Series *hearsay,
				  bool is_backport)
{
	const Hearsay *heard = book_hearsay(hearsay);
	const Posting *posting = find_title(book, titles, hearsay, heard->note_title, is_backport);
	return posting || heard->bare_note_title == heard->note_title
		       ? posting
		       : find_title(book, titles, hearsay, heard->bare_note_title, is_backport);
}

/* The posting that notes on hearsay are about; NULL if it did not come. */
static const Posting *find_noted(const Book *book, const KeyIndex *ids, const GArray *titles,
				 const Series *hearsay)
{
	const Hearsay *heard = book_hearsay(hearsay);
	const Posting *posting = NULL;
	if (heard->is_stable)
		posting = find_titled(book, titles, hearsay, true);
	if (posting || heard->is_backport)
		return posting;
	posting = posting_find(book, ids, heard->note_link);
	if (!posting)
		posting = find_titled(book, titles, hearsay, false);
	return posting || !hearsay->is_secondary ? posting
						 : find_titled(book, titles, hearsay, true);
}

/* Notes that answer nothing here, as tip-bot's, may be about a series that came all the same: the
 * one that they link to, or else the last one with that title, but not one that came later, as a
 * patch that is sent anew years after it was applied. */
void taken_adopt_notes(Book *book)
{
	g_autoptr(KeyIndex) ids = NULL;
	g_autoptr(GArray) titles = NULL;
	bool any = false;
	noted_settle(book);
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		if (series->facts->posted || !series->taken)
			continue;
		if (!ids) {
			ids = posting_index_ids(book, taken_is_no_backport);
			titles = sort_titles(book);
		}
		const Posting *posting = find_noted(book, ids, titles, series);
		if (!posting || !has_version_of(book_series_at(book, posting->series), series))
			continue;
		adopt_note(book, series, posting);
		any = true;
	}
	if (any) {
		noted_inherit(book);
		noted_settle(book);
	}
	noted_sift(book);
}

/* A note on the mail that answers a part is about that part; on a cover, about all of them. */
static void find_targets(Book *book)
{
	g_autoptr(KeyIndex) ids =
		book->taken->len ? posting_index_ids(book, taken_is_no_backport) : NULL;
	for (guint i = 0; i < book->taken->len; i++) {
		Taken *taken = &g_array_index(book->taken, Taken, i);
		const Posting *posting = posting_find(book, ids, taken->target);
		if (posting && posting->series == taken->series)
			taken->part = posting->part;
	}
}

/* Finds the parts that notes list by their titles. Who has changed all titles means the whole. */
static void find_listed(Book *book)
{
	g_autoptr(KeyIndex) titles = NULL;
	const GArray *all = book->taken;
	for (guint i = 0, end; i < all->len; i = end) {
		Taken *first = &g_array_index(all, Taken, i);
		bool any = false;
		end = i + 1;
		if (!first->title)
			continue;
		if (!titles)
			titles = posting_index_titles(book);
		for (end = i; end < all->len; end++) {
			Taken *taken = &g_array_index(all, Taken, end);
			if (!taken->title || taken->said != first->said)
				break;
			const Posting *posting = posting_find(
				book, titles, posting_title_key(taken->series, taken->title));
			any |= posting != NULL;
			taken->part = posting ? posting->part : TAKEN_NO_PART;
		}
		if (!any)
			first->part = 0;
	}
}

/* Nobody sends more parts; who says that he does need not be believed. */
#define MAX_PARTS 1024

guint64 taken_total(const DigestSeries *facts)
{
	return MIN(MAX(MAX(facts->total, facts->seen), 1), MAX_PARTS);
}

void taken_sort(Book *book)
{
	g_array_sort(book->taken, compare_taken);
}

/* Puts the parts that notes name in the place of the notes. */
static void spell_notes(Book *book)
{
	guint n = book->taken->len;
	for (guint i = 0; i < n; i++) {
		Taken taken = g_array_index(book->taken, Taken, i);
		if (taken.note == 0)
			continue;
		const Note *note = &g_array_index(book->notes, Note, taken.note - 1);
		guint64 total = taken_total(book_series_at(book, taken.series)->facts);
		g_array_index(book->taken, Taken, i).part = TAKEN_NO_PART;
		for (guint64 part = 1; part <= total; part++) {
			Taken named = { .series = taken.series,
					.part = part,
					.date = taken.date,
					.was_known = taken.was_known,
					.is_back = taken.is_back };
			if (note_takes(note, part, total, taken.part))
				g_array_append_val(book->taken, named);
		}
	}
}

void taken_find_parts(Book *book)
{
	find_targets(book);
	find_listed(book);
	spell_notes(book);
}

/* Reckons with a part that was taken on that date. */
static void take_part(DigestSeries *facts, gint64 date, bool was_known)
{
	facts->taken_on = MAX(facts->taken_on, date);
	facts->is_noted |= !was_known;
}

/* What the first of some notes on the same thing says: a part that was taken is not taken again,
 * however often that is told. */
static Taken first_taken(const Taken *taken, guint n)
{
	Taken first = taken[0];
	for (guint i = 1; i < n; i++) {
		first.date = MIN(first.date, taken[i].date);
		first.was_known |= taken[i].was_known;
	}
	return first;
}

/* The parts of one series that were taken, n of them, sorted. */
static void count_parts_taken(Series *series, const Taken *taken, guint n)
{
	DigestSeries *facts = series->facts;
	Taken whole = { .part = TAKEN_NO_PART };
	for (guint start = 0, end; start < n; start = end) {
		for (end = start; end < n && taken[end].part == taken[start].part;)
			end++;
		Taken first = first_taken(taken + start, end - start);
		if (first.part == 0) {
			whole = first;
		} else if (first.part != TAKEN_NO_PART) {
			facts->applied++;
			bool is_later = whole.part == 0 && whole.date < first.date;
			take_part(facts, is_later ? whole.date : first.date,
				  first.was_known || (whole.part == 0 && whole.was_known));
		}
	}
	if (whole.part)
		return;
	guint all = MAX(facts->total, MAX(facts->seen, 1));
	if (facts->applied < all)
		take_part(facts, whole.date, whole.was_known);
	facts->applied = all;
}

void taken_count(Book *book)
{
	taken_sort(book);
	const Taken *taken = (const Taken *)(const void *)book->taken->data;
	for (guint start = 0, end; start < book->taken->len; start = end) {
		for (end = start;
		     end < book->taken->len && taken[end].series == taken[start].series;)
			end++;
		count_parts_taken(book_series_at(book, taken[start].series), taken + start,
				  end - start);
	}
}
