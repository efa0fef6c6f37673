/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which series is a later version of which: RULE 11, `Revisions`.
 *
 * A helper of digest/state.c.
 */
#pragma once

#include "digest/book.h"

/*
 * Sets successor of each series that a later one takes the place of, to the next later one's
 * number in the book, and why to the rule that says so:
 *
 *     title    the same author and the same title of cover or first part, a greater version; or
 *              enough patches of the same titles and authors, see digest/version-parts.h;
 *              or another's, of the same title, see digest/version-paths.h
 *     again    the same with the same version, posted later
 *     link     the later one's text links to it and calls it by its version
 *     thread   the later one answers it
 *     paths    the same author, files in common, a greater version, and much the same title:
 *              see digest/version-paths.h
 *
 * A later version has a greater number; or it is no RFC any more. Stable backports neither take nor
 * lose a place, and pull requests only that of the last one with their title. Nor does the same
 * version for another branch, or one with no more in common than the title of the cover: these are
 * twins, and each is followed by the greater versions for its branch, with its parts. The book's
 * postings are sorted by series.
 */
void book_find_successors(Book *book);

/* Whether a series can take or lose a place, pull requests aside. */
bool version_takes_part(const Series *series);

/* Whether both are of one author, or were sent by one person. */
bool version_has_same_author(const Series *a, const Series *b);

/* By version number, and by date; below, at or above 0. */
int version_compare(const Series *a, const Series *b);
int version_compare_dates(const Series *a, const Series *b);

/* Whether later is what became of an RFC. */
bool version_is_grown_up(const Series *rfc, const Series *later);

/* Whether later is meant for another branch than series; of the same version, also for another tree
 * where both were sent on one day. */
bool version_is_elsewhere(const Series *series, const Series *later);

/* Whether later can take the place of series, of which is_other says that it is elsewhere, or has
 * no part of it. */
bool version_may_follow(const Series *series, const Series *later, bool is_other);

/* Lets later take the place of series, unless one does that is nearer: of a lower version, or of
 * the same by the author of series, or posted earlier. */
void version_succeed(Book *book, Series *series, const Series *later, const char *why);

/* The number that a version starts with, 1 if there is none; rest receives what follows it. */
guint64 version_major(View version, View *rest);
