/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stat tables: whatever the bytes say, what is taken of them is printed as values that are read as
 * the same again, and a table alone is merged into itself.
 */
#include "digest/stat-table.h"
#include "fuzz.h"

static void complain(const char *message, gpointer data)
{
	g_assert_true(g_str_has_prefix(message, "-:"));
	(*(guint *)data)++;
}

static void check_figure(FigureKind kind, Figure figure)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) shown = g_string_new(NULL);
	Figure again;
	figure_append(text, kind, figure);
	g_assert_true(figure_parse(kind, view_of_gstring(text), &again));
	g_assert_true(again.is_known == figure.is_known);
	g_assert_true(!figure.is_known || again.value == figure.value);
	figure_show(shown, kind, figure);
	g_assert_true(shown->len > 0);
	figure_change_show(shown, kind, figure, again);
	g_string_truncate(text, 0);
	figure_change_append(text, kind, figure, again);
	g_assert_true(text->len == 0 || g_str_equal(text->str, "0"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = fuzz_fd(fuzz_view(data, size));
	guint n_complaints = 0;
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(StatTable) table = stat_table_new();
	g_autoptr(GError) error = NULL;
	bool done = stat_table_read(table, input, complain, &n_complaints, &error);
	g_assert_true(done == (error == NULL));
	g_autoptr(GArray) parts = stat_table_parts(table);
	for (guint i = 0; i < parts->len; i++) {
		StatPart *part = &g_array_index(parts, StatPart, i);
		for (FigureKind kind = 0; kind < N_FIGURES; kind++)
			check_figure(kind, part->figures.figures[kind]);
		Figures sum = part->figures;
		figures_add(&sum, &part->figures);
		figures_derive(&sum);
		for (FigureKind kind = 0; kind < N_FIGURES; kind++)
			check_figure(kind, sum.figures[kind]);
	}
	close(fd);
	return 0;
}
