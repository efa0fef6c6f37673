/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest's page in HTML: see digest/html-table.h. */
#include "digest/html-table.h"

#include "digest/chart.h"
#include "digest/html-link.h"

/* Also the names of the style sheet's classes. */
static const char *const kinds[] = {
	[CELL_TEXT] = "text",
	[CELL_STATE] = "state",
	[CELL_VERSION] = "version",
	[CELL_PARTS] = "parts",
	[CELL_COUNT] = "count",
	[CELL_INSERTIONS] = "insertions",
	[CELL_DELETIONS] = "deletions",
	[CELL_REVIEWS] = "reviews",
	[CELL_AGE] = "age",
	[CELL_SHARE] = "share",
	[CELL_MOVE] = "move",
	[CELL_PERSON] = "person",
	[CELL_TAKER] = "person",
	[CELL_COMMIT] = "commit",
	[CELL_TITLE] = "title",
};

/* The largest of a column's numbers. */
static guint64 table_most(const DigestTable *table, size_t column)
{
	guint64 most = 0;
	for (guint i = 0; i < digest_table_size(table); i++)
		most = MAX(most, digest_table_row(table, i)->cells[column].number);
	return most;
}

/* The text in one piece, wherever lines are broken. */
static void append_whole(HtmlWriter *writer, View text)
{
	View word;
	for (bool first = true; view_next_word(&text, &word); first = false) {
		html_markup(writer, first ? "" : "&nbsp;");
		html_text(writer, word);
	}
}

/* Names a table by the headings above it: that of its section and, if it has one, its own, which is
 * the nth. */
static void open_table(HtmlWriter *writer, const DigestSection *section, guint nth,
		       const char *class)
{
	const DigestTable *table = g_ptr_array_index(section->tables, nth);
	const char *name = section_name(section->kind);
	if (table->heading) {
		html_markup(writer, "<h3 id=\"");
		html_markup(writer, name);
		html_markup(writer, "-");
		html_number(writer, nth + 1);
		html_markup(writer, "\">");
		html_text(writer, view_of(table->heading));
		html_markup(writer, "</h3>\n");
	}
	html_markup(writer, "<table class=\"");
	html_markup(writer, class);
	html_markup(writer, "\" aria-labelledby=\"");
	html_markup(writer, name);
	html_markup(writer, table->heading ? "-" : "-heading");
	if (table->heading)
		html_number(writer, nth + 1);
	html_markup(writer, "\">\n");
}

/* Whether a cell's text alone, where there is no heading above it, does not say what it is. */
static bool needs_label(const DigestColumn *column)
{
	switch (column->kind) {
	case CELL_PARTS:
	case CELL_COUNT:
	case CELL_REVIEWS:
	case CELL_AGE:
	case CELL_TAKER:
		return true;
	case CELL_PERSON:
		return strcmp(column->heading, "Author") != 0;
	default:
		return false;
	}
}

static void open_cell(HtmlWriter *writer, const DigestColumn *column, const char *class)
{
	html_markup(writer, "<td class=\"");
	html_markup(writer, class);
	html_markup(writer, column->right ? " right" : "");
	html_markup(writer, "\"");
	if (needs_label(column)) {
		html_markup(writer, " data-label=\"");
		html_text(writer, view_of(column->heading));
		html_markup(writer, "\"");
	}
	html_markup(writer, ">");
}

/* What the cells of a rank stand for, where their text does not say it. */
static void open_rank_cell(HtmlWriter *writer, const DigestColumn *column)
{
	html_markup(writer, column->right ? "<td class=\"right\"" : "<td class=\"name\"");
	if (column->help) {
		html_markup(writer, " title=\"");
		html_text(writer, view_of(column->help));
		html_markup(writer, "\"");
	}
	html_markup(writer, ">");
}

/* The headings of a rank, for those who hear the page: to the eye the columns speak for themselves.
 */
static void append_rank_head(HtmlWriter *writer, const DigestTable *table)
{
	html_markup(writer, "<thead><tr>");
	for (size_t i = 0; i < table->n_columns; i++) {
		html_markup(writer, table->columns[i].right ? "<th scope=\"col\" class=\"right\">"
							    : "<th scope=\"col\" class=\"name\">");
		html_markup(writer, "<span class=\"unseen\">");
		html_text(writer, view_of(table->columns[i].heading));
		html_markup(writer, "</span></th>");
	}
	html_markup(writer, "<td class=\"drawn\"></td></tr></thead>\n<tbody>\n");
}

