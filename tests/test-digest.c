/* The digest's model and its pages: common/digest.h, digest-list.h, digest-plain.h. */
#include "digest-list.h"
#include "digest-plain.h"

#include <sys/mman.h>
#include <unistd.h>

#define R "\xEF\xBF\xBD"

/* A descriptor to read text from or to write to. */
static int temporary(const char *text)
{
	int fd = memfd_create("test", 0);
	g_assert_cmpint(write(fd, text, strlen(text)), ==, (gssize)strlen(text));
	lseek(fd, 0, SEEK_SET);
	return fd;
}

/* The digest of a record stream; n_bad receives how many rows digest_add refused. */
static Digest *collect_counting(const char *records, int *n_bad)
{
	Digest *digest = digest_new();
	int fd = temporary(records);
	g_autoptr(Input) input = input_new(fd, "test");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	for (Table table = 0; table < N_TABLES; table++)
		record_reader_need(reader, table, NULL, 0);
	Record record;
	RecordResult result;
	*n_bad = 0;
	while ((result = record_reader_next(reader, &record, NULL)) != RECORD_END) {
		g_assert_true(result == RECORD_ROW || result == RECORD_HEADER);
		if (result == RECORD_ROW)
			*n_bad += !digest_add(digest, &record);
	}
	close(fd);
	return digest;
}

static Digest *collect(const char *records)
{
	int n_bad;
	Digest *digest = collect_counting(records, &n_bad);
	g_assert_cmpint(n_bad, ==, 0);
	return digest;
}

/* A series of three, its second part twice and its cover last, and what else a list brings. */
static const char week[] =
	"kind\tmessage_id\tseries\tpart\ttotal\ttitle\tinsertions\tdeletions\tversion\t"
	"author_name\ttrailers\tdate\tlist\n"
	"other\to\t\t\t\tHello\t\t\t\t\t\t2025-05-01T10:00:00Z\t\n"
	"patch\ta1\ta\t1\t3\tA one\t1\t0\t2\tAda\t\t\t\n"
	"reply\tr1\ta\t\t\tA one\t9\t9\t\t\t"
	"Reviewed-by: X <x@example.org>\\nFixes: 1234\\nacked-by: Y\\n\t\t\n"
	"patch\ta2\ta\t2\t3\tA two\t2\t1\t\tBen\t\t\t\n"
	"patch\ta2x\ta\t2\t3\tA two again\t\t\t\t\t\t\tkvm.example.org\n"
	"reply\tr2\ta\t\t\tA two\t\t\t\t\tReviewed-and-tested-by: Z\t\tother.example.org\n"
	"cover\ta\ta\t0\t3\tA all\t7\t5\t2\tCy\t\t\t\n"
	"patch\ta3\ta\t3\t3\tA three\t3\t3\t\t\tAcked-by: not in a reply\t\t\n"
	"pull\tp\tp\t\t\tPull\t\t\t\t\t\t\t\n"
	"patch\tb\tb\t\t\tB\t4\t2\t\tBea\t\t\t\n"
	"reply\tc1\tc\t\t\tC\t\t\t\t\t\t\t\n"
	"reply\tx1\t\t\t\tX\t\t\t\t\t\t\t\n"
	"report\tb1\tb\t\t\tB\t\t\t\t\t\t\t\n"
	"patch\td2\td\t2\t2\tD two\t1\t1\t3.1\tDee\t\t\t\n"
	"patch\t\t\t1\t1\tNameless\t\t\t\tNed\t\t\t\n"
	"patch\t\t\t1\t1\tNameless too\t\t\t\tNed\t\t2025-05-03T00:00:00Z\t\n";

static void test_letters(void)
{
	g_autoptr(Digest) digest = collect(week);
	g_autoptr(GString) got = g_string_new(NULL);
	const GArray *letters = digest_letters(digest);
	for (guint i = 0; i < letters->len; i++) {
		View title = g_array_index(letters, DigestLetter, i).title;
		g_string_append_printf(got, "%.*s;", (int)title.len, title.data);
	}
	g_assert_cmpstr(got->str, ==, "A one;A all;B;Nameless;Nameless too;");
}

