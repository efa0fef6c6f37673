/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that an option takes: common/bytes/choice.h. */
#include "bytes/choice.h"

/* The places of an enum, one of which has no word. */
static const ChoiceWord words[] = {
	{ "text", NULL }, { "html", "one file" }, { NULL, NULL }, { "mail", NULL }, { "tsv", NULL },
};

static const Choice choice = CHOICE_INIT(words);

static void test_find(void)
{
	static const struct {
		const char *word;
		guint place;
	} cases[] = {
		{ "text", 0 }, { "html", 1 }, { "mail", 3 },  { "tsv", 4 },   { "", 5 },
		{ "Text", 5 }, { "tex", 5 },  { "texts", 5 }, { " text", 5 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpuint(choice_find(&choice, view_of(cases[i].word)), ==, cases[i].place);
}

static void test_find_all(void)
{
	static const struct {
		const char *list, *places; /* NULL for an error */
		const char *unknown;
	} cases[] = {
		{ "text", "0", "" },
		{ "tsv,text", "40", "" },
		{ "mail,html,mail", "31", "" },
		{ "", NULL, "" },
		{ "text,", NULL, "" },
		{ "text, html", NULL, " html" },
		{ "text,xml,tsv", NULL, "xml" },
	};
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(guint));
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View unknown = VIEW("");
		g_autoptr(GString) got = g_string_new(NULL);
		bool good = choice_find_all(&choice, view_of(cases[i].list), places, &unknown);
		g_assert_cmpint(good, ==, cases[i].places != NULL);
		g_assert_true(view_is(unknown, cases[i].unknown));
		for (guint k = 0; good && k < places->len; k++)
			g_string_append_printf(got, "%u", g_array_index(places, guint, k));
		g_assert_cmpstr(got->str, ==, good ? cases[i].places : "");
	}
}

static void test_append(void)
{
	g_autoptr(GString) plain = g_string_new("<"), noted = g_string_new(NULL);
	choice_append(plain, &choice, false);
	choice_append(noted, &choice, true);
	g_assert_cmpstr(plain->str, ==, "<text, html, mail or tsv");
	g_assert_cmpstr(noted->str, ==, "text, html (one file), mail or tsv");
	const Choice one = { words, 1 }, two = { words, 2 };
	g_string_truncate(plain, 0);
	choice_append(plain, &one, false);
	g_string_append_c(plain, ';');
	choice_append(plain, &two, false);
	g_assert_cmpstr(plain->str, ==, "text;text or html");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/choice/find", test_find);
	g_test_add_func("/choice/find-all", test_find_all);
	g_test_add_func("/choice/append", test_append);
	return g_test_run();
}
