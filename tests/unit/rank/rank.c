/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rank table: common/rank/rank.h. */
#include "rank/rank.h"

/* The table's rows as `by count key` lines. */
static char *print_rows(const RankTable *table, guint64 limit)
{
	g_autoptr(GArray) rows = rank_table_rows(table, limit);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_append_printf(out, "%.*s %" G_GUINT64_FORMAT " %.*s\n", (int)row->by.len,
				       row->by.data, row->count, (int)row->key.len, row->key.data);
	}
	return g_string_free(out, FALSE);
}

static void add(RankTable *table, View by, View key, RankIdentity identity, guint64 count)
{
	rank_table_put(table, &(RankRow){ .by = by,
					  .key = key,
					  .key2 = VIEW(""),
					  .identity = identity,
					  .count = count });
}

static void add_exact(RankTable *table, const char *by, const char *key, guint64 count)
{
	add(table, view_of(by), view_of(key), RANK_EXACT, count);
}

static void add_person(RankTable *table, const char *key, guint64 count)
{
	add(table, VIEW("author"), view_of(key), RANK_PERSON, count);
}

static void test_order(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	add_exact(table, "tag", "net", 2);
	add_exact(table, "list", "b", 9);
	add_exact(table, "tag", "bpf", 2);
	add_exact(table, "tag", "Zed", 2);
	add_exact(table, "tag", "bp", 2);
	add_exact(table, "tag", "rare", 1);
	add_exact(table, "tag", "often", 10);
	add_exact(table, "list", "b", 1);
	add_exact(table, "lists", "b", 1);
	g_autofree char *all = print_rows(table, 0);
	g_assert_cmpstr(all, ==,
			"list 10 b\nlists 1 b\ntag 10 often\ntag 2 Zed\ntag 2 bp\ntag 2 bpf\n"
			"tag 2 net\ntag 1 rare\n");
	g_autofree char *top = print_rows(table, 2);
	g_assert_cmpstr(top, ==, "list 10 b\nlists 1 b\ntag 10 often\ntag 2 Zed\n");
	g_autofree char *first = print_rows(table, 1);
	g_assert_cmpstr(first, ==, "list 10 b\nlists 1 b\ntag 10 often\n");
}

static void test_empty(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	g_autofree char *rows = print_rows(table, 3);
	g_assert_cmpstr(rows, ==, "");
}

/* Spellings of one person, best first. */
static const char *const spellings[] = {
	"Ada Byron <ada@example.org>",
	"Ada King <ADA@example.org>",
	"ada king <Ada@Example.ORG>",
	"Ada <ada@example.org>",
	"Byron, Ada <ada@example.org>",
	"Ada,Byron <ada@example.org>",
	"Ad\xEF\xBF\xBD Byron <ada@example.org>",
	"'Ada Byron' via Some List <ada@example.org>",
	"Ada Byron via Some List <ada@example.org>",
	"ada at home@example.org <ada@example.org>",
	"<ada@example.org>",
};

static void test_spelling(void)
{
	/* Of every pair, in either order, the one that stands first is shown. */
	for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(spellings); j++) {
			g_autoptr(RankTable) table = rank_table_new();
			add_person(table, spellings[i], 1);
			add_person(table, spellings[j], 1);
			g_autofree char *got = print_rows(table, 0);
			g_autofree char *want =
				g_strdup_printf("author 2 %s\n", spellings[MIN(i, j)]);
			g_assert_cmpstr(got, ==, want);
		}
	}
}

static void test_persons_apart(void)
{
	static const char *const persons[] = {
		"Ada Byron <ada@example.org>",
		"Ada Byron <ada@example.net>",
		"Ada Byron",
		"Ada Byron <>",
		"<>",
	};
	g_autoptr(RankTable) table = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(persons); i++)
		add_person(table, persons[i], 1);
	g_autoptr(GArray) rows = rank_table_rows(table, 0);
	g_assert_cmpuint(rows->len, ==, G_N_ELEMENTS(persons));
}

