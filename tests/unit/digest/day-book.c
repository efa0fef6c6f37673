/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When a range of an inbox begins: common/digest/day-book.h, over digest/digest.h. */
#include "digest-case.h"
#include "digest/traffic.h"
#include "message/date.h"

#define BEFORE(date) "patch\t" date "\tyes\t\n"
#define NEWS(date) "patch\t" date "\t\t\n"

static void test_since(void)
{
	static const struct {
		const char *records, *since;
		guint within;
	} cases[] = {
		/* all mail is the period's */
		{ NEWS("2025-05-01T10:00:00Z"), NULL, 1 },
		/* the first day with mail */
		{ BEFORE("2025-05-01T10:00:00Z") NEWS("2025-05-03T10:00:00Z"),
		  "2025-05-03T00:00:00Z", 1 },
		/* nothing came: behind all that was there, but for clocks that lie */
		{ BEFORE("2025-05-02T10:00:00Z") BEFORE("2025-05-01T10:00:00Z"),
		  "2025-05-02T10:00:01Z", 0 },
		{ BEFORE("2025-05-01T10:00:00Z") BEFORE("2025-05-02T10:00:00Z")
			  BEFORE("2025-05-02T11:00:00Z") BEFORE("2035-05-02T10:00:00Z"),
		  "2025-05-02T11:00:01Z", 0 },
		/* or nobody knows when */
		{ BEFORE(""), NULL, 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records =
			g_strconcat("kind\tdate\tcontext\tpart\n", cases[i].records, NULL);
		g_test_message("%s", records);
		g_autoptr(Digest) digest = collect_wanting(records, DIGEST_TRAFFIC);
		g_autoptr(GPtrArray) series = digest_series(digest);
		g_assert_nonnull(series);
		gint64 since = G_MININT64;
		g_assert_true(!cases[i].since ||
			      date_parse_record(view_of(cases[i].since), &since));
		g_assert_cmpint(digest_span(digest).since, ==, since);
		g_assert_cmpuint(digest_counts(digest).within, ==, cases[i].within);
		const GArray *mails = digest_traffic(digest)->mails;
		guint n = 0;
		for (guint j = 0; j < mails->len; j++)
			n += traffic_date(&g_array_index(mails, TrafficMail, j)) >=
			     MAX(since, NO_DATE + 1);
		g_assert_cmpuint(n, ==, cases[i].within);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-day-book/since", test_since);
	return g_test_run();
}
