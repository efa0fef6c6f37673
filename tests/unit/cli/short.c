/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values behind the letters of options: common/cli/short.h. */
#include "cli/short.h"

#include "cli/choice.h"

static const GOptionEntry entries[] = {
	{ "number", 'n', CLI_CHOICE, NULL, NULL },
	{ "quiet", 'q', 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	{ "file", 'f', 0, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
	{ "by", 0, CLI_CHOICE, NULL, NULL },
	{ "loud", 'l', G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, NULL, NULL, NULL },
	G_OPTION_ENTRY_NULL,
};

static void test_cases(void)
{
	static const struct {
		const char *before, *after; /* words, with one blank between them */
	} cases[] = {
		{ "p", "p" },
		{ "p -n5", "p -n 5" },
		{ "p -n 5", "p -n 5" },
		{ "p -n5 -n6 x", "p -n 5 -n 6 x" },
		{ "p -qn5", "p -qn 5" },
		{ "p -qn 5", "p -qn 5" },
		{ "p -lqn5q", "p -lqn 5q" },
		{ "p -q5", "p -q5" },
		{ "p -q", "p -q" },
		{ "p -n=5", "p -n =5" },
		{ "p -n-5", "p -n -5" },
		{ "p -n -n5", "p -n -n5" },
		{ "p -f-n5 -fn", "p -f -n5 -f n" },
		{ "p --by -n5 -n6", "p --by -n5 -n 6" },
		{ "p --by=x -n5", "p --by=x -n 5" },
		{ "p --quiet -n5", "p --quiet -n 5" },
		{ "p --loud -n5", "p --loud -n 5" },
		{ "p --unknown -n5", "p --unknown -n 5" },
		{ "p -- -n5", "p -- -n5" },
		{ "p -n5 -- -n5", "p -n 5 -- -n5" },
		{ "p --by -- -n5", "p --by -- -n 5" },
		{ "p - -n5", "p - -n 5" },
		{ "p x -n5", "p x -n 5" },
		{ "p -n", "p -n" },
		{ "-n5", "-n5" },
		{ "p -\xc3\xa4n5", "p -\xc3\xa4n 5" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].before);
		g_auto(GStrv) words = g_strsplit(cases[i].before, " ", -1);
		char **argv = words;
		int argc = (int)g_strv_length(words);
		cli_split_short(&argc, &argv, entries);
		g_autofree char *got = g_strjoinv(" ", argv);
		g_assert_cmpstr(got, ==, cases[i].after);
		g_assert_cmpuint(g_strv_length(argv), ==, (guint)argc);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/short/cases", test_cases);
	return g_test_run();
}
