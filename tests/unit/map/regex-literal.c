/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a text must hold for a regular expression: common/map/regex-literal.h. */
#include "map/regex-literal.h"

static const struct {
	const char *pattern;
	const char *literals; /* with blanks between them; NULL if nothing is known */
} literal_cases[] = {
	{ "tide", "tide" },
	{ "Tide_GAUGE", "tide_gauge" },
	{ "(?i)tide", "tide" },
	{ "\\btide\\b", "tide" },
	{ "[^a-z]tide", "tide" },
	{ "tide[0-9]+moon_", "moon_" },
	{ "gauge[]x]tide", "gauge" },
	{ "tides?", "tide" },
	{ "tide*", "tid" },
	{ "tide+x", "tide" },
	{ "tide{2,3}x", "tid" },
	{ "tide??", "tid" },
	{ "ti.de_", "de_" },
	{ "tide\\.h", "tide.h" },
	{ "tide\\\\moon", "tide" },
	{ "(?:\\b|_)tide(?:\\b|_)", "tide" },
	{ "\\b(low|high)\\b", "low high" },
	{ "\\b(?i:low|high)\\b", "low high" },
	{ "(low|high)?tide", "tide" },
	{ "(low|high)_tide", "_tide" },
	{ "(lowest|highest)_of", "lowest highest" },
	{ "low\\.h|struct\\s+high|>mid_", "low.h struct >mid_" },
	{ "a(b(cc|dd)|ee)f", "cc dd ee" },
	{ "tide(?=moon_)", "tide" },
	{ "tide(?!moon_gauge)", "tide" },
	{ "(?<=moon_)tide", "tide" },
	{ "ti de", "ti" },
	{ "\"tide,moon\"", "\"tide,moon\"" },
	{ "^tide$", "tide" },
	{ "\xe6\x9c\x88tide", "tide" },
	/* nothing is known */
	{ "", NULL },
	{ "a", NULL },
	{ "a|tide", NULL },
	{ "tide|", NULL },
	{ "(tide)?", NULL },
	{ "(tide)*", NULL },
	{ "[tide]+", NULL },
	{ "(?!tide)", NULL },
	{ "\\x41tide", NULL },
	{ "\\Qti.de\\E", NULL },
	{ "tide#moon", NULL },
	{ "(?|tide|moon)", NULL },
	{ "(?<name>tide)", NULL },
	{ "(?x:tide)", NULL },
	{ "(?-i)tide", NULL },
	{ "(*UTF)tide", NULL },
	{ "[[:alpha:]]tide", NULL },
	{ "\\p{L}tide", NULL },
	{ "tide{x}", NULL },
};

static void test_literals(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(literal_cases); i++) {
		g_autoptr(GPtrArray) literals = g_ptr_array_new_with_free_func(g_free);
		g_test_message("%s", literal_cases[i].pattern);
		bool is_known = regex_literals(literal_cases[i].pattern, literals);
		g_assert_cmpint(is_known, ==, literal_cases[i].literals != NULL);
		g_assert_true(is_known == (literals->len > 0));
		g_ptr_array_add(literals, NULL);
		g_autofree char *got = g_strjoinv(" ", (char **)literals->pdata);
		g_assert_cmpstr(got, ==, is_known ? literal_cases[i].literals : "");
	}
}

/* Groups in groups do not use up the stack. */
static void test_deep(void)
{
	g_autoptr(GPtrArray) literals = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *deep = g_strnfill(1000000, '(');
	g_assert_false(regex_literals(deep, literals));
	g_assert_cmpuint(literals->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/regex-literal/literals", test_literals);
	g_test_add_func("/regex-literal/deep", test_deep);
	return g_test_run();
}
