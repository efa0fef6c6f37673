/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The facts of a series as cells of a table: one column each.
 *
 * A helper of digest/rows.c.
 */
#pragma once

#include "digest/rows.h"

typedef enum {
	FIELD_STATE,
	FIELD_VERSION,
	FIELD_PARTS,
	FIELD_TAKEN, /* as parts, of those applied */
	FIELD_FILES,
	FIELD_INSERTIONS,
	FIELD_DELETIONS,
	FIELD_REPLIES,
	FIELD_MOVES, /* replies in the period */
	FIELD_REVIEWS,
	FIELD_LAST_REPLY, /* its age */
	FIELD_WAITING,	  /* the age of the posting */
	FIELD_NOTED,	  /* the age of the note that it was applied */
	FIELD_TOOK,	  /* from the first version to the note */
	FIELD_COMMIT,	  /* the first one, and how many more */
	FIELD_AUTHOR,
	FIELD_TAKER,
	FIELD_TITLE,
	N_FIELDS,
} Field;

/* A table of the section with a column for each field. */
DigestTable *page_add_field_table(PageMaker *maker, DigestSection *section, const Field *fields,
				  size_t n_fields);

/* Appends the row of a series, given by its place among the page's. */
DigestRow *page_add_series_row(PageMaker *maker, DigestTable *table, const Field *fields,
			       guint place);
