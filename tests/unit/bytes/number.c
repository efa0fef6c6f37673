/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in values: common/bytes/number.h. */
#include "bytes/number.h"

static void test_parse(void)
{
	static const struct {
		const char *value;
		bool valid;
		guint64 number;
	} cases[] = {
		{ "0", true, 0 },
		{ "007", true, 7 },
		{ "18446744073709551615", true, G_MAXUINT64 },
		{ "18446744073709551616", true, G_MAXUINT64 },
		{ "99999999999999999999999999", true, G_MAXUINT64 },
		{ "", false, 5 },
		{ "-1", false, 5 },
		{ "+1", false, 5 },
		{ " 1", false, 5 },
		{ "1 ", false, 5 },
		{ "1.5", false, 5 },
		{ "x", false, 5 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		guint64 number = 5;
		g_assert_cmpint(number_parse(view_of(cases[i].value), &number), ==, cases[i].valid);
		g_assert_cmpuint(number, ==, cases[i].number);
	}
}

static void test_add(void)
{
	g_assert_cmpuint(number_add(2, 3), ==, 5);
	g_assert_cmpuint(number_add(G_MAXUINT64 - 1, 1), ==, G_MAXUINT64);
	g_assert_cmpuint(number_add(G_MAXUINT64, G_MAXUINT64), ==, G_MAXUINT64);
}

static void test_append(void)
{
	g_autoptr(GString) out = g_string_new(NULL);
	number_append(out, 0);
	g_string_append_c(out, ' ');
	number_append(out, 1090);
	g_string_append_c(out, ' ');
	number_append(out, G_MAXUINT64);
	g_assert_cmpstr(out->str, ==, "0 1090 18446744073709551615");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/number/parse", test_parse);
	g_test_add_func("/number/append", test_append);
	g_test_add_func("/number/add", test_add);
	return g_test_run();
}
