/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Options that take words out of a table, or a number: common/cli/choice.h. */
#include "cli/choice.h"

static const ChoiceWord words[] = { { "text", NULL }, { "html", "one file" }, { "tsv", NULL } };

static const Choice choice = CHOICE_INIT(words);

/* What the options gave, in one line. */
typedef struct {
	guint one;
	unsigned set;
	GArray *order;
	guint64 number;
	bool given;
} Given;

static char *told(const Given *given)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_string_append_printf(text, "%u %u %u ", given->one, given->set, (guint)given->number);
	for (guint i = 0; i < given->order->len; i++)
		g_string_append_printf(text, "%u", g_array_index(given->order, guint, i));
	g_string_append(text, given->given ? " given" : "");
	return g_strdup(text->str);
}

static void test_read(void)
{
	static const struct {
		const char *option, *text, *told; /* or the error */
	} cases[] = {
		{ "--one", "tsv", "2 0 7 " },
		{ "-o", "html", "1 0 7 " },
		{ "--set", "tsv,text", "0 5 7  given" },
		{ "--order", "tsv,text,tsv", "0 0 7 20" },
		{ "--number", "10", "0 0 10 " },
		{ "-n", "1", "0 0 1 " },
		{ "--one", "xml", "--one: none of text, html or tsv: 'xml'" },
		{ "--one", "", "--one: none of text, html or tsv: ''" },
		{ "--one", "tsv,html", "--one: none of text, html or tsv: 'tsv,html'" },
		{ "--set", "tsv,xml", "--set: none of text, html or tsv: 'xml'" },
		{ "-n", "11", "--number: not a number from 1 to 10: '11'" },
		{ "--number", "x", "--number: not a number from 1 to 10: 'x'" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
		g_autoptr(GError) error = NULL;
		Given given = { .order = order, .number = 7 };
		CliChoice choices[] = {
			{ "--one", 'o', .choice = &choice, .one = &given.one },
			{ "--set", .choice = &choice, .set = &given.set, .given = &given.given },
			{ "--order", .choice = &choice, .order = order },
			{ "--number", 'n', .number = &given.number, .min = 1, .max = 10 },
			CLI_CHOICE_END,
		};
		bool good = cli_choice_read(cases[i].option, cases[i].text, choices, &error);
		g_autofree char *got = good ? told(&given) : g_strdup(error->message);
		g_assert_cmpstr(got, ==, cases[i].told);
	}
}

/* A set grows, an order is the last one given. */
static void test_again(void)
{
	unsigned set = 0;
	g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint));
	CliChoice choices[] = {
		{ "--set", .choice = &choice, .set = &set },
		{ "--order", .choice = &choice, .order = order },
		CLI_CHOICE_END,
	};
	g_assert_true(cli_choice_read("--set", "text", choices, NULL));
	g_assert_true(cli_choice_read("--set", "tsv", choices, NULL));
	g_assert_true(cli_choice_read("--order", "text,html", choices, NULL));
	g_assert_true(cli_choice_read("--order", "tsv", choices, NULL));
	g_assert_cmpuint(set, ==, 5);
	g_assert_cmpuint(order->len, ==, 1);
	g_assert_cmpuint(g_array_index(order, guint, 0), ==, 2);
}

static void test_describe(void)
{
	guint one;
	guint64 number;
	CliChoice choices[] = {
		{ "--one", .choice = &choice, .one = &one },
		{ "--number", .number = &number },
		CLI_CHOICE_END,
	};
	g_autofree char *words_in = cli_choice_describe(choices, "one", "Print one of %s (text)");
	g_autofree char *same = cli_choice_describe(choices, "link", "Link to URL, %s in it");
	g_autofree char *of_number = cli_choice_describe(choices, "number", "Print N");
	g_autofree char *none = cli_choice_describe(NULL, "one", "Print %s");
	g_assert_cmpstr(words_in, ==, "Print one of text, html (one file) or tsv (text)");
	g_assert_cmpstr(same, ==, "Link to URL, %s in it");
	g_assert_cmpstr(of_number, ==, "Print N");
	g_assert_cmpstr(none, ==, "Print %s");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cli-choice/read", test_read);
	g_test_add_func("/cli-choice/again", test_again);
	g_test_add_func("/cli-choice/describe", test_describe);
	return g_test_run();
}
