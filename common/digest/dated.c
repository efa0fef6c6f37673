/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a page lists by date: see digest/dated.h. */
#include "digest/dated.h"

static int compare_dated(gconstpointer left, gconstpointer right)
{
	const Dated *a = left, *b = right;
	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	return (a->place < b->place) - (a->place > b->place);
}

void dated_sort(GArray *all)
{
	g_array_sort(all, compare_dated);
}

GArray *dated_series(const GPtrArray *series)
{
	GArray *all = g_array_sized_new(FALSE, FALSE, sizeof(Dated), series->len);
	for (guint i = 0; i < series->len; i++) {
		Dated dated = { digest_series_at(series, i)->date, i };
		g_array_append_val(all, dated);
	}
	dated_sort(all);
	return all;
}