void html_append_rank(HtmlWriter *writer, const DigestSection *section, guint nth)
{
	const DigestTable *table = g_ptr_array_index(section->tables, nth);
	html_markup(writer, "<div>");
	open_table(writer, section, nth, "rank");
	append_rank_head(writer, table);
	size_t counted = 0;
	while (counted + 1 < table->n_columns && table->columns[counted].kind != CELL_COUNT)
		counted++;
	guint64 most = table_most(table, counted);
	for (guint i = 0; i < digest_table_size(table); i++) {
		const DigestCell *cells = digest_table_row(table, i)->cells;
		html_markup(writer, "<tr>");
		for (size_t j = 0; j < table->n_columns; j++) {
			const DigestColumn *column = &table->columns[j];
			open_rank_cell(writer, column);
			if (column->kind == CELL_PERSON)
				html_person(writer, cells[j].text);
			else
				html_text(writer, cells[j].text);
			html_markup(writer, "</td>");
		}
		html_markup(writer, "<td class=\"drawn\">");
		chart_append_bar(writer, cells[counted].number, most);
		html_markup(writer, "</td></tr>\n");
	}
	html_markup(writer, "</tbody></table>");
	if (table->note) {
		html_markup(writer, "<p class=\"note\">");
		html_text(writer, view_of(table->note));
		html_markup(writer, "</p>");
	}
	html_markup(writer, "</div>\n");
}

/* What a table's rows are written with. */
typedef struct {
	HtmlWriter *writer;
	const DigestPage *page;
	const DigestTable *table;
	const DigestLook *look;
	const size_t *order; /* of the columns, as many as the table has */
	guint64 most;	     /* what bars are drawn for, of the first column; 0 for none */
} Writing;

/* The state is linked to the mail or commit that decided it. */
static void append_state(const Writing *writing, const DigestRow *row, const DigestCell *cell)
{
	HtmlWriter *writer = writing->writer;
	const char *link = row->is_landed ? writing->look->commit_link : writing->look->link;
	bool linked = link && row->evidence.len;
	if (linked)
		html_open_link(writer, link, row->evidence, "");
	html_markup(writer, "<span class=\"chip ");
	html_markup(writer, state_name((DigestState)cell->number));
	html_markup(writer, "\">");
	append_whole(writer, cell->text);
	html_markup(writer, linked ? "</span></a>" : "</span>");
}

/* The title is linked to the messages on the page, or to the archive. In mail that comes first:
 * not all programs that show mail follow links within it. */
static void append_title(const Writing *writing, const DigestRow *row, const DigestCell *cell)
{
	HtmlWriter *writer = writing->writer;
	const PageMessage *message =
		row->message == NO_MESSAGE
			? NULL
			: &g_array_index(writing->page->messages, PageMessage, row->message);
	bool archived = writing->look->link && row->message_id.len;
	if (writing->look->no_letters || (writing->look->mail && archived))
		message = NULL;
	if (message) {
		html_markup(writer, "<a href=\"#");
		html_append_anchor(writer, message->series);
		html_markup(writer, "\">");
	} else if (archived) {
		html_open_link(writer, writing->look->link, row->message_id, "");
	}
	html_text(writer, cell->text);
	html_markup(writer, message || archived ? "</a>" : "");
	if (message)
		html_append_link(writer, writing->look, row->message_id, "archive");
}

static void append_commit(const Writing *writing, const DigestRow *row, const DigestCell *cell)
{
	bool linked = writing->look->commit_link && row->commit.len;
	if (linked)
		html_open_link(writing->writer, writing->look->commit_link, row->commit, "");
	html_text(writing->writer, cell->text);
	html_markup(writing->writer, linked ? "</a>" : "");
}

/* Who applied it is linked to the mail that says so. */
static void append_taker(const Writing *writing, const DigestRow *row, const DigestCell *cell)
{
	bool linked = writing->look->link && row->evidence.len && !row->is_landed;
	if (linked)
		html_open_link(writing->writer, writing->look->link, row->evidence, "");
	html_person(writing->writer, cell->text);
	html_markup(writing->writer, linked ? "</a>" : "");
}

static void append_value(const Writing *writing, const DigestRow *row, size_t i)
{
	const DigestCell *cell = &row->cells[i];
	switch (writing->table->columns[i].kind) {
	case CELL_STATE:
		append_state(writing, row, cell);
		break;
	case CELL_TITLE:
		append_title(writing, row, cell);
		break;
	case CELL_COMMIT:
		append_commit(writing, row, cell);
		break;
	case CELL_TAKER:
		append_taker(writing, row, cell);
		break;
	case CELL_PERSON:
		html_person(writing->writer, cell->text);
		break;
	case CELL_REVIEWS:
		append_whole(writing->writer, cell->text);
		break;
	default:
		html_text(writing->writer, cell->text);
	}
}

