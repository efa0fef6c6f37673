/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a page lists by date: common/digest/dated.h. */
#include "digest/dated.h"

enum {
	MOST = 5
};

static void test_series(void)
{
	static const struct {
		guint n;
		gint64 dates[MOST];
		guint places[MOST];
	} cases[] = {
		{ 0, { 0 }, { 0 } },
		{ 1, { 7 }, { 0 } },
		/* in order, backwards, and in no order */
		{ 3, { 1, 2, 3 }, { 2, 1, 0 } },
		{ 3, { 3, 2, 1 }, { 0, 1, 2 } },
		{ 5, { 2, 5, 1, 4, 3 }, { 1, 3, 4, 0, 2 } },
		/* of one date what came later is newer */
		{ 4, { 1, 1, 1, 1 }, { 3, 2, 1, 0 } },
		{ 5, { 2, 1, 2, 1, 2 }, { 4, 2, 0, 3, 1 } },
		/* what has no date is older than all, also than what is dated before 1970 */
		{ 4, { NO_DATE, -9, NO_DATE, G_MAXINT64 }, { 3, 1, 2, 0 } },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) series = g_ptr_array_new_with_free_func(g_free);

		for (guint j = 0; j < cases[i].n; j++) {
			DigestSeries *one = g_new0(DigestSeries, 1);
			one->date = cases[i].dates[j];
			g_ptr_array_add(series, one);
		}
		g_autoptr(GArray) all = dated_series(series);
		g_assert_cmpuint(all->len, ==, cases[i].n);
		for (guint j = 0; j < all->len; j++) {
			const Dated *dated = &g_array_index(all, Dated, j);
			g_test_message("%zu: %u", i, j);
			g_assert_cmpuint(dated->place, ==, cases[i].places[j]);
			g_assert_cmpint(dated->date, ==, cases[i].dates[dated->place]);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-dated/series", test_series);
	return g_test_run();
}
