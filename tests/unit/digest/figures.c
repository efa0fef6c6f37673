/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "digest/figures.h"

#include "digest-case.h"
#include "message/date.h"

static void test_values(void)
{
	static const struct {
		FigureKind kind;
		const char *text;
		gint64 value; /* -1 for what is no value, -2 for what is not known */
		const char *written, *shown;
	} cases[] = {
		{ FIGURE_MESSAGES, "17", 17, "17", "17" },
		{ FIGURE_MESSAGES, "0017", 17, "17", "17" },
		{ FIGURE_MESSAGES, "0", 0, "0", "0" },
		{ FIGURE_MESSAGES, "", -2, "", "-" },
		{ FIGURE_MESSAGES, "1.0", -1, NULL, NULL },
		{ FIGURE_MESSAGES, "-1", -1, NULL, NULL },
		{ FIGURE_MESSAGES, "+1", -1, NULL, NULL },
		{ FIGURE_MESSAGES, " 1", -1, NULL, NULL },
		{ FIGURE_MESSAGES, "99999999999999999999999", -1, NULL, NULL },
		{ FIGURE_FIRST_DAY, "2025-05-14", 20222, "2025-05-14", "2025-05-14" },
		{ FIGURE_FIRST_DAY, "1970-01-01", 0, "1970-01-01", "1970-01-01" },
		{ FIGURE_FIRST_DAY, "2025-02-30", -1, NULL, NULL },
		{ FIGURE_FIRST_DAY, "2025-5-14", -1, NULL, NULL },
		{ FIGURE_FIRST_DAY, "20222", -1, NULL, NULL },
		{ FIGURE_VERSIONS_MEAN, "1.5", 150, "1.5", "1.5" },
		{ FIGURE_VERSIONS_MEAN, "1.50", 150, "1.5", "1.5" },
		{ FIGURE_VERSIONS_MEAN, "1.05", 105, "1.05", "1.05" },
		{ FIGURE_VERSIONS_MEAN, "1.055", -1, NULL, NULL },
		{ FIGURE_VERSIONS_MEAN, "1.", -1, NULL, NULL },
		{ FIGURE_VERSIONS_MEAN, ".5", -1, NULL, NULL },
		{ FIGURE_VERSIONS_MEAN, "1.x", -1, NULL, NULL },
		{ FIGURE_ANSWERED_SHARE, "0.6667", 6667, "0.6667", "66.7 %" },
		{ FIGURE_ANSWERED_SHARE, "1", 10000, "1", "100 %" },
		{ FIGURE_ANSWERED_SHARE, "0.0005", 5, "0.0005", "0.1 %" },
		{ FIGURE_ANSWER_MEDIAN, "86399.5", 863995, "86399.5", "1d" },
		{ FIGURE_ANSWER_MEDIAN, "59", 590, "59", "59s" },
		{ FIGURE_ANSWER_MEDIAN, "60", 600, "60", "1m" },
		{ FIGURE_ANSWER_MEDIAN, "7261", 72610, "7261", "2h 1m" },
		{ FIGURE_ANSWER_MEDIAN, "90061", 900610, "90061", "1d 1h" },
		{ FIGURE_ANSWER_MEDIAN, "86401", 864010, "86401", "1d" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Figure figure;
		bool is_value = figure_parse(cases[i].kind, view_of(cases[i].text), &figure);
		g_test_message("%s", cases[i].text);
		g_assert_cmpint(is_value, ==, cases[i].value != -1);
		if (!is_value)
			continue;
		g_assert_cmpint(figure.is_known, ==, cases[i].value != -2);
		if (figure.is_known)
			g_assert_cmpint(figure.value, ==, cases[i].value);
		g_autoptr(GString) written = g_string_new(NULL);
		g_autoptr(GString) shown = g_string_new(NULL);
		figure_append(written, cases[i].kind, figure);
		figure_show(shown, cases[i].kind, figure);
		g_assert_cmpstr(written->str, ==, cases[i].written);
		g_assert_cmpstr(shown->str, ==, cases[i].shown);
	}
}

static void test_changes(void)
{
	static const struct {
		FigureKind kind;
		const char *before, *now, *change, *shown;
	} cases[] = {
		{ FIGURE_MESSAGES, "3", "5", "+2", "+2" },
		{ FIGURE_MESSAGES, "5", "3", "-2", "-2" },
		{ FIGURE_MESSAGES, "5", "5", "0", "0" },
		{ FIGURE_MESSAGES, "", "5", "", "" },
		{ FIGURE_MESSAGES, "5", "", "", "" },
		{ FIGURE_FIRST_DAY, "2025-01-01", "2025-04-01", "", "" },
		{ FIGURE_APPLIED_SHARE, "0.5", "0.25", "-0.25", "-25 %" },
		{ FIGURE_APPLIED_MEDIAN, "7200", "3600.5", "-3599.5", "-1h" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Figure before, now;
		g_autoptr(GString) change = g_string_new(NULL);
		g_autoptr(GString) shown = g_string_new(NULL);
		g_assert_true(figure_parse(cases[i].kind, view_of(cases[i].before), &before));
		g_assert_true(figure_parse(cases[i].kind, view_of(cases[i].now), &now));
		figure_change_append(change, cases[i].kind, before, now);
		figure_change_show(shown, cases[i].kind, before, now);
		g_assert_cmpstr(change->str, ==, cases[i].change);
		g_assert_cmpstr(shown->str, ==, cases[i].shown);
	}
}

/* Every figure has a name of its own. */
static void test_names(void)
{
	for (FigureKind kind = 0; kind < N_FIGURES; kind++)
		g_assert_cmpuint(figure_of_name(view_of(figure_name(kind))), ==, kind);
	g_assert_cmpuint(figure_of_name(VIEW("pigeons")), ==, N_FIGURES);
	g_assert_cmpuint(figure_of_name(VIEW("")), ==, N_FIGURES);
}

/* Posts one patch an hour after the other, each answered after so many seconds. */
static char *answered_after(const int *seconds, size_t n)
{
	GString *records =
		g_string_new("kind\tdate\tfrom_name\tfrom_addr\tmessage_id\tin_reply_to\t"
			     "part\ttotal\ttitle\tauthor_name\tauthor_addr\tseries\n");
	for (size_t i = 0; i < n; i++) {
		char posted[DATE_SIZE], answered[DATE_SIZE];
		gint64 date = 1700000000 + 3600 * (gint64)i;
		date_format(date, posted);
		date_format(date + seconds[i], answered);
		g_string_append_printf(
			records,
			"patch\t%s\tMira\tm@example.org\tp%zu\t\t1\t1\tTide %zu\tMira\t"
			"m@example.org\tp%zu\n"
			"reply\t%s\tTor\tt@example.org\tr%zu\tp%zu\t1\t1\tTide %zu\tTor\t"
			"t@example.org\tp%zu\n",
			posted, i, i, i, answered, i, i, i, i);
	}
	return g_string_free(records, FALSE);
}

/* datamash says the same of these. */
static void test_quantiles(void)
{
	static const struct {
		int seconds[5];
		size_t n;
		gint64 median, p90; /* tenths of a second */
	} cases[] = {
		{ { 5 }, 1, 50, 50 },
		{ { 1, 2 }, 2, 15, 19 },
		{ { 30, 10, 20 }, 3, 200, 280 },
		{ { 4, 3, 2, 1 }, 4, 25, 37 },
		{ { 100, 0, 50, 25, 75 }, 5, 500, 900 },
		/* An answer from a clock that is late. */
		{ { -60, 60 }, 2, 300, 540 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = answered_after(cases[i].seconds, cases[i].n);
		Figures figures;
		const DatePeriod all = DATE_PERIOD_ALL;
		g_autoptr(Digest) digest = collect_wanting(records, DIGEST_TRAFFIC);
		g_autoptr(GPtrArray) series = digest_series(digest);
		g_autoptr(FigureMaker) maker = figure_maker_new(digest, series);
		figures_make(maker, &all, &figures);
		g_assert_cmpint(figures.figures[FIGURE_ANSWER_MEDIAN].value, ==, cases[i].median);
		g_assert_cmpint(figures.figures[FIGURE_ANSWER_P90].value, ==, cases[i].p90);
		g_assert_cmpint(figures.figures[FIGURE_THREAD_ANSWER_P90].value, ==, cases[i].p90);
	}
}

/* How a topic's versions are counted: postings as `VERSION FLAG DAY`, each superseding the last. */
static void test_versions(void)
{
	static const struct {
		const char *postings;
		gint64 versions;
	} cases[] = {
		{ "1 - 1", 1 },
		{ "1 - 1, 2 - 2", 2 },
		{ "3 - 1", 3 },
		{ "3 - 1, 4 - 2", 4 },
		{ "1 rfc 1, 1 - 2, 2 - 3", 3 },
		/* again on the same day, and later */
		{ "1 - 1, 1 - 1, 1 - 1", 1 },
		{ "1 - 1, 1 - 5", 2 },
		{ "1 - 1, 1 resend 5", 1 },
		{ "1 - 1, 2 resend 5", 2 },
		{ "333 - 1", 1 },
		{ "1 - 1, 22 - 2", 22 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) records = g_string_new(
			"kind\tdate\tfrom_addr\tmessage_id\tversion\tflags\tpart\ttotal\t"
			"title\tauthor_name\tauthor_addr\tseries\tin_reply_to\n");
		g_auto(GStrv) postings = g_strsplit(cases[i].postings, ", ", 0);
		for (guint n = 0; postings[n]; n++) {
			g_auto(GStrv) words = g_strsplit(postings[n], " ", 3);
			g_string_append_printf(
				records,
				"patch\t2025-03-%02dT0%u:00:00Z\tm@example.org\tm%u\t%s\t%s"
				"\t1\t1\tRead the gauge at the pier\tMira\tm@example.org\tm%u"
				"\t\n",
				atoi(words[2]), n, n, words[0],
				g_str_equal(words[1], "-") ? "" : words[1], n);
		}
		Figures figures;
		const DatePeriod all = DATE_PERIOD_ALL;
		g_autoptr(Digest) digest = collect_wanting(records->str, DIGEST_TRAFFIC);
		g_autoptr(GPtrArray) series = digest_series(digest);
		g_autoptr(FigureMaker) maker = figure_maker_new(digest, series);
		figures_make(maker, &all, &figures);
		g_test_message("%s", cases[i].postings);
		g_assert_cmpint(figures.figures[FIGURE_TOPICS].value, ==, 1);
		g_assert_cmpint(figures.figures[FIGURE_VERSIONS].value, ==, cases[i].versions);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/figures/values", test_values);
	g_test_add_func("/figures/changes", test_changes);
	g_test_add_func("/figures/names", test_names);
	g_test_add_func("/figures/quantiles", test_quantiles);
	g_test_add_func("/figures/versions", test_versions);
	return g_test_run();
}
