/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows of series, one at a time: see digest/series-rows.h. */
#include "digest/series-rows.h"

#include "record/record.h"

#define NO_ROW G_MAXUINT

/* A row, by the place of its series. */
typedef struct {
	guint place;
	bool is_earlier;
} SeriesRow;

struct SeriesRows {
	const DigestPage *page;
	const Field *fields;
	size_t n_fields;
	gint64 end;
	GArray *rows; /* of SeriesRow */
	/* The one that was looked at last. */
	guint current; /* or NO_ROW */
	DigestRow row;
	DigestCell cells[N_FIELDS];
	GString *text; /* of the cells, and of what they are linked to */
};

SeriesRows *series_rows_new(const DigestPage *page, const Field *fields, size_t n_fields,
			    gint64 end)
{
	SeriesRows *rows = g_new0(SeriesRows, 1);
	rows->page = page;
	rows->fields = fields;
	rows->n_fields = n_fields;
	rows->end = end;
	rows->rows = g_array_new(FALSE, FALSE, sizeof(SeriesRow));
	rows->current = NO_ROW;
	rows->text = g_string_new(NULL);
	return rows;
}

void series_rows_free(SeriesRows *rows)
{
	if (!rows)
		return;
	g_array_unref(rows->rows);
	g_string_free(rows->text, TRUE);
	g_free(rows);
}

void series_rows_add(SeriesRows *rows, guint place, bool is_earlier)
{
	SeriesRow row = { place, is_earlier };
	g_array_append_val(rows->rows, row);
}

/* Appends a value's plain form to the text. Returns a view of its length: the text may move until
 * all of the row is there. */
static View append_value(SeriesRows *rows, View value)
{
	size_t start = rows->text->len;
	record_unescape_append(rows->text, value);
	return (View){ NULL, rows->text->len - start };
}

/* Gives such a view its place, behind those before it. */
static void place_view(View *view, const char **at)
{
	view->data = *at;
	*at += view->len;
}

static void make_row(SeriesRows *rows, const SeriesRow *chosen)
{
	const DigestSeries *series = digest_series_at(rows->page->series, chosen->place);
	DigestRow *row = &rows->row;
	View commits = kept_view(series->commits), commit = VIEW("");
	g_string_truncate(rows->text, 0);
	for (size_t i = 0; i < rows->n_fields; i++) {
		size_t start = rows->text->len;
		rows->cells[i].number =
			field_append(rows->text, rows->fields[i], series, rows->end);
		rows->cells[i].text.len = rows->text->len - start;
	}
	view_next_word(&commits, &commit);
	row->message_id = append_value(rows, kept_view(series->id));
	row->evidence = append_value(rows, kept_view(series->evidence));
	row->commit = append_value(rows, commit);
	const char *at = rows->text->str;
	for (size_t i = 0; i < rows->n_fields; i++)
		place_view(&rows->cells[i].text, &at);
	place_view(&row->message_id, &at);
	place_view(&row->evidence, &at);
	place_view(&row->commit, &at);
	row->cells = rows->cells;
	row->is_landed = series->has_commit;
	row->message = g_array_index(rows->page->message_of, guint, chosen->place);
	row->is_earlier = chosen->is_earlier;
}

guint digest_table_size(const DigestTable *table)
{
	return table->series_rows ? table->series_rows->rows->len : table->rows->len;
}

bool digest_table_is_earlier(const DigestTable *table, guint i)
{
	return table->series_rows ? g_array_index(table->series_rows->rows, SeriesRow, i).is_earlier
				  : g_array_index(table->rows, DigestRow, i).is_earlier;
}

const DigestRow *digest_table_row(const DigestTable *table, guint i)
{
	SeriesRows *rows = table->series_rows;
	if (!rows)
		return &g_array_index(table->rows, DigestRow, i);
	if (rows->current != i)
		make_row(rows, &g_array_index(rows->rows, SeriesRow, i));
	rows->current = i;
	return &rows->row;
}
