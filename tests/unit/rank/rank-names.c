/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of people in a rank table: common/rank/rank-names.c. */
#include "rank/rank.h"

/* A person has one address under every by: that which counted most under all of them. */
static const struct {
	const char *by, *key;
	guint64 count;
	const char *merged; /* NULL if the row is gone */
	guint64 sum;
} merged_rows[] = {
	{ "author", "Ada Byron <ada@example.org>", 5, "Ada Byron <ada@example.com>", 95 },
	{ "author", "Ada Byron <bugs@example.org>", 90, NULL, 0 },
	{ "author", "Ben Cole <ben@example.org>", 2, "Ben Cole <ben@example.org>", 2 },
	{ "reviewer", "Ada Byron <ada@example.com>", 4, "Ada Byron <ada@example.com>", 4 },
	{ "reviewer", "Ben Cole <ben@example.com>", 3, "Ben Cole <ben@example.org>", 3 },
	{ "sender", "Ada Byron <ada@example.com>", 2, "Ada Byron <ada@example.com>", 2 },
	{ "sender", "Ben Cole <ben@example.org>", 2, "Ben Cole <ben@example.org>", 2 },
};

static void test_bys(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	g_autoptr(GString) wanted = g_string_new(NULL);
	g_autoptr(GString) got = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(merged_rows); i++) {
		rank_table_put(table, &(RankRow){ .by = view_of(merged_rows[i].by),
						  .key = view_of(merged_rows[i].key),
						  .key2 = VIEW(""),
						  .identity = RANK_PERSON,
						  .count = merged_rows[i].count });
		if (merged_rows[i].merged)
			g_string_append_printf(wanted, "%s %" G_GUINT64_FORMAT " %s\n",
					       merged_rows[i].by, merged_rows[i].sum,
					       merged_rows[i].merged);
	}
	rank_table_merge_names(table);
	g_autoptr(GArray) rows = rank_table_rows(table, 0);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_append_printf(got, "%.*s %" G_GUINT64_FORMAT " %.*s\n", (int)row->by.len,
				       row->by.data, row->count, (int)row->key.len, row->key.data);
	}
	g_assert_cmpstr(got->str, ==, wanted->str);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank-names/bys", test_bys);
	return g_test_run();
}
