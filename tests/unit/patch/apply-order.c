/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which patches are applied, and in which order: common/patch/apply-order.h. */
#include "patch/apply-order.h"

/* A row as words: KIND SERIES PART TOTAL ID FLAGS, `-` for an empty value. */
static void make_row(Record *record, char **words)
{
	static const Column columns[] = { COLUMN_KIND,	COLUMN_SERIES,	   COLUMN_PART,
					  COLUMN_TOTAL, COLUMN_MESSAGE_ID, COLUMN_FLAGS };
	*record = (Record){ .table = TABLE_PATCH };
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		record->values[columns[i]] =
			words[i] && strcmp(words[i], "-") != 0 ? view_of(words[i]) : VIEW("");
}

static void append_word(gpointer item, gpointer data)
{
	g_string_append_printf(data, "%s ", (const char *)item);
}

static void append_gap(gpointer text, gpointer data)
{
	g_string_append_printf(data, "(%s) ", (const char *)text);
}

static void test_order(void)
{
	/* The ids in the order in which they are applied; `!ID` for what is refused, and gaps. */
	static const struct {
		const char *rows, *told;
	} wanted[] = {
		{ "patch s 3 3 c|patch s 1 3 a|cover s 0 3 o|reply s - - r|patch s 2 3 b",
		  "a b c " },
		{ "patch s 2 2 b|patch t - - x|patch s 1 2 a", "a b x " },
		{ "patch s 10 11 j|patch s 9 11 i|patch s 11 11 k",
		  "i j k (series s: of 11 patches 8 are missing, the first is 1) " },
		{ "patch s 1 2 a|patch s 1 2 a|patch s 2 2 b", "a b " },
		{ "patch s 1 2 a|patch s 1 2 x|patch s 2 2 b", "!x a b " },
		{ "patch s 1 1 a nodiff|patch s 1 1 b re", "!a b " },
		{ "patch - - - a|patch - - - b|patch - 1 2 c",
		  "a b c (series of c: of 2 patches 1 are missing, the first is 2) " },
		{ "patch s 3 2 c|patch s 1 2 a|patch s 2 2 b", "a b c " },
		{ "patch s x y a", "a " },
		{ "cover s 0 2 o", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_autoptr(GString) told = g_string_new(NULL);
		g_autoptr(ApplyOrder) order = apply_order_new(g_free);
		g_auto(GStrv) rows = g_strsplit(wanted[i].rows, "|", -1);
		for (char **row = rows; *row; row++) {
			g_auto(GStrv) words = g_strsplit(*row, " ", -1);
			Record record;
			make_row(&record, words);
			const char *why = apply_order_add(order, &record, g_strdup(words[4]));
			if (why && *why)
				g_string_append_printf(told, "!%s ", words[4]);
		}
		apply_order_each(order, append_word, told);
		apply_order_each_gap(order, append_gap, told);
		g_assert_cmpstr(told->str, ==, wanted[i].told);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/apply-order/order", test_order);
	return g_test_run();
}
