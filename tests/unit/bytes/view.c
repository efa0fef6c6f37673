/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching and comparing views: common/bytes/view.h. */
#include "bytes/view.h"

static void test_find(void)
{
	static const struct {
		const char *text, *needle;
		int at; /* -1 for nowhere */
	} cases[] = {
		{ "low water", "low", 0 },
		{ "low water", "water", 4 },
		{ "low water", "r", 8 },
		{ "low water", "waters", -1 },
		{ "low water", "W", -1 },
		{ "low", "lower", -1 },
		{ "low", "", 0 },
		{ "", "", -1 },
		{ "", "l", -1 },
		/* the first byte, and the last, where the rest is not */
		{ "wr war warmer", "warm", 7 },
		{ "..:...", "...", 3 },
		/* the first byte again and again */
		{ "aaaaaaaaaaaaaaaaaaaab", "ab", 19 },
		{ "aaaaaaaaaaaaaaaaaaaab", "aab", 18 },
		{ "aaaaaaaaaaaaaaaaaaaa", "ab", -1 },
		{ "aaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaa", 0 },
		{ "abababababababababababac", "abac", 20 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View text = view_of(cases[i].text);
		const char *at = view_find(text, cases[i].needle);
		g_assert_cmpint(at ? (int)(at - text.data) : -1, ==, cases[i].at);
	}
	/* what stands behind the view does not count */
	g_assert_null(view_find(view_head(view_of("low water"), 8), "water"));
	const char *nul = view_find_view(VIEW("a\0b\0c"), VIEW("\0c"));
	g_assert_true(nul && *(nul + 1) == 'c');
}

static void test_http(void)
{
	static const struct {
		const char *text;
		size_t len;
	} cases[] = {
		{ "https://example.org", 8 },
		{ "http://example.org", 7 },
		{ "HTTPS://example.org", 8 },
		{ "Http://", 7 },
		{ "https:/", 0 },
		{ "httpx://example.org", 0 },
		{ " http://example.org", 0 },
		{ "git://example.org", 0 },
		{ "", 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpuint(view_http_length(view_of(cases[i].text)), ==, cases[i].len);
}

static void test_listed(void)
{
	static const struct {
		const char *word, *words;
		bool is_listed;
	} cases[] = {
		{ "low", "high low slack", true },
		{ "high", "high low slack", true },
		{ "slack", "high low slack", true },
		{ "LOW", "high low slack", true },
		{ "lo", "high low slack", false },
		{ "lower", "high low slack", false },
		{ "high low", "high low slack", false },
		{ "", "high low slack", false },
		{ "low", "", false },
		{ "low", NULL, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View word = view_of(cases[i].word);
		g_assert_cmpint(view_is_listed(word, cases[i].words), ==, cases[i].is_listed);
	}
}

static void test_nocase(void)
{
	static const struct {
		const char *a, *b;
		bool equal, starts;
	} cases[] = {
		{ "Acked-by", "aCKED-BY", true, true },
		{ "Acked-by: Bo", "acked-by", false, true },
		{ "Acked", "acked-by", false, false },
		{ "", "", true, true },
		{ "a", "", false, true },
		{ "", "a", false, false },
		/* these differ from letters and each other in the bit that tells the case */
		{ "[a]", "{a}", false, false },
		{ "a@b", "a`b", false, false },
		{ "x[y", "x{y", false, false },
		/* bytes of UTF-8 stay as they are */
		{ "x\303\204y", "x\303\244y", false, false },
		{ "x\303\204y", "X\303\204Y", true, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View a = view_of(cases[i].a), b = view_of(cases[i].b);
		g_assert_cmpint(view_equal_nocase(a, b), ==, cases[i].equal);
		g_assert_cmpint(view_equal_nocase(b, a), ==, cases[i].equal);
		g_assert_cmpint(view_is_nocase(a, cases[i].b), ==, cases[i].equal);
		g_assert_cmpint(view_starts_nocase(a, cases[i].b), ==, cases[i].starts);
	}
	g_assert_false(view_equal_nocase(VIEW("a\0b"), VIEW("a\0c")));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/view/find", test_find);
	g_test_add_func("/view/http", test_http);
	g_test_add_func("/view/listed", test_listed);
	g_test_add_func("/view/nocase", test_nocase);
	return g_test_run();
}
