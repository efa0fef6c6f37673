/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose a trailer is: common/patch/credit.h. */
#include "patch/credit.h"

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
		{ "Ferry, Ada <ada@example.com>", "Ada Ferry <ada@example.org>", true },
		{ "Ada Ferry (Tide) <ada@example.com>", "Ada Ferry <ada@example.org>", true },
		{ "'Ada Ferry' <ada@example.com>", "Ada Ferry <ada@example.org>", true },
		{ "Ada <ada@example.org>", "Ben <ben@example.org>", false },
		{ "Ada <ada@notexample.org>", "Ben <ada@example.org>", false },
		{ "Ada <ada@example.org>", "Ben <ada@org>", false },
		{ "Ada <+x@example.org>", "Ben <+y@example.org>", false },
		{ "<ada@example.org>", "<ben@example.org>", false },
		{ "Ada", "ada", true },
		{ "<ada>", "<ADA>", true },
		{ "", "", false },
		{ "Ada", "", false },
		/* addresses that are nobody's own */
		{ "Ada <jira@example.org>", "Ben <jira@example.org>", false },
		{ "Ada <jira@example.org>", "ada <JIRA@example.org>", true },
		{ "Ada <noreply@example.org>", "Ada <ada@example.org>", true },
		{ "<noreply@example.org>", "<noreply@example.org>", true },
		{ "John <jo...@example.org>", "Josefa <jo...@example.org>", false },
		{ "Ada via tide <tide@example.org>", "Ben via tide <tide@example.org>", false },
		{ "Ada via tide <tide@example.org>", "Ada <ada@example.org>", true },
		{ "'Ada' via tide <tide@example.org>", "Ada (via tide) <tide@example.org>", true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Person a = person_of_trailer(view_of(cases[i].a), VIEW(""));
		Person b = person_of_trailer(view_of(cases[i].b), VIEW(""));
		g_test_message("'%s' '%s'", cases[i].a, cases[i].b);
		g_assert_cmpint(person_is_same(a, b), ==, cases[i].same);
		g_assert_cmpint(person_is_same(b, a), ==, cases[i].same);
	}
}

/* The people of a record, by its columns. */
static void test_of_record(void)
{
	static const struct {
		const char *from_addr, *from_source, *author_addr, *list;
		bool sender_is_shared, author_is_shared;
	} cases[] = {
		{ "ada@example.org", "from", "ada@example.org", "", false, false },
		{ "ada@example.org", "reply-to", "ben@example.org", "", false, false },
		{ "tide@lists.example.org", "relay", "tide@lists.example.org", "", true, true },
		{ "tide@lists.example.org", "relay", "TIDE@lists.example.org", "", true, true },
		{ "tide@lists.example.org", "relay", "ada@example.org", "", true, false },
		{ "ada@example.org", "from", "tide@lists.example.org", "tide.lists.example.org",
		  false, true },
		{ "ada@example.org", "from", "tide@lists.example.org", "", false, false },
		{ "jira@example.org", "", "jira@example.org", "", true, true },
		{ "ada@example.org", "from", "be...@example.org", "", false, true },
		{ "", "relay", "", "", true, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View values[N_COLUMNS] = {
			[COLUMN_FROM_ADDR] = view_of(cases[i].from_addr),
			[COLUMN_FROM_SOURCE] = view_of(cases[i].from_source),
			[COLUMN_AUTHOR_ADDR] = view_of(cases[i].author_addr),
			[COLUMN_LIST] = view_of(cases[i].list),
		};
		g_test_message("%zu", i);
		g_assert_cmpint(person_of_sender(values).is_shared, ==, cases[i].sender_is_shared);
		g_assert_cmpint(person_of_author(values).is_shared, ==, cases[i].author_is_shared);
	}
	Person person = person_of_trailer(VIEW("Ada <tide@lists.example.org>"),
					  VIEW("tide.lists.example.org"));
	g_assert_true(person.is_shared);
	g_assert_true(view_is(person.name, "Ada"));
}

static guint64 hash(const char *value)
{
	return person_hash(1, person_of_trailer(view_of(value), VIEW("")));
}

static void test_hash(void)
{
	g_assert_true(hash("Ada <ada@example.org>") == hash("A. B <ADA+x@EXAMPLE.org>"));
	g_assert_true(hash("Ada <ada@example.org>") != hash("Ada <ben@example.org>"));
	g_assert_true(hash("Ada") == hash("ADA"));
	g_assert_true(hash("Ada") != hash("Ben"));
	g_assert_true(hash("Ada <jira@example.org>") != hash("Ben <jira@example.org>"));
	g_assert_true(hash("Ada <jira@example.org>") == hash("ADA <Jira@example.org>"));
	g_assert_true(hash("Bo, Ada <jira@example.org>") == hash("Ada Bo <jira@example.org>"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/credit/same", test_same);
	g_test_add_func("/credit/of-record", test_of_record);
	g_test_add_func("/credit/hash", test_hash);
	return g_test_run();
}