/* An earlier version, in one line: the short facts. */
static void append_earlier(const Writing *writing, const DigestRow *row)
{
	HtmlWriter *writer = writing->writer;
	html_markup(writer, "<li>");
	for (size_t i = 0; i < writing->table->n_columns; i++) {
		CellKind kind = writing->table->columns[i].kind;
		if (kind != CELL_VERSION && kind != CELL_PARTS && kind != CELL_INSERTIONS &&
		    kind != CELL_DELETIONS)
			continue;
		html_text(writer, row->cells[i].text);
		html_markup(writer, " ");
	}
	html_append_link(writer, writing->look, row->message_id, "archive");
	html_markup(writer, "</li>\n");
}

static void append_earlier_versions(const Writing *writing, guint first, guint end)
{
	HtmlWriter *writer = writing->writer;
	html_markup(writer, " <details><summary>");
	html_number(writer, end - first);
	html_markup(writer, end - first == 1 ? " earlier version</summary><ul>\n"
					     : " earlier versions</summary><ul>\n");
	for (guint i = first; i < end; i++)
		append_earlier(writing, digest_table_row(writing->table, i));
	html_markup(writer, "</ul></details>");
}

static void append_row(const Writing *writing, guint first, guint end)
{
	HtmlWriter *writer = writing->writer;
	html_markup(writer, "<tr>");
	for (size_t i = 0; i < writing->table->n_columns; i++) {
		const DigestColumn *column = &writing->table->columns[writing->order[i]];
		open_cell(writer, column, kinds[column->kind]);
		append_value(writing, digest_table_row(writing->table, first), writing->order[i]);
		if (column->kind == CELL_TITLE && first + 1 < end)
			append_earlier_versions(writing, first + 1, end);
		html_markup(writer, "</td>");
	}
	if (writing->most) {
		html_markup(writer, "<td class=\"drawn\">");
		chart_append_bar(writer, digest_table_row(writing->table, first)->cells[0].number,
				 writing->most);
		html_markup(writer, "</td>");
	}
	html_markup(writer, "</tr>\n");
}

/* A column's heading, with what it means. */
static void append_heading(HtmlWriter *writer, const DigestColumn *column)
{
	if (column->help) {
		html_markup(writer, "<abbr title=\"");
		html_text(writer, view_of(column->help));
		html_markup(writer, "\">");
	}
	html_text(writer, view_of(column->heading));
	html_markup(writer, column->help ? "</abbr>" : "");
}

/* The order of the columns for those who read a row word by word, or its beginning: what it is
 * sorted by, what it is about, who, and then the figures. What is counted comes as it is. */
static void order_columns(const DigestTable *table, size_t *order)
{
	static const CellKind first[] = { CELL_TITLE, CELL_TAKER, CELL_PERSON };
	size_t n = 0;
	g_autofree bool *done = g_new0(bool, table->n_columns);
	order[n++] = 0;
	done[0] = true;
	for (size_t i = 0; table->columns[0].kind != CELL_COUNT && i < G_N_ELEMENTS(first); i++)
		for (size_t j = 1; j < table->n_columns; j++)
			if (table->columns[j].kind == first[i]) {
				order[n++] = j;
				done[j] = true;
			}
	for (size_t i = 1; i < table->n_columns; i++)
		if (!done[i])
			order[n++] = i;
}

static void append_head(const Writing *writing)
{
	HtmlWriter *writer = writing->writer;
	html_markup(writer, "<thead><tr>");
	for (size_t i = 0; i < writing->table->n_columns; i++) {
		const DigestColumn *column = &writing->table->columns[writing->order[i]];
		html_markup(writer, column->right ? "<th scope=\"col\" class=\"right\">"
						  : "<th scope=\"col\">");
		append_heading(writer, column);
		html_markup(writer, "</th>");
	}
	html_markup(writer, writing->most ? "<td></td></tr></thead>\n<tbody>\n"
					  : "</tr></thead>\n<tbody>\n");
}

void html_append_table(HtmlWriter *writer, const DigestPage *page, const DigestSection *section,
		       guint nth, const DigestLook *look)
{
	const DigestTable *table = g_ptr_array_index(section->tables, nth);
	g_autofree size_t *order = g_new(size_t, table->n_columns);
	const Writing writing = { writer, page,	 table,
				  look,	  order, table->has_bars ? table_most(table, 0) : 0 };
	order_columns(table, order);
	open_table(writer, section, nth, "list");
	append_head(&writing);
	for (guint i = 0, end; i < digest_table_size(table); i = end) {
		for (end = i + 1;
		     end < digest_table_size(table) && digest_table_is_earlier(table, end);)
			end++;
		append_row(&writing, i, end);
	}
	html_markup(writer, "</tbody>\n</table>\n");
}
