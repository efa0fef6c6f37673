/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The postings of a book by their ids, or by series and title.
 *
 * An index is good until postings are added or sorted.
 */
#pragma once

#include "digest/book.h"

typedef bool PostingSeriesFunc(const Series *series);

/* The postings of those series of which is_meant is true, NULL for all, by the hashes of their ids;
 * of several with the same one, the last. The caller frees it. */
KeyIndex *posting_index_ids(const Book *book, PostingSeriesFunc *is_meant);

/* The parts that have a title, by posting_title_key; of several with the same one, the last. The
 * caller frees it. */
KeyIndex *posting_index_titles(const Book *book);

/* The key of a part with this title, a hash, in a series. */
guint64 posting_title_key(guint series, guint64 title);

/* The posting with a key; NULL if there is none. */
Posting *posting_find(const Book *book, const KeyIndex *index, guint64 key);
