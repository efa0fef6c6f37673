/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns that a program adds: common/record/extra.h. */
#include "record/extra.h"

static const Column added[] = { COLUMN_COMMIT, COLUMN_COMMIT_WHY };

/* Names and values with a blank between them, as they are written. */
static void check(const char *names, const char *values, const char *want_names,
		  const char *want_values)
{
	g_autoptr(ExtraColumns) extra = extra_columns_new(added, G_N_ELEMENTS(added));
	g_auto(GStrv) name = g_strsplit(names, " ", -1), value = g_strsplit(values, " ", -1);
	View name_views[4], value_views[4];
	size_t n = g_strv_length(name), n_written;
	for (size_t i = 0; i < n; i++) {
		name_views[i] = view_of(name[i]);
		value_views[i] = view_of(value[i]);
	}
	const View *written = extra_columns_start(extra, name_views, n, &n_written);
	Record row = { .table = TABLE_PATCH, .extra_values = value_views, .n_extra = n };
	const View ours[] = { VIEW("abc"), VIEW("why") };
	extra_columns_put(extra, &row, ours);
	g_assert_cmpuint(row.n_extra, ==, n_written);
	g_autoptr(GString) got_names = g_string_new(NULL);
	g_autoptr(GString) got_values = g_string_new(NULL);
	for (size_t i = 0; i < n_written; i++) {
		g_string_append_printf(got_names, "%s%.*s", i ? " " : "", (int)written[i].len,
				       written[i].data);
		g_string_append_printf(got_values, "%s%.*s", i ? " " : "",
				       (int)row.extra_values[i].len, row.extra_values[i].data);
	}
	g_assert_cmpstr(got_names->str, ==, want_names);
	g_assert_cmpstr(got_values->str, ==, want_values);
	g_assert_true(view_is(row.values[COLUMN_COMMIT], "abc"));
}

static void test_columns(void)
{
	check("", "", "commit commit_why", "abc why");
	check("mine", "1", "mine commit commit_why", "1 abc why");
	check("commit_why mine", "old 1", "commit_why mine commit", "why 1 abc");
	check("commit mine commit_why", "old 1 old", "commit mine commit_why", "abc 1 why");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/extra/columns", test_columns);
	return g_test_run();
}
