/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns that were asked for: see split/with.h. */
#include "split/with.h"

#include "bytes/number.h"
#include "message/date.h"
#include "message/field-text.h"
#include "message/growth.h"
#include "record/record.h"

/* A value that is longer than this gives its memory back. */
#define MAX_KEPT ((size_t)256 * 1024)

struct WithColumns {
	GPtrArray *names; /* strings */
	GArray *views;	  /* View: the same */
	size_t n_known;	  /* how many are columns of mail-record(5) */
};

/* Appends the value of a column that is no field. */
typedef void ValueFunc(GString *out, const Message *message);

/* A column being read. */
typedef struct {
	ValueFunc *read;     /* NULL for a field */
	FieldReader *fields; /* NULL if it is none */
	GString *value;
} WithColumn;

struct WithReader {
	size_t n_columns;
	WithColumn *columns;
	View *values;
	GString *text;
};

/* The header that has the date of the table's row: it is the list's message's. */
static View dated_header(const Message *message)
{
	return message->wrapper.len ? message->wrapper : message->header;
}

static void read_zone(GString *out, const Message *message)
{
	char zone[DATE_ZONE_SIZE];
	gint64 date = message->has_date ? message->date : -1;
	if (mail_date_zone(dated_header(message), date, zone))
		g_string_append(out, zone);
}

static void read_arrival(GString *out, const Message *message)
{
	char date[DATE_SIZE];
	gint64 arrival;
	if (!mail_date_arrival(dated_header(message), message->arrival, &arrival))
		return;
	date_format(arrival, date);
	g_string_append(out, date);
}

static void read_context(GString *out, const Message *message)
{
	g_string_append(out, message->is_context ? "yes" : "");
}

static void read_size(GString *out, const Message *message)
{
	number_append(out, message->size);
}

static void read_attachments(GString *out, const Message *message)
{
	record_escape_append(out, message->attachments);
}

static const struct {
	Column column;
	ValueFunc *read;
} known_columns[] = {
	{ COLUMN_ZONE, read_zone },
	{ COLUMN_ARRIVAL, read_arrival },
	{ COLUMN_CONTEXT, read_context },
	{ COLUMN_SIZE, read_size },
	{ COLUMN_ATTACHMENTS, read_attachments },
};

/* What reads a column of mail-record(5) that is on request; NULL for any other. */
static ValueFunc *value_func(Column column)
{
	for (size_t i = 0; i < G_N_ELEMENTS(known_columns); i++)
		if (known_columns[i].column == column)
			return known_columns[i].read;
	return NULL;
}

static WithColumns *columns_new(void)
{
	WithColumns *with = g_new0(WithColumns, 1);
	with->names = g_ptr_array_new_with_free_func(g_free);
	with->views = g_array_new(FALSE, FALSE, sizeof(View));
	return with;
}

void with_columns_free(WithColumns *with)
{
	if (!with)
		return;
	g_ptr_array_unref(with->names);
	g_array_unref(with->views);
	g_free(with);
}

const View *with_columns_names(const WithColumns *with, size_t *n_names)
{
	*n_names = with->views->len;
	return (const View *)(const void *)with->views->data;
}

/* A field's name as a column's; NULL if it cannot be one. */
static char *column_name_of(View field)
{
	if (field.len == 0 || !g_ascii_isalpha(field.data[0]))
		return NULL;
	char *name = view_dup(field);
	for (size_t i = 0; i < field.len; i++) {
		name[i] = name[i] == '-' ? '_' : g_ascii_tolower(name[i]);
		if (!g_ascii_isalnum(name[i]) && name[i] != '_') {
			g_free(name);
			return NULL;
		}
	}
	return name;
}

static bool has_name(const WithColumns *with, View name)
{
	for (guint i = 0; i < with->views->len; i++)
		if (view_equal(g_array_index(with->views, View, i), name))
			return true;
	return false;
}

bool with_columns_have_attachments(const WithColumns *with)
{
	return has_name(with, view_of(column_name(COLUMN_ATTACHMENTS)));
}

static bool refuse(GError **error, const char *what, View field)
{
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: '%.*s'", what,
		    (int)field.len, field.data);
	return false;
}

