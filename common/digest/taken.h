/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What notes and commits say was taken of which series.
 *
 * A helper of digest/state.c, which calls these in this order, when all mail is in the book.
 */
#pragma once

#include "digest/book.h"

/* Gives notes that answer nothing here to the series that they are about. */
void taken_adopt_notes(Book *book);

/* Finds which parts notes are about. */
void taken_find_parts(Book *book);

/* Counts the parts of each series that were taken, and finds out when. */
void taken_count(Book *book);
