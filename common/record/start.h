/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a stream begins with: whether it can be a table, and what it is if not. */
#pragma once

#include "io/input.h"
#include "record/record.h"

/* So many first bytes are looked at. */
#define RECORD_START ((size_t)4096)

/* Whether the first line of head is the header line of a table, be it a stat or series table. */
bool record_start_is_table(View head);

/* What it is whose header line these fields are, if it is a stat or series table, which no reader
 * of records reads; a static text, else NULL. */
const char *record_start_other(const View *fields, size_t n_fields);

/* The first column of the table, in its standard order, that cannot have the value which stands
 * there among fields; COLUMN_UNKNOWN if the row may be one of the table. */
Column record_start_misfit(Table table, const View *fields);

/*
 * Why input, of which nothing was read, cannot be a table, as a static text that may go on with
 * what to do; NULL if it may be one. Fills the window with the first line, or RECORD_START bytes of
 * it.
 */
const char *record_start_refuse(Input *input);

/*
 * Why a line that is no header line is no row either: no table has so many columns, or table has,
 * but its column misfit cannot have the value there, unless that is COLUMN_UNKNOWN. The first line
 * of a stream is looked at further, without its line end. A text that is the caller's.
 */
char *record_start_explain_row(guint64 n_columns, Table table, Column misfit);
char *record_start_explain(View line, guint64 n_columns, Table table, Column misfit);

/*
 * Why the line, without its end, is neither a row nor a header line, whatever its fields are: it
 * was cut off when it was written, or has a hole. After a power failure a block of a file that
 * never reached the disk reads as zeros, though what follows it did reach the disk. Such a hole has
 * its begin or at least one whole block in the line. Static; NULL if it may be one.
 */
const char *record_damage(View line);
