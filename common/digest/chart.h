/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Charts as inline SVG: no script, no style but classes, and in lengths proportional to the
 * numbers.
 */
#pragma once

#include "digest/html-writer.h"
#include "message/date-given.h"

/* Appends a bar that is as much of its box's width as count is of most. For the eye only: the
 * number is to stand beside it. */
void chart_append_bar(HtmlWriter *writer, guint64 count, guint64 most);

/*
 * Appends the messages of days (of DigestDay, by date) as columns, with what they tell for those
 * who cannot see it, and with the empty days of the period as far as its ends are given. Days are
 * taken together where there are very many. Appends nothing if there is no mail, or less than two
 * days to show.
 */
void chart_append_days(HtmlWriter *writer, const GArray *days, const DatePeriod *period);

/* The same of the messages of weeks (guint64, the last week last), small; nothing for less than
 * two. */
void chart_append_weeks(HtmlWriter *writer, const GArray *weeks);
