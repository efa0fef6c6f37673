/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the short words of a digest's page mean: see digest/html-legend.h. */
#include "digest/html-legend.h"

/* Without a term it is one more meaning of that before. */
static void append_term(HtmlWriter *writer, const char *term, const char *meaning)
{
	if (term) {
		html_markup(writer, "<dt>");
		html_text(writer, view_of(term));
		html_markup(writer, "</dt>");
	}
	html_markup(writer, "<dd>");
	html_text(writer, view_of(meaning));
	html_markup(writer, "</dd>\n");
}

static void append_states(HtmlWriter *writer)
{
	static const char *const meanings[N_STATES] = {
		[STATE_NEW] = "nobody else has written about it",
		[STATE_DISCUSSED] = "somebody else has replied",
		[STATE_REVIEWED] = "somebody else gave a Reviewed-by, Approved-by or Acked-by",
		[STATE_APPLIED] = "it was taken, or as many parts of it as are named",
		[STATE_WITHDRAWN] = "its author took it back",
		[STATE_SUPERSEDED] = "a later version came",
	};
	for (DigestState state = 0; state < N_STATES; state++)
		append_term(writer, state_name(state), meanings[state]);
}

/* Adds a column behind others of the same heading, unless its meaning is there. */
static void add_column(GPtrArray *found, const DigestColumn *column)
{
	guint place = found->len;
	for (guint i = 0; column->help && i < found->len; i++) {
		const DigestColumn *other = g_ptr_array_index(found, i);
		if (strcmp(other->heading, column->heading) != 0)
			continue;
		if (strcmp(other->help, column->help) == 0)
			return;
		place = i + 1;
	}
	if (column->help)
		g_ptr_array_insert(found, (gint)place, (gpointer)column);
}

/* The columns of the page that have to be explained: each word of each meaning once, the meanings
 * of a word together. There are some twenty, however many tables. */
static GPtrArray *find_columns(const DigestPage *page)
{
	GPtrArray *found = g_ptr_array_new();
	for (guint i = 0; i < page->sections->len; i++) {
		const DigestSection *section = g_ptr_array_index(page->sections, i);
		for (guint j = 0; section->kind != SECTION_RANKS && j < section->tables->len; j++) {
			const DigestTable *table = g_ptr_array_index(section->tables, j);
			for (size_t k = 0; k < table->n_columns; k++)
				add_column(found, &table->columns[k]);
		}
	}
	return found;
}

bool html_has_legend(const DigestPage *page)
{
	g_autoptr(GPtrArray) columns = find_columns(page);
	return columns->len > 0;
}

void html_append_legend(HtmlWriter *writer, const DigestPage *page)
{
	g_autoptr(GPtrArray) columns = find_columns(page);
	const char *term = "";
	html_markup(writer, "<section id=\"legend\">\n<h2 id=\"legend-heading\">What the columns "
			    "mean</h2>\n<dl class=\"legend\">\n");
	for (guint i = 0; i < columns->len; i++) {
		const DigestColumn *column = g_ptr_array_index(columns, i);
		append_term(writer, strcmp(column->heading, term) ? column->heading : NULL,
			    column->help);
		term = column->heading;
		if (column->kind == CELL_STATE)
			append_states(writer);
	}
	html_markup(writer, "</dl>\n</section>\n");
}
