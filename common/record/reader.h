/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reads a record stream: rows of mail, patch and rank tables, columns mapped by name.
 *
 * Header lines (header-line.h) are read where they stand, in mid-stream too. In a stream that
 * starts without one, each row is of the table that has as many columns, in its standard order. A
 * carriage return at the end of a line, and a byte order mark before a header line, are what
 * programs of other systems write, and are taken off. A last line without a line feed was cut off:
 * it is no row, and no header line either. Nor is a line that ends in RECORD_TORN, or one with a
 * block of zeros, as power failures leave them.
 */
#pragma once

#include "io/input.h"
#include "record/record.h"

typedef struct {
	Table table;
	/* Every known column's escaped value (names of columns as they are, see
	 * record_name_unescape); empty if the stream lacks the column. Views are
	 * valid until the next record_reader_next. */
	View values[N_COLUMNS];
	/* Values of the columns that the table does not always have, in the stream's order: those
	 * nobody here knows, and those of table_may_have, which are among values, too. */
	const View *extra_values;
	size_t n_extra;
	View raw;     /* the line as it stands, with its line feed; for headers and bad lines too */
	guint64 line; /* counted from 1 */
} Record;

typedef enum {
	RECORD_ROW,    /* record was filled */
	RECORD_HEADER, /* rows of another table or layout follow: record.table is set, no values.
			  Where the stream has no header line, raw is empty. */
	RECORD_BAD,    /* a line that is no row of the table: error says why; read on */
	RECORD_END,
	RECORD_FAILED, /* the input failed, or the header lacks a needed column: error says why */
} RecordResult;

typedef struct RecordReader RecordReader;

#define RECORD_ERROR (record_error_quark())
GQuark record_error_quark(void);
typedef enum {
	RECORD_ERROR_MISSING_COLUMN,
	RECORD_ERROR_WRONG_TABLE,
	RECORD_ERROR_LINE,
} RecordError;

/* Reads from input, which stays the caller's and must outlive the reader. */
RecordReader *record_reader_new(Input *input);
void record_reader_free(RecordReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RecordReader, record_reader_free)

/*
 * Tables the caller can read, each with the columns it cannot do without. A header of
 * another table, or without one of these, makes record_reader_next fail with an error that
 * names it. Rows of a table that was not named here fail the same way.
 */
void record_reader_need(RecordReader *reader, Table table, const Column *columns, size_t n_columns);

/* Where instead is there, these columns need not be, of whichever table; not copied. */
void record_reader_take_instead(RecordReader *reader, Column instead, const Column *columns,
				size_t n_columns);

/*
 * Reads the next line. Error messages are `FILE:LINE: what`.
 * Errors: RECORD_ERROR with RECORD_BAD; RECORD_ERROR or input_fill's with RECORD_FAILED.
 */
RecordResult record_reader_next(RecordReader *reader, Record *record, GError **error);

/* The names of these extra columns in force, as many as a row's n_extra. Valid until the next
 * RECORD_HEADER. */
const View *record_reader_extra_names(const RecordReader *reader, size_t *n_extra);
