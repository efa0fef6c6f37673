/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest's text pages: common/digest/plain.h. */
#include "digest/plain.h"
#include "digest-case.h"

static const DigestLook wide = { .width = 0 };

/* A page by default, and with all told. */
#define LETTER                                                                                     \
	"kind\tfrom_name\tfrom_addr\tauthor_name\tauthor_addr\tsubject\ttitle\tdate\tlist\tbody\n" \
	"patch\tSam\tsam@example.org\tAda \xE2\x80\xAE\tada@example.org\t[PATCH] Bees\\\\\x1B\t"   \
	"Be\\nes\t2025-05-03T00:00:00Z\tbees.example.org\t"                                        \
	"\\n \\n  indented\\ttab\\n\x1B[31m\\r\xE2\x80\xAE\\n\\n \\n\n"
#define LISTED(list) "kind\ttitle\tlist\nreply\tT\t" list "\n"
#define RANKS                                                                                      \
	"by\tcount\tkey\ndomain\t2\tb.example.org\ndomain\t10\ta.example.org\n"                    \
	"domain\t2\tb.example.org.example.org\nauthor\t3\tA\\\\B \x1B<a@example.org>\n"            \
	"domain\tmany\tc.example.org\nsender\t9\tSam <sam@example.org>\n"
#define RULER "----------------------------------------------------------------------\n\n"
#define LIST "===== Patch list in this time period =====\n\n"
#define LETTERS "===== Patch Commit Messages =====\n\n"
#define CLASSIC_LETTERS "\n===== Patch Commit Messages ====\n\n"

/* What is to be printed of records, with a title. */
static char *print(DigestPrintFunc *func, const char *records, DigestTitle title)
{
	int n_bad;
	g_autoptr(Digest) digest = collect_counting(records, MESSAGE_FULL, &n_bad);
	const PagePlan plan = {
		.title = title,
		.sections = { SECTION_RANKS, SECTION_PATCHES, SECTION_MESSAGES },
		.n_sections = 3,
		.everything = func == digest_classic_print,
	};
	return print_digest(func, digest, &plan, &wide);
}

static void test_pages(void)
{
	const DigestTitle title = { "Bees", "spring", "summer\x1B" };
	const char *head = "From spring to summer" R "\n"
			   "Bees mailing list update from spring to summer" R "\n\n";
	const char *domains = "Top 15 contributor Email domains (Based on Email Body)\n\n"
			      "     10 a.example.org\n"
			      "      2 b.example.org.example.org\n"
			      "      2 b.example.org\n\n";
	const char *authors = "Top 15 contributors (Based on Email Body)\n\n"
			      "      3  A\\B " R "<a@example.org>\n\n";
	g_autofree char *classic = print(digest_classic_print, LETTER RANKS, title);
	g_autofree char *want_classic =
		g_strconcat(head, domains, authors,
			    LIST CLASSIC_LETTERS
			    "New:  Be es\n[PATCH] Bees\\" R "\nAuthor: Sam <sam@example.org>\n\n"
			    "\n \n  indented\ttab\n" R "[31m" R "\xE2\x80\xAE\n\n \n\n" RULER,
			    NULL);
	g_assert_cmpstr(classic, ==, want_classic);
	g_autofree char *text = print(digest_text_print, LETTER RANKS, title);
	g_autofree char *want_text = g_strconcat(
		head, authors, domains,
		"Top 15 senders\n\n      9  Sam <sam@example.org>\n\n" LIST
		"State  Ver  Parts  Files   +   -  Re  A/R/T  Last  Author  Title\n"
		"new    v1     1/1      0  +0  -0   0  - - -     -  Ada " R "   Be es\n\n" LETTERS
		"New:  [PATCH] Bees\\" R "\nAuthor: Ada " R
		" <ada@example.org>\n\n      indented\ttab\n    " R "[31m" R R "\n\n" RULER,
		NULL);
	g_assert_cmpstr(text, ==, want_text);
}

static void test_links(void)
{
	static const char records[] = "kind\tmessage_id\tseries\ttitle\tsubject\tauthor_addr\n"
				      "patch\ta<b@example.org\t\tT\tS\ta@example.org\n"
				      "patch\t\t\tU\tS\tb@example.org\n";
	const PagePlan plan = { .sections = { SECTION_MESSAGES }, .n_sections = 1 };
	const DigestLook look = { .link = "https://lists.example.org/%s/" };
	g_autoptr(Digest) digest = collect(records);
	g_autofree char *text = print_digest(digest_text_print, digest, &plan, &look);
	g_assert_nonnull(strstr(text, "\nAuthor: a@example.org\n"
				      "Link: https://lists.example.org/a%3Cb@example.org/\n\n"));
	g_assert_nonnull(strstr(text, "\nAuthor: b@example.org\n\n"));
	const PagePlan all = { .everything = true };
	g_autoptr(Digest) again = collect(records);
	g_autofree char *classic = print_digest(digest_classic_print, again, &all, &look);
	g_assert_null(strstr(classic, "Link:"));
}

