/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patterns of paths: common/map/path-pattern.h. */
#include "map/path-pattern.h"

static bool matches(const char *pattern, const char *path)
{
	g_autoptr(PathPatterns) patterns = path_patterns_new();
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
	g_assert_null(path_patterns_add(patterns, view_of(pattern), 7));
	path_patterns_find(patterns, view_of(path), found);
	g_assert_cmpuint(found->len, <=, 1);
	g_assert_true(found->len == 0 || g_array_index(found, guint, 0) == 7);
	return found->len == 1;
}

/* What get_maintainer.pl says of the same. */
static const struct {
	const char *pattern, *path;
	bool matches;
} match_cases[] = {
	/* a folder and all below */
	{ "drivers/tide/", "drivers/tide/moon.c", true },
	{ "drivers/tide/", "drivers/tide/deep/er/moon.c", true },
	{ "drivers/tide/", "drivers/tides/moon.c", false },
	{ "drivers/tide/", "drivers/tide", false },
	{ "drivers/tide/", "x/drivers/tide/moon.c", false },
	/* files, and those that begin so */
	{ "drivers/tide.c", "drivers/tide.c", true },
	{ "drivers/tide.c", "drivers/tideXc", false },
	{ "drivers/tide.c", "drivers/tide.cpp", true },
	{ "drivers/tide", "drivers/tide.c", true },
	{ "Makefile", "Makefile", true },
	{ "Makefile", "drivers/Makefile", false },
	{ "drivers/tide.c", "drivers/tide", false },
	/* a folder without its slash, of which the path says that it is one */
	{ "drivers/tide", "drivers/tide/moon.c", true },
	{ "drivers/tide", "drivers/tide/deep/moon.c", true },
	{ "drivers/tide", "drivers/tide-old/moon.c", false },
	/* what a folder holds, but nothing below */
	{ "drivers/tide/*", "drivers/tide/moon.c", true },
	{ "drivers/tide/*", "drivers/tide/deep/moon.c", false },
	{ "drivers/tide/*", "drivers/tide.c", false },
	{ "*", "Makefile", true },
	{ "*", "drivers/Makefile", false },
	{ "*/", "drivers/Makefile", true },
	{ "*/", "Makefile", false },
	{ "*/tide/*", "drivers/tide/moon.c", true },
	{ "*/tide/*", "a/b/tide/moon.c", false },
	{ "*/tide/*", "tide/moon.c", false },
	/* a star goes over folders where the pattern is one */
	{ "drivers/*/tide/", "drivers/a/tide/moon.c", true },
	{ "drivers/*/tide/", "drivers/a/b/tide/moon.c", true },
	{ "drivers/*/tide/", "drivers/tide/moon.c", false },
	{ "hw/*/tide*", "hw/sea/tide_gauge.c", true },
	{ "hw/*/tide*", "hw/sea/low_tide.c", false },
	{ "hw/*/*tide*", "hw/sea/low_tide.c", true },
	{ "hw/*/*tide*", "hw/tide.c", false },
	{ "hw/*/*tide*.h", "hw/sea/tide-tide.c", false },
	{ "hw/*ab*abc", "hw/ababab-abc", true },
	{ "hw/**x", "hw/yx", true },
	{ "hw/*", "hw/", true },
	/* one character, and sets */
	{ "wm8???.c", "wm8994.c", true },
	{ "wm8???.c", "wm899.c", false },
	{ "tide.[ch]", "tide.c", true },
	{ "tide.[ch]", "tide.h", true },
	{ "tide.[ch]", "tide.s", false },
	{ "tide[0-9]*.c", "tide7.c", true },
	{ "tide[0-9]*.c", "tidex.c", false },
	{ "tide[^0-9].c", "tidex.c", true },
	{ "tide[^0-9].c", "tide7.c", false },
	{ "tide[!0-9].c", "tide7.c", false },
	{ "tide[]x]", "tide]", true },
	{ "tide[^]x]", "tide]", false },
	{ "tide[a-]", "tide-", true },
	{ "tide[\xc0-\xff]", "tide\xe9", true },
	/* what stands for itself, though not in an expression */
	{ "tide++/", "tide++/moon.c", true },
	{ "tide++/", "tidee/moon.c", false },
	{ "tide(1)", "tide(1)", true },
	{ "tide$", "tide$", true },
	{ "tide\\x", "tide\\x", true },
	{ "tide", "", false },
};