static bool add_one(WithColumns *with, View field, GError **error)
{
	g_autofree char *name = column_name_of(field);
	if (field.len == 0)
		return refuse(error, "a name is missing", field);
	if (!name)
		return refuse(error, "not a header field whose name can be a column's", field);
	Column column = column_of_name(view_of(name));
	if (table_has(TABLE_MAIL, column))
		return refuse(error, "the table has this column already", field);
	bool is_known = value_func(column) != NULL;
	if (column != COLUMN_UNKNOWN && !is_known)
		return refuse(error, "mail-record(5) has another column of this name", field);
	if (has_name(with, view_of(name)))
		return refuse(error, "this column comes twice", field);
	View view = view_of(name);
	g_array_append_val(with->views, view);
	g_ptr_array_add(with->names, g_steal_pointer(&name));
	with->n_known += is_known;
	return true;
}

/* More than half of the names in a header line must be known. */
static bool check_number(const WithColumns *with, GError **error)
{
	size_t n_table, n_other = with->views->len - with->n_known;
	(void)table_columns(TABLE_MAIL, &n_table);
	if (n_other < n_table + with->n_known)
		return true;
	g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
		    "more than %" G_GSIZE_FORMAT " header fields", n_table + with->n_known - 1);
	return false;
}

static bool add_list(WithColumns *with, View list, GError **error)
{
	for (;;) {
		const char *comma = view_chr(list, ',');
		size_t len = comma ? (size_t)(comma - list.data) : list.len;
		if (!add_one(with, view_head(list, len), error))
			return false;
		if (!comma)
			return check_number(with, error);
		list = view_from(list, len + 1);
	}
}

WithColumns *with_columns_parse(char *const *lists, GError **error)
{
	g_autoptr(WithColumns) with = columns_new();
	for (; lists && *lists; lists++)
		if (!add_list(with, view_of(*lists), error))
			return NULL;
	return g_steal_pointer(&with);
}

WithReader *with_reader_new(const WithColumns *with)
{
	WithReader *reader = g_new0(WithReader, 1);
	const View *names = with_columns_names(with, &reader->n_columns);
	reader->columns = g_new0(WithColumn, reader->n_columns);
	reader->values = g_new0(View, reader->n_columns);
	reader->text = g_string_new(NULL);
	for (size_t i = 0; i < reader->n_columns; i++) {
		WithColumn *column = &reader->columns[i];
		column->read = value_func(column_of_name(names[i]));
		column->value = g_string_new(NULL);
		if (!column->read)
			column->fields = field_reader_new(names[i]);
	}
	return reader;
}

void with_reader_free(WithReader *reader)
{
	if (!reader)
		return;
	for (size_t i = 0; i < reader->n_columns; i++) {
		field_reader_free(reader->columns[i].fields);
		g_string_free(reader->columns[i].value, TRUE);
	}
	g_string_free(reader->text, TRUE);
	g_free(reader->columns);
	g_free(reader->values);
	g_free(reader);
}

/* Reads the fields of the message, else those of what it is wrapped in; false if some was left out.
 */
static bool read_fields(WithReader *reader, const WithColumn *column, const Message *message)
{
	g_string_truncate(reader->text, 0);
	bool is_whole = field_reader_append(column->fields, message->header, reader->text);
	if (reader->text->len == 0)
		is_whole &= field_reader_append(column->fields, message->wrapper, reader->text);
	record_escape_append(column->value, view_of_gstring(reader->text));
	return is_whole;
}

const View *with_reader_read(WithReader *reader, const Message *message, bool *is_whole)
{
	*is_whole = true;
	for (size_t i = 0; i < reader->n_columns; i++) {
		const WithColumn *column = &reader->columns[i];
		g_string_truncate(column->value, 0);
		if (column->read)
			column->read(column->value, message);
		else
			*is_whole &= read_fields(reader, column, message);
		reader->values[i] = view_of_gstring(column->value);
	}
	return reader->values;
}

size_t with_reader_count(const WithReader *reader)
{
	return reader->n_columns;
}

void with_reader_forget(WithReader *reader)
{
	for (size_t i = 0; i < reader->n_columns; i++)
		growth_empty(reader->columns[i].value, MAX_KEPT);
	growth_empty(reader->text, MAX_KEPT);
}
