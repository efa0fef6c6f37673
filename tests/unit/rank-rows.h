/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of counting compare, and what they count by. */
#pragma once

#include "rank/count.h"

/* The table's rows as `by count key;`, or `by count key,key2;`. */
static inline char *print_rows(const RankTable *ranks)
{
	g_autoptr(GArray) rows = rank_table_rows(ranks, 0);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_append_printf(out, "%.*s %" G_GUINT64_FORMAT " %.*s%s%.*s;",
				       (int)row->by.len, row->by.data, row->count,
				       (int)row->key.len, row->key.data, row->key2.len ? "," : "",
				       (int)row->key2.len, row->key2.data);
	}
	return g_string_free(out, FALSE);
}

/* Counts by a list as --by has it, in a rule, whose old counts it frees. */
static inline void count_by(RankRule *rule, const char *list)
{
	View bad;
	g_clear_pointer(&rule->counts, rank_counts_free);
	rule->counts = rank_counts_new();
	g_assert_true(!*list || rank_counts_parse(rule->counts, view_of(list), &bad));
}
