/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Columns that a program adds to rows which it otherwise passes on: behind the extra columns that
 * the rows have already, or in the place of one of the same name.
 */
#pragma once

#include "record/reader.h"
#include "record/writer.h"

typedef struct ExtraColumns ExtraColumns;

/* Adds columns, at most 8 of them. */
ExtraColumns *extra_columns_new(const Column *columns, size_t n_columns);
void extra_columns_free(ExtraColumns *extra);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ExtraColumns, extra_columns_free)

/*
 * A header line came: names are the extra columns that its rows have. Returns those of the rows to
 * be written; valid as long as names, and until the next call.
 */
const View *extra_columns_start(ExtraColumns *extra, const View *names, size_t n_names,
				size_t *n_written);

/*
 * Writes the header line of a table that reader has come to: with the columns added if the program
 * adds some to its rows, else as it is.
 */
void extra_columns_write_table(ExtraColumns *extra, RecordWriter *writer,
			       const RecordReader *reader, Table table, bool adds);

/* Gives row, one of those below that header line, values (escaped) of the columns added. Its extra
 * values are then valid until the next call. */
void extra_columns_put(ExtraColumns *extra, Record *row, const View *values);
