/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who began a thread: common/rank/thread.h. */
#include "rank/thread.h"
#include "rank-rows.h"

static Person person(const char *name, const char *addr)
{
	return (Person){ view_of(name), view_of(addr), false };
}

static void test_began(void)
{
	static const struct {
		const char *thread, *name, *addr;
		RankThreadBegan began;
	} cases[] = {
		{ "t", "Ada B", "ada@example.org", RANK_THREAD_OWN },
		{ "t", "", "ADA@example.org", RANK_THREAD_OWN },
		{ "t", "ada b", "ada@example.com", RANK_THREAD_OWN },
		{ "t", "Ada C", "ada@example.com", RANK_THREAD_OTHERS },
		{ "t", "", "", RANK_THREAD_OTHERS },
		{ "nameless", "", "ben@example.org", RANK_THREAD_OTHERS },
		{ "nameless", "", "cy@example.org", RANK_THREAD_OWN },
		{ "nobody", "", "", RANK_THREAD_OTHERS },
		{ "none", "Ada B", "ada@example.org", RANK_THREAD_UNKNOWN },
	};
	g_autoptr(RankThreads) threads = rank_threads_new(false);
	rank_threads_begin(threads, VIEW("t"), person("Ada B", "ada@example.org"));
	/* an id that is there twice: the first one stands */
	rank_threads_begin(threads, VIEW("t"), person("Ben", "ben@example.org"));
	rank_threads_begin(threads, VIEW("nameless"), person("", "cy@example.org"));
	rank_threads_begin(threads, VIEW("nobody"), person("", ""));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(rank_threads_began(threads, view_of(cases[i].thread),
						   person(cases[i].name, cases[i].addr)),
				==, cases[i].began);
}

/* Rows wait for the root, and those of a thread without one are not counted. */
static void test_defer(void)
{
	g_autoptr(RankThreads) threads = rank_threads_new(false);
	g_autoptr(RankTable) ranks = rank_table_new();
	const char *const ids[] = { "t", "t", "u", "none" };
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		char key[] = "ada";
		const RankRow row = {
			.by = VIEW("by"), .key = view_of(key), .key2 = VIEW("x"), .count = 2
		};
		rank_threads_defer(threads, view_of(ids[i]), person("Ada", ""), &row);
		memset(key, '-', sizeof key - 1); /* it was copied */
	}
	rank_threads_begin(threads, VIEW("t"), person("Ben", ""));
	rank_threads_begin(threads, VIEW("u"), person("Ada", ""));
	rank_threads_settle(threads, ranks);
	g_autofree char *got = print_rows(ranks);
	g_assert_cmpstr(got, ==, "by 4 ada,x;");
	rank_threads_settle(threads, ranks);
	g_autofree char *again = print_rows(ranks);
	g_assert_cmpstr(again, ==, got);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank-thread/began", test_began);
	g_test_add_func("/rank-thread/defer", test_defer);
	return g_test_run();
}
