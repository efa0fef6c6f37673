/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the spellings of a title have in common: common/patch/title-key.h. */
#include "patch/title-key.h"

static const char *const keys[][2] = {
	{ "", "" },
	{ "tide: Mend the gauge", "tidemendthegauge" },
	{ "Tide:  mend the \\\"gauge\\\"!", "tidemendthegauge" },
	{ "[media] tide-gauge 2.0", "mediatidegauge20" },
	/* what forges add */
	{ "Fix ebb (#12345)", "fixebb" },
	{ "tide: fix ebb (PR #7) ", "tidefixebb" },
	{ "D98770: [Sema] Fix (was: Mend) ", "semafix" },
	{ "D98770: Fix ebb (#123) (PR #1234)", "fixebb" },
	{ "Fix ebb (#12345) (was: Mend)", "fixebb" },
	/* what is counted, and what is nothing but a mark */
	{ "Fixes for 6.1 (#2)", "fixesfor612" },
	{ "D3: Fix", "d3fix" },
	{ "D3D12: Fix", "d3d12fix" },
	{ "Fix (#12a)", "fix12a" },
	{ "Fix (PR #)", "fixpr" },
	{ "Fix (PR 12345)", "fixpr12345" },
	{ "Fix #12345)", "fix12345" },
	{ "(PR #20123)", "pr20123" },
	{ "D98770:", "d98770" },
	{ "tide: Mend (was: gauge: Mend)", "tidemend" },
	{ "tide: Mend (what was)", "tidemendwhatwas" },
	{ "--- ...", "" },
	/* letters of any script count, punctuation and blanks of any do not */
	{ "tide\xef\xbc\x9amend", "tidemend" },
	{ "tide \xe2\x80\x94 \xe2\x80\x9cmend\xe2\x80\x9d\xc2\xa0it", "tidemendit" },
	{ "\xc3\xa4\xe6\xbd\xae", "\xc3\xa4\xe6\xbd\xae" },
	{ "\xef\xbf\xbd", "" },
	/* no UTF-8 */
	{ "a\xff\xe2\x80", "a\xff\xe2\x80" },
};

static void test_keys(void)
{
	g_autoptr(GString) buffer = g_string_new("before");
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		View key = title_key(view_of(keys[i][0]), buffer);
		g_test_message("key %zu", i);
		g_assert_true(view_is(key, keys[i][1]));
	}
}

static void test_bare(void)
{
	static const char *const titles[][2] = {
		{ "", "" },
		{ "[media] tide: Mend", "tide: Mend" },
		{ "[clang][Sema]  Fix [ebb]", "Fix [ebb]" },
		{ "[Sema", "[Sema" },
		{ "Fix", "Fix" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
		g_test_message("%s", titles[i][0]);
		g_assert_true(view_is(title_bare(view_of(titles[i][0])), titles[i][1]));
	}
}

static void test_shared(void)
{
	static const struct {
		const char *title, *other;
		guint n, n_others, n_shared;
	} cases[] = {
		{ "tide: Mend the gauge", "Tide: mend gauges", 4, 3, 2 },
		{ "a a b", "a b b", 3, 3, 2 },
		{ "tide_read: \u00fcber", "tide: read \u00fcber", 2, 3, 1 },
		{ "", ": -", 0, 0, 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		guint n, n_others;
		g_assert_cmpuint(title_shared_words(view_of(cases[i].title),
						    view_of(cases[i].other), &n, &n_others),
				 ==, cases[i].n_shared);
		g_assert_cmpuint(n, ==, cases[i].n);
		g_assert_cmpuint(n_others, ==, cases[i].n_others);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/title-key/keys", test_keys);
	g_test_add_func("/title-key/bare", test_bare);
	g_test_add_func("/title-key/shared", test_shared);
	return g_test_run();
}
