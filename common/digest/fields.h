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

/* Appends the cell's text; returns its number. end is what ages are counted from. */
guint64 field_append(GString *out, Field field, const DigestSeries *series, gint64 end);

/* A table of the section with a column for each field, which are static; its rows are those that
 * series_rows_add adds (digest/series-rows.h). */
DigestTable *page_add_field_table(PageMaker *maker, DigestSection *section, const Field *fields,
				  size_t n_fields);
