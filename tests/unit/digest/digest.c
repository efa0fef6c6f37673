/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest's model: common/digest/digest.h. */
#include "digest-case.h"

/* A series of three, its second part twice and its cover last, and what else a list brings. */
static const char week[] =
	"kind\tmessage_id\tseries\tpart\ttotal\ttitle\tinsertions\tdeletions\tversion\t"
	"author_name\ttrailers\tdate\tlist\tfrom_name\tfrom_addr\n"
	"other\to\t\t\t\tHello\t\t\t\t\t\t2025-05-01T10:00:00Z\t\t\t\n"
	"patch\ta1\ta\t1\t3\tA one\t1\t0\t2\tAda\t\t\t\t\t\n"
	"reply\tr1\ta\t\t\tA one\t9\t9\t\t\t"
	"Reviewed-by: X <x@example.org>\\nFixes: 1234\\nacked-by: X\\n\t\t\tX\tx@example.org\n"
	"patch\ta2\ta\t2\t3\tA two\t2\t1\t\tBen\t\t\t\t\t\n"
	"patch\ta2x\ta\t2\t3\tA two again\t\t\t\t\t\t\tkvm.example.org\t\t\n"
	"reply\tr2\ta\t\t\tA two\t\t\t\t\tReviewed-and-tested-by: Z\t\tother.example.org\tZ\t\n"
	"reply\tr3\ta\t\t\tA two\t\t\t\t\tReviewed-by: Z\\nAcked-by: Q\t\t\tZ\t\n"
	"cover\ta\ta\t0\t3\tA all\t7\t5\t2\tCy\t\t\t\t\t\n"
	"patch\ta3\ta\t3\t3\tA three\t3\t3\t\t\tAcked-by: W <w@example.org>\t\t\t\t\n"
	"pull\tp\tp\t\t\tPull\t\t\t\t\t\t\t\t\t\n"
	"patch\tb\tb\t\t\tB\t4\t2\t\tBea\tReviewed-by: Bea\t\t\t\t\n"
	"reply\tc1\tc\t\t\tC\t\t\t\t\t\t\t\t\t\n"
	"reply\tx1\t\t\t\tX\t\t\t\t\t\t\t\t\t\n"
	"report\tb1\tb\t\t\tB\t\t\t\t\t\t\t\t\t\n"
	"patch\td2\td\t2\t2\tD two\t1\t1\t3.1\tDee\t\t\t\t\t\n"
	"patch\t\t\t1\t1\tNameless\t\t\t\tNed\t\t\t\t\t\n"
	"patch\t\t\t1\t1\tNameless too\t\t\t\tNed\t\t2025-05-03T00:00:00Z\t\t\t\n";

static void test_messages(void)
{
	g_autoptr(Digest) digest = collect(week);
	g_autoptr(GString) got = g_string_new(NULL);
	const GArray *messages = digest_messages(digest);
	for (guint i = 0; i < messages->len; i++) {
		View title = kept_view(g_array_index(messages, DigestMessage, i).title);
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
		/* acked by X and W, reviewed by X and Z, tested by Z; Q's is not Z's to give */
		{ "A all", "2", "Cy", 3, 3, 7, 5, 3, { 2, 2, 1 } },
		{ "Pull", "", "", 0, 0, 0, 0, 0, { 0, 0, 0 } },
		{ "B", "", "Bea", 1, 1, 4, 2, 0, { 0, 0, 0 } },
		{ "D two", "3.1", "Dee", 1, 2, 1, 1, 0, { 0, 0, 0 } },
		{ "Nameless", "", "Ned", 1, 1, 0, 0, 0, { 0, 0, 0 } },
		{ "Nameless too", "", "Ned", 1, 1, 0, 0, 0, { 0, 0, 0 } },
	};
	g_autoptr(Digest) digest = collect(week);
	g_autoptr(GPtrArray) series = digest_series(digest);
	g_assert_cmpuint(series->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < series->len; i++) {
		const DigestSeries *got = digest_series_at(series, i);
		g_assert_true(view_is(kept_view(got->title), want[i].title));
		g_assert_true(view_is(kept_view(got->version), want[i].version));
		g_assert_true(view_is(person_of_kept(got->author).name, want[i].author));
		g_assert_cmpuint(got->seen, ==, want[i].seen);
		g_assert_cmpuint(got->total, ==, want[i].total);
		g_assert_cmpuint(got->size.insertions, ==, want[i].insertions);
		g_assert_cmpuint(got->size.deletions, ==, want[i].deletions);
		g_assert_cmpuint(got->replies, ==, want[i].replies);
		for (Review review = 0; review < N_REVIEWS; review++)
			g_assert_cmpuint(got->reviews[review], ==, want[i].reviews[review]);
	}
}

static void test_letters_know_their_series(void)
{
	g_autoptr(Digest) digest = collect(week);
	g_autoptr(GPtrArray) series = digest_series(digest);
	const GArray *messages = digest_messages(digest);
	static const guint want[] = { 0, 0, 2, 4, 5 };
	g_assert_cmpuint(messages->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < messages->len; i++) {
		g_assert_cmpuint(g_array_index(messages, DigestMessage, i).series, ==, want[i]);
		g_assert_cmpuint(want[i], <, series->len);
	}
}

