/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads a record stream: see record/reader.h. */
#include "record/reader.h"

#include "bytes/scan.h"
#include "record/header-line.h"
#include "record/needs.h"
#include "record/start.h"

/* Where a field of a line goes: to a known column, or the n-th extra one, or both. */
typedef struct {
	Column column;
	size_t extra;
	bool is_extra;
} Field;

/* No header line has more fields, so no row has. A line of TABs costs no more memory. */
enum {
	MAX_FIELDS = 2 * N_COLUMNS
};

struct RecordReader {
	Input *input;
	guint64 line;
	size_t pending; /* bytes of the last line, still in the window */
	bool headerless;
	Table table;
	RecordNeeds needs;
	GArray *layout;		      /* of Field */
	GPtrArray *names;	      /* of the extra columns, owned */
	GArray *extra_names;	      /* of View, into names */
	GArray *extra_values;	      /* of View */
	View row;		      /* the line, without its end */
	const char *ends[MAX_FIELDS]; /* of its fields */
	View fields[MAX_FIELDS];      /* they themselves, after list_fields */
	guint64 n_fields;	      /* how many it has, those that are not kept included */
};

G_DEFINE_QUARK(record - error - quark, record_error)

RecordReader *record_reader_new(Input *input)
{
	RecordReader *reader = g_new0(RecordReader, 1);
	reader->input = input;
	reader->table = TABLE_NONE;
	reader->layout = g_array_new(FALSE, FALSE, sizeof(Field));
	reader->names = g_ptr_array_new_with_free_func(g_free);
	reader->extra_names = g_array_new(FALSE, FALSE, sizeof(View));
	reader->extra_values = g_array_new(FALSE, FALSE, sizeof(View));
	return reader;
}

void record_reader_free(RecordReader *reader)
{
	if (!reader)
		return;
	g_array_unref(reader->layout);
	g_ptr_array_unref(reader->names);
	g_array_unref(reader->extra_names);
	g_array_unref(reader->extra_values);
	g_free(reader);
}

void record_reader_need(RecordReader *reader, Table table, const Column *columns, size_t n_columns)
{
	reader->needs.is_readable[table] = true;
	reader->needs.columns[table] = columns;
	reader->needs.n_columns[table] = n_columns;
}

void record_reader_take_instead(RecordReader *reader, Column instead, const Column *columns,
				size_t n_columns)
{
	reader->needs.instead = instead;
	reader->needs.replaced = columns;
	reader->needs.n_replaced = n_columns;
}

const View *record_reader_extra_names(const RecordReader *reader, size_t *n_extra)
{
	*n_extra = reader->extra_names->len;
	return (const View *)(const void *)reader->extra_names->data;
}

/* An error at the reader's line. */
G_GNUC_PRINTF(4, 5)
static void set_error(const RecordReader *reader, GError **error, RecordError code,
		      const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_autofree char *what = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, RECORD_ERROR, (gint)code, "%s:%" G_GUINT64_FORMAT ": %s",
		    input_name(reader->input), reader->line, what);
}

/* The next line with its line feed, or without at the end of the input; empty if it was too long.
 * False if there is none. */
static bool next_line(RecordReader *reader, View *line, GError **error)
{
	input_skip(reader->input, reader->pending);
	reader->pending = 0;
	size_t searched = 0;
	for (;;) {
		View window = input_window(reader->input);
		const char *end = view_chr(view_from(window, searched), '\n');
		if (end) {
			*line = view_head(window, (size_t)(end - window.data) + 1);
			break;
		}
		searched = window.len;
		g_autoptr(GError) failure = NULL;
		if (input_fill(reader->input, &failure))
			continue;
		if (reader->line > 0 &&
		    g_error_matches(failure, INPUT_ERROR, INPUT_ERROR_TOO_LONG)) {
			input_skip_line(reader->input);
			*line = VIEW("");
			break;
		}
		if (failure) {
			g_propagate_prefixed_error(error, g_steal_pointer(&failure),
						   "%s: ", input_name(reader->input));
			return false;
		}
		*line = input_window(reader->input);
		if (line->len == 0)
			return false;
		break;
	}
	reader->pending = line->len;
	reader->line++;
	return true;
}

/* A line of what is no table might have as many fields as one. */
static bool check_start(RecordReader *reader, GError **error)
{
	const char *kind = record_start_refuse(reader->input);
	reader->line = kind != NULL;
	if (kind)
		set_error(reader, error, RECORD_ERROR_WRONG_TABLE,
			  "this is no table of records: %s", kind);
	return !kind;
}

static guint n_kept(const RecordReader *reader)
{
	return (guint)MIN(reader->n_fields, MAX_FIELDS);
}

