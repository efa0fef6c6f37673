/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How list-stat prints figures: as a stat table, or in aligned columns. */
#pragma once

#include "digest/stat-table.h"
#include "io/output.h"

typedef enum {
	SHEET_TSV,
	SHEET_TEXT,
	N_SHEET_FORMATS,
} SheetFormat;

/* The words for them. */
extern const Choice sheet_format_choice;

/* What is printed: rows of cells, which a format lays out. */
typedef struct {
	Output *output;
	GPtrArray *cells; /* of char *, owned; n_cells of each row, the headings first */
	guint n_cells;
	SheetFormat format;
	FigurePiece piece;
	const StatPart *before; /* or NULL */
} Sheet;

/* Prints, or keeps, the headings; before is the table to compare with, or NULL. */
void sheet_init(Sheet *sheet, Output *output, SheetFormat format, FigurePiece piece,
		const StatPart *before);
void sheet_clear(Sheet *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sheet, sheet_clear)

/* Prints, or keeps, the row of a figure; label is that of its time. */
void sheet_add_row(Sheet *sheet, const char *label, FigureKind kind, const Figures *figures);

/* After the last row, prints what was kept. */
void sheet_align(const Sheet *sheet);
