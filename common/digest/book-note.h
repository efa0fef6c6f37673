/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What notes that something was applied say of series.
 *
 * A helper of digest/book.c.
 */
#pragma once

#include "digest/book.h"

/* A person's reply about series that has the flag applied. */
void book_take_reply(Book *book, Series *series, const Record *record);

/* The same of one that has the flag dropped. */
void book_take_drop(Book *book, const Series *series, const Record *record);

/* A posting of the part that says that it is committed already. */
void book_take_posted(Book *book, Series *series, const Record *record, guint64 part);

/* What book.c knows of values. */
Kept book_keep(Book *book, View text);
Kept book_keep_once(Book *book, View text); /* one copy of all that are equal */
void book_set_version(Book *book, Series *series, View version);
gint64 book_date(const Record *record);
guint64 book_number(View value, guint64 otherwise);
guint book_count(View value, guint otherwise); /* the same; G_MAXUINT for what is more */
guint64 book_hash_title(Book *book, View title);

/* Of a new book: no series. */
void book_init_series(Book *book);

/* The series of that id, which may be new. */
Series *book_series(Book *book, guint64 id);

/* The same by the name that the column series has. */
Series *book_named_series(Book *book, View name);
