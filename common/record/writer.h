/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writes a record stream. Values are put one after another in the table's standard order; unknown
 * columns that came in with a row go out behind the known ones. No value goes out as the name of a
 * column, so a row is never taken for a header line.
 */
#pragma once

#include "io/output.h"
#include "record/reader.h"

typedef struct RecordWriter RecordWriter;

/* Writes to output, which stays the caller's and must outlive the writer. */
RecordWriter *record_writer_new(Output *output, bool with_header);
void record_writer_free(RecordWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecordWriter, record_writer_free)

/*
 * Starts rows of table, with the extra columns named. Writes the header line if the writer was
 * made with_header, and if the same one is not in force already.
 */
void record_writer_table(RecordWriter *writer, Table table, const View *extra_names,
			 size_t n_extra);

/*
 * Bounds the row that comes next: its values take max bytes at most. What would be more is cut, at
 * a whole character, and what is behind it left out.
 */
void record_writer_limit(RecordWriter *writer, size_t max);

/* The row's next value, escaped here. column must be the next one of the table. */
void record_writer_text(RecordWriter *writer, Column column, View text);

/* The row's next value, escaped already but for record_name_escape. */
void record_writer_value(RecordWriter *writer, Column column, View value);

/* More of the value that was put last, escaped already. */
void record_writer_more(RecordWriter *writer, View more);

/* The row's next value, a number. */
void record_writer_number(RecordWriter *writer, Column column, guint64 number);

/* Ends the row, after the values of its extra columns (escaped already). Returns whether nothing
 * was cut. */
bool record_writer_end(RecordWriter *writer, const View *extra_values, size_t n_extra);

/* Writes a row as it was read, all of its table's columns and the extra ones. */
void record_writer_copy(RecordWriter *writer, const Record *record);
