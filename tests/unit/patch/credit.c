/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose a trailer is: common/patch/credit.h. */
#include "patch/credit.h"

static void test_of_trailer(void)
{
	static const struct {
		const char *value, *name, *addr;
	} cases[] = {
		{ " Ada B <ada@example.org>", "Ada B", "ada@example.org" },
		{ "Ada B <ada@example.org> # the parser", "Ada B", "ada@example.org" },
		{ "Ada B < ada@example.org >", "Ada B", "ada@example.org" },
		{ "<ada@example.org>", "", "ada@example.org" },
		{ "ada@example.org", "", "ada@example.org" },
		{ "ada@example.org (docs)", "", "ada@example.org" },
		{ "Ada B", "Ada B", "" },
		{ "Ada B <ada@example.org", "Ada B", "ada@example.org" },
		{ "<", "", "" },
		{ " ", "", "" },
		{ "", "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Person person = person_of_trailer(view_of(cases[i].value));
		g_test_message("'%s'", cases[i].value);
		g_assert_true(view_is(person.name, cases[i].name));
		g_assert_true(view_is(person.addr, cases[i].addr));
	}
}

static void test_same(void)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ "Ada <ada@example.org>", "A. B <ADA@Example.org>", true },
		{ "Ada <ada+linux@example.org>", "A. B <ada@example.org>", true },
		{ "Ada <ada@mail.example.org>", "A. B <ada@example.org>", true },
		{ "Ada <ada@example.org>", "A. B <ada@mail.example.org>", true },
		{ "Ada <ada@example.org>", "ADA <ben@example.com>", true },
		{ "Ada <ada@example.org>", "Ben <ben@example.org>", false },
		{ "Ada <ada@notexample.org>", "Ben <ada@example.org>", false },
		{ "Ada <ada@example.org>", "Ben <ada@org>", false },
		{ "Ada <+x@example.org>", "Ben <+y@example.org>", false },
		{ "<ada@example.org>", "<ben@example.org>", false },
		{ "Ada", "ada", true },
		{ "<ada>", "<ADA>", true },
		{ "", "", false },
		{ "Ada", "", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Person a = person_of_trailer(view_of(cases[i].a));
		Person b = person_of_trailer(view_of(cases[i].b));
		g_test_message("'%s' '%s'", cases[i].a, cases[i].b);
		g_assert_cmpint(person_is_same(a, b), ==, cases[i].same);
		g_assert_cmpint(person_is_same(b, a), ==, cases[i].same);
	}
}

static guint64 hash(const char *value)
{
	return person_hash(1, person_of_trailer(view_of(value)));
}

static void test_hash(void)
{
	g_assert_true(hash("Ada <ada@example.org>") == hash("A. B <ADA+x@EXAMPLE.org>"));
	g_assert_true(hash("Ada <ada@example.org>") != hash("Ada <ben@example.org>"));
	g_assert_true(hash("Ada") == hash("ADA"));
	g_assert_true(hash("Ada") != hash("Ben"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/credit/of-trailer", test_of_trailer);
	g_test_add_func("/credit/same", test_same);
	g_test_add_func("/credit/hash", test_hash);
	return g_test_run();
}
