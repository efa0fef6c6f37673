/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How formats that cannot hide anything fold the earlier versions of a series: its row says behind
 * the version how many there are.
 */
#pragma once

#include "digest/page.h"

/* What that means, for readers. */
#define FOLDED_LEGEND "Behind a version: how many earlier ones came in this period."

/* Whether a table of the section has earlier versions. */
bool folded_any(const DigestSection *section);

/* The row behind a series' and its earlier versions. */
guint folded_next(const DigestTable *table, guint row);

/* The text of a cell of a series' row, `v3 +2`; valid as long as the page, or until scratch is
 * written to. */
View folded_cell(const DigestTable *table, guint row, size_t column, GString *scratch);
