/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest's page in HTML. A helper of digest/html.c. */
#pragma once

#include "digest/html-writer.h"
#include "digest/page.h"

/* The place in the page of the messages of a series, after `id="` or `href="#`. */
void html_append_anchor(HtmlWriter *writer, guint series);

/* A link to a mail in the archive, as ` <a ...>label</a>`; nothing where there is no archive. */
void html_append_link(HtmlWriter *writer, const DigestLook *look, View message_id,
		      const char *label);

/* A link to each of the commits, which have blanks between them; nothing where there is no viewer.
 */
void html_append_commits(HtmlWriter *writer, const DigestLook *look, View commits);

/* A summary: a tile for each figure, with how it has changed. */
void html_append_tiles(HtmlWriter *writer, const DigestTable *table);

/* Appends a rank with a bar for each row. */
void html_append_rank(HtmlWriter *writer, const DigestTable *table);

/* Appends any other table; earlier versions are folded into the row of the latest. */
void html_append_table(HtmlWriter *writer, const DigestPage *page, const DigestTable *table,
		       const DigestLook *look);
