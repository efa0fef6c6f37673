/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates and periods as users give them: common/message/date-given.h. */
#include "message/date-given.h"

#include "message/date.h"

/* A Thursday. */
#define NOW "2026-11-26T11:00:00Z"

static const struct {
	const char *text;
	const char *date; /* as in records; NULL for what is no date */
} cases[] = {
	{ "now", NOW },
	{ "today", "2026-11-26T00:00:00Z" },
	{ "yesterday", "2026-11-25T11:00:00Z" },
	{ "Yesterday", "2026-11-25T11:00:00Z" },
	{ "yesterday 17:00", "2026-11-25T17:00:00Z" },
	{ "6am yesterday", "2026-11-25T06:00:00Z" },
	{ "yesterday 12am", "2026-11-25T00:00:00Z" },
	{ "yesterday at 5:30 pm", "2026-11-25T17:30:00Z" },
	{ "yesterday noon", "2026-11-25T12:00:00Z" },
	{ "noon yesterday", "2026-11-25T12:00:00Z" },
	{ "midnight", "2026-11-26T00:00:00Z" },
	{ "noon", "2026-11-25T12:00:00Z" },
	{ "tea", "2026-11-25T17:00:00Z" },
	{ "10:00", "2026-11-26T10:00:00Z" },
	{ "10am", "2026-11-26T10:00:00Z" },
	{ "12:34:56", "2026-11-25T12:34:56Z" },

	{ "2 weeks ago", "2026-11-12T11:00:00Z" },
	{ "2.weeks.ago", "2026-11-12T11:00:00Z" },
	{ "2-weeks-ago", "2026-11-12T11:00:00Z" },
	{ "2_weeks_ago", "2026-11-12T11:00:00Z" },
	{ "2 weeks", "2026-11-12T11:00:00Z" },
	{ "2weeks", "2026-11-12T11:00:00Z" },
	{ " 2  Weeks AGO ", "2026-11-12T11:00:00Z" },
	{ "two weeks ago", "2026-11-12T11:00:00Z" },
	{ "ten days ago", "2026-11-16T11:00:00Z" },
	{ "a week ago", "2026-11-19T11:00:00Z" },
	{ "one week ago", "2026-11-19T11:00:00Z" },
	{ "last week", "2026-11-19T11:00:00Z" },
	{ "last month", "2026-10-26T11:00:00Z" },
	{ "last year", "2025-11-26T11:00:00Z" },
	{ "2 fortnights ago", "2026-10-29T11:00:00Z" },
	{ "1 quarter ago", "2026-08-26T11:00:00Z" },
	{ "9 months ago", "2026-02-26T11:00:00Z" },
	{ "1 year 2 months ago", "2025-09-26T11:00:00Z" },
	{ "1 year, 2 months and 3 days ago", "2025-09-23T11:00:00Z" },
	{ "90 days ago", "2026-08-28T11:00:00Z" },
	{ "0 days ago", NOW },
	{ "36 hours ago", "2026-11-24T23:00:00Z" },
	{ "90 minutes ago", "2026-11-26T09:30:00Z" },
	{ "1 min ago", "2026-11-26T10:59:00Z" },
	{ "30 seconds ago", "2026-11-26T10:59:30Z" },
	{ "3 days ago 10:00", "2026-11-23T10:00:00Z" },

	{ "monday", "2026-11-23T11:00:00Z" },
	{ "last monday", "2026-11-23T11:00:00Z" },
	{ "Mon", "2026-11-23T11:00:00Z" },
	{ "thursday", "2026-11-19T11:00:00Z" },
	{ "friday 00:00", "2026-11-20T00:00:00Z" },
	{ "sunday", "2026-11-22T11:00:00Z" },
	{ "july 1", "2026-07-01T00:00:00Z" },
	{ "1 July", "2026-07-01T00:00:00Z" },
	{ "1st of July", "2026-07-01T00:00:00Z" },
	{ "July", "2026-07-01T00:00:00Z" },
	{ "dec 5", "2025-12-05T00:00:00Z" },
	{ "july 1 10:00", "2026-07-01T10:00:00Z" },

	{ "2026-07-01", "2026-07-01T00:00:00Z" },
	{ "2026/07/01", "2026-07-01T00:00:00Z" },
	{ "2026-07-01 12:30", "2026-07-01T12:30:00Z" },
	{ "2026-07-01T12:30:00+02:00", "2026-07-01T10:30:00Z" },
	{ "2026-07-01T12:30:00Z", "2026-07-01T12:30:00Z" },
	{ "20260701", "2026-07-01T00:00:00Z" },
	{ "2026-07", "2026-07-01T00:00:00Z" },
	{ "2026-7", "2026-07-01T00:00:00Z" },
	{ "2026", "2026-01-01T00:00:00Z" },
	{ "1.7.2026", "2026-07-01T00:00:00Z" },
	{ "1 Jul 2026", "2026-07-01T00:00:00Z" },
	{ "July 1, 2026", "2026-07-01T00:00:00Z" },
	{ "Wed, 1 Jul 2026 12:00:00 +0200", "2026-07-01T10:00:00Z" },
	{ "@1783000000", "2026-07-02T13:46:40Z" },
	{ "1783000000", "2026-07-02T13:46:40Z" },

	{ "", NULL },
	{ " ", NULL },
	{ "foo", NULL },
	{ "10", NULL },
	{ "week", NULL },
	{ "ago", NULL },
	{ "2 weeks 3", NULL },
	{ "2 3 weeks ago", NULL },
	{ "two three weeks ago", NULL },
	{ "tomorrow", NULL },
	{ "2 weks ago", NULL },
	{ "25:00", NULL },
	{ "10:75", NULL },
	{ "13pm", NULL },
	{ "10:00 11:00", NULL },
	{ "2026-02-30", NULL },
	{ "2026-13", NULL },
	{ "99999 years ago", NULL },
	{ "999999999999999999999 days ago", NULL },
	{ "57 years ago", NULL },
	{ "smarch 1", NULL },
	{ "feb 30", NULL },
};

