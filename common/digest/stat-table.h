/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stat tables, as list-stat prints them: read back and added up.
 *
 * The form is that of the record stream (mail-record(5)), but no filter passes such a table on. A
 * stream may hold several tables, each below its header line. In a table by month, and the like,
 * the figures of each month are added to those of the same month in others.
 */
#pragma once

#include "digest/figures.h"
#include "io/input.h"

/* What the tables say of a month, or of all time. */
typedef struct {
	char label[FIGURE_LABEL_SIZE]; /* empty in tables by nothing */
	guint n_tables;
	bool is_there[N_FIGURES]; /* some table has the row */
	Figures figures;
} StatPart;

typedef struct StatTable StatTable;

StatTable *stat_table_new(void);
void stat_table_free(StatTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StatTable, stat_table_free)

#define STAT_ERROR (stat_error_quark())
GQuark stat_error_quark(void);
typedef enum {
	STAT_ERROR_LINE,
} StatError;

/*
 * Adds the tables of an input. Calls complain for each line that is no row, with `FILE:LINE: why`,
 * and passes that over. Returns false where nothing more can be read.
 * Errors: STAT_ERROR as `FILE:LINE: why` for what is no stat table, or one by something else than
 * those before; input_fill's.
 */
typedef void StatComplain(const char *message, gpointer data);
bool stat_table_read(StatTable *table, Input *input, StatComplain *complain, gpointer data,
		     GError **error);

/* What the tables are by. */
FigurePiece stat_table_piece(const StatTable *table);

/*
 * The parts (of StatPart), by label. Of several tables together, what cannot be told is unknown,
 * and what can never be told is not there. The caller frees the array.
 */
GArray *stat_table_parts(const StatTable *table);
