/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Charts as inline SVG: no script, no style but classes, and in lengths proportional to the
 * numbers.
 */
#pragma once

#include "digest/html-writer.h"

/* Appends a bar that is as much of its box's width as count is of most. For the eye only: the
 * number is to stand beside it. */
void chart_append_bar(HtmlWriter *writer, guint64 count, guint64 most);

/*
 * Appends the messages of days (of DigestDay, by date) as columns, with what they tell for those
 * who cannot see it. Days are taken together where there are very many. Appends nothing if there
 * are less than two days to show.
 */
void chart_append_days(HtmlWriter *writer, const GArray *days);
