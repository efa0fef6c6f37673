/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of counting compare. */
#pragma once

#include "rank/rank.h"

/* The table's rows as `by count key;`. */
static inline char *print_rows(const RankTable *ranks)
{
	g_autoptr(GArray) rows = rank_table_rows(ranks, 0);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_append_printf(out, "%.*s %" G_GUINT64_FORMAT " %.*s;", (int)row->by.len,
				       row->by.data, row->count, (int)row->key.len, row->key.data);
	}
	return g_string_free(out, FALSE);
}