static gint64 seconds_of(const char *date)
{
	gint64 seconds = -1;
	g_assert_true(date_parse_record(view_of(date), &seconds));
	return seconds;
}

static void test_parse(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		gint64 seconds;
		char date[DATE_SIZE] = "-";
		if (date_given_parse(view_of(cases[i].text), seconds_of(NOW), &seconds))
			date_format(seconds, date);
		g_test_message("'%s'", cases[i].text);
		g_assert_cmpstr(date, ==, cases[i].date ? cases[i].date : "-");
	}
}

static void test_month_ends(void)
{
	gint64 seconds;
	/* the last day of a shorter month, not one of the next */
	g_assert_true(date_given_parse(VIEW("1 month ago"), seconds_of("2026-03-31T12:00:00Z"),
				       &seconds));
	g_assert_cmpint(seconds, ==, seconds_of("2026-02-28T12:00:00Z"));
	g_assert_true(
		date_given_parse(VIEW("1 year ago"), seconds_of("2024-02-29T12:00:00Z"), &seconds));
	g_assert_cmpint(seconds, ==, seconds_of("2023-02-28T12:00:00Z"));
	g_assert_true(
		date_given_parse(VIEW("monday"), seconds_of("2026-11-23T12:00:00Z"), &seconds));
	g_assert_cmpint(seconds, ==, seconds_of("2026-11-16T12:00:00Z"));
}

static void test_period(void)
{
	const DatePeriod all = DATE_PERIOD_ALL;
	const DatePeriod july = { seconds_of("2026-07-01T00:00:00Z"),
				  seconds_of("2026-08-01T00:00:00Z") };
	g_assert_true(date_period_is_all(&all));
	g_assert_cmpint(date_period_find(&all, VIEW("")), ==, DATE_WITHIN);
	g_assert_false(date_period_is_all(&july));
	g_assert_cmpint(date_period_find(&july, VIEW("")), !=, DATE_WITHIN);
	g_assert_cmpint(date_period_find(&july, VIEW("2026-06-30T23:59:59Z")), !=, DATE_WITHIN);
	g_assert_cmpint(date_period_find(&july, VIEW("2026-07-01T00:00:00Z")), ==, DATE_WITHIN);
	g_assert_cmpint(date_period_find(&july, VIEW("2026-07-31T23:59:59Z")), ==, DATE_WITHIN);
	g_assert_cmpint(date_period_find(&july, VIEW("2026-08-01T00:00:00Z")), !=, DATE_WITHIN);
	g_assert_cmpint(date_period_find(&july, VIEW("2026-06-30T00:00:00Z")), ==, DATE_BEFORE);
	g_assert_cmpint(date_period_find(&july, VIEW("2026-08-01T00:00:00Z")), ==, DATE_AFTER);
	g_assert_cmpint(date_period_find(&july, VIEW("")), ==, DATE_AFTER);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/date-given/parse", test_parse);
	g_test_add_func("/date-given/month-ends", test_month_ends);
	g_test_add_func("/date-given/period", test_period);
	return g_test_run();
}