static void test_person_parts(void)
{
	static const struct {
		const char *name, *addr, *key;
		bool is_shared;
	} cases[] = {
		{ "Ada Byron", "ada@example.org", "Ada Byron <ada@example.org>", false },
		{ "", "ada@example.org", "<ada@example.org>", false },
		{ "Ada Byron", "", "Ada Byron", false },
		{ "A <b> c", "ada@example.org", "A <b> c <ada@example.org>", false },
		{ "x", "<a>@example.org", "x <<a>@example.org>", false },
		{ "Ada Byron", "tide@example.org", "Ada Byron via <tide@example.org>", true },
		{ "", "tide@example.org", "<tide@example.org>", true },
		{ "Ada Byron", "", "Ada Byron", true },
		{ "Ada Byron", "jira@example.org", "Ada Byron <jira@example.org>", true },
	};
	g_autoptr(GString) key = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RankTable) table = rank_table_new();
		rank_person_key(key, (Person){ view_of(cases[i].name), view_of(cases[i].addr),
					       cases[i].is_shared });
		add(table, VIEW("author"), view_of_gstring(key), RANK_PERSON, 1);
		/* Read back from a table, it is the same person. */
		add_person(table, cases[i].key, 1);
		g_autofree char *got = print_rows(table, 0);
		g_autofree char *want = g_strdup_printf("author 2 %s\n", cases[i].key);
		g_assert_cmpstr(got, ==, want);
	}
}

/* Who is known by an address that is not his own is told apart by name, also in tables read back.
 */
static void test_shared(void)
{
	static const char *const persons[] = {
		"Ada Byron via <tide@example.org>",
		"Ben Cole via <tide@example.org>",
		"Ada Byron via <ebb@example.org>",
		"Ada Byron <ada@example.org>",
		"Ada Byron <jira@example.org>",
		"Ben Cole <jira@example.org>",
		"Ada Byron <ad...@example.org>",
		"Adam Cole <ad...@example.org>",
		"<tide@example.org>",
		"Ada Byron",
	};
	g_autoptr(RankTable) table = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(persons); i++)
		add_person(table, persons[i], 1);
	add_person(table, "ada byron via <Tide@example.org>", 1);
	g_autoptr(GArray) rows = rank_table_rows(table, 0);
	g_assert_cmpuint(rows->len, ==, G_N_ELEMENTS(persons));
	g_assert_cmpuint(g_array_index(rows, RankRow, 0).count, ==, 2);
	/* Names are joined to the address that is the person's own, however little it counted. */
	rank_table_merge_names(table);
	g_autofree char *got = print_rows(table, 0);
	g_assert_cmpstr(got, ==,
			"author 7 Ada Byron <ada@example.org>\n"
			"author 2 Ben Cole <jira@example.org>\n"
			"author 1 <tide@example.org>\n"
			"author 1 Adam Cole <ad...@example.org>\n");
}

static void test_nocase(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	add(table, VIEW("domain"), VIEW("Example.ORG"), RANK_NOCASE, 1);
	add(table, VIEW("domain"), VIEW("example.org"), RANK_NOCASE, 1);
	add(table, VIEW("domain"), VIEW("\xC3\x84.example"), RANK_NOCASE, 1);
	g_autofree char *got = print_rows(table, 0);
	g_assert_cmpstr(got, ==, "domain 2 example.org\ndomain 1 \xC3\x84.example\n");
}

static void test_saturation(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	add_exact(table, "tag", "many", G_MAXUINT64 - 1);
	add_exact(table, "tag", "many", 1);
	add_exact(table, "tag", "many", 5);
	g_autofree char *got = print_rows(table, 0);
	g_assert_cmpstr(got, ==, "tag 18446744073709551615 many\n");
}

