/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the series of a book are kept, and how they are found: see digest/book.h. */
#include "bytes/hash.h"
#include "digest/book-note.h"

/* So many lie side by side: enough for malloc(3) to get the memory for them alone. */
#define SERIES_BLOCK 1024

static void clear_series(gpointer data)
{
	Series *series = data;
	g_free(series->extra);
	digest_series_free(series->facts);
}

/* A KeyIndexFunc. */
static guint64 series_id_at(gconstpointer data, guint place)
{
	const Book *book = data;
	return book_series_at(book, place)->id;
}

void book_init_series(Book *book)
{
	book->series = g_ptr_array_new_with_free_func(clear_series);
	book->blocks = g_ptr_array_new_with_free_func(g_free);
	book->series_of = key_index_new(series_id_at, book);
}

static const SeriesExtra no_extra = {
	.hearsay = { .heard_on = NO_DATE, .heir = NO_SERIES },
	.committed = NO_DATE,
	.whole = NO_SERIES,
};

const SeriesExtra *book_extra(const Series *series)
{
	return series->extra ? series->extra : &no_extra;
}

SeriesExtra *book_extend(Series *series)
{
	if (!series->extra) {
		series->extra = g_new(SeriesExtra, 1);
		*series->extra = no_extra;
	}
	return series->extra;
}

Series *book_find_series(const Book *book, guint64 id)
{
	guint number = key_index_find(book->series_of, id);
	return number == KEY_INDEX_NONE ? NULL : book_series_at(book, number);
}

/* Room for a series, among that for others: what is between them would keep the memory of all from
 * going back to the system. */
static Series *new_series(Book *book)
{
	guint place = book->series->len % SERIES_BLOCK;
	if (place == 0)
		g_ptr_array_add(book->blocks, g_new0(Series, SERIES_BLOCK));
	Series *block = g_ptr_array_index(book->blocks, book->blocks->len - 1);
	return &block[place];
}

Series *book_series(Book *book, guint64 id)
{
	Series *series = book_find_series(book, id);
	if (series)
		return series;
	series = new_series(book);
	series->facts = g_new0(DigestSeries, 1);
	series->id = id;
	series->number = book->series->len;
	series->place = NO_SERIES;
	series->facts->date = series->facts->last_reply = series->facts->applied_on = NO_DATE;
	series->facts->taken_on = NO_DATE;
	series->facts->first_date = series->facts->first_answer = NO_DATE;
	series->facts->first_review = NO_DATE;
	series->facts->successor = NO_SERIES;
	series->first_noted = NO_DATE;
	book_set_version(book, series, VIEW(""));
	g_ptr_array_add(book->series, series);
	key_index_set(book->series_of, series->number);
	return series;
}

Series *book_named_series(Book *book, View name)
{
	Series *series = book_series(book, hash_view(book->seed, name));
	if (kept_is_empty(series->facts->name))
		series->facts->name = book_keep(book, name);
	return series;
}
