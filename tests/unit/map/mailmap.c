/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The proper names and addresses of people: common/map/mailmap.h. */
#include "map/mailmap.h"

typedef struct {
	const char *name, *addr; /* who is asked about */
	const char *want;	 /* `Name <addr>` */
} Case;

static void check_as(const Mailmap *map, const Case *cases, size_t n, bool is_relayed)
{
	for (size_t i = 0; i < n; i++) {
		Mailbox person = { view_of(cases[i].name), view_of(cases[i].addr) };
		mailmap_apply(map, &person, is_relayed);
		g_autofree char *name = view_dup(person.name);
		g_autofree char *addr = view_dup(person.addr);
		g_autofree char *got = g_strdup_printf("%s <%s>", name, addr);
		g_test_message("%s <%s>", cases[i].name, cases[i].addr);
		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

static void check(const Mailmap *map, const Case *cases, size_t n)
{
	check_as(map, cases, n, false);
}

/* Of people behind a list's address only the lines that name them say anything; also in the
 * spelling of commits whose author a list has rewritten. */
static void test_relayed(void)
{
	static const Case cases[] = {
		{ "Ada Byron", "tide@example.org", "Ada Byron <ada@example.org>" },
		{ "ben", "tide@example.org", "Ben Cole <ben@example.org>" },
		{ "Cy Dee", "tide@example.org", "Cy Dee <tide@example.org>" },
		{ "Joe Hacker", "tide@example.org", "Joe <joe@example.org>" },
		{ "", "tide@example.org", " <tide@example.org>" },
	};
	g_autoptr(Mailmap) map = mailmap_new();
	mailmap_add(map, VIEW("<ada@example.org> Ada Byron <tide@example.org>\n"
			      "Ben Cole <ben@example.org> 'ben' via tide <tide@example.org>\n"
			      "Joe <joe@example.org> Joe Hacker <>\n"
			      "The list <all@example.org> <tide@example.org>\n"));
	check_as(map, cases, G_N_ELEMENTS(cases), true);
	static const Case own[] = {
		{ "Cy Dee", "tide@example.org", "The list <all@example.org>" },
		{ "Ada Byron", "tide@example.org", "Ada Byron <ada@example.org>" },
	};
	check(map, own, G_N_ELEMENTS(own));
}

static void test_forms(void)
{
	static const Case cases[] = {
		/* Proper Name <commit@addr> */
		{ "ada", "ada@example.org", "Ada Byron <ada@example.org>" },
		{ "", "ADA@Example.org", "Ada Byron <ADA@Example.org>" },
		/* <proper@addr> <commit@addr> */
		{ "Ben", "ben@old.example.org", "Ben <ben@example.org>" },
		/* Proper Name <proper@addr> <commit@addr> */
		{ "c", "cy@old.example.org", "Cy Dee <cy@example.org>" },
		{ "c", "cy@example.org", "c <cy@example.org>" },
		/* Proper Name <proper@addr> Commit Name <commit@addr> */
		{ "nick1", "bugs@example.org", "Eve Fay <eve@example.org>" },
		{ "NICK2", "BUGS@example.org", "Gus Hay <gus@example.org>" },
		{ "nick3", "bugs@example.org", "nick3 <ida@example.org>" },
		{ "nick4", "bugs@example.org", "nick4 <bugs@example.org>" },
		{ "", "bugs@example.org", " <bugs@example.org>" },
		/* Not in the map. */
		{ "Ada Byron", "ada@example.com", "Ada Byron <ada@example.com>" },
		{ "Ada Byron", "", "Ada Byron <>" },
		{ "", "", " <>" },
	};
	g_autoptr(Mailmap) map = mailmap_new();
	mailmap_add(map, VIEW("Ada Byron <ada@example.org>\n"
			      "<ben@example.org> <ben@old.example.org>\n"
			      "Cy Dee <cy@example.org> <cy@old.example.org>\n"
			      "Eve Fay <eve@example.org> nick1 <bugs@example.org>\n"
			      "Gus Hay <gus@example.org> nick2 <bugs@example.org>\n"
			      "<ida@example.org> nick3 <bugs@example.org>"));
	check(map, cases, G_N_ELEMENTS(cases));
}

static void test_order(void)
{
	static const Case cases[] = {
		/* Lines without a commit name add up, the later goes before. */
		{ "x", "a@example.org", "A New <a2@example.org>" },
		{ "x", "b@example.org", "B Name <b@example.com>" },
		/* Those with one do not, and go before the others. */
		{ "n", "c@example.org", "n <c2@example.org>" },
		{ "m", "c@example.org", "C All <c3@example.org>" },
		{ "n", "d@example.org", "D Exact <d2@example.org>" },
	};
	g_autoptr(Mailmap) map = mailmap_new();
	mailmap_add(map, VIEW("A Old <a1@example.org> <a@example.org>\n"
			      "A New <a2@example.org> <a@example.org>\n"
			      "B Name <b@example.org>\n"
			      "<b@example.com> <b@example.org>\n"
			      "C First <c1@example.org> n <c@example.org>\n"
			      "<c2@example.org> n <c@example.org>\n"
			      "C All <c3@example.org> <c@example.org>\n"
			      "D Exact <d2@example.org> n <d@example.org>\n"));
	mailmap_add(map, VIEW("D All <d3@example.org> <d@example.org>\n"));
	check(map, cases, G_N_ELEMENTS(cases));
}

static void test_odd_lines(void)
{
	static const Case cases[] = {
		{ "x", "a@example.org", "x <a@example.org>" },
		{ "x", "b@example.org", "# Not A Comment <b@example.org>" },
		{ "x", "c@example.org", "C C <c@example.org>" },
		{ "x", "d@example.org", "D D <d2@example.org>" },
		{ "x", "e@example.org", "E  E <e@example.org>" },
		{ "x", "f@example.org", "F <f@example.org>" },
		{ "x", "g@example.org", "x <g@example.org>" },
		{ "x", "", "Nobody <n@example.org>" },
		{ "x", " h@example.org ", "H <h2@example.org>" },
		{ "x", "h@example.org", "x <h@example.org>" },
		{ "x", "i@example.org", "I \"Q\" J <i@example.org>" },
		{ "x", "l@example.org", "L <l@example.org>" },
	};
	g_autoptr(Mailmap) map = mailmap_new();
	mailmap_add(map, VIEW("#A <a@example.org>\n"
			      " # Not A Comment <b@example.org>\n"
			      "\t C C\t <c@example.org> # a note\r\n"
			      "D D <d2@example.org> <d@example.org> D E <d3@example.org>\n"
			      "E  E<e@example.org>\n"
			      "F <f@example.org> no address\n"
			      "G g@example.org\n"
			      "G <g@example.org\n"
			      "G <> <g@example.org>\n"
			      "<g@example.org>\n"
			      "\n"
			      "Nobody <n@example.org> <>\n"
			      "H <h2@example.org> < h@example.org >\n"
			      "I \"Q\" J <i@example.org>\n"
			      "L <l@example.org>"));
	check(map, cases, G_N_ELEMENTS(cases));
}

/* Persons are values of the record stream, escaped; the file is plain. */
static void test_escaping(void)
{
	static const Case cases[] = {
		{ "x", "a\\\\b@example.org", "T\\tT <a\\\\b@example.org>" },
		{ "x", "c@example.org", "\xEF\xBF\xBD \xC5\x81uk <c@example.org>" },
		{ "\xC5\x81UK", "d@example.org", "D <d2@example.org>" },
	};
	g_autoptr(Mailmap) map = mailmap_new();
	mailmap_add(map, VIEW("T\tT <a\\b@example.org>\n"
			      "\xFF \xC5\x81uk <c@example.org>\n"
			      "D <d2@example.org> \xC5\x81uk <d@example.org>\n"));
	check(map, cases, G_N_ELEMENTS(cases));
}

static void test_aliases(void)
{
	static const Case cases[] = {
		{ "A", "a@example.org", "A <a@example.com>" },
		{ "A", "A@Example.Org", "A <a@example.com>" },
		{ "A", "a@example.com", "A <a@example.com>" },
		{ "B", "b@example.org", "B <b@example.com>" },
		{ "Joe Hacker", "", "Joe Hacker <joe@example.org>" },
		{ "joe hacker", "", "joe hacker <joe@example.org>" },
		{ "Joe Hacker", "other@example.org", "Joe Hacker <other@example.org>" },
		{ "", "Joe Hacker", " <joe@example.org>" },
		{ "N", "nick", "N <n@example.org>" },
		/* One step, as gitdm does. */
		{ "C", "c1@example.org", "C <c2@example.org>" },
		{ "C", "c2@example.org", "C <c3@example.org>" },
		{ "D", "d@example.org", "D <d2@example.org>" },
	};
	g_autoptr(Mailmap) map = mailmap_new();
	g_assert_true(mailmap_add_aliases(map,
					  VIEW("# aliases\n"
					       "\n"
					       "a@example.org a@example.com\n"
					       " \t b@example.org \t b@example.com # B\r\n"
					       "\"Joe Hacker\"\tjoe@example.org\n"
					       "\"nick\" n@example.org\n"
					       "c1@example.org c2@example.org\n"
					       "c2@example.org c3@example.org\n"
					       "d@example.org d1@example.org\n"
					       "d@example.org d2@example.org"),
					  "aliases", NULL));
	check(map, cases, G_N_ELEMENTS(cases));
}

static void test_bad_aliases(void)
{
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ "a@example.org", "aliases:2: not an alias and an address" },
		{ "\"\" a@example.org", "aliases:2: not an alias and an address" },
		{ "a@example.org b", "aliases:2: the second word is no address" },
		{ "a@example.org @b", "aliases:2: the second word is no address" },
		{ "a@example.org #b@example.org", "aliases:2: not an alias and an address" },
		{ "\"a b\"c@example.org", "aliases:2: no blank behind the quotes" },
		{ "\"a", "aliases:2: not an alias and an address" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Mailmap) map = mailmap_new();
		g_autoptr(GError) error = NULL;
		g_autofree char *text =
			g_strdup_printf("x@example.org y@example.org\n%s\n", cases[i].line);
		g_assert_false(mailmap_add_aliases(map, view_of(text), "aliases", &error));
		g_assert_error(error, MAILMAP_ERROR, MAILMAP_ERROR_SYNTAX);
		g_assert_cmpstr(error->message, ==, cases[i].why);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailmap/forms", test_forms);
	g_test_add_func("/mailmap/relayed", test_relayed);
	g_test_add_func("/mailmap/order", test_order);
	g_test_add_func("/mailmap/odd-lines", test_odd_lines);
	g_test_add_func("/mailmap/escaping", test_escaping);
	g_test_add_func("/mailmap/aliases", test_aliases);
	g_test_add_func("/mailmap/bad-aliases", test_bad_aliases);
	return g_test_run();
}
