/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A digest's page as data: common/digest/page.h, digest/rows.h, digest/fields.h, digest/ranks.h. */
#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tauthor_name\tfrom_name\t"   \
	"date\n"

/* The first table's rows: their cells, `|` between them, a line each; `+` before earlier ones. */
static char *rows_of(const DigestPage *page, SectionKind kind)
{
	const DigestSection *section = digest_page_section(page, kind);
	GString *out = g_string_new(NULL);
	const DigestTable *table =
		section && section->tables->len ? g_ptr_array_index(section->tables, 0) : NULL;
	for (guint i = 0; table && i < digest_table_size(table); i++) {
		const DigestRow *row = digest_table_row(table, i);
		g_string_append(out, row->is_earlier ? "+" : "");
		for (size_t j = 0; j < table->n_columns; j++)
			g_string_append_printf(out, "%s%.*s", j ? "|" : "",
					       (int)row->cells[j].text.len,
					       row->cells[j].text.data);
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

/* An empty digest says that there are no patches, and nothing else. */
static void test_empty(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(Digest) digest = collect("");
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	g_assert_cmpuint(page->sections->len, ==, 1);
	g_assert_cmpstr(digest_page_section(page, SECTION_PATCHES)->note, ==, "No patches.");
	g_assert_null(digest_page_section(page, SECTION_MESSAGES));
	g_assert_cmpuint(page->messages->len, ==, 0);
	g_assert_cmpuint(page->days->len, ==, 0);
}

static void test_versions(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(Digest) digest =
		collect(HEADER "patch\ta1\t\t\t\t1\t\tA\tAda\tAda\t2025-05-01T10:00:00Z\n"
			       "patch\tb1\t\t\t\t1\t\tB\tAda\tAda\t2025-05-01T11:00:00Z\n"
			       "patch\ta2\t\t\t\t2\t\tA\tAda\tAda\t2025-05-02T10:00:00Z\n"
			       "patch\tc1\t\t\t\t1\t\tC\\tC\tAda\tAda\t2025-05-03T10:00:00Z\n"
			       "patch\ta3\t\t\t\t3\t\tA\tAda\tAda\t2025-05-04T10:00:00Z\n"
			       "patch\td1\t\t\t\t1\tautosel stable\tD\tAda\tAda\t\n"
			       "patch\te1\t\t\t\t1\tstable\tE\tAda\tAda\t\n"
			       "patch\tp1\tp\t1\t2\t1\tpull\tP\tAda\tAda\t\n");
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	g_autofree char *rows = rows_of(page, SECTION_PATCHES);
	g_assert_cmpstr(rows, ==,
			"new|v3|1/1|0|+0|-0|0|- - -|-|Ada|A\n"
			"+superseded|v2|1/1|0|+0|-0|0|- - -|-|Ada|A\n"
			"+superseded|v1|1/1|0|+0|-0|0|- - -|-|Ada|A\n"
			"new|v1|1/1|0|+0|-0|0|- - -|-|Ada|C\tC\n"
			"new|v1|1/1|0|+0|-0|0|- - -|-|Ada|B\n");
	g_assert_cmpstr(digest_page_section(page, SECTION_PATCHES)->note, ==,
			"Backports to stable branches, not listed: 1. "
			"Picked for stable branches by a program, not listed: 1.");
	/* The messages of the three that are listed and not superseded, in the list's order. */
	g_assert_cmpuint(page->messages->len, ==, 3);
	const DigestTable *table =
		g_ptr_array_index(digest_page_section(page, SECTION_PATCHES)->tables, 0);
	static const guint want[] = { 0, NO_MESSAGE, NO_MESSAGE, 1, 2 };
	for (guint i = 0; i < digest_table_size(table); i++)
		g_assert_cmpuint(digest_table_row(table, i)->message, ==, want[i]);
	const DigestRow *earlier = digest_table_row(table, 1);
	g_assert_true(view_is(earlier->message_id, "a2"));
	g_assert_true(view_is(earlier->evidence, "a3"));
	g_assert_cmpuint(earlier->cells[0].number, ==, STATE_SUPERSEDED);
}

/* Versions and dates that contradict each other make a ring, and each series is listed once. */
static void test_ring(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(Digest) digest =
		collect(HEADER "patch\tx\t\t\t\t3\trfc\tT\tAda\tAda\t2025-05-02T10:00:00Z\n"
			       "patch\ty\t\t\t\t1\t\tT\tAda\tAda\t2025-05-02T20:00:00Z\n"
			       "patch\tz\t\t\t\t2\t\tT\tAda\tAda\t2025-05-02T05:00:00Z\n");
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	for (guint i = 0; i < page->series->len; i++)
		g_assert_cmpuint(digest_series_at(page->series, i)->successor, !=, NO_SERIES);
	const DigestTable *table =
		g_ptr_array_index(digest_page_section(page, SECTION_PATCHES)->tables, 0);
	g_assert_cmpuint(digest_table_size(table), ==, 3);
}

/* Two lines of versions and a ring of them, pull requests, what replaced two others, and a series
 * that came after its cover, and another one between. */
static const char *const mails[] = {
	"patch\ta1\t\t\t\t1\t\tA\tAda\tAda\t2025-05-01T10:00:00Z\n",
	"patch\tb1\t\t\t\t1\t\tB\tBen\tBen\t2025-05-01T11:00:00Z\n",
	"patch\tx3\t\t\t\t3\trfc\tX\tCyd\tCyd\t2025-05-02T10:00:00Z\n",
	"patch\tx1\t\t\t\t1\t\tX\tCyd\tCyd\t2025-05-02T20:00:00Z\n",
	"patch\tx2\t\t\t\t2\t\tX\tCyd\tCyd\t2025-05-02T05:00:00Z\n",
	"patch\tb2\t\t\t\t2\t\tB\tBen\tBen\t2025-05-03T10:00:00Z\n",
	"patch\ta2\t\t\t\t2\t\tA\tAda\tAda\t2025-05-03T11:00:00Z\n",
	"pull\tp\t\t\t\t1\t\tP\tMia\tMia\t2025-05-04T10:00:00Z\n",
	"pull\tq\t\t\t\t1\t\tQ\tMia\tMia\t2025-05-04T11:00:00Z\n",
	"patch\ts1\t\t\t\t1\t\tS one\tAda\tAda\t2025-05-05T10:00:00Z\n",
	"patch\ts2\t\t\t\t1\t\tS two\tAda\tAda\t2025-05-05T11:00:00Z\n",
	"cover\tt0\tt0\t0\t2\t2\t\tT\tAda\tAda\t2025-05-06T10:00:00Z\n",
	"patch\tt1\tt0\t1\t2\t2\t\tS one\tAda\tAda\t2025-05-07T10:00:00Z\n",
	"patch\tt2\tt0\t2\t2\t2\t\tS two\tAda\tAda\t2025-05-07T10:00:01Z\n",
	"patch\tc\t\t\t\t1\t\tC\tMia\tMia\t2025-05-06T12:00:00Z\n",
};

/* The titles of the page's letters, in their order, with the numbers of their series. */
static void append_letters(GString *out, const DigestPage *page)
{
	for (guint i = 0; i < page->messages->len; i++) {
		const PageMessage *message = &g_array_index(page->messages, PageMessage, i);
		g_string_append_printf(out, "%.*s %u\n", (int)message->title.len,
				       message->title.data, message->series);
	}
}

/* Sections are by date, in whichever order the mail came. */
static void test_any_order(void)
{
	enum {
		N = G_N_ELEMENTS(mails)
	};
	const PagePlan plan = { 0 };
	for (guint step = 1; step < N; step++) {
		/* All mails are met where N and the step have no common divisor. */
		if (step % 3 == 0 || step % 5 == 0)
			continue;
		g_autoptr(GString) records = g_string_new(HEADER);
		for (guint i = 0; i < N; i++)
			g_string_append(records, mails[(i + 1) * step % N]);
		g_autoptr(Digest) digest = collect(records->str);
		g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
		g_autofree char *patches = rows_of(page, SECTION_PATCHES);
		g_autofree char *pulls = rows_of(page, SECTION_PULLS);
		g_autoptr(GString) letters = g_string_new(NULL);
		append_letters(letters, page);
		g_test_message("step %u", step);
		g_assert_cmpstr(patches, ==,
				"new|v1|1/1|0|+0|-0|0|- - -|-|Mia|C\n"
				"new|v2|2/2|0|+0|-0|0|- - -|-|Ada|T\n"
				"+superseded|v1|1/1|0|+0|-0|0|- - -|-|Ada|S two\n"
				"+superseded|v1|1/1|0|+0|-0|0|- - -|-|Ada|S one\n"
				"new|v2|1/1|0|+0|-0|0|- - -|-|Ada|A\n"
				"+superseded|v1|1/1|0|+0|-0|0|- - -|-|Ada|A\n"
				"new|v2|1/1|0|+0|-0|0|- - -|-|Ben|B\n"
				"+superseded|v1|1/1|0|+0|-0|0|- - -|-|Ben|B\n"
				"superseded|v1|1/1|0|+0|-0|0|- - -|-|Cyd|X\n"
				"+superseded|v3|1/1|0|+0|-0|0|- - -|-|Cyd|X\n"
				"+superseded|v2|1/1|0|+0|-0|0|- - -|-|Cyd|X\n");
		g_assert_cmpstr(pulls, ==, "new|2d|0|Mia|Q\nnew|3d|0|Mia|P\n");
		g_assert_cmpstr(letters->str, ==, "C 0\nT 1\nS one 1\nA 6\nB 7\n");
	}
}

static void test_waiting(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(GString) records = g_string_new(HEADER);
	for (int i = 10; i < 30; i++)
		g_string_append_printf(
			records, "patch\tm%d\t\t\t\t1\t\tT%d\tAda\tAda\t2025-05-%dT10:00:00Z\n", i,
			i, i);
	g_string_append(records, "reply\tr\tm10\t\t\t1\tre\tT10\t\tBen\t2025-05-30T09:00:00Z\n"
				 "reply\ts\tm11\t\t\t1\tre\tT11\t\tAda\t2025-05-30T10:00:00Z\n");
	g_autoptr(Digest) digest = collect(records->str);
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	g_autofree char *rows = rows_of(page, SECTION_WAITING);
	g_assert_true(
		g_str_has_prefix(rows, "19d|v1|1/1|- - -|Ada|T11\n18d|v1|1/1|- - -|Ada|T12\n"));
	g_assert_true(g_str_has_suffix(rows, "\n5d|v1|1/1|- - -|Ada|T25\n"));
	g_assert_cmpstr(digest_page_section(page, SECTION_WAITING)->note, ==,
			"And 4 more. --rows=0 lists all.");
}

static void test_reports(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(Digest) digest = collect(
		"kind\tfrom_name\tfrom_addr\tsubject\ttitle\tseries\tin_reply_to\n"
		"report\tBot\t\t[t:next 1/9] oops\toops\t\t\n"
		"report\t\tci@example.org\tBuild 17 of x/y deadbeef1 failed\tBuild 17 of x/y "
		"deadbeef1 "
		"failed\t\t\n"
		"report\tBot\t\t[t:next 2/9] other\tother\t\t\n"
		"report\tBot\t\tRe: [PATCH] a/b: 17\ta/b: 17\tm\t\n"
		"report\tBot\t\tRe: [PATCH] a/b: 18\ta/b: 18\t\tm\n"
		"report\tBot\t\t[t:next] BUILD SUCCESS 0123abc\tBUILD SUCCESS 0123abc\t\t\n"
		"report\tBot\t\t[t:old] BUILD SUCCESS 0123abd\tBUILD SUCCESS 0123abd\t\t\n");
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	g_autofree char *rows = rows_of(page, SECTION_REPORTS);
	g_assert_cmpstr(rows, ==,
			"6|Bot|BUILD SUCCESS (2); t:next (2); a/b: 17; 1 more\n"
			"1|ci@example.org|Build 17 of x/y deadbeef1 failed\n");
}

static void test_results(void)
{
	const PagePlan plan = { .n_rows = 2 };
	g_autoptr(Digest) digest =
		collect("kind\tfrom_name\ttitle\tseries\tresult\n"
			"report\tOne\tx\ts\tfailure\nreport\tone\tx\ts\tsuccess\n"
			"report\tTwo\ty\ts\tother\nreport\tOne\tz\ts\tfailure\n"
			"report\tDrei\ty\ts\t\n");
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	g_autofree char *rows = rows_of(page, SECTION_REPORTS);
	g_assert_cmpstr(rows, ==, "3|2|One|x (2); z\n1|0|Two|y\n");
	g_assert_cmpstr(digest_page_section(page, SECTION_REPORTS)->note, ==,
			"And 1 more. --rows=0 lists all.");
}

/* The letters, each with a colon and its text behind its subject. */
static char *letters_of(const char *records, bool everything)
{
	const PagePlan plan = { .everything = everything };
	g_autoptr(Digest) digest = collect(records);
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < page->messages->len; i++) {
		const PageMessage *message = &g_array_index(page->messages, PageMessage, i);
		View heading = page_message_heading(message);
		g_string_append_len(out, heading.data, (gssize)heading.len);
		g_string_append(out, ": ");
		digest_message_text(out, message, true);
		g_string_append_c(out, '|');
	}
	return g_string_free(out, FALSE);
}

static void test_letters(void)
{
	static const struct {
		const char *records, *want, *want_all;
	} cases[] = {
		{ "cover\ta\ta\t0\t1\t[PATCH 0/1] t: x\tt: x\tWhy.\n"
		  "patch\tb\ta\t1\t1\t[PATCH 1/1] t: x\tt: x\tHow.\n",
		  "[PATCH 0/1] t: x: Why.\n\nHow.|",
		  "[PATCH 1/1] t: x: How.|[PATCH 0/1] t: x: Why.|" },
		{ "cover\ta\ta\t0\t1\t[PATCH 0/1] t: x\tt: x\t\n"
		  "patch\tb\ta\t1\t1\t[PATCH 1/1] t: X\tt: X\tHow.\n",
		  "[PATCH 0/1] t: x: How.|", "[PATCH 1/1] t: X: How.|[PATCH 0/1] t: x: |" },
		{ "cover\ta\ta\t0\t1\t[PATCH 0/1] t: y\tt: y\tWhy.\n"
		  "patch\tb\ta\t1\t1\t[PATCH 1/1] t: x\tt: x\tHow.\n",
		  "[PATCH 0/1] t: y: Why.|[PATCH 1/1] t: x: How.|",
		  "[PATCH 1/1] t: x: How.|[PATCH 0/1] t: y: Why.|" },
		{ "cover\ta\ta\t0\t2\t[PATCH 0/2] t: x\tt: x\tWhy.\n"
		  "patch\tb\ta\t1\t2\t[PATCH 1/2] t: x\tt: x\tHow.\n",
		  "[PATCH 0/2] t: x: Why.|[PATCH 1/2] t: x: How.|",
		  "[PATCH 1/2] t: x: How.|[PATCH 0/2] t: x: Why.|" },
		{ "patch\tb\ta\t1\t1\t\tt: x\tHow.\n", "t: x: How.|", "t: x: How.|" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records =
			g_strconcat("kind\tmessage_id\tseries\tpart\ttotal\tsubject\ttitle\tbody\n",
				    cases[i].records, NULL);
		g_autofree char *got = letters_of(records, false);
		g_autofree char *all = letters_of(records, true);
		g_test_message("%zu", i);
		g_assert_cmpstr(got, ==, cases[i].want);
		g_assert_cmpstr(all, ==, cases[i].want_all);
	}
}

static void test_heard_of(void)
{
	const PagePlan plan = { 0 };
	g_autoptr(Digest) digest =
		collect(HEADER "reply\tr\t\t2\t3\t4\tapplied re\tT\t\tBen\t2025-05-02T10:00:00Z\n"
			       "other\to\t\t\t\t\t\t\t\t\t2025-05-03T10:00:00Z\n");
	g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
	g_autofree char *rows = rows_of(page, SECTION_APPLIED);
	g_assert_cmpstr(rows, ==, "1d|Ben|-|v4|1/3|-|T\n");
	g_assert_cmpstr(digest_page_section(page, SECTION_PATCHES)->note, ==, "No patches.");
}

static void test_message_text(void)
{
	static const struct {
		const char *body, *whole, *trimmed;
	} cases[] = {
		{ "a\\n", "a\n", "a" },
		{ "\\n \\n\\ta\\n\\n b\\n\\n", "\n \n\ta\n\n b\n\n", "\ta\n\n b" },
		{ " \\n", " \n", "" },
		{ "", "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const PagePlan plan = { 0 };
		int n_bad;
		g_autofree char *records = g_strconcat("kind\tpart\tbody\n"
						       "patch\t1\t",
						       cases[i].body, "\n", NULL);
		g_autoptr(Digest) digest = collect_counting(records, MESSAGE_FULL, &n_bad);
		g_autoptr(DigestPage) page = digest_page_new(digest, &plan);
		const PageMessage *message = &g_array_index(page->messages, PageMessage, 0);
		g_autoptr(GString) out = g_string_new("x");
		digest_message_text(out, message, false);
		g_assert_cmpstr(out->str + 1, ==, cases[i].whole);
		g_string_truncate(out, 1);
		digest_message_text(out, message, true);
		g_assert_cmpstr(out->str + 1, ==, cases[i].trimmed);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-page/empty", test_empty);
	g_test_add_func("/digest-page/versions", test_versions);
	g_test_add_func("/digest-page/ring", test_ring);
	g_test_add_func("/digest-page/any-order", test_any_order);
	g_test_add_func("/digest-page/waiting", test_waiting);
	g_test_add_func("/digest-page/reports", test_reports);
	g_test_add_func("/digest-page/results", test_results);
	g_test_add_func("/digest-page/letters", test_letters);
	g_test_add_func("/digest-page/heard-of", test_heard_of);
	g_test_add_func("/digest-page/letter-text", test_message_text);
	return g_test_run();
}
