/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The summary of a digest's page in HTML. A helper of digest/html.c. */
#pragma once

#include "digest/html-writer.h"
#include "digest/page.h"

/* Appends a tile for each figure, with how it has changed. */
void html_append_tiles(HtmlWriter *writer, const DigestTable *table);
