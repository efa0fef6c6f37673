/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Answers that stand before what they answer, or too far behind it: their column series is empty,
 * since patch-classify looks back, and not without end.
 *
 * They wait until all is in, and are then added to the series that what they answer belongs to.
 * Replies that name nothing which they answer wait, too: they belong to the only series before them
 * that has a posting of their title and version.
 *
 * Where the order of an archive is that of its mail, few have to wait: those that answer what is
 * not in it.
 *
 * A helper of digest/digest.c, before digest/state.c decides.
 */
#pragma once

#include "digest/book.h"

/*
 * To be told of each mail. Returns whether it waits, as postings never do: then it may not be added
 * to the book, since book_adopt_orphans will. thread is the traffic's number for its thread, if
 * there is one.
 */
bool book_wait(Book *book, const Record *record, Kind kind, guint thread);

/*
 * When all is in: adds what waits to the book, in order of arrival, to the series that each turned
 * out to belong to. thread_func, unless it is NULL, gets the threads of those with a series.
 */
typedef void BookThreadFunc(guint thread, gpointer data);
void book_adopt_orphans(Book *book, BookThreadFunc *thread_func, gpointer data);

/* Helpers of book_init and book_clear. */
void book_init_orphans(Book *book);
void book_clear_orphans(Book *book);
