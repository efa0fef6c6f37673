/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages a week: common/digest/weeks.h. */
#include "digest/weeks.h"

#define DAY (gint64)86400

enum {
	MOST = 5
};

static void test_count(void)
{
	static const struct {
		gint64 mails[MOST]; /* days before the end; -1 for none */
		gint64 since;	    /* the same */
		const char *weeks;
	} cases[] = {
		/* no mail, and none before the period */
		{ { -1, -1, -1, -1, -1 }, 7, "" },
		{ { 1, 2, 7, -1, -1 }, 7, "" },
		{ { 1, 2, 14, -1, -1 }, 7, "1 2" },
		/* the week that mail began in is not whole */
		{ { 1, 2, 11, -1, -1 }, 7, "2" },
		{ { 1, 13, 13, 27, -1 }, 7, "1 0 2 1" },
		/* weeks without mail are weeks */
		{ { 28, -1, -1, -1, -1 }, 7, "1 0 0 0" },
		/* half a year at most, whatever clocks say */
		{ { 1, 9, 9999, -1, -1 }, 7, "1" },
		{ { 1, 9, 182, -1, -1 }, 7, "1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const gint64 end = 20000 * DAY;
		g_autoptr(GArray) mails = g_array_new(FALSE, FALSE, sizeof(TrafficMail));
		g_autoptr(GString) text = g_string_new(NULL);
		for (int j = 0; j < MOST; j++) {
			gint64 ago = cases[i].mails[j];
			TrafficMail mail = { .person = NO_PERSON };
			traffic_set_date(&mail, ago < 0 ? NO_DATE : end - ago * DAY);
			g_array_append_val(mails, mail);
		}
		const Traffic traffic = { .mails = mails };
		const DatePeriod period = { end - cases[i].since * DAY, end };
		g_autoptr(GArray) weeks = weeks_count(&traffic, &period, end);
		for (guint j = 0; j < weeks->len; j++)
			g_string_append_printf(text, "%s%d", j ? " " : "",
					       (int)g_array_index(weeks, guint64, j));
		g_assert_cmpstr(text->str, ==, cases[i].weeks);
	}
	g_autoptr(GArray) mails = g_array_new(FALSE, TRUE, sizeof(TrafficMail));
	const Traffic traffic = { .mails = g_array_set_size(mails, 3) };
	g_autoptr(GArray) open = weeks_count(&traffic, &(DatePeriod)DATE_PERIOD_ALL, 20 * DAY);
	g_assert_cmpuint(open->len, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/weeks/count", test_count);
	return g_test_run();
}