static void split_fields(RecordReader *reader, View line)
{
	reader->row = line;
	reader->n_fields = scan_places(line, '\t', reader->ends, MAX_FIELDS) + 1;
	if (reader->n_fields <= MAX_FIELDS)
		reader->ends[reader->n_fields - 1] = line.data + line.len;
}

/* The first MAX_FIELDS fields of the split line. */
static const View *list_fields(RecordReader *reader)
{
	const char *start = reader->row.data;
	for (guint i = 0; i < n_kept(reader); i++) {
		reader->fields[i] = (View){ start, (size_t)(reader->ends[i] - start) };
		start = reader->ends[i] + 1;
	}
	return reader->fields;
}

/* The column in force, if there is but one. */
static Column only_column(const RecordReader *reader)
{
	bool is_single = reader->layout->len == 1;
	return is_single ? g_array_index(reader->layout, Field, 0).column : COLUMN_UNKNOWN;
}

/* Fails if the caller cannot read the table, or it lacks a column the caller needs. For a table
 * that cannot be read, a column of one that could says more than its name. */
static bool check_needed(const RecordReader *reader, const bool *present, GError **error)
{
	Table table = reader->table, wanted = record_needs_readable(&reader->needs, table);
	Column missing = record_needs_missing(&reader->needs, wanted, present);
	if (missing == COLUMN_UNKNOWN && wanted == table)
		return true;
	if (missing != COLUMN_UNKNOWN && (wanted == table || wanted != TABLE_RANK)) {
		g_autofree char *what = record_needs_lack(table, missing);
		set_error(reader, error, RECORD_ERROR_MISSING_COLUMN, "%s", what);
		return false;
	}
	g_autofree char *why = record_needs_refuse(table, wanted, present);
	set_error(reader, error, RECORD_ERROR_WRONG_TABLE, "%s", why);
	return false;
}

/* Fails if the line would be a header line, but for a name that is there twice. */
static bool check_names(RecordReader *reader, GError **error)
{
	View twice = header_line_twice(list_fields(reader), n_kept(reader));
	if (twice.len == 0)
		return true;
	set_error(reader, error, RECORD_ERROR_WRONG_TABLE,
		  "the header line has two columns of the name %.*s", (int)twice.len, twice.data);
	return false;
}

/* Whether the last field may be a name: few rows have any word there. */
static inline bool may_be_header(const RecordReader *reader)
{
	const char *end = reader->ends[n_kept(reader) - 1];
	return end > reader->row.data && (g_ascii_isalnum(end[-1]) || end[-1] == '_');
}

/* Whether the split line is a header line, whose fields are listed then. A byte order mark before
 * it is taken off. */
static bool is_header(RecordReader *reader)
{
	if (!may_be_header(reader))
		return false;
	list_fields(reader);
	View *first = &reader->fields[0], whole = *first;
	bool is_marked = view_starts(whole, VIEW_BOM);
	if (is_marked)
		*first = view_from(whole, strlen(VIEW_BOM));
	if (header_line_is(reader->fields, n_kept(reader), only_column(reader)))
		return true;
	*first = whole;
	return false;
}

/* Takes the split header line in as the layout of what follows. A column that belongs to another
 * table (a user's own `count`, say) is carried along like one that nobody knows. */
static bool read_header(RecordReader *reader, GError **error)
{
	bool present[N_COLUMNS + 1] = { false };
	g_array_set_size(reader->layout, 0);
	g_array_set_size(reader->extra_names, 0);
	g_ptr_array_set_size(reader->names, 0);
	for (guint i = 0; i < n_kept(reader); i++)
		present[column_of_name(reader->fields[i])] = true;
	reader->table = header_line_table(present);
	for (guint i = 0; i < n_kept(reader); i++) {
		View name = reader->fields[i];
		Field field = { column_of_name(name), reader->extra_names->len, false };
		if (field.column == COLUMN_UNKNOWN || !table_has(reader->table, field.column)) {
			if (!table_may_have(reader->table, field.column))
				field.column = COLUMN_UNKNOWN;
			field.is_extra = true;
			g_ptr_array_add(reader->names, view_dup(name));
			View copy = view_of(g_ptr_array_index(reader->names, field.extra));
			g_array_append_val(reader->extra_names, copy);
		}
		g_array_append_val(reader->layout, field);
	}
	g_array_set_size(reader->extra_values, reader->extra_names->len);
	return check_needed(reader, present, error);
}

