/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of a list: common/message/list-names.h. */
#include "message/list-names.h"

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

typedef struct {
	const char *value, *want;
} Value;

static void check_values(const Value *values, size_t n_values, View (*read)(View))
{
	for (size_t i = 0; i < n_values; i++) {
		g_test_message("%s", values[i].value);
		assert_view(read(view_of(values[i].value)), values[i].want);
	}
}

static void test_list(void)
{
	static const Value ids[] = {
		{ "<list.example.org>", "list.example.org" },
		{ "A list <list.example.org>", "list.example.org" },
		{ "\"A <b> list\"\n <list.example.org> ", "list.example.org" },
		{ "list.example.org", "list.example.org" },
		{ "A list list.example.org", "list.example.org" },
		{ "A list <list.example.org", "list.example.org" },
		{ "<list.example.org> (the <old> one)", "list.example.org" },
		{ "\"A (list\" <list.example.org> (of \"bees\")", "list.example.org" },
		{ "<list.example.org> \"A <b> list\"", "list.example.org" },
		{ "list.example.org (A list)", "list.example.org" },
		{ "\"A list\" list.example.org", "list.example.org" },
		{ "(A list) list.example.org>", "list.example.org" },
		{ "\"list.example.org\"", "list.example.org" },
		{ "A \"list <list.example.org>", "list.example.org" },
		{ "(A list <list.example.org>", "list.example.org" },
		{ "<<list.example.org>>", "list.example.org" },
		{ "<>", "" },
		{ "", "" },
	};
	static const Value posts[] = {
		{ "<mailto:list@example.org>", "list@example.org" },
		{ "<mailto:list@example.org?subject=x>", "list@example.org" },
		{ "<https://example.org/>, <mailto:list@example.org>", "list@example.org" },
		{ "NO (posting not allowed)", "" },
		{ "", "" },
	};
	check_values(ids, G_N_ELEMENTS(ids), list_id_of);
	check_values(posts, G_N_ELEMENTS(posts), list_post_of);

	ListNames list = { .id = VIEW("a.b.example.org") };
	g_assert_true(list_has_address(&list, VIEW("a@b.example.org")));
	g_assert_true(list_has_address(&list, VIEW("A.B@example.org")));
	g_assert_false(list_has_address(&list, VIEW("a.b.example.org")));
	g_assert_false(list_has_address(&list, VIEW("a@b.example.net")));
	g_assert_false(list_has_address(&list, VIEW("a@b.example.org.x")));
	g_assert_false(list_has_address(&list, VIEW("")));
	list = (ListNames){ VIEW(""), VIEW("") };
	g_assert_false(list_has_address(&list, VIEW("")));
	g_assert_false(list_has_address(&list, VIEW("a@b")));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/list-names/read", test_list);
	return g_test_run();
}
