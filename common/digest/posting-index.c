/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The postings of a book by their ids or titles: see digest/posting-index.h. */
#include "digest/posting-index.h"

#include "bytes/hash.h"

static Posting *posting_at(const Book *book, guint place)
{
	return &g_array_index(book->postings, Posting, place);
}

guint64 posting_title_key(guint series, guint64 title)
{
	return hash_pair(title, series + 1);
}

/* A KeyIndexFunc. */
static guint64 id_at(gconstpointer data, guint place)
{
	return posting_at(data, place)->id;
}

/* The same. */
static guint64 title_key_at(gconstpointer data, guint place)
{
	const Posting *posting = posting_at(data, place);
	return posting_title_key(posting->series, posting->title);
}

KeyIndex *posting_index_ids(const Book *book, PostingSeriesFunc *is_meant)
{
	KeyIndex *index = key_index_new(id_at, book);
	for (guint i = 0; i < book->postings->len; i++)
		if (!is_meant || is_meant(book_series_at(book, posting_at(book, i)->series)))
			key_index_set(index, i);
	return index;
}

KeyIndex *posting_index_titles(const Book *book)
{
	KeyIndex *index = key_index_new(title_key_at, book);
	for (guint i = 0; i < book->postings->len; i++)
		if (posting_at(book, i)->part && posting_at(book, i)->title)
			key_index_set(index, i);
	return index;
}

Posting *posting_find(const Book *book, const KeyIndex *index, guint64 key)
{
	guint place = key_index_find(index, key);
	return place == KEY_INDEX_NONE ? NULL : posting_at(book, place);
}
