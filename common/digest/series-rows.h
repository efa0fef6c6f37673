/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Rows of series, one at a time: a list has as many as there is mail, and a printer looks at one
 * after the other.
 *
 * A helper of digest/page.h; filled by digest/rows.c.
 */
#pragma once

#include "digest/fields.h"

/* Rows of no series yet, each with these fields, which are static, as its cells. page must stay
 * as long as they; end is what ages are counted from. */
SeriesRows *series_rows_new(const DigestPage *page, const Field *fields, size_t n_fields,
			    gint64 end);
void series_rows_free(SeriesRows *rows);

/* Appends the row of a series, given by its place among the page's. */
void series_rows_add(SeriesRows *rows, guint place, bool is_earlier);
