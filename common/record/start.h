/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a stream begins with: whether it can be a table, and what it is if not. */
#pragma once

#include "io/input.h"

/* So many first bytes are looked at. */
#define RECORD_START ((size_t)4096)

/* Whether the first line of head is the header line of a table, be it a stat table. */
bool record_start_is_table(View head);

/* Whether these fields are the header line of a stat table, which list-stat alone reads. */
bool record_start_is_stat(const View *fields, size_t n_fields);

/*
 * Why input, of which nothing was read, cannot be a table, as a static text that may go on with
 * what to do; NULL if it may be one. Fills the window with the first line, or RECORD_START bytes of
 * it.
 */
const char *record_start_refuse(Input *input);

/* Why the first line of a stream, without its line end, makes no table: it is no header line, and
 * no table has so many columns. A text that is the caller's. */
char *record_start_explain(View line, guint64 n_columns);

/*
 * After a power failure a block of a file that never reached the disk reads as zeros, though what
 * follows it did reach the disk. Such a hole has its begin or at least one whole block in the line.
 */
bool record_has_hole(View line);
