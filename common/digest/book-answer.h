/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who answered a series, who reviewed it, and what it touches.
 *
 * A helper of digest/book.c.
 */
#pragma once

#include "digest/book.h"

/* The details of a series, to be changed. */
DigestDetails *book_details(const Series *series);

/* Notes what a person's reply about series says of it. */
void book_take_reply_to(Book *book, Series *series, const Record *record);

/* When all is in: the same of the replies that came before the author was known. */
void book_take_early(Book *book);

/*
 * Notes the reviews that the trailers of a patch of author's hold; what he gives himself is none.
 * Returns whether one is more than a test.
 */
bool book_take_trailers(Book *book, Series *series, Person author, const Record *record);

/* Notes the paths of a patch or cover. */
void book_take_paths(Book *book, Series *series, const Record *record, bool is_cover);

/* The hash of the organisation of the person whom the record is of; 0 if it is not known. */
guint64 book_org(Book *book, const Record *record, Person person);
