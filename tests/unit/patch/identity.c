/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ids of mail that has two: common/patch/identity.h. */
#include "patch/identity.h"

typedef struct {
	const char *source, *message_id, *references;
	const char *second, *rest; /* what is taken, and what stays */
} IdCase;

static const IdCase cases[] = {
	{ "from", "a", "", "", "" },
	{ "from", "a", "x y", "", "x y" },
	/* the list's and the sender's */
	{ "wrapped", "a", "", "", "" },
	{ "wrapped", "a", "b", "b", "" },
	{ "wrapped", "a", "x y b", "b", "x y" },
	/* the server's and the sender's */
	{ "from", "a", "a b", "b", "" },
	{ "relay", "a", "x y a b", "b", "x y" },
	{ "reply-to", "long@example.net", "x long@example.net b", "b", "x" },
	{ "from", "a", "x xa b", "", "x xa b" },
	{ "from", "a", "x a y b", "", "x a y b" },
	{ "from", "a", "x a", "", "x a" },
	{ "from", "a", "a", "", "a" },
	{ "from", "", "x b", "", "x b" },
};

static void test_second(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View values[N_COLUMNS] = {
			[COLUMN_FROM_SOURCE] = view_of(cases[i].source),
			[COLUMN_MESSAGE_ID] = view_of(cases[i].message_id),
		};
		View references = view_of(cases[i].references);
		View second = identity_take_second(values, &references);
		references = view_trim(references);
		g_assert_cmpmem(second.data, second.len, cases[i].second, strlen(cases[i].second));
		g_assert_cmpmem(references.data, references.len, cases[i].rest,
				strlen(cases[i].rest));
	}
}

/* By which id --unique knows a mail: that of a server is the same on every list. */
static void test_identity(void)
{
	Record record = { .values[COLUMN_MESSAGE_ID] = VIEW_INIT("a"),
			  .values[COLUMN_REFERENCES] = VIEW_INIT("x a b"),
			  .values[COLUMN_FROM_SOURCE] = VIEW_INIT("from") };
	g_assert_true(view_is(identity_of(&record), "a"));
	record.values[COLUMN_FROM_SOURCE] = VIEW("wrapped");
	g_assert_true(view_is(identity_of(&record), "b"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/identity/second", test_second);
	g_test_add_func("/identity/of", test_identity);
	return g_test_run();
}
