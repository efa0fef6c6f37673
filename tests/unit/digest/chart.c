/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charts: common/digest/chart.h. */
#include "digest/chart.h"

#include "digest/digest.h"

/* What func appends. */
static char *drawn(const GArray *days)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	HtmlWriter writer = { out, scratch };
	chart_append_days(&writer, days, &(DatePeriod)DATE_PERIOD_ALL);
	return g_strdup(out->str);
}

static size_t count(const char *text, const char *needle)
{
	size_t n = 0;
	for (; (text = strstr(text, needle)); text++)
		n++;
	return n;
}

static void add_day(GArray *days, const char *date, guint64 messages, guint64 patches)
{
	DigestDay day = { .messages = messages, .patches = patches };
	g_strlcpy(day.date, date, sizeof(day.date));
	g_array_append_val(days, day);
}

static void test_bar(void)
{
	static const struct {
		guint64 count, most;
		const char *width;
	} cases[] = {
		{ 0, 10, "width=\"0.000%\"" },
		{ 1, 3, "width=\"33.333%\"" },
		{ 10, 10, "width=\"100.000%\"" },
		{ 0, 0, "width=\"0.000%\"" },
		{ G_MAXUINT64, G_MAXUINT64, "width=\"100.000%\"" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		HtmlWriter writer = { out, NULL };
		chart_append_bar(&writer, cases[i].count, cases[i].most);
		g_assert_nonnull(strstr(out->str, cases[i].width));
	}
}

static void test_days(void)
{
	g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DigestDay));
	g_autofree char *none = drawn(days);
	g_assert_cmpstr(none, ==, "");
	add_day(days, "2025-02-27", 3, 1);
	g_autofree char *one = drawn(days);
	g_assert_cmpstr(one, ==, "");
	/* what is no day is not drawn */
	add_day(days, "broken", 1, 0);
	/* two days without mail between them have their room */
	add_day(days, "2025-03-02", 6, 0);
	g_autofree char *two = drawn(days);
	g_assert_nonnull(strstr(two, "<title>2025-02-27: 3 messages, 1 patch</title>"));
	g_assert_nonnull(strstr(two,
				"class=\"messages\" x=\"1.250%\" width=\"22.500%\" y=\"50.000%\" "
				"height=\"50.000%\""));
	g_assert_nonnull(strstr(two,
				"class=\"patches\" x=\"1.250%\" width=\"22.500%\" y=\"83.333%\" "
				"height=\"16.667%\""));
	g_assert_nonnull(
		strstr(two, "x=\"76.250%\" width=\"22.500%\" y=\"0.000%\" height=\"100.000%\""));
	g_assert_nonnull(
		strstr(two, "aria-label=\"9 messages, at most 6 a day: Thu 27 3, Sun 02 6\""));
	g_assert_nonnull(strstr(two, "<span>Thu 27</span> <span>Fri 28</span> "
				     "<span>Sat 01</span> <span>Sun 02</span>"));
	g_assert_cmpuint(count(two, "<rect"), ==, 3);
}

/* The days of a period are its own. */
static void test_period(void)
{
	static const struct {
		gint64 since, until; /* days since 2025-02-27 */
		const char *first;   /* rectangle */
		size_t names;
	} cases[] = {
		{ 0, 1, NULL, 0 },
		{ 0, 2, "x=\"2.500%\" width=\"45.000%\"", 2 },
		{ -1, 1, "x=\"52.500%\" width=\"45.000%\"", 2 },
		{ -1, 9, "x=\"10.500%\" width=\"9.000%\"", 10 },
		{ -1, 10, "x=\"9.545%\" width=\"8.182%\"", 3 },
		/* half a year and more: weeks, from the period's first day */
		{ -370, 1, "x=\"98.113%\"", 3 },
	};
	g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DigestDay));
	add_day(days, "2025-02-27", 3, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const gint64 day = 86400, start = 20146 * day;
		g_autoptr(GString) out = g_string_new(NULL);
		g_autoptr(GString) scratch = g_string_new(NULL);
		HtmlWriter writer = { out, scratch };
		DatePeriod period = { start + cases[i].since * day, start + cases[i].until * day };
		chart_append_days(&writer, days, &period);
		g_test_message("%s", out->str);
		if (cases[i].first)
			g_assert_nonnull(strstr(out->str, cases[i].first));
		else
			g_assert_cmpstr(out->str, ==, "");
		g_assert_cmpuint(count(out->str, "<span>"), ==, cases[i].names);
	}
}

static void test_weeks(void)
{
	g_autoptr(GArray) weeks = g_array_new(FALSE, FALSE, sizeof(guint64));
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	HtmlWriter writer = { out, scratch };
	static const guint64 counts[] = { 4, 0, 8 };
	g_array_append_val(weeks, counts[0]);
	chart_append_weeks(&writer, weeks);
	g_assert_cmpstr(out->str, ==, "");
	g_array_append_vals(weeks, counts + 1, 2);
	chart_append_weeks(&writer, weeks);
	g_assert_nonnull(strstr(out->str, "the last one last: 4 0 8\""));
	g_assert_nonnull(strstr(out->str, "y=\"50.000%\" height=\"50.000%\""));
	g_assert_nonnull(strstr(out->str, "over 3 weeks"));
	g_assert_nonnull(strstr(out->str, "the last</span> 8, on average 4, at most 8."));
}

static void test_many(void)
{
	g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DigestDay));
	for (int month = 1; month <= 12; month++)
		for (int day = 1; day <= 28; day++) {
			g_autofree char *date = g_strdup_printf("2025-%02d-%02d", month, day);
			add_day(days, date, 2, 1);
		}
	g_autofree char *text = drawn(days);
	g_assert_nonnull(strstr(text, "672 messages, at most 14 in 7 days"));
	g_assert_cmpuint(count(text, "<g>"), ==, 52);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/chart/bar", test_bar);
	g_test_add_func("/chart/days", test_days);
	g_test_add_func("/chart/period", test_period);
	g_test_add_func("/chart/weeks", test_weeks);
	g_test_add_func("/chart/many", test_many);
	return g_test_run();
}
