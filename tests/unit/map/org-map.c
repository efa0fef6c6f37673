/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which organisation an address belongs to: common/map/org-map.h. */
#include "map/org-map.h"

typedef struct {
	const char *addr, *date;
	const char *org;
} Case;

static void check(const OrgMap *map, const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		View org = org_map_find(map, view_of(cases[i].addr), view_of(cases[i].date));
		g_autofree char *got = view_dup(org);
		g_test_message("%s, %s", cases[i].addr, cases[i].date);
		g_assert_cmpstr(got, ==, cases[i].org);
	}
}

#define DATE "2024-05-06T07:08:09Z"

static void test_suffix(void)
{
	static const Case cases[] = {
		{ "jo@example.org", DATE, "Example Inc." },
		{ "JO@EXAMPLE.ORG", DATE, "Example Inc." },
		{ "jo@lab.example.org", DATE, "The Lab" },
		{ "jo@x.lab.example.org", DATE, "The Lab" },
		{ "jo@x.example.org", DATE, "Example Inc." },
		{ "jo@xexample.org", DATE, "Any Org" },
		{ "jo@org", DATE, "Any Org" },
		{ "me@example.org", DATE, "Me & Co" },
		{ "me@lab.example.org", DATE, "The Lab" },
		{ "a\"b@c\"@example.org", DATE, "Example Inc." },
		{ "jo@example.com", DATE, "" },
		{ "example.org", DATE, "Example Inc." },
		{ "lab.example.org", DATE, "The Lab" },
		{ "x.example.org", DATE, "" },
		{ "jo@", DATE, "" },
		{ "@example.org", DATE, "Example Inc." },
		{ "jo@.org", DATE, "Any Org" },
		{ "jo@org.", DATE, "" },
		{ "jo@..", DATE, "" },
		{ "", DATE, "" },
		/* What two labels say does not matter where three say more. */
		{ "jo@uni.ac.example", DATE, "University" },
		{ "jo@other.ac.example", DATE, "Academics" },
	};
	g_autoptr(OrgMap) map = org_map_new();
	g_assert_true(org_map_add(map,
				  VIEW("# domains\n"
				       "\n"
				       "org\tAny Org\n"
				       "  Example.org   Example Inc. # a note\r\n"
				       "lab.example.org The Lab\n"
				       "Me@example.org Me & Co\n"
				       "ac.example Academics\n"
				       "uni.ac.example University"),
				  "map", NULL));
	check(map, cases, G_N_ELEMENTS(cases));
}

static void test_dates(void)
{
	static const Case cases[] = {
		{ "jo@example.org", "2009-12-31T23:59:59Z", "First" },
		{ "jo@example.org", "2010-01-01T00:00:00Z", "Second" },
		{ "jo@example.org", "2012-03-03T00:00:00Z", "Second" },
		{ "jo@example.org", "2012-03-04T00:00:00Z", "Third" },
		{ "jo@example.org", "9999-12-31T00:00:00Z", "Third" },
		{ "jo@example.org", "", "Third" },
		/* All over: the domain is asked. */
		{ "ed@example.org", "2009-12-31T00:00:00Z", "Gone" },
		{ "ed@example.org", "2010-01-01T00:00:00Z", "Domain" },
		{ "ed@example.org", "", "Domain" },
		{ "al@example.com", "2010-01-01T00:00:00Z", "" },
		{ "al@example.com", "", "" },
		/* The first of two for the same time. */
		{ "di@example.org", DATE, "One" },
		{ "di@example.org", "2000-01-01T00:00:00Z", "Old One" },
	};
	g_autoptr(OrgMap) map = org_map_new();
	g_assert_true(org_map_add(map,
				  VIEW("jo@example.org Third\n"
				       "jo@example.org First < 2010-01-01\n"
				       "jo@example.org Second<2012-3-4\n"
				       "ed@example.org Gone < 2010-01-01\n"
				       "example.org Domain\n"
				       "al@example.com Gone <2010-01-01 # since then\n"
				       "di@example.org One\n"
				       "di@example.org Old One < 2001-01-01\n"
				       "di@example.org Two\n"
				       "di@example.org Old Two < 2001-01-01\n"),
				  "map", NULL));
	check(map, cases, G_N_ELEMENTS(cases));
}

/* What is asked and answered is escaped, the file is plain. */
static void test_escaping(void)
{
	static const Case cases[] = {
		{ "a\\\\b@example.org", DATE, "Back\\\\slash\\t\xEF\xBF\xBD" },
	};
	g_autoptr(OrgMap) map = org_map_new();
	g_assert_true(org_map_add(map, VIEW("a\\b@example.org Back\\slash\t\xFF"), "map", NULL));
	check(map, cases, G_N_ELEMENTS(cases));
}

static void test_errors(void)
{
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ "example.org", "map:2: not an address or domain and an organisation" },
		{ "example.org # Example", "map:2: not an address or domain and an organisation" },
		{ "example.org < 2010-01-01",
		  "map:2: not an address or domain and an organisation" },
		{ "example.org Example <", "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < x", "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 2010-01", "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 2010-02-29",
		  "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 2010-13-01",
		  "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 0-1-1", "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 20100-1-1", "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 2010/01/01",
		  "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org Example < 2010-01-01 x",
		  "map:2: no date (YYYY-MM-DD) behind the '<'" },
		{ "example.org A < 2010-01-01 < 2011-01-01",
		  "map:2: no date (YYYY-MM-DD) behind the '<'" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(OrgMap) map = org_map_new();
		g_autoptr(GError) error = NULL;
		g_autofree char *text = g_strdup_printf("a.example A\n%s\n", cases[i].line);
		g_test_message("%s", cases[i].line);
		g_assert_false(org_map_add(map, view_of(text), "map", &error));
		g_assert_error(error, ORG_MAP_ERROR, ORG_MAP_ERROR_SYNTAX);
		g_assert_cmpstr(error->message, ==, cases[i].why);
	}
}

/* A domain of a million labels takes no longer than one of a hundred. */
static void test_hostile(void)
{
	g_autoptr(OrgMap) map = org_map_new();
	g_assert_true(org_map_add(map, VIEW("b.example Long\n"), "map", NULL));
	g_autoptr(GString) addr = g_string_new("jo@");
	for (int i = 0; i < 1000000; i++)
		g_string_append(addr, "a.");
	g_string_append(addr, "b.example");
	g_autofree char *got = view_dup(org_map_find(map, view_of_gstring(addr), VIEW(DATE)));
	g_assert_cmpstr(got, ==, "Long");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/org-map/suffix", test_suffix);
	g_test_add_func("/org-map/dates", test_dates);
	g_test_add_func("/org-map/escaping", test_escaping);
	g_test_add_func("/org-map/errors", test_errors);
	g_test_add_func("/org-map/hostile", test_hostile);
	return g_test_run();
}
