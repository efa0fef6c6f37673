/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a page lists by date: one order for all its sections.
 *
 * A helper of digest/rows.c and its neighbours.
 */
#pragma once

#include "digest/digest.h"

/* Something with a place and the date it is sorted by, in seconds; what has none has NO_DATE. */
typedef struct {
	gint64 date;
	guint place;
} Dated;

/* Sorts an array of Dated: the newest first, at last what has no date. Of those with the same date
 * the one with the greater place counts as newer, since it arrived later. */
void dated_sort(GArray *all);

/* The places of the series (of DigestSeries), each once, by the date on which they were posted. The
 * caller frees the array (of Dated). */
GArray *dated_series(const GPtrArray *series);
