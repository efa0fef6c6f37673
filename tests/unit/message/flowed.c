/* SPDX-License-Identifier: GPL-2.0-or-later */
/* format=flowed: common/message/flowed.h. */
#include "message/flowed.h"

typedef struct {
	const char *in;
	const char *out;
} Case;

static const Case cases[] = {
	{ "", "" },
	{ " ", "" },
	{ "plain\ntext \nsoft\n", "plain\ntext \nsoft\n" },
	{ " From here\n", "From here\n" },
	{ " > not a quote\n> a quote\n", "> not a quote\n> a quote\n" },
	{ "  1 file changed\n", " 1 file changed\n" },
	{ "@@ -1 +1 @@\n  context\n-old\n+new\n \n", "@@ -1 +1 @@\n context\n-old\n+new\n\n" },
	{ "no end\n last", "no end\nlast" },
	{ "-- \nme\n", "-- \nme\n" },
	{ "\n\n \n", "\n\n\n" },
	/* never stuffed: the context of a diff of C */
	{ "@@ -1 +1 @@\n \tcontext\n-old\n+new\n 2\n",
	  "@@ -1 +1 @@\n \tcontext\n-old\n+new\n 2\n" },
	{ " \tx\n y\n", " \tx\n y\n" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new(" kept\n");
		g_autofree char *expected = g_strconcat(" kept\n", cases[i].out, NULL);
		size_t start = got->len;
		g_string_append(got, cases[i].in);
		flowed_unstuff(got, start);
		g_assert_cmpstr(got->str, ==, expected);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/flowed/cases", test_cases);
	return g_test_run();
}
