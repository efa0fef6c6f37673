/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is counted by: common/rank/count.h. */
#include "rank/count.h"

static void test_parse(void)
{
	static const struct {
		const char *list;
		const char *counts; /* NULL if it is wrong */
		const char *bad;
	} cases[] = {
		{ "author", "author;", NULL },
		{ "author,domain,author", "author;domain;", NULL },
		{ "month:org,month,org:month", "month:org;month;org:month;", NULL },
		{ "user_agent,to:cc", "user_agent;to:cc;", NULL },
		{ "", NULL, "" },
		{ "author,", NULL, "" },
		{ "author,,list", NULL, "" },
		{ "month:", NULL, "month:" },
		{ ":month", NULL, ":month" },
		{ "list,a:b:c", NULL, "a:b:c" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RankCounts) counts = rank_counts_new();
		g_autoptr(GString) got = g_string_new(NULL);
		View bad;
		g_test_message("%s", cases[i].list);
		bool is_good = rank_counts_parse(counts, view_of(cases[i].list), &bad);
		g_assert_cmpint(is_good, ==, cases[i].counts != NULL);
		if (!is_good) {
			g_assert_true(view_is(bad, cases[i].bad));
			continue;
		}
		const RankCount *count;
		for (guint j = 0; (count = rank_counts_get(counts, j)); j++)
			g_string_append_printf(got, "%s;", count->name);
		g_assert_cmpstr(got->str, ==, cases[i].counts);
	}
}

static void test_kinds(void)
{
	const unsigned posted = 1u << KIND_PATCH | 1u << KIND_COVER, replies = 1u << KIND_REPLY;
	const struct {
		const char *by;
		unsigned kinds;
		bool any_mail;
	} cases[] = {
		{ "author", posted, false },
		{ "month", posted, true },
		{ "month:author", posted, false },
		{ "month:sender", posted, true },
		{ "reviewer", replies, false },
		{ "org:reviewer", replies, false },
		{ "reviewer:month", replies, false },
		{ "reporter:reviewer", replies, false },
		{ "reporter:path", posted | replies, false },
		{ "kind", ~0u, true },
		{ "thread:author", ~0u, false },
		{ "kind:reviewer", replies, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RankCounts) counts = rank_counts_new();
		View bad;
		g_test_message("%s", cases[i].by);
		g_assert_true(rank_counts_parse(counts, view_of(cases[i].by), &bad));
		const RankCount *count = rank_counts_get(counts, 0);
		g_assert_cmphex(count->kinds, ==, cases[i].kinds);
		g_assert_cmpint(rank_count_takes_any_mail(count), ==, cases[i].any_mail);
	}
}

static void test_columns(void)
{
	const View extra[] = { VIEW("mine"), VIEW("to"), VIEW("commit") };
	const struct {
		const char *by;
		Table table;
		const char *missing; /* NULL if all are there */
	} cases[] = {
		{ "author,date,mine", TABLE_MAIL, NULL },
		{ "thread", TABLE_MAIL, NULL },
		{ "result", TABLE_MAIL, "result" },
		{ "result:to", TABLE_PATCH, NULL },
		{ "to:cc", TABLE_PATCH, "cc" },
		{ "commit", TABLE_PATCH, NULL },
		{ "message_ids", TABLE_PATCH, "message_ids" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(RankCounts) counts = rank_counts_new();
		View bad, missing;
		g_test_message("%s", cases[i].by);
		g_assert_true(rank_counts_parse(counts, view_of(cases[i].by), &bad));
		bool is_found = rank_counts_find_columns(counts, cases[i].table, extra,
							 G_N_ELEMENTS(extra), &missing);
		g_assert_cmpint(is_found, ==, cases[i].missing == NULL);
		g_assert_true(is_found || view_is(missing, cases[i].missing));
	}
}

/* How rows that are read back are told apart. */
static void test_identify(void)
{
	static const struct {
		const char *by, *key, *key2;
		RankIdentity identity, identity2;
	} cases[] = {
		{ "author", "Ada", "", RANK_PERSON, RANK_EXACT },
		{ "month:author", "2025-05", "Ada", RANK_EXACT, RANK_PERSON },
		{ "domain:to", "example.org", "Ada <a@example.org>", RANK_NOCASE, RANK_PERSON },
		{ "cc", "<a@example.org>", "", RANK_PERSON, RANK_EXACT },
		{ "cc", "a@example.org", "", RANK_EXACT, RANK_EXACT },
		{ "user_agent", "it <2.0>", "", RANK_EXACT, RANK_EXACT },
		{ "person", "Ada <a@example.org>", "", RANK_PERSON, RANK_EXACT },
		{ "subject", "drop <a@example.org>", "", RANK_EXACT, RANK_EXACT },
		{ "trailers", "Acked-by: Ada <a@example.org>", "", RANK_EXACT, RANK_EXACT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		RankRow row = { .by = view_of(cases[i].by),
				.key = view_of(cases[i].key),
				.key2 = view_of(cases[i].key2) };
		rank_row_identify(&row);
		g_test_message("%s %s", cases[i].by, cases[i].key);
		g_assert_cmpint(row.identity, ==, cases[i].identity);
		g_assert_true(row.key2.len == 0 || row.identity2 == cases[i].identity2);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank-count/parse", test_parse);
	g_test_add_func("/rank-count/kinds", test_kinds);
	g_test_add_func("/rank-count/columns", test_columns);
	g_test_add_func("/rank-count/identify", test_identify);
	return g_test_run();
}