static void test_series(void)
{
	static const struct {
		const char *title, *version, *author;
		guint64 seen, total, insertions, deletions, replies, reviews[N_REVIEWS];
	} want[] = {
		{ "A all", "2", "Cy", 3, 3, 7, 5, 2, { 2, 1, 1 } },
		{ "B", "", "Bea", 1, 1, 4, 2, 0, { 0, 0, 0 } },
		{ "D two", "3.1", "Dee", 1, 2, 1, 1, 0, { 0, 0, 0 } },
		{ "Nameless", "", "Ned", 1, 1, 0, 0, 0, { 0, 0, 0 } },
		{ "Nameless too", "", "Ned", 1, 1, 0, 0, 0, { 0, 0, 0 } },
	};
	g_autoptr(Digest) digest = collect(week);
	g_autoptr(GArray) series = digest_series(digest);
	g_assert_cmpuint(series->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < series->len; i++) {
		const DigestSeries *got = &g_array_index(series, DigestSeries, i);
		g_assert_true(view_is(got->title, want[i].title));
		g_assert_true(view_is(got->version, want[i].version));
		g_assert_true(view_is(got->author_name, want[i].author));
		g_assert_cmpuint(got->seen, ==, want[i].seen);
		g_assert_cmpuint(got->total, ==, want[i].total);
		g_assert_cmpuint(got->size.insertions, ==, want[i].insertions);
		g_assert_cmpuint(got->size.deletions, ==, want[i].deletions);
		g_assert_cmpuint(got->replies, ==, want[i].replies);
		for (Review review = 0; review < N_REVIEWS; review++)
			g_assert_cmpuint(got->reviews[review], ==, want[i].reviews[review]);
	}
}

static void test_size_without_cover(void)
{
	g_autoptr(Digest) digest = collect("kind\tseries\tpart\tinsertions\tdeletions\n"
					   "patch\ta\t1\t18446744073709551615\t1\n"
					   "cover\ta\t0\t\t\n"
					   "patch\ta\t2\t5\t1\n");
	g_autoptr(GArray) series = digest_series(digest);
	const DigestSeries *got = &g_array_index(series, DigestSeries, 0);
	g_assert_cmpuint(got->size.insertions, ==, G_MAXUINT64);
	g_assert_cmpuint(got->size.deletions, ==, 2);
}

