/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a header line is, and which table it announces: the grammar of mail-record(5), in one place.
 */
#pragma once

#include "record/record.h"

/*
 * Whether a line of these fields is a header line: all of them are names (`[a-z][a-z0-9_]*`), no
 * two are the same, and more than half of them are known columns. No record is such a line, since
 * no value of a mail is written as the name of a column (record_name_escape).
 *
 * only is the column in force if there is but one, else COLUMN_UNKNOWN: if it holds words that the
 * programs choose, of which some are names of columns, only its own name is a header line.
 */
bool header_line_is(const View *fields, size_t n_fields, Column only);

/* The name that a line has twice which would be a header line but for that; empty if there is none.
 * No record is such a line either. */
View header_line_twice(const View *fields, size_t n_fields);

/* Whether most of the fields are known columns, but one is no name; strange receives the first of
 * these. */
bool header_line_stranger(const View *fields, size_t n_fields, View *strange);

/*
 * Which table a set of columns is of; present has an element for each Column. With `kind` it is
 * mail, or patch if that alone has one of the others; without, the one that alone has one of them,
 * else mail.
 */
Table header_line_table(const bool *present);
