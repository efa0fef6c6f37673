/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes a record stream: see record/writer.h. */
#include "record/writer.h"

enum {
	/* What is left of a value that is cut is this long, or nothing. */
	MIN_CUT = 64,
	/* A row larger than this is written value by value, the large ones from where they lie. */
	MAX_GATHERED = 64 * 1024,
};

struct RecordWriter {
	Output *output;
	bool with_header;
	GString *header; /* the header line in force */
	GString *next_header;
	Table table;
	const Column *columns;
	size_t n_columns, next;
	size_t left; /* bytes that the row's values may still take */
	bool is_cut; /* they would have taken more */
};

RecordWriter *record_writer_new(Output *output, bool with_header)
{
	RecordWriter *writer = g_new0(RecordWriter, 1);
	writer->output = output;
	writer->with_header = with_header;
	writer->header = g_string_new(NULL);
	writer->next_header = g_string_new(NULL);
	writer->table = TABLE_NONE;
	writer->left = G_MAXSIZE;
	return writer;
}

void record_writer_free(RecordWriter *writer)
{
	if (!writer)
		return;
	g_string_free(writer->header, TRUE);
	g_string_free(writer->next_header, TRUE);
	g_free(writer);
}

void record_writer_table(RecordWriter *writer, Table table, const View *extra_names, size_t n_extra)
{
	writer->table = table;
	writer->columns = table_columns(table, &writer->n_columns);
	writer->next = 0;
	GString *header = writer->next_header;
	g_string_truncate(header, 0);
	for (size_t i = 0; i < writer->n_columns; i++) {
		if (i)
			g_string_append_c(header, '\t');
		g_string_append(header, column_name(writer->columns[i]));
	}
	for (size_t i = 0; i < n_extra; i++) {
		g_string_append_c(header, '\t');
		view_append(header, extra_names[i]);
	}
	g_string_append_c(header, '\n');
	if (g_string_equal(header, writer->header))
		return;
	if (writer->with_header)
		output_write(writer->output, view_of_gstring(header));
	writer->next_header = writer->header;
	writer->header = header;
}

/* The separator before the row's next value. */
static void start_value(RecordWriter *writer, Column column)
{
	g_assert(writer->next < writer->n_columns && writer->columns[writer->next] == column);
	if (writer->next++)
		output_write(writer->output, VIEW("\t"));
}

/* The value as a column has it: none that comes from mail is written as the name of a column. room
 * is for what is written in its place. */
static inline View as_written(char room[RECORD_NAME_SIZE], View value, Column column)
{
	bool is_plain = !record_may_be_name(value) || column_has_words(column);
	return is_plain ? value : record_name_escape(room, value);
}

void record_writer_limit(RecordWriter *writer, size_t max)
{
	writer->left = max;
}

/*
 * Cuts an escaped value, or its start, to what may be put yet. No character and no escape is cut,
 * and no stump is left that could be taken for a word.
 */
static View cut_value(RecordWriter *writer, View value)
{
	View head = record_value_head(value, writer->left);
	writer->is_cut = true;
	writer->left = 0;
	return head.len < MIN_CUT ? VIEW("") : head;
}

void record_writer_text(RecordWriter *writer, Column column, View text)
{
	if (record_may_be_name(text) && column_of_name(text) != COLUMN_UNKNOWN) {
		record_writer_value(writer, column, text);
		return;
	}
	const char *limit = view_end(text);
	start_value(writer, column);
	while (text.len) {
		View chunk = record_escape_chunk(text);
		char *room = output_reserve(writer->output, RECORD_ESCAPED_MAX(chunk.len));
		size_t size = record_escape(room, chunk, limit);
		if (size > writer->left) {
			View value = cut_value(writer, (View){ room, size });
			output_commit(writer->output, value.len);
			return;
		}
		output_commit(writer->output, size);
		writer->left -= size;
		text = view_from(text, chunk.len);
	}
}

void record_writer_value(RecordWriter *writer, Column column, View value)
{
	char room[RECORD_NAME_SIZE];
	start_value(writer, column);
	record_writer_more(writer, as_written(room, value, column));
}

void record_writer_more(RecordWriter *writer, View more)
{
	if (more.len > writer->left)
		more = cut_value(writer, more);
	else
		writer->left -= more.len;
	output_write(writer->output, more);
}

void record_writer_number(RecordWriter *writer, Column column, guint64 number)
{
	char digits[20], *at = digits + sizeof digits;
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	record_writer_value(writer, column, (View){ at, (size_t)(digits + sizeof digits - at) });
}

bool record_writer_end(RecordWriter *writer, const View *extra_values, size_t n_extra)
{
	g_assert(writer->next == writer->n_columns);
	char room[RECORD_NAME_SIZE];
	for (size_t i = 0; i < n_extra; i++) {
		output_write(writer->output, VIEW("\t"));
		record_writer_more(writer, as_written(room, extra_values[i], COLUMN_UNKNOWN));
	}
	output_write(writer->output, VIEW("\n"));
	bool is_whole = !writer->is_cut;
	writer->next = 0;
	writer->left = G_MAXSIZE;
	writer->is_cut = false;
	return is_whole;
}

/* Puts a value of column, and a TAB behind it, at at; returns where that ends. */
static char *put(char *at, View value, Column column)
{
	char room[RECORD_NAME_SIZE];
	value = as_written(room, value, column);
	if (value.len)
		memcpy(at, value.data, value.len);
	at[value.len] = '\t';
	return at + value.len + 1;
}

/* Writes a row as record_writer_copy does, without a copy of all of it. */
static void copy_large(RecordWriter *writer, const Record *record)
{
	for (size_t i = 0; i < writer->n_columns; i++)
		record_writer_value(writer, writer->columns[i], record->values[writer->columns[i]]);
	record_writer_end(writer, record->extra_values, record->n_extra);
}

void record_writer_copy(RecordWriter *writer, const Record *record)
{
	g_assert(writer->next == 0);
	const size_t n_columns = writer->n_columns;
	size_t size = (n_columns + record->n_extra) * (1 + RECORD_NAME_SIZE);
	for (size_t i = 0; i < n_columns; i++)
		size += record->values[writer->columns[i]].len;
	for (size_t i = 0; i < record->n_extra; i++)
		size += record->extra_values[i].len;
	if (size > MAX_GATHERED) {
		copy_large(writer, record);
		return;
	}
	char *start = output_reserve(writer->output, size), *at = start;
	for (size_t i = 0; i < n_columns; i++)
		at = put(at, record->values[writer->columns[i]], writer->columns[i]);
	for (size_t i = 0; i < record->n_extra; i++)
		at = put(at, record->extra_values[i], COLUMN_UNKNOWN);
	at[-1] = '\n';
	output_commit(writer->output, (size_t)(at - start));
}
