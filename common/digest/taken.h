/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What notes and commits say was taken of which series.
 *
 * A helper of digest/state.c, which calls these in this order, when all mail is in the book.
 */
#pragma once

#include "digest/book.h"

/* The part of a Taken whose note was spelt out, in others; sorts behind all parts. */
#define TAKEN_NO_PART G_MAXUINT64

/* Gives notes that answer nothing here to the series that they are about. */
void taken_adopt_notes(Book *book);

/* Finds which parts notes are about. */
void taken_find_parts(Book *book);

/* Whether series is no backport, which has the titles of what it is made of. */
bool taken_is_no_backport(const Series *series);

/* How many parts a series has, as far as that is to be believed. */
guint64 taken_total(const DigestSeries *facts);

/* Puts what was taken of one series together, by the parts. */
void taken_sort(Book *book);

/* Counts the parts of each series that were taken, and finds out when. */
void taken_count(Book *book);