static void test_body(void)
{
	static const struct {
		const char *body, *kept;
	} cases[] = {
		{ "", "" },
		{ "Text.\\n", "Text.\\n" },
		{ "Text.\\n-- \\n2.40\\n", "Text.\\n" },
		{ "-- \\n2.40\\n", "" },
		{ "a -- \\n--\\nb", "a -- \\n--\\nb" },
		{ "Text.\\n---\\n a | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)\\n\\n",
		  "Text.\\n---\\n a | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)" },
		{ " 1 file changed, 1 insertion(+)\\n\\nbase-commit: 1\\n-- \\n2.40\\n",
		  " 1 file changed, 1 insertion(+)" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = g_strconcat("kind\tbody\tpart\n"
						       "patch\t",
						       cases[i].body, "\t1\n", NULL);
		g_autoptr(Digest) digest = collect(records);
		View body = g_array_index(digest_letters(digest), DigestLetter, 0).body;
		/* The summary line's own end may or may not be part of it. */
		if (view_ends(body, "(-)\\n") || view_ends(body, "(+)\\n"))
			body.len -= 2;
		g_autofree char *got = view_dup(body);
		g_assert_cmpstr(got, ==, cases[i].kept);
	}
}

static void test_period(void)
{
	View from, to;
	g_autoptr(Digest) digest = collect(week);
	digest_period(digest, &from, &to);
	g_assert_true(view_is(from, "2025-05-01T10:00:00Z"));
	g_assert_true(view_is(to, "2025-05-03T00:00:00Z"));
	g_assert_true(view_is(digest_list(digest), "kvm.example.org"));

	g_autoptr(Digest) backwards = collect("kind\tdate\twhy\n"
					      "other\t2025-05-09T00:00:00Z\t\n"
					      "other\t\t\n"
					      "other\t2025-05-08T00:00:00Z\t\n");
	digest_period(backwards, &from, &to);
	g_assert_true(view_is(from, "2025-05-08T00:00:00Z"));
	g_assert_true(view_is(to, "2025-05-09T00:00:00Z"));

	g_autoptr(Digest) empty = collect("");
	digest_period(empty, &from, &to);
	g_assert_cmpuint(from.len, ==, 0);
	g_assert_cmpuint(to.len, ==, 0);
}

static void test_list(void)
{
	g_autoptr(Digest) digest = collect(week);
	g_autoptr(GString) list = g_string_new(NULL);
	digest_list_append(list, digest);
	g_assert_cmpstr(list->str, ==,
			"Ver   Parts   +   -  Replies  A/R/T  Author  Title\n"
			"v1      1/1  +0  -0        0  - - -  Ned     Nameless too\n"
			"v1      1/1  +0  -0        0  - - -  Ned     Nameless\n"
			"v3.1    1/2  +1  -1        0  - - -  Dee     D two\n"
			"v1      1/1  +4  -2        0  - - -  Bea     B\n"
			"v2      3/3  +7  -5        2  1 2 1  Cy      A all\n");
}

static void test_list_hostile(void)
{
	g_autofree char *long_name = g_strnfill(500, 'x');
	g_autofree char *records = g_strconcat("kind\tmessage_id\ttitle\tauthor_name\n"
					       "patch\ta\t\xE2\x80\xAE"
					       "evil\\ttitle\t\xE4\xB8\xAD\n"
					       "patch\tb\tB\t",
					       long_name, "\n", NULL);
	g_autoptr(Digest) digest = collect(records);
	g_autoptr(GString) list = g_string_new(NULL);
	digest_list_append(list, digest);
	g_autofree char *want =
		g_strconcat("Ver  Parts   +   -  Replies  A/R/T  Author                    Title\n"
			    "v1     1/1  +0  -0        0  - - -  ",
			    long_name,
			    "  B\n"
			    "v1     1/1  +0  -0        0  - - -  \xE4\xB8\xAD"
			    "                        " R "evil title\n",
			    NULL);
	g_assert_cmpstr(list->str, ==, want);
}

/* What func writes. */
static char *print(void (*func)(const Digest *, const DigestTitle *, Output *),
		   const Digest *digest, const DigestTitle *title)
{
	int fd = temporary("");
	g_autoptr(Output) output = output_new(fd);
	func(digest, title, output);
	g_assert_true(output_finish(output, NULL));
	off_t size = lseek(fd, 0, SEEK_END);
	char *page = g_malloc0((gsize)size + 1);
	g_assert_cmpint(pread(fd, page, (size_t)size, 0), ==, size);
	close(fd);
	return page;
}

/* A page by default, and with all told. */
#define LETTER                                                                                     \
	"kind\tfrom_name\tfrom_addr\tauthor_name\tauthor_addr\tsubject\ttitle\tdate\tlist\tbody\n" \
	"patch\tSam\tsam@example.org\tAda \xE2\x80\xAE\tada@example.org\t[PATCH] Bees\\\\\x1B\t"   \
	"Be\\nes\t2025-05-03T00:00:00Z\tbees.example.org\t"                                        \
	"\\n \\n  indented\\ttab\\n\x1B[31m\\r\xE2\x80\xAE\\n\\n \\n\n"
#define RANKS                                                                                      \
	"by\tcount\tkey\ndomain\t2\tb.example.org\ndomain\t10\ta.example.org\n"                    \
	"domain\t2\tb.example.org.example.org\nauthor\t3\tA\\\\B \x1B<a@example.org>\n"            \
	"domain\tmany\tc.example.org\nsender\t9\tSam <sam@example.org>\n"
#define RULER "----------------------------------------------------------------------\n\n"
#define LIST "===== Patch list in this time period =====\n\n"
#define LETTERS "\n===== Patch Commit Messages ====\n\n"

static void test_pages(void)
{
	int n_bad;
	const DigestTitle title = { "Bees", "spring", "summer\x1B" };
	g_autoptr(Digest) digest = collect_counting(LETTER RANKS, &n_bad);
	g_assert_cmpint(n_bad, ==, 1);
	const char *top = "From spring to summer" R "\n"
			  "Bees mailing list update from spring to summer" R "\n\n"
			  "Top 15 contributor Email domains (Based on Email Body)\n\n"
			  "     10 a.example.org\n"
			  "      2 b.example.org.example.org\n"
			  "      2 b.example.org\n\n"
			  "Top 15 contributors (Based on Email Body)\n\n"
			  "      3  A\\B " R "<a@example.org>\n\n";
	g_autofree char *classic = print(digest_classic_print, digest, &title);
	g_autofree char *want_classic = g_strconcat(
		top,
		LIST LETTERS "New:  Be es\n[PATCH] Bees\\" R "\nAuthor: Sam <sam@example.org>\n\n"
			     "\n \n  indented\ttab\n" R "[31m" R "\xE2\x80\xAE\n\n \n\n" RULER,
		NULL);
	g_assert_cmpstr(classic, ==, want_classic);
	g_autofree char *text = print(digest_text_print, digest, &title);
	g_autofree char *want_text = g_strconcat(
		top,
		LIST "Ver  Parts   +   -  Replies  A/R/T  Author  Title\n"
		     "v1     1/1  +0  -0        0  - - -  Ada " R "   Be es\n" LETTERS
		     "New:  Be es\n[PATCH] Bees\\" R "\nAuthor: Ada " R " <ada@example.org>\n\n"
		     "  indented\ttab\n" R "[31m" R R "\n\n" RULER,
		NULL);
	g_assert_cmpstr(text, ==, want_text);
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
		{ "", { "", "a", "" }, "From a\nMailing list update from a\n\n" },
		{ "", { "x", NULL, "b" }, "To b\nx mailing list update to b\n\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Digest) digest = collect(cases[i].records);
		g_autofree char *page = print(digest_text_print, digest, &cases[i].title);
		g_autofree char *top = g_strconcat(cases[i].top, LIST, NULL);
		g_assert_true(g_str_has_prefix(page, top));
	}
}

static void test_empty_page(void)
{
	const DigestTitle title = { "Bees", "a", "b" };
	g_autoptr(Digest) digest = collect("");
	g_autofree char *classic = print(digest_classic_print, digest, &title);
	g_assert_cmpstr(classic, ==,
			"From a to b\nBees mailing list update from a to b\n\n" LIST LETTERS);
	g_autofree char *text = print(digest_text_print, digest, &title);
	g_assert_cmpstr(text, ==,
			"From a to b\nBees mailing list update from a to b\n\n" LIST
			"No patches.\n" LETTERS);
}

static void test_top_15(void)
{
	const DigestTitle title = { "x", "a", "b" };
	g_autoptr(GString) records = g_string_new("by\tcount\tkey\n");
	for (int i = 10; i < 30; i++)
		g_string_append_printf(records, "domain\t1\t%d.example.org\n", i);
	g_autoptr(Digest) digest = collect(records->str);
	g_autofree char *page = print(digest_text_print, digest, &title);
	g_assert_nonnull(strstr(page, "\n\n      1 29.example.org\n"));
	g_assert_nonnull(strstr(page, "\n      1 15.example.org\n\n====="));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest/letters", test_letters);
	g_test_add_func("/digest/series", test_series);
	g_test_add_func("/digest/size-without-cover", test_size_without_cover);
	g_test_add_func("/digest/body", test_body);
	g_test_add_func("/digest/period", test_period);
	g_test_add_func("/digest/list", test_list);
	g_test_add_func("/digest/list-hostile", test_list_hostile);
	g_test_add_func("/digest/pages", test_pages);
	g_test_add_func("/digest/titles", test_titles);
	g_test_add_func("/digest/empty-page", test_empty_page);
	g_test_add_func("/digest/top-15", test_top_15);
	return g_test_run();
}