/* Tables counted apart, in any grouping, add up to what one run gives. */
static void test_merge(void)
{
	g_autoptr(RankTable) whole = rank_table_new();
	g_autoptr(RankTable) merged = rank_table_new();
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	for (int part = 0; part < 20; part++) {
		g_autoptr(RankTable) table = rank_table_new();
		for (int i = 0; i < 50; i++) {
			const char *key = spellings[g_rand_int_range(
				random, 0, (gint32)G_N_ELEMENTS(spellings))];
			add_person(whole, key, 1);
			add_person(table, key, 1);
			g_autofree char *other =
				g_strdup_printf("P %c <p%d@example.org>", 'a' + i % 26, i % 7);
			add_person(whole, other, 2);
			add_person(table, other, 2);
		}
		g_autoptr(GArray) rows = rank_table_rows(table, 0);
		for (guint i = 0; i < rows->len; i++) {
			const RankRow *row = &g_array_index(rows, RankRow, i);
			add(merged, row->by, row->key, RANK_PERSON, row->count);
		}
	}
	g_autofree char *got = print_rows(merged, 0);
	g_autofree char *want = print_rows(whole, 0);
	g_assert_cmpstr(got, ==, want);
}

static void test_merge_names(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	add_person(table, "Ada Byron <ada@example.org>", 2);
	add_person(table, "ADA BYRON <ada@example.com>", 3);
	add_person(table, "Ada Byron <ada@example.net>", 3);
	add_person(table, "Ada Byron", 1);
	add_person(table, "Byron, Ada <ada@corp.example.org>", 1);
	add_person(table, "Ada <ada@one.example.org>", 4);
	add_person(table, "<no@example.org>", 1);
	add_person(table, "<name@example.org>", 1);
	add(table, VIEW("sender"), VIEW("Ada Byron <a@example.org>"), RANK_PERSON, 1);
	add_exact(table, "org", "Acme", 1);
	add_exact(table, "org", "acme", 1);
	rank_table_merge_names(table);
	static const char want[] = "author 10 ADA BYRON <ada@example.com>\n"
				   "author 4 Ada <ada@one.example.org>\n"
				   "author 1 <name@example.org>\nauthor 1 <no@example.org>\n"
				   "org 1 Acme\norg 1 acme\n"
				   "sender 1 ADA BYRON <ada@example.com>\n";
	g_autofree char *got = print_rows(table, 0);
	g_assert_cmpstr(got, ==, want);
	rank_table_merge_names(table);
	g_autofree char *again = print_rows(table, 0);
	g_assert_cmpstr(again, ==, want);
}

static void test_first(void)
{
	static const struct {
		const char *by, *key, *what;
		RankIdentity identity;
		bool first;
	} steps[] = {
		{ "author", "Ada <ada@example.org>", "s1", RANK_PERSON, true },
		{ "author", "Ada B <ADA@example.org>", "s1", RANK_PERSON, false },
		{ "author", "ada@example.org", "s1", RANK_PERSON, false },
		{ "author", "Ada <ada@example.org>", "s2", RANK_PERSON, true },
		{ "author", "Ada <ada@example.com>", "s1", RANK_PERSON, true },
		{ "sender", "Ada <ada@example.org>", "s1", RANK_PERSON, true },
		{ "tag", "net", "s1", RANK_EXACT, true },
		{ "tag", "NET", "s1", RANK_EXACT, true },
		{ "domain", "example.org", "s1", RANK_NOCASE, true },
		{ "domain", "Example.org", "s1", RANK_NOCASE, false },
	};
	g_autoptr(RankTable) table = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		g_test_message("%s %s %s", steps[i].by, steps[i].key, steps[i].what);
		const RankRow row = { .by = view_of(steps[i].by),
				      .key = view_of(steps[i].key),
				      .identity = steps[i].identity };
		g_assert_cmpint(rank_table_is_first(table, &row, view_of(steps[i].what)), ==,
				steps[i].first);
	}
	g_autofree char *got = print_rows(table, 0);
	g_assert_cmpstr(got, ==, "");
}

static void put(RankTable *table, const char *by, const char *key, const char *key2,
		RankIdentity identity, RankIdentity identity2, guint64 count)
{
	rank_table_put(table, &(RankRow){ .by = view_of(by),
					  .key = view_of(key),
					  .key2 = view_of(key2),
					  .identity = identity,
					  .identity2 = identity2,
					  .count = count,
					  .title = view_of(key) });
}

