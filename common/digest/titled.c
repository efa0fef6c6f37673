/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Postings by title and date: see digest/titled.h. */
#include "digest/titled.h"

int titled_compare(gconstpointer left, gconstpointer right)
{
	const Titled *a = left, *b = right;
	if (a->title != b->title)
		return a->title < b->title ? -1 : 1;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

guint titled_count_until(const GArray *titles, const Titled *last)
{
	guint low = 0, high = titles->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (titled_compare(&g_array_index(titles, Titled, middle), last) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
