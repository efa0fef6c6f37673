/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which tables a reader of records can read, and which columns it cannot do without: for
 * record/reader.c. */
#pragma once

#include "record/record.h"

typedef struct {
	const Column *columns[N_TABLES]; /* those that are needed; nobody's copies */
	size_t n_columns[N_TABLES];
	bool is_readable[N_TABLES];
	Column instead;		/* where it is there, the replaced ones are not needed */
	const Column *replaced; /* NULL if there are none */
	size_t n_replaced;
} RecordNeeds;

/* The first column that is needed of table and not there, or COLUMN_UNKNOWN; present has an element
 * for each Column. */
Column record_needs_missing(const RecordNeeds *needs, Table table, const bool *present);

/* A table that can be read: table itself if it is one, else the first that is; table if none is. */
Table record_needs_readable(const RecordNeeds *needs, Table table);

/* What table lacks, and what would add it, if that is known. Owned by the caller. */
char *record_needs_lack(Table table, Column missing);

/* Why a table that cannot be read is not the other one, which can. Owned by the caller. */
char *record_needs_refuse(Table table, Table other, const bool *present);