/* The table's rows as `by count key,key2 total title;`. */
static char *print_listing(const RankTable *table, const RankListing *listing)
{
	g_autoptr(GArray) rows = rank_table_list(table, listing);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_autofree char *by = view_dup(row->by), *key = view_dup(row->key);
		g_autofree char *key2 = view_dup(row->key2), *title = view_dup(row->title);
		g_string_append_printf(out, "%s %d %s,%s %d %s;", by, (int)row->count, key, key2,
				       (int)row->total, title);
	}
	return g_string_free(out, FALSE);
}

static void test_pairs(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	rank_table_keep_titles(table, RANK_TITLES_FIRST);
	put(table, "m:a", "05", "ada <ADA@example.org>", RANK_EXACT, RANK_PERSON, 2);
	put(table, "m:a", "05", "Ada B <ada@example.org>", RANK_EXACT, RANK_PERSON, 1);
	put(table, "m:a", "04", "ada <ada@example.org>", RANK_EXACT, RANK_PERSON, 9);
	put(table, "m", "05", "", RANK_EXACT, RANK_EXACT, 4);
	/* what only came before is no row, and makes no other one */
	rank_table_put(table, &(RankRow){ .by = VIEW("m"), .key = VIEW("05"), .is_past = true });
	rank_table_put(table, &(RankRow){ .by = VIEW("m"), .key = VIEW("03"), .is_past = true });
	const struct {
		RankListing listing;
		const char *rows;
	} cases[] = {
		{ { 0 },
		  "m 4 05, 4 05;m:a 9 04,ada <ada@example.org> 9 04;"
		  "m:a 3 05,Ada B <ada@example.org> 3 05;" },
		{ { .sort = RANK_SORT_KEY, .limit = 1 },
		  "m 4 05, 4 05;m:a 9 04,ada <ada@example.org> 9 04;" },
		{ { .only_new = true, .limit = 1 }, "m:a 9 04,ada <ada@example.org> 9 04;" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = print_listing(table, &cases[i].listing);
		g_assert_cmpstr(got, ==, cases[i].rows);
	}
	rank_table_share_spellings(table);
	g_autofree char *shared = print_listing(table, &(RankListing){ .sort = RANK_SORT_KEY });
	g_assert_cmpstr(shared, ==,
			"m 4 05, 4 05;m:a 9 04,Ada B <ada@example.org> 9 04;"
			"m:a 3 05,Ada B <ada@example.org> 3 05;");
}

static void test_titles(void)
{
	g_autoptr(RankTable) table = rank_table_new();
	rank_table_keep_titles(table, RANK_TITLES_ALL);
	put(table, "author", "Ada <1@example.org>", "", RANK_PERSON, RANK_EXACT, 1);
	put(table, "author", "Ada <2@example.org>", "", RANK_PERSON, RANK_EXACT, 1);
	put(table, "author", "ADA <1@example.org>", "", RANK_PERSON, RANK_EXACT, 1);
	rank_table_merge_names(table);
	g_autoptr(GArray) rows = rank_table_rows(table, 0);
	g_autoptr(GPtrArray) titles = g_ptr_array_new();
	g_assert_cmpuint(rows->len, ==, 1);
	rank_table_append_titles(table, &g_array_index(rows, RankRow, 0), titles);
	g_ptr_array_add(titles, NULL);
	g_autofree char *got = g_strjoinv(";", (char **)titles->pdata);
	g_assert_cmpstr(got, ==, "Ada <1@example.org>;Ada <2@example.org>;ADA <1@example.org>");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank/order", test_order);
	g_test_add_func("/rank/empty", test_empty);
	g_test_add_func("/rank/spelling", test_spelling);
	g_test_add_func("/rank/persons-apart", test_persons_apart);
	g_test_add_func("/rank/person-parts", test_person_parts);
	g_test_add_func("/rank/shared", test_shared);
	g_test_add_func("/rank/nocase", test_nocase);
	g_test_add_func("/rank/saturation", test_saturation);
	g_test_add_func("/rank/merge", test_merge);
	g_test_add_func("/rank/merge-names", test_merge_names);
	g_test_add_func("/rank/first", test_first);
	g_test_add_func("/rank/pairs", test_pairs);
	g_test_add_func("/rank/titles", test_titles);
	return g_test_run();
}
