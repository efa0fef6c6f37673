/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest as text: common/digest/table.h. */
#include "digest/table.h"

static const DigestColumn columns[] = {
	{ "State", CELL_STATE, false, NULL },
	{ "N", CELL_COUNT, true, NULL },
	{ "Author", CELL_PERSON, false, NULL },
	{ "Title", CELL_TITLE, false, NULL },
};

#define LONG_NAME "A very long name that goes on and on"
#define TITLE "One two three four five six seven eight nine ten eleven twelve"

/* `中文`, two columns each, and `é` as e and a combining accent. */
#define CHINESE "\xE4\xB8\xAD\xE6\x96\x87"
#define COMBINED "e\xCC\x81"

static const struct {
	DigestCell cells[G_N_ELEMENTS(columns)];
} rows[] = {
	{ { { VIEW_INIT("new"), STATE_NEW },
	    { VIEW_INIT("7"), 7 },
	    { VIEW_INIT(CHINESE), 0 },
	    { VIEW_INIT(TITLE), 0 } } },
	{ { { VIEW_INIT("applied 1/2"), STATE_APPLIED },
	    { VIEW_INIT("123"), 123 },
	    { VIEW_INIT(COMBINED), 0 },
	    { VIEW_INIT(TITLE), 0 } } },
	{ { { VIEW_INIT("new"), STATE_NEW },
	    { VIEW_INIT(""), 0 },
	    { VIEW_INIT(LONG_NAME), 0 },
	    { VIEW_INIT("x\ny"), 0 } } },
};

/* The table, its first n rows. */
static char *print(guint n, const DigestLook *look)
{
	g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(DigestRow));
	for (guint i = 0; i < n; i++) {
		DigestRow row = { .cells = rows[i].cells };
		g_array_append_val(all, row);
	}
	const DigestTable table = { .columns = columns,
				    .n_columns = G_N_ELEMENTS(columns),
				    .rows = all };
	GString *out = g_string_new(NULL);
	digest_table_append(out, &table, look);
	return g_string_free(out, FALSE);
}

static void test_any_width(void)
{
	const DigestLook look = { 0 };
	g_autofree char *got = print(3, &look);
	g_assert_cmpstr(got, ==,
			"State          N  Author                    Title\n"
			"new            7  " CHINESE "                      " TITLE "\n"
			"applied 1/2  123  " COMBINED "                         " TITLE "\n"
			"new               A very long name that g\xE2\x80\xA6  x y\n");
	g_autofree char *none = print(0, &look);
	g_assert_cmpstr(none, ==, "State  N  Author  Title\n");
}

static void test_widths(void)
{
	static const struct {
		unsigned width;
		const char *want;
	} cases[] = {
		{ 100, "State          N  Author  Title\n"
		       "new            7  " CHINESE "    " TITLE "\n"
		       "applied 1/2  123  " COMBINED "       " TITLE "\n" },
		{ 76, "State          N  Author  Title\n"
		      "new            7  " CHINESE
		      "    One two three four five six seven eight nine ten\xE2\x80\xA6\n"
		      "applied 1/2  123  " COMBINED
		      "       One two three four five six seven eight nine ten\xE2\x80\xA6\n" },
		{ 60, "State         N Author\n    Title\n"
		      "new           7 " CHINESE "\n"
		      "    One two three four five six seven eight nine ten eleven\n    twelve\n"
		      "applied 1/2 123 " COMBINED "\n"
		      "    One two three four five six seven eight nine ten eleven\n    twelve\n" },
		{ 16, "State      N Author\n    Title\n"
		      "new        7 " CHINESE "\n"
		      "    One two\n    three four\n    five six\n    seven eight\n    nine ten\n"
		      "    eleven\n    twelve\n"
		      "applied\xE2\x80\xA6 123 " COMBINED "\n"
		      "    One two\n    three four\n    five six\n    seven eight\n    nine ten\n"
		      "    eleven\n    twelve\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const DigestLook look = { .width = cases[i].width };
		g_autofree char *got = print(2, &look);
		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

/* Names give way before titles do. */
static void test_narrow_names(void)
{
	const DigestLook look = { .width = 30 };
	g_autofree char *got = print(3, &look);
	g_assert_nonnull(strstr(got, "\nnew             A very long n\xE2\x80\xA6\n    x y\n"));
}

static void test_every_width(void)
{
	for (unsigned width = 1; width < 140; width++) {
		const DigestLook look = { .width = width, .color = width % 2 };
		g_autofree char *got = print(3, &look);
		g_assert_true(g_utf8_validate(got, -1, NULL));
		g_assert_true(g_str_has_suffix(got, "\n"));
	}
}

/* An earlier version has no line of its own. */
static void test_folded(void)
{
	static const DigestColumn two[] = { { "Ver", CELL_VERSION, false, NULL },
					    { "Title", CELL_TITLE, false, NULL } };
	static const struct {
		DigestCell cells[G_N_ELEMENTS(two)];
		bool is_earlier;
	} versions[] = {
		{ { { VIEW_INIT("v3"), 0 }, { VIEW_INIT("a"), 0 } }, false },
		{ { { VIEW_INIT("v2"), 0 }, { VIEW_INIT("a"), 0 } }, true },
		{ { { VIEW_INIT("v1"), 0 }, { VIEW_INIT("b"), 0 } }, true },
		{ { { VIEW_INIT("v1"), 0 }, { VIEW_INIT("c"), 0 } }, false },
	};
	g_autoptr(GArray) all = g_array_new(FALSE, TRUE, sizeof(DigestRow));
	for (size_t i = 0; i < G_N_ELEMENTS(versions); i++) {
		DigestRow row = { .cells = versions[i].cells,
				  .is_earlier = versions[i].is_earlier };
		g_array_append_val(all, row);
	}
	const DigestTable table = { .columns = two, .n_columns = 2, .rows = all };
	const DigestLook look = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);
	digest_table_append(out, &table, &look);
	g_assert_cmpstr(out->str, ==, "Ver    Title\nv3 +2  a\nv1     c\n");
}

static void test_colors(void)
{
	const DigestLook look = { .color = true };
	g_autofree char *got = print(2, &look);
	g_assert_nonnull(strstr(got, "\x1B[1mState\x1B[0m"));
	g_assert_nonnull(strstr(got, "\x1B[33mnew\x1B[0m          "));
	g_assert_nonnull(strstr(got, "\x1B[2mapplied 1/2\x1B[0m  "));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-table/any-width", test_any_width);
	g_test_add_func("/digest-table/widths", test_widths);
	g_test_add_func("/digest-table/narrow-names", test_narrow_names);
	g_test_add_func("/digest-table/every-width", test_every_width);
	g_test_add_func("/digest-table/folded", test_folded);
	g_test_add_func("/digest-table/colors", test_colors);
	return g_test_run();
}
