/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a page, of a period with the mail before it as context: common/digest/rows.h,
 * digest/discussion.h, digest/summary.c. */
#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tversion\tflags\ttitle\tauthor_name\tfrom_"                      \
	"name\tdate\treferences"                                                                   \
	"\tcontext\n"

/* The rows of a section: their cells, `|` between them; `#` and a heading before a table's. */
static char *rows_of(const DigestPage *page, SectionKind kind)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < page->sections->len; i++) {
		const DigestSection *section = g_ptr_array_index(page->sections, i);
		for (guint j = 0; section->kind == kind && j < section->tables->len; j++) {
			const DigestTable *table = g_ptr_array_index(section->tables, j);
			if (table->heading)
				g_string_append_printf(out, "#%s\n", table->heading);
			for (guint k = 0; k < digest_table_size(table); k++) {
				const DigestRow *row = digest_table_row(table, k);
				for (size_t l = 0; l < table->n_columns; l++)
					g_string_append_printf(out, "%s%.*s", l ? "|" : "",
							       (int)row->cells[l].text.len,
							       row->cells[l].text.data);
				g_string_append_c(out, '\n');
			}
		}
	}
	return g_string_free(out, FALSE);
}

/* Two weeks. In the second one the first series of the first was applied, the second one answered,
 * the third one sent again; the fourth one still waits; the fifth one was applied before. */
static const char weeks[] =
	HEADER "other\tq0\t\t1\t\tFirst\t\tZoe\t2025-04-30T10:00:00Z\t\t\n"
	       "patch\ta\ta\t1\t\tA\tAda\tAda\t2025-05-01T10:00:00Z\t\t\n"
	       "patch\tb\tb\t1\t\tB\tBen\tBen\t2025-05-02T10:00:00Z\t\t\n"
	       "patch\tc\tc\t1\t\tC\tCyd\tCyd\t2025-05-03T10:00:00Z\t\t\n"
	       "patch\td\td\t1\t\tD\tDee\tDee\t2025-05-04T10:00:00Z\t\t\n"
	       "patch\te\te\t1\t\tE\tMia\tMia\t2025-05-04T11:00:00Z\t\t\n"
	       "reply\tr1\te\t1\tapplied re\tE\t\tMia\t2025-05-05T10:00:00Z\te\t\n"
	       "other\tq1\t\t1\t\tWhich?\t\tBen\t2025-05-06T10:00:00Z\t\t\n"
	       "other\tq2\t\t1\t\tOld\t\tBen\t2025-05-06T11:00:00Z\t\t\n"
	       "reply\tr2\ta\t1\tapplied re\tA\t\tMia\t2025-05-08T10:00:00Z\ta\t\n"
	       "reply\tr3\tb\t1\tre\tB\t\tAda\t2025-05-08T11:00:00Z\tb\t\n"
	       "patch\tc2\tc2\t2\t\tC\tCyd\tCyd\t2025-05-09T10:00:00Z\t\t\n"
	       "patch\tm\tm\t1\t\tM\tMia\tMia\t2025-05-09T12:00:00Z\t\t\n"
	       "reply\tr4\t\t1\tre\tWhich?\t\tAda\t2025-05-10T10:00:00Z\tq1\t\n"
	       "other\tq3\t\t1\t\tNew\t\tDee\t2025-05-11T10:00:00Z\t\t\n"
	       "patch\tx\tx\t1\t\tX\tAda\tAda\t\t\t\n"
	       "reply\tr5\td\t1\tre\tD\t\tAda\t2025-05-16T10:00:00Z\td\t\n";

static const DatePeriod week = { 1746576000, 1747180800 }; /* 2025-05-07 to 2025-05-14 */

static Digest *collect_period(const char *records, const DatePeriod *period, unsigned wants)
{
	Digest *digest = digest_new(MESSAGE_FULL);
	digest_set_period(digest, period);
	digest_want(digest, wants);
	int n_bad;
	collect_into(digest, records, &n_bad);
	g_assert_cmpint(n_bad, ==, 0);
	return digest;
}

static void check(const DigestPage *page, SectionKind kind, const char *want)
{
	g_autofree char *rows = rows_of(page, kind);
	g_assert_cmpstr(rows, ==, want);
}

static void test_sections(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(Digest) digest =
		collect_period(weeks, &week, DIGEST_TRAFFIC | DIGEST_DISCUSSIONS);
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	check(page, SECTION_PATCHES,
	      "new|v1|1/1|0|+0|-0|0|- - -|-|Mia|M\nnew|v2|1/1|0|+0|-0|0|- - -|-|Cyd|C\n");
	check(page, SECTION_ACTIVE,
	      "discussed|9d|v1|1/1|+1|1|- - -|2d|Ben|B\napplied|10d|v1|1/1|+1|1|- - -|3d|Ada|A\n");
	check(page, SECTION_WAITING,
	      "7d|v1|1/1|- - -|Dee|D\n2d|v2|1/1|- - -|Cyd|C\n"
	      "#Of those who apply patches themselves\n1d|v1|1/1|- - -|Mia|M\n");
	check(page, SECTION_APPLIED, "3d|Mia|7d|v1|1/1|Ada|A\n");
	check(page, SECTION_DISCUSSIONS,
	      "#Answered\n5d|1|2|1d|Ben|Ada|Which?\n#Not answered yet\n0m|Dee|New\n");
	/* The mail of a week before is known from the second day on. */
	check(page, SECTION_SUMMARY,
	      "6|9|-3|Messages\n4|6|-2|People who wrote\n3|8|-5|Threads "
	      "begun\n2|5|-3|Patches\n2|5|-3|Series and single patches\n"
	      "0 %|||Share of them answered\n1|1|0|Applied\n");
	g_assert_true(view_is(page->from, "2025-05-07") && view_is(page->to, "2025-05-13"));
	g_assert_cmpuint(page->messages->len, ==, 2);
	g_assert_cmpuint(digest_counts(digest).undated, ==, 1);
	g_assert_cmpuint(digest_counts(digest).within, ==, 6);
}

/* A share of none is said, if it is one of something; so is a median of no time. */
static void test_shares(void)
{
	static const struct {
		const char *records, *want;
	} cases[] = {
		{ "other\tq\t\t1\t\tQ\t\tZoe\t2025-05-08T10:00:00Z\t\t\n",
		  "1|Messages\n1|People who wrote\n1|Threads begun\n" },
		{ "patch\ta\ta\t1\t\tA\tAda\tAda\t2025-05-08T10:00:00Z\t\t\n",
		  "1|Messages\n1|People who wrote\n1|Threads begun\n1|Patches\n"
		  "1|Series and single patches\n0 %|Share of them answered\n" },
		{ "patch\ta\ta\t1\t\tA\tAda\tAda\t2025-05-08T10:00:00Z\t\t\n"
		  "reply\tr\ta\t1\tre\tA\t\tBen\t2025-05-08T10:00:00Z\ta\t\n",
		  "2|Messages\n2|People who wrote\n1|Threads begun\n1|Patches\n"
		  "1|Series and single patches\n100 %|Share of them answered\n"
		  "0s|Time to the first answer (median)\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const PagePlan plan = { 0 };
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		g_autoptr(Digest) digest = collect_period(records, &week, DIGEST_TRAFFIC);
		g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
		check(page, SECTION_SUMMARY, cases[i].want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-rows/sections", test_sections);
	g_test_add_func("/digest-rows/shares", test_shares);
	return g_test_run();
}
