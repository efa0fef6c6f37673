/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns that a program adds: see record/extra.h. */
#include "record/extra.h"

#define MAX_ADDED 8

struct ExtraColumns {
	Column columns[MAX_ADDED];
	size_t places[MAX_ADDED]; /* among the extra columns that are written */
	size_t n_columns, n_read;
	GArray *names, *values; /* of View */
};

ExtraColumns *extra_columns_new(const Column *columns, size_t n_columns)
{
	g_assert(n_columns <= MAX_ADDED);
	ExtraColumns *extra = g_new0(ExtraColumns, 1);
	extra->n_columns = n_columns;
	for (size_t i = 0; i < n_columns; i++)
		extra->columns[i] = columns[i];
	extra->names = g_array_new(FALSE, TRUE, sizeof(View));
	extra->values = g_array_new(FALSE, TRUE, sizeof(View));
	return extra;
}

void extra_columns_free(ExtraColumns *extra)
{
	if (!extra)
		return;
	g_array_unref(extra->names);
	g_array_unref(extra->values);
	g_free(extra);
}

/* The place of name; behind all if it is not there. */
static size_t place_of(const GArray *names, View name)
{
	guint i = 0;
	while (i < names->len && !view_equal(g_array_index(names, View, i), name))
		i++;
	return i;
}

const View *extra_columns_start(ExtraColumns *extra, const View *names, size_t n_names,
				size_t *n_written)
{
	g_array_set_size(extra->names, 0);
	if (n_names)
		g_array_append_vals(extra->names, names, (guint)n_names);
	extra->n_read = n_names;
	for (size_t i = 0; i < extra->n_columns; i++) {
		View name = view_of(column_name(extra->columns[i]));
		extra->places[i] = place_of(extra->names, name);
		if (extra->places[i] == extra->names->len)
			g_array_append_val(extra->names, name);
	}
	g_array_set_size(extra->values, extra->names->len);
	*n_written = extra->names->len;
	return (const View *)(const void *)extra->names->data;
}

void extra_columns_write_table(ExtraColumns *extra, RecordWriter *writer,
			       const RecordReader *reader, Table table, bool adds)
{
	size_t n_names;
	const View *names = record_reader_extra_names(reader, &n_names);
	if (adds)
		names = extra_columns_start(extra, names, n_names, &n_names);
	record_writer_table(writer, table, names, n_names);
}

void extra_columns_put(ExtraColumns *extra, Record *row, const View *values)
{
	View *all = (View *)(void *)extra->values->data;
	g_assert(row->n_extra == extra->n_read);
	for (size_t i = 0; i < extra->n_read; i++)
		all[i] = row->extra_values[i];
	for (size_t i = 0; i < extra->n_columns; i++) {
		all[extra->places[i]] = values[i];
		row->values[extra->columns[i]] = values[i];
	}
	row->extra_values = all;
	row->n_extra = extra->values->len;
}
