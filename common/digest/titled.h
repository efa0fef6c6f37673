/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The postings of a book by title and date, for what names no more than a title.
 *
 * A helper of digest/taken.c and digest/pulled.c.
 */
#pragma once

#include "digest/book.h"

typedef struct {
	guint64 title; /* hash of it */
	gint64 date;   /* or NO_DATE */
	guint place;   /* among the postings */
} Titled;

/* By title, then by date; a GCompareFunc. */
int titled_compare(gconstpointer left, gconstpointer right);

/* How many of titles, sorted, are not behind last. */
guint titled_count_until(const GArray *titles, const Titled *last);
