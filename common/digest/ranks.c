/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ranks on a digest's page: see digest/rows.h. */
#include "digest/ranks.h"

#include "bytes/number.h"

/* Rows of each key. */
#define N_RANKS 15

/* What the keys are called, in the order of the page. */
static const struct {
	const char *by, *heading;
} headings[] = {
	{ "domain", "Top 15 contributor Email domains (Based on Email Body)" },
	{ "author", "Top 15 contributors (Based on Email Body)" },
	{ "org", "Top 15 contributor organisations" },
	{ "reviewer", "Top 15 reviewers" },
	{ "tester", "Top 15 testers" },
	{ "reporter", "Top 15 reporters" },
	{ "relayed", "Top 15 people whose tags others sent" },
	{ "sender", "Top 15 senders" },
	{ "list", "Top 15 lists" },
	{ "tag", "Top 15 subject tags" },
	{ "unmapped", "Top 15 contributors of unknown organisations" },
};

/* The order of the page the users know: count descending, then key descending. */
static int compare_ranks(gconstpointer left, gconstpointer right)
{
	const RankRow *a = left, *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return view_compare(b->key, a->key);
}

/* rows are all of one key. */
static void add_table(PageMaker *maker, DigestSection *section, GArray *rows, const char *by,
		      const char *heading)
{
	static const DigestColumn columns[] = {
		{ "Count", CELL_COUNT, true },
		{ "Key", CELL_PERSON, false },
	};
	if (rows->len == 0)
		return;
	DigestTable *table = page_add_table(section, columns, G_N_ELEMENTS(columns));
	table->name = by;
	table->heading = heading;
	g_array_sort(rows, compare_ranks);
	for (guint i = 0; i < rows->len && i < N_RANKS; i++) {
		const RankRow *rank = &g_array_index(rows, RankRow, i);
		DigestCell *cells = g_new(DigestCell, G_N_ELEMENTS(columns));
		g_ptr_array_add(maker->memory, cells);
		g_string_truncate(maker->scratch, 0);
		number_append(maker->scratch, rank->count);
		cells[0] = (DigestCell){ page_keep_scratch(maker), rank->count };
		cells[1] = (DigestCell){ page_keep_value(maker, rank->key), 0 };
		DigestRow row = { .cells = cells,
				  .message_id = VIEW(""),
				  .evidence = VIEW(""),
				  .message = NO_MESSAGE };
		g_array_append_val(table->rows, row);
	}
}

void page_make_ranks(PageMaker *maker, DigestSection *section)
{
	g_autoptr(GArray) all = rank_table_rows(digest_ranks(maker->digest), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
		g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(RankRow));
		for (guint j = 0; j < all->len; j++)
			if (view_is(g_array_index(all, RankRow, j).by, headings[i].by))
				g_array_append_val(rows, g_array_index(all, RankRow, j));
		add_table(maker, section, rows, headings[i].by, headings[i].heading);
	}
}
