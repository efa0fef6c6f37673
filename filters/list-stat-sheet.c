/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How list-stat prints figures: see list-stat-sheet.h. */
#include "list-stat-sheet.h"

static const ChoiceWord format_words[N_SHEET_FORMATS] = {
	[SHEET_TSV] = { "tsv", NULL },
	[SHEET_TEXT] = { "text", NULL },
};

const Choice sheet_format_choice = CHOICE_INIT(format_words);

/* Label, name, value, before, change. */
#define MAX_CELLS 5

void sheet_clear(Sheet *sheet)
{
	g_ptr_array_unref(sheet->cells);
}

static void sheet_add(Sheet *sheet, const char *text)
{
	g_ptr_array_add(sheet->cells, g_strdup(text));
}

static const char *cell_at(const Sheet *sheet, guint i)
{
	return g_ptr_array_index(sheet->cells, i);
}

/* A row is complete: only where columns are aligned, all of them must be there first. */
static void sheet_end_row(Sheet *sheet)
{
	if (sheet->format == SHEET_TEXT)
		return;
	for (guint i = 0; i < sheet->cells->len; i++) {
		output_write(sheet->output, i ? VIEW("\t") : VIEW(""));
		output_write(sheet->output, view_of(cell_at(sheet, i)));
	}
	output_write(sheet->output, VIEW("\n"));
	g_ptr_array_set_size(sheet->cells, 0);
}

void sheet_init(Sheet *sheet, Output *output, SheetFormat format, FigurePiece piece,
		const StatPart *before)
{
	*sheet =
		(Sheet){ output, g_ptr_array_new_with_free_func(g_free), 0, format, piece, before };
	if (piece != FIGURES_BY_NOTHING)
		sheet_add(sheet, figure_piece_choice.words[piece].word);
	sheet_add(sheet, "name");
	sheet_add(sheet, "value");
	if (before) {
		sheet_add(sheet, "before");
		sheet_add(sheet, "change");
	}
	sheet->n_cells = sheet->cells->len;
	sheet_end_row(sheet);
}

static void add_figure(Sheet *sheet, FigureKind kind, Figure figure)
{
	g_autoptr(GString) text = g_string_new(NULL);
	if (sheet->format == SHEET_TEXT)
		figure_show(text, kind, figure);
	else
		figure_append(text, kind, figure);
	sheet_add(sheet, text->str);
}

static void add_change(Sheet *sheet, FigureKind kind, Figure before, Figure now)
{
	g_autoptr(GString) text = g_string_new(NULL);
	if (sheet->format == SHEET_TEXT)
		figure_change_show(text, kind, before, now);
	else
		figure_change_append(text, kind, before, now);
	sheet_add(sheet, text->str);
}

/* People see the unit of a time. */
static void add_name(Sheet *sheet, FigureKind kind)
{
	const char *name = figure_name(kind);
	bool has_unit = sheet->format == SHEET_TEXT && g_str_has_suffix(name, "_seconds");
	g_autofree char *text = g_strndup(name, strlen(name) - (has_unit ? strlen("_seconds") : 0));
	sheet_add(sheet, text);
}

void sheet_add_row(Sheet *sheet, const char *label, FigureKind kind, const Figures *figures)
{
	Figure now = figures->figures[kind];
	if (sheet->piece != FIGURES_BY_NOTHING)
		sheet_add(sheet, label);
	add_name(sheet, kind);
	add_figure(sheet, kind, now);
	if (sheet->before) {
		add_figure(sheet, kind, sheet->before->figures.figures[kind]);
		add_change(sheet, kind, sheet->before->figures.figures[kind], now);
	}
	sheet_end_row(sheet);
}

/* Names begin at the left, numbers end at the right. */
void sheet_align(const Sheet *sheet)
{
	if (sheet->format != SHEET_TEXT)
		return;
	int widths[MAX_CELLS] = { 0 };
	guint name = sheet->piece != FIGURES_BY_NOTHING;
	g_autoptr(GString) line = g_string_new(NULL);
	for (guint i = 0; i < sheet->cells->len; i++) {
		int *width = &widths[i % sheet->n_cells];
		*width = MAX(*width, (int)strlen(cell_at(sheet, i)));
	}
	for (guint i = 0; i < sheet->cells->len; i++) {
		guint column = i % sheet->n_cells;
		g_string_append_printf(line, column <= name ? "%-*s" : "%*s", widths[column],
				       cell_at(sheet, i));
		if (column < sheet->n_cells - 1) {
			g_string_append(line, "  ");
			continue;
		}
		g_string_append_c(line, '\n');
		output_write(sheet->output, view_of_gstring(line));
		g_string_truncate(line, 0);
	}
}
