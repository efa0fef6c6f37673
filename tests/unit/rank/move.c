/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Movement between two rank tables: common/rank/move.h. */
#include "rank/move.h"

typedef struct {
	const char *by, *key;
	RankIdentity identity;
	guint64 count;
} Counted;

static RankTable *table_of(const Counted *counted)
{
	RankTable *table = rank_table_new();
	for (; counted->by; counted++)
		rank_table_put(table, &(RankRow){ .by = view_of(counted->by),
						  .key = view_of(counted->key),
						  .key2 = VIEW(""),
						  .identity = counted->identity,
						  .count = counted->count });
	return table;
}

/* The rows of now as `key move;`. */
static char *print_moves(RankTable *old, RankTable *new, bool by_name)
{
	if (by_name) {
		rank_table_merge_names(old);
		rank_table_merge_names(new);
	}
	g_autoptr(RankPlaces) before = rank_places_new(old, by_name);
	g_autoptr(RankPlaces) now = rank_places_new(new, by_name);
	g_autoptr(GArray) rows = rank_table_rows(new, 0);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_append_len(out, row->key.data, (gssize)row->key.len);
		g_string_append_c(out, ' ');
		rank_move_append(out, before, now, row);
		g_string_append_c(out, ';');
	}
	return g_string_free(out, FALSE);
}

static void test_moves(void)
{
	static const Counted old[] = {
		{ "org", "a", RANK_EXACT, 9 },	  { "org", "b", RANK_EXACT, 7 },
		{ "org", "c", RANK_EXACT, 7 },	  { "org", "d", RANK_EXACT, 5 },
		{ "tag", "b", RANK_EXACT, 1 },	  { "tag", "e", RANK_EXACT, 2 },
		{ "org", "gone", RANK_EXACT, 1 }, { 0 },
	};
	static const Counted new[] = {
		{ "org", "d", RANK_EXACT, 99 },
		{ "org", "c", RANK_EXACT, 50 },
		{ "org", "b", RANK_EXACT, 50 },
		{ "org", "a", RANK_EXACT, 3 },
		{ "org", "e", RANK_EXACT, 3 },
		{ "org", "A", RANK_EXACT, 2 },
		{ "tag", "b", RANK_EXACT, 5 },
		{ "tag", "e", RANK_EXACT, 5 },
		{ "reviewer", "b", RANK_EXACT, 1 }, /* which nobody had counted by */
		{ 0 },
	};
	g_autoptr(RankTable) before = table_of(old), now = table_of(new);
	g_autofree char *got = print_moves(before, now, false);
	g_assert_cmpstr(got, ==, "d +3;b 0;c 0;a -3;e new;A new;b ;b +1;e 0;");
}

static void test_persons(void)
{
	static const Counted old[] = {
		{ "author", "ada <ADA@example.org>", RANK_PERSON, 3 },
		{ "author", "Ben Cy <ben@old.example.org>", RANK_PERSON, 2 },
		{ "author", "Ben Cy <ben@lab.example.org>", RANK_PERSON, 2 },
		{ "author", "Nobody", RANK_PERSON, 1 },
		{ 0 },
	};
	static const Counted new[] = {
		{ "author", "Cy, Ben <ben@new.example.org>", RANK_PERSON, 2 },
		{ "author", "Ada Byron <ada@example.org>", RANK_PERSON, 1 },
		{ "author", "Nobody", RANK_PERSON, 1 },
		{ 0 },
	};
	g_autoptr(RankTable) before = table_of(old), now = table_of(new);
	g_autofree char *by_address = print_moves(before, now, false);
	g_assert_cmpstr(
		by_address, ==,
		"Cy, Ben <ben@new.example.org> new;Ada Byron <ada@example.org> -1;Nobody +2;");
	g_autofree char *by_name = print_moves(before, now, true);
	g_assert_cmpstr(by_name, ==,
			"Cy, Ben <ben@new.example.org> 0;Ada Byron <ada@example.org> 0;Nobody +1;");
}

static void test_empty(void)
{
	static const Counted none[] = { { 0 } }, some[] = { { "tag", "x", RANK_EXACT, 1 }, { 0 } };
	g_autoptr(RankTable) empty = table_of(none), one = table_of(some);
	g_autofree char *new = print_moves(empty, one, false);
	g_assert_cmpstr(new, ==, "x ;");
	g_autofree char *gone = print_moves(one, empty, false);
	g_assert_cmpstr(gone, ==, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank-move/moves", test_moves);
	g_test_add_func("/rank-move/persons", test_persons);
	g_test_add_func("/rank-move/empty", test_empty);
	return g_test_run();
}