static void test_titles(void)
{
	static const struct {
		const char *records;
		DigestTitle title;
		const char *top;
	} cases[] = {
		{ LETTER,
		  { NULL, NULL, NULL },
		  "From 2025-05-03 to 2025-05-03\n"
		  "bees mailing list update from 2025-05-03 to 2025-05-03\n\n" },
		{ LETTER,
		  { NULL, "v6.14", NULL },
		  "From v6.14 to 2025-05-03\nbees mailing list update from v6.14 to "
		  "2025-05-03\n\n" },
		{ "", { NULL, NULL, NULL }, "Mailing list update\n\n" },
		{ LISTED("bees-2.x"), { NULL, NULL, NULL }, "bees-2 mailing list update\n\n" },
		{ LISTED("\xC5\x81"), { NULL, NULL, NULL }, "\xC5\x81 mailing list update\n\n" },
		/* what would look like the page */
		{ LISTED("===== Applied ====="), { NULL, NULL, NULL }, "Mailing list update\n\n" },
		{ LISTED("-----"), { NULL, NULL, NULL }, "Mailing list update\n\n" },
		{ LISTED("New:  x"), { NULL, NULL, NULL }, "Mailing list update\n\n" },
		{ LISTED("\\n===== x"), { NULL, NULL, NULL }, "Mailing list update\n\n" },
		{ LISTED("\xE2\x94\x80"), { NULL, NULL, NULL }, "Mailing list update\n\n" },
		{ LISTED("-"), { "-----", NULL, NULL }, "----- mailing list update\n\n" },
		{ "", { "", "a", "" }, "From a\nMailing list update from a\n\n" },
		{ "", { "x", NULL, "b" }, "To b\nx mailing list update to b\n\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *page = print(digest_text_print, cases[i].records, cases[i].title);
		g_autofree char *top = g_strconcat(cases[i].top, LIST, NULL);
		g_assert_true(g_str_has_prefix(page, top));
	}
}

static void test_empty_page(void)
{
	const DigestTitle title = { "Bees", "a", "b" };
	g_autofree char *classic = print(digest_classic_print, "", title);
	g_assert_cmpstr(
		classic, ==,
		"From a to b\nBees mailing list update from a to b\n\n" LIST CLASSIC_LETTERS);
	g_autofree char *text = print(digest_text_print, "", title);
	g_assert_cmpstr(text, ==,
			"From a to b\nBees mailing list update from a to b\n\n" LIST
			"No patches.\n\n");
}

static void test_top_15(void)
{
	const DigestTitle title = { "x", "a", "b" };
	g_autoptr(GString) records = g_string_new("by\tcount\tkey\n");
	for (int i = 10; i < 30; i++)
		g_string_append_printf(records, "domain\t1\t%d.example.org\n", i);
	g_autofree char *page = print(digest_text_print, records->str, title);
	g_assert_nonnull(strstr(page, "\n\n      1 29.example.org\n"));
	g_assert_nonnull(strstr(page, "\n      1 15.example.org\n         and 5 more\n\n"));
}

/* What a rank is of fits the line, where lines are no wider. */
static void test_narrow_ranks(void)
{
	static const struct {
		DigestPrintFunc *print;
		unsigned width;
		const char *want;
	} cases[] = {
		{ digest_text_print, 24,
		  "     10 a.example.org\n      2 b.example.org.e\xE2\x80\xA6\n" },
		{ digest_text_print, 33, "      2 b.example.org.example.org\n" },
		{ digest_text_print, 0, "      2 b.example.org.example.org\n" },
		/* no room for any of it */
		{ digest_text_print, 8, "      2 b.example.org.example.org\n" },
		{ digest_classic_print, 24, "     10 a.example.org\n" },
		{ digest_classic_print, 24, "      2 b.example.org.example.org\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		static const char records[] = "by\tcount\tkey\ndomain\t10\ta.example.org\n"
					      "domain\t2\tb.example.org.example.org\n";
		const PagePlan plan = { .sections = { SECTION_RANKS },
					.n_sections = 1,
					.everything = cases[i].print == digest_classic_print };
		const DigestLook look = { .width = cases[i].width };
		int n_bad;
		g_autoptr(Digest) digest = collect_counting(records, MESSAGE_FULL, &n_bad);
		g_autofree char *text = print_digest(cases[i].print, digest, &plan, &look);
		g_test_message("%zu: %s", i, text);
		g_assert_nonnull(strstr(text, cases[i].want));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-plain/pages", test_pages);
	g_test_add_func("/digest-plain/links", test_links);
	g_test_add_func("/digest-plain/titles", test_titles);
	g_test_add_func("/digest-plain/empty-page", test_empty_page);
	g_test_add_func("/digest-plain/top-15", test_top_15);
	g_test_add_func("/digest-plain/narrow-ranks", test_narrow_ranks);
	return g_test_run();
}