static void test_match(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(match_cases); i++) {
		g_test_message("%s, %s", match_cases[i].pattern, match_cases[i].path);
		g_assert_cmpint(matches(match_cases[i].pattern, match_cases[i].path), ==,
				match_cases[i].matches);
	}
}

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
	return *(const gint *)a - *(const gint *)b;
}

/* All patterns that match are found, whatever stands between them. */
static void test_many(void)
{
	static const char *const texts[] = {
		"drivers/",
		"drivers/tide/",
		"drivers/tide/m",
		"drivers/tide/moon.c",
		"drivers/tide/mo*",
		"drivers/*",
		"*",
		"*/",
		"drivers/tide/moon.",
		"drivers/t*/",
		"drivers/tide",
		"drivers/tide/m",
		"drivers/tide/n",
		"drivers/tida/",
		"drivers/tie",
		"e",
		"drivers/tide/moon.d",
		"drivers/tide/[m]oon.?",
		"d",
	};
	static const guint want[] = { 0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 17 };
	g_autoptr(PathPatterns) patterns = path_patterns_new();
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		g_assert_null(path_patterns_add(patterns, view_of(texts[i]), i));
	path_patterns_find(patterns, VIEW("drivers/tide/moon.c"), found);
	g_array_sort(found, compare_numbers);
	g_assert_cmpmem(found->data, found->len * sizeof(guint), want, sizeof want);
	/* and those that are added later */
	g_assert_null(path_patterns_add(patterns, VIEW("zoo/"), 50));
	g_array_set_size(found, 0);
	path_patterns_find(patterns, VIEW("zoo/ape"), found);
	g_array_sort(found, compare_numbers);
	g_assert_cmpuint(found->len, ==, 2);
	g_assert_cmpuint(g_array_index(found, guint, 1), ==, 50);
}

static void test_depth(void)
{
	static const struct {
		const char *pattern;
		int depth;
		bool is_any;
	} cases[] = {
		{ "drivers/", 1, false },
		{ "drivers/tide/", 2, false },
		{ "drivers/tide.c", 2, false },
		{ "drivers/tide", 2, false },
		{ "Makefile", 1, false },
		{ "*", -1, true },
		{ "*/", -1, true },
		{ "*/*", -1, true },
		{ "*/tide/", -1, false },
		{ "drivers/*/tide/", 3, false },
		{ "?/tide/", 2, false },
		{ "/", 1, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View pattern = view_of(cases[i].pattern);
		g_test_message("%s", cases[i].pattern);
		g_assert_cmpint(path_pattern_depth(pattern), ==, cases[i].depth);
		g_assert_cmpint(path_pattern_is_any(pattern), ==, cases[i].is_any);
	}
}

static void test_wrong(void)
{
	g_autoptr(PathPatterns) patterns = path_patterns_new();
	g_autofree char *huge = g_strnfill(5000, 'x');
	g_assert_cmpstr(path_patterns_add(patterns, VIEW(""), 0), ==, "no pattern");
	g_assert_cmpstr(path_patterns_add(patterns, VIEW("a/[bc"), 0), ==, "no ']' behind the '['");
	g_assert_cmpstr(path_patterns_add(patterns, VIEW("a/[]"), 0), ==, "no ']' behind the '['");
	g_assert_nonnull(path_patterns_add(patterns, view_of(huge), 0));
}

/* However a path and a pattern repeat themselves. */
static void test_hostile(void)
{
	g_autoptr(PathPatterns) patterns = path_patterns_new();
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
	g_autofree char *path = g_strnfill(4096, 'a'), *long_path = g_strnfill(10000000, 'a');
	g_autoptr(GString) stars = g_string_new(NULL);
	for (int i = 0; i < 2000; i++)
		g_string_append(stars, "*a");
	g_string_append(stars, "*b");
	g_assert_null(path_patterns_add(patterns, view_of_gstring(stars), 0));
	for (int i = 0; i < 100; i++)
		path_patterns_find(patterns, view_of(path), found);
	path_patterns_find(patterns, view_of(long_path), found);
	g_assert_cmpuint(found->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/path-pattern/match", test_match);
	g_test_add_func("/path-pattern/many", test_many);
	g_test_add_func("/path-pattern/depth", test_depth);
	g_test_add_func("/path-pattern/wrong", test_wrong);
	g_test_add_func("/path-pattern/hostile", test_hostile);
	return g_test_run();
}
