/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of a series that a note lists, one a line: by number, by commit or by title.
 *
 * A helper of digest/book-note.c.
 */
#pragma once

#include "digest/book.h"
#include "patch/note.h"

/* Adds what record, the last note that was added, says was taken: a part or all of series. */
void book_listed_add(Book *book, const Record *record, Taken taken);

/*
 * The parts that b4 lists in a thank-you note, `[3/7] title`, and patchwork's bot, which lists
 * those without a commit, too. Returns whether any are listed of the total, which is 0 if it is not
 * known.
 */
bool book_listed_take(Book *book, const Series *series, const Record *record, guint64 total);

/* The parts that a note to the whole series lists with their commits, by number or title. */
void book_listed_take_commits(Book *book, const Series *series, const Record *record,
			      guint64 total);

/* The parts that a note to the whole series lists by the titles in lines. */
void book_listed_take_titles(Book *book, const Series *series, const Record *record, View titles);

/* Whether a note to the whole series, in an answer that says said, lists only some of the parts. */
bool book_listed_is_partial(const View *values, View said, const Note *note);

/* The titles of only some of the parts that a note to the whole series lists, as a new string; NULL
 * if it lists none. */
char *book_listed_titles(const View *values, const Note *note);