static void test_size_without_cover(void)
{
	g_autoptr(Digest) digest = collect("kind\tseries\tpart\tinsertions\tdeletions\tfiles\n"
					   "patch\ta\t1\t18446744073709551615\t1\t2\n"
					   "cover\ta\t0\t\t\t\n"
					   "patch\ta\t2\t5\t1\t3\n");
	g_autoptr(GPtrArray) series = digest_series(digest);
	const DigestSeries *got = digest_series_at(series, 0);
	g_assert_cmpuint(got->size.insertions, ==, G_MAXUINT64);
	g_assert_cmpuint(got->size.deletions, ==, 2);
	g_assert_cmpuint(got->size.files, ==, 5);
}

static void test_body(void)
{
	static const struct {
		MessageText message;
		const char *body, *kept;
	} cases[] = {
		{ MESSAGE_FULL, "", "" },
		{ MESSAGE_FULL, "Text.\\n", "Text.\\n" },
		{ MESSAGE_FULL, "Text.\\n-- \\n2.40\\n", "Text.\\n" },
		{ MESSAGE_FULL, "-- \\n2.40\\n", "" },
		{ MESSAGE_FULL, "a -- \\n--\\nb", "a -- \\n--\\nb" },
		{ MESSAGE_FULL,
		  "Text.\\n---\\n a | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)\\n\\n",
		  "Text.\\n---\\n a | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)" },
		{ MESSAGE_FULL,
		  " 1 file changed, 1 insertion(+)\\n\\nbase-commit: 1\\n-- \\n2.40\\n",
		  " 1 file changed, 1 insertion(+)" },
		{ MESSAGE_COMMIT, "Text.\\n---\\n a | 2 +-\\n 1 file changed\\n", "Text.\\n" },
		{ MESSAGE_COMMIT, "Text.\\n\\nMore.\\n-- \\n2.40\\n", "Text.\\n\\nMore.\\n" },
		{ MESSAGE_NONE, "Text.\\n", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		int n_bad;
		g_autofree char *records = g_strconcat("kind\tbody\tpart\n"
						       "patch\t",
						       cases[i].body, "\t1\n", NULL);
		g_autoptr(Digest) digest = collect_counting(records, cases[i].message, &n_bad);
		const GArray *messages = digest_messages(digest);
		g_autoptr(GString) text = g_string_new(NULL);
		digest_message_append(digest, &g_array_index(messages, DigestMessage, 0), text);
		View body = view_of_gstring(text);
		/* The summary line's own end may or may not be part of it. */
		if (view_ends(body, "(-)\\n") || view_ends(body, "(+)\\n"))
			body.len -= 2;
		g_autofree char *got = view_dup(body);
		g_assert_cmpstr(got, ==, cases[i].kept);
	}
}

static void test_list(void)
{
	g_autoptr(Digest) digest = collect(week);
	g_assert_true(view_is(digest_list(digest), "kvm.example.org"));
	g_autoptr(Digest) empty = collect("");
	g_assert_cmpuint(digest_list(empty).len, ==, 0);
}

static void test_days(void)
{
	g_autoptr(Digest) digest = collect("kind\tdate\twhy\n"
					   "other\t2025-05-09T00:00:00Z\t\n"
					   "patch\t2025-05-09T23:00:00Z\t\n"
					   "patch\t2025-05-08T00:00:00Z\t\n"
					   "reply\t2025-05-09T00:00:00Z\t\n"
					   "other\t2025x05-08T00:00:00Z\t\n"
					   "other\t2025-13-08T00:00:00Z\t\n"
					   "other\t2025\t\n"
					   "other\t\t\n");
	static const DigestDay want[] = {
		{ "2025-05-08", 1, 1, "2025-05-08T00:00:00Z", VIEW_INIT("") },
		{ "2025-05-09", 3, 1, "2025-05-09T23:00:00Z", VIEW_INIT("") },
	};
	g_autoptr(GArray) days = digest_days(digest);
	g_assert_cmpuint(days->len, ==, G_N_ELEMENTS(want));
	for (guint i = 0; i < days->len; i++) {
		const DigestDay *got = &g_array_index(days, DigestDay, i);
		g_assert_cmpstr(got->date, ==, want[i].date);
		g_assert_cmpuint(got->messages, ==, want[i].messages);
		g_assert_cmpuint(got->patches, ==, want[i].patches);
		g_assert_cmpstr(got->last, ==, want[i].last);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest/letters", test_messages);
	g_test_add_func("/digest/series", test_series);
	g_test_add_func("/digest/letters-know-their-series", test_letters_know_their_series);
	g_test_add_func("/digest/size-without-cover", test_size_without_cover);
	g_test_add_func("/digest/body", test_body);
	g_test_add_func("/digest/list", test_list);
	g_test_add_func("/digest/days", test_days);
	return g_test_run();
}
