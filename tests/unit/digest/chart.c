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
	chart_append_days(&writer, days);
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
				"class=\"messages\" x=\"0.000%\" width=\"22.500%\" y=\"48.000\" "
				"height=\"48.000\""));
	g_assert_nonnull(strstr(two,
				"class=\"patches\" x=\"0.000%\" width=\"22.500%\" y=\"80.000\" "
				"height=\"16.000\""));
	g_assert_nonnull(
		strstr(two, "x=\"75.000%\" width=\"22.500%\" y=\"0.000\" height=\"96.000\""));
	g_assert_nonnull(strstr(two, "aria-label=\"9 messages, at most 6 a day\""));
	g_assert_cmpuint(count(two, "<rect"), ==, 3);
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
	g_test_add_func("/chart/many", test_many);
	return g_test_run();
}
