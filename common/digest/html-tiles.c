/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The summary of a digest's page in HTML: see digest/html-tiles.h. */
#include "digest/html-tiles.h"

/* The label stands first, also for those who hear the page or see it without its style, where a
 * number means nothing until it is known of what. */
static void append_tile(HtmlWriter *writer, const DigestTable *table, const DigestCell *cells)
{
	html_markup(writer, "<li>");
	html_text(writer, cells[table->n_columns - 1].text);
	html_markup(writer, " <span><b>");
	html_text(writer, cells[0].text);
	html_markup(writer, "</b>");
	if (table->n_columns > 2 && cells[2].text.len) {
		html_markup(writer, " <span title=\"before: ");
		html_text(writer, cells[1].text);
		html_markup(writer, "\">(");
		html_text(writer, cells[2].text);
		html_markup(writer, ")</span>");
	}
	html_markup(writer, "</span></li>\n");
}

void html_append_tiles(HtmlWriter *writer, const DigestTable *table)
{
	html_markup(writer, "<ul class=\"tiles\">\n");
	for (guint i = 0; i < digest_table_size(table); i++)
		append_tile(writer, table, digest_table_row(table, i)->cells);
	html_markup(writer, "</ul>\n");
	if (table->n_columns > 2)
		html_markup(writer, "<p class=\"note\">In brackets: the change since the time "
				    "before, as many days.</p>\n");
}
