/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which posting each commit came from, and what its series gain by that.
 *
 * commit-match asks of each mail by itself, so all versions of a patch may have the same commit. It
 * is that of the one with the surest reason (commit/match.h); among equals, of the last one that
 * was posted before the commit was made. What is posted again afterwards has landed, too.
 *
 * A helper of digest/book.c, digest/state.c and digest/digest.c.
 */
#pragma once

#include "digest/book.h"

/* Notes the commit of a posting, a row that has one. */
void book_add_landing(Book *book, const Series *series, const Record *record, guint64 part);

/* Finds each commit's origin, whose series was then taken, or that part of it. */
void book_settle_landings(Book *book);

/*
 * Gives series that nothing else is known to have replaced the one that all their commits came
 * from: the later version, under whatever title, with the reason `commit`.
 */
void book_follow_landings(Book *book);

/* When the series have their places: gives them to the landings instead of their numbers. */
void book_place_landings(Book *book);

/* The origin of a commit (escaped), with the place of its series; NULL if none is known. Valid as
 * long as the book. */
const Landing *book_find_landing(const Book *book, View commit);
