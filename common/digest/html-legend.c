/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the short words of a digest's page mean: see digest/html-legend.h. */
#include "digest/html-legend.h"

static void append_term(HtmlWriter *writer, const char *term, const char *meaning)
{
	html_markup(writer, "<dt>");
	html_text(writer, view_of(term));
	html_markup(writer, "</dt><dd>");
	html_text(writer, view_of(meaning));
	html_markup(writer, "</dd>\n");
}

static void append_states(HtmlWriter *writer)
{
	static const char *const meanings[N_STATES] = {
		[STATE_NEW] = "nobody else has written about it",
		[STATE_DISCUSSED] = "somebody else has replied",
		[STATE_REVIEWED] = "somebody else gave a Reviewed-by or Acked-by",
		[STATE_APPLIED] = "it was taken, or as many parts of it as are named",
		[STATE_SUPERSEDED] = "a later version came",
	};
	for (DigestState state = 0; state < N_STATES; state++)
		append_term(writer, state_name(state), meanings[state]);
}

/* Explains a column that no table before had. */
static void append_column(HtmlWriter *writer, const DigestColumn *column, GPtrArray *explained)
{
	if (!column->help || g_ptr_array_find(explained, column->help, NULL))
		return;
	if (explained->len == 0)
		html_markup(writer, "<details class=\"legend\"><summary>What the columns mean"
				    "</summary><dl>\n");
	g_ptr_array_add(explained, (gpointer)column->help);
	append_term(writer, column->heading, column->help);
	if (column->kind == CELL_STATE)
		append_states(writer);
}

void html_append_legend(HtmlWriter *writer, const DigestSection *section)
{
	/* There are some twenty words at most, however many tables. */
	g_autoptr(GPtrArray) explained = g_ptr_array_new();
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		for (size_t j = 0; j < table->n_columns; j++)
			append_column(writer, &table->columns[j], explained);
	}
	html_markup(writer, explained->len ? "</dl></details>\n" : "");
}