/* Without a header line, the number of columns says which table a row is of. */
static bool read_standard_layout(RecordReader *reader, View line, GError **error)
{
	const View *fields = list_fields(reader);
	Column misfit = COLUMN_UNKNOWN;
	Table table = 0;
	for (; table < N_TABLES; table++) {
		size_t n_columns;
		const Column *columns = table_columns(table, &n_columns);
		if (n_columns != n_kept(reader))
			continue;
		misfit = record_start_misfit(table, fields);
		if (misfit != COLUMN_UNKNOWN)
			break;
		bool present[N_COLUMNS] = { false };
		g_array_set_size(reader->layout, 0);
		for (size_t i = 0; i < n_columns; i++) {
			Field field = { columns[i], 0, false };
			g_array_append_val(reader->layout, field);
			present[columns[i]] = true;
		}
		reader->table = table;
		return check_needed(reader, present, error);
	}
	bool is_first = reader->table == TABLE_NONE;
	g_autofree char *why = is_first
				       ? record_start_explain(line, reader->n_fields, table, misfit)
				       : record_start_explain_row(reader->n_fields, table, misfit);
	set_error(reader, error, RECORD_ERROR_WRONG_TABLE, "%s: %s",
		  is_first ? "this is no table of records" : "no header line", why);
	return false;
}

static inline View unescape_name(View field)
{
	return G_UNLIKELY(record_may_be_escaped_name(field)) ? record_name_unescape(field) : field;
}

static void fill_record(RecordReader *reader, Record *record)
{
	const Field *layout = (const Field *)(const void *)reader->layout->data;
	View *extra = (View *)(void *)reader->extra_values->data;
	guint n_fields = reader->layout->len;
	memset(record->values, 0, sizeof record->values);
	const char *start = reader->row.data;
	for (guint i = 0; i < n_fields; i++) {
		View field = { start, (size_t)(reader->ends[i] - start) };
		start = reader->ends[i] + 1;
		if (layout[i].column != COLUMN_UNKNOWN)
			record->values[layout[i].column] = unescape_name(field);
		if (layout[i].is_extra)
			extra[layout[i].extra] = unescape_name(field);
	}
	record->extra_values = extra;
	record->n_extra = reader->extra_names->len;
}

/* A layout change that no header line announces: the row itself is given by the next call. */
static RecordResult change_layout(RecordReader *reader, View line, Record *record, GError **error)
{
	bool announced = reader->table != TABLE_NONE;
	Table before = reader->table;
	if (!read_standard_layout(reader, line, error)) {
		reader->table = before;
		return announced ? RECORD_BAD : RECORD_FAILED;
	}
	record->table = reader->table;
	record->raw = (View){ "", 0 };
	reader->headerless = true;
	reader->pending = 0; /* read the same line again */
	reader->line--;
	return RECORD_HEADER;
}

RecordResult record_reader_next(RecordReader *reader, Record *record, GError **error)
{
	View line;
	g_autoptr(GError) failure = NULL;
	if (reader->line == 0 && input_offset(reader->input) == 0 && !check_start(reader, error))
		return RECORD_FAILED;
	if (!next_line(reader, &line, &failure)) {
		if (!failure)
			return RECORD_END;
		g_propagate_error(error, g_steal_pointer(&failure));
		return RECORD_FAILED;
	}
	record->raw = line;
	record->line = reader->line;
	if (line.len == 0) {
		set_error(reader, error, RECORD_ERROR_LINE, "the line is " INPUT_TOO_LONG);
		return RECORD_BAD;
	}
	if (line.data[line.len - 1] != '\n') {
		set_error(reader, error, RECORD_ERROR_LINE, "the line is cut off");
		return RECORD_BAD;
	}
	line.len--;
	/* No writer ends a line like this, but programs of other systems do. */
	if (view_ends(line, "\r"))
		line.len--;
	const char *damage = record_damage(line);
	if (damage) {
		set_error(reader, error, RECORD_ERROR_LINE, "%s", damage);
		return RECORD_BAD;
	}
	split_fields(reader, line);
	if (is_header(reader)) {
		reader->headerless = false;
		record->table = TABLE_NONE;
		if (!read_header(reader, error))
			return RECORD_FAILED;
		record->table = reader->table;
		return RECORD_HEADER;
	}
	const char *other = reader->table == TABLE_NONE
				    ? record_start_other(list_fields(reader), n_kept(reader))
				    : NULL;
	if (other) {
		set_error(reader, error, RECORD_ERROR_WRONG_TABLE, "%s", other);
		return RECORD_FAILED;
	}
	if (n_kept(reader) != reader->layout->len || reader->table == TABLE_NONE) {
		if (!check_names(reader, error))
			return reader->table == TABLE_NONE ? RECORD_FAILED : RECORD_BAD;
		if (reader->headerless || reader->table == TABLE_NONE)
			return change_layout(reader, line, record, error);
		set_error(reader, error, RECORD_ERROR_LINE,
			  "%" G_GUINT64_FORMAT " columns, where the header has %u",
			  reader->n_fields, reader->layout->len);
		return RECORD_BAD;
	}
	record->table = reader->table;
	fill_record(reader, record);
	return RECORD_ROW;
}
