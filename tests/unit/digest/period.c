/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The period of a digest: common/digest/period.h. */
#include "digest/period.h"

typedef struct {
	const char *name;
	struct {
		const char *date;
		guint64 messages;
	} days[12];
	const char *from, *to;
} Case;

static const Case cases[] = {
	{ "one day", { { "2025-03-01", 5 } }, "2025-03-01", "2025-03-01" },
	{ "a week", { { "2025-03-01", 1 }, { "2025-03-08", 1 } }, "2025-03-01", "2025-03-08" },
	{ "one lies at each end",
	  { { "2005-03-08", 1 },
	    { "2025-03-01", 1 },
	    { "2025-03-02", 2 },
	    { "2025-03-07", 4 },
	    { "2025-03-09", 1 },
	    { "2035-03-10", 1 } },
	  "2025-03-01",
	  "2025-03-09" },
	{ "last year's number, in January",
	  { { "2024-01-05", 1 }, { "2025-01-01", 2 }, { "2025-01-31", 3 } },
	  "2025-01-01",
	  "2025-01-31" },
	{ "two of the same day",
	  { { "2025-03-01", 20 }, { "2025-03-02", 20 }, { "2035-03-02", 2 } },
	  "2025-03-01",
	  "2035-03-02" },
	{ "two of a hundred, at one end",
	  { { "1970-01-01", 1 }, { "2001-01-01", 1 }, { "2025-03-01", 50 }, { "2025-03-02", 50 } },
	  "2025-03-01",
	  "2025-03-02" },
	{ "three of a hundred",
	  { { "1970-01-01", 3 }, { "2025-03-01", 50 }, { "2025-03-02", 50 } },
	  "1970-01-01",
	  "2025-03-02" },
	{ "day and month in the wrong order, among many",
	  { { "2025-04-01", 50 }, { "2025-06-30", 50 }, { "2025-11-04", 1 } },
	  "2025-04-01",
	  "2025-06-30" },
	{ "a late answer to a few",
	  { { "2025-03-01", 9 }, { "2025-11-04", 1 } },
	  "2025-03-01",
	  "2025-11-04" },
	{ "little mail",
	  { { "2015-03-01", 1 },
	    { "2018-03-02", 1 },
	    { "2019-03-01", 1 },
	    { "2020-11-04", 1 },
	    { "2024-11-04", 1 } },
	  "2015-03-01",
	  "2024-11-04" },
	{ "too few to tell",
	  { { "1970-01-01", 1 }, { "2025-03-01", 2 } },
	  "1970-01-01",
	  "2025-03-01" },
	{ "halves", { { "1970-01-01", 60 }, { "9999-12-31", 60 } }, "1970-01-01", "9999-12-31" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DigestDay));
		for (size_t n = 0; n < G_N_ELEMENTS(c->days) && c->days[n].date; n++) {
			DigestDay day = { .messages = c->days[n].messages };
			g_strlcpy(day.date, c->days[n].date, sizeof(day.date));
			g_array_append_val(days, day);
		}
		guint first, end;
		period_find(days, &first, &end);
		g_test_message("%s", c->name);
		g_assert_cmpuint(first, <, end);
		g_assert_cmpstr(g_array_index(days, DigestDay, first).date, ==, c->from);
		g_assert_cmpstr(g_array_index(days, DigestDay, end - 1).date, ==, c->to);
	}
}

static void test_empty(void)
{
	g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(DigestDay));
	guint first, end;
	period_find(days, &first, &end);
	g_assert_cmpuint(first, ==, 0);
	g_assert_cmpuint(end, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/period/cases", test_cases);
	g_test_add_func("/period/empty", test_empty);
	return g_test_run();
}
