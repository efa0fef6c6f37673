/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a stream begins with: see record/start.h. */
#include "record/start.h"

#include "bytes/hole.h"
#include "io/file-kind.h"
#include "record/header-line.h"

/* More names than any table has with the user's own columns. */
#define MAX_NAMES 128

/* So many bytes of a name that is none are shown. */
#define MAX_SHOWN ((size_t)60)

/* The line's fields between separators, as many as there is room for. */
static size_t split(View line, char separator, View *fields)
{
	size_t n = 0;
	for (bool more = line.len > 0; more && n < MAX_NAMES; n++) {
		const char *tab = view_chr(line, separator);
		more = tab != NULL;
		fields[n] = tab ? view_head(line, (size_t)(tab - line.data)) : line;
		line = view_from(line, fields[n].len + 1);
	}
	return n;
}

static bool is_stat(const View *fields, size_t n_fields)
{
	bool has_name = false, has_value = false;
	for (size_t i = 0; i < n_fields && n_fields <= 3; i++) {
		has_name |= view_is(fields[i], "name");
		has_value |= view_is(fields[i], "value");
	}
	return has_name && has_value;
}

static bool is_series(const View *fields, size_t n_fields)
{
	bool has_state = false, has_more = false;
	for (size_t i = 0; i < n_fields; i++) {
		has_state |= view_is(fields[i], "state");
		has_more |= view_is(fields[i], "evidence") || view_is(fields[i], "applied_by");
	}
	return has_state && has_more;
}

const char *record_start_other(const View *fields, size_t n_fields)
{
	if (is_stat(fields, n_fields))
		return "a stat table; list-stat --merge reads it";
	if (is_series(fields, n_fields))
		return "a series table, which digest-format prints and no filter reads";
	return NULL;
}

bool record_start_is_table(View head)
{
	View fields[MAX_NAMES] = { VIEW_INIT("") };
	head = view_skip_bom(head);
	const char *end = view_chr(head, '\n');
	View line = end ? view_head(head, (size_t)(end - head.data)) : VIEW("");
	if (view_ends(line, "\r"))
		line.len--;
	size_t n = split(line, '\t', fields);
	/* One name alone may be a word of a text. */
	return record_start_other(fields, n) ||
	       (n > 1 && header_line_is(fields, n, COLUMN_UNKNOWN));
}

/* Takes the quotes off the fields that are in some; returns how many there are. */
static size_t unquote(View *fields, size_t n)
{
	size_t n_quoted = 0;
	for (size_t i = 0; i < n; i++)
		if (fields[i].len > 1 && view_starts(fields[i], "\"") &&
		    view_ends(fields[i], "\"")) {
			fields[i] = (View){ fields[i].data + 1, fields[i].len - 2 };
			n_quoted++;
		}
	return n_quoted;
}

/* Whether the line would be a header line if its columns were between TABs, and not in quotes. */
static bool is_header_of(View line, char separator)
{
	View fields[MAX_NAMES];
	size_t n = split(line, separator, fields);
	unquote(fields, n);
	return n > 1 && header_line_is(fields, n, COLUMN_UNKNOWN);
}

/* What makes no header line of the line, though most of its fields name columns; the caller's, NULL
 * if few do. */
static char *explain_names(View line)
{
	View fields[MAX_NAMES], strange;
	size_t n = split(line, '\t', fields), n_quoted = unquote(fields, n);
	if (n < 2)
		return NULL;
	if (n_quoted && header_line_is(fields, n, COLUMN_UNKNOWN))
		return g_strdup("the names of its columns are in quotes");
	if (!header_line_stranger(fields, n, &strange))
		return NULL;
	strange = record_value_head(strange, MAX_SHOWN);
	return g_strdup_printf("'%.*s' is no name of a column: a-z, 0-9 and _ make one",
			       (int)strange.len, strange.data);
}

char *record_start_explain_row(guint64 n_columns, Table table, Column misfit)
{
	if (misfit != COLUMN_UNKNOWN)
		return g_strdup_printf("column %s makes it no row of a %s table",
				       column_name(misfit), table_name(table));
	return g_strdup_printf("no table has %" G_GUINT64_FORMAT " column%s", n_columns,
			       n_columns == 1 ? "" : "s");
}

char *record_start_explain(View line, guint64 n_columns, Table table, Column misfit)
{
	static const struct {
		char separator;
		const char *name;
	} others[] = {
		{ ',', "commas" }, { ';', "semicolons" }, { '|', "bars" }, { ' ', "blanks" }
	};
	View text = view_skip_bom(line);
	if (view_skip_space(text).len == 0)
		return g_strdup("it begins with a blank line");
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (is_header_of(text, others[i].separator))
			return g_strdup_printf("there are %s between its columns, not TABs",
					       others[i].name);
	char *names = explain_names(text);
	if (names)
		return names;
	if (n_columns == 1)
		return g_strdup("a header line is missing");
	g_autofree char *row = record_start_explain_row(n_columns, table, misfit);
	return g_strdup_printf("a header line is missing, and %s", row);
}

/* Whether all bytes of the value are of a class. */
static bool has_only(View value, bool (*is_fit)(char byte))
{
	for (size_t i = 0; i < value.len; i++)
		if (!is_fit(value.data[i]))
			return false;
	return true;
}

static bool is_digit(char byte)
{
	return g_ascii_isdigit(byte);
}

static bool is_hex(char byte)
{
	return g_ascii_isxdigit(byte);
}

/* Of a word that the programs choose, such as `from`, `x-original-from` and `author:org`. */
static bool is_of_word(char byte)
{
	return g_ascii_islower(byte) || g_ascii_isdigit(byte) || byte_is_in(byte, "-_:");
}

static bool may_be_date(View value)
{
	static const char form[] = "0000-00-00T00:00:00Z";
	if (value.len == 0)
		return true;
	for (size_t i = 0; i < value.len && value.len == strlen(form); i++)
		if (form[i] == '0' ? !g_ascii_isdigit(value.data[i]) : value.data[i] != form[i])
			return false;
	return value.len == strlen(form);
}

static bool may_be_word(View value)
{
	return value.len && !g_ascii_isdigit(value.data[0]) && has_only(value, is_of_word);
}

static bool may_be_source(View value)
{
	return value.len == 0 || may_be_word(value);
}

static bool may_be_number(View value)
{
	return has_only(value, is_digit);
}

static bool may_be_count(View value)
{
	return value.len && may_be_number(value);
}

static bool may_be_commit(View value)
{
	return value.len && has_only(value, is_hex);
}

Column record_start_misfit(Table table, const View *fields)
{
	static const struct {
		Column column;
		bool (*may_be)(View value);
	} kinds[] = {
		{ COLUMN_KIND, may_be_word },
		{ COLUMN_DATE, may_be_date },
		{ COLUMN_FROM_SOURCE, may_be_source },
		{ COLUMN_PART, may_be_number },
		{ COLUMN_TOTAL, may_be_number },
		{ COLUMN_FILES, may_be_number },
		{ COLUMN_BY, may_be_word },
		{ COLUMN_COUNT, may_be_count },
		{ COLUMN_COMMIT, may_be_commit },
	};
	size_t n_columns;
	const Column *columns = table_columns(table, &n_columns);
	for (size_t i = 0; i < n_columns; i++)
		for (size_t j = 0; j < G_N_ELEMENTS(kinds); j++)
			if (kinds[j].column == columns[i] && !kinds[j].may_be(fields[i]))
				return columns[i];
	return COLUMN_UNKNOWN;
}

/* Whether head begins as mail does. */
static bool begins_mail(View head)
{
	static const char *const starts[] = {
		"From ",    "From:",	   "Return-Path:", "Received:", "Delivered-To:",
		"Subject:", "Message-ID:", "Date:",	   "To:",	"MIME-Version:",
	};
	head = view_skip_bom(head);
	return view_starts_one_nocase(head, starts, G_N_ELEMENTS(starts));
}

const char *record_start_refuse(Input *input)
{
	View head = input_window(input);
	while (head.len < RECORD_START && !view_chr(head, '\n') && input_fill(input, NULL))
		head = input_window(input);
	head = view_head(head, RECORD_START);
	if (record_start_is_table(head))
		return NULL;
	const char *kind = file_kind(head);
	if (kind)
		return kind;
	if (begins_mail(head))
		return "mail; mbox-split makes a table of it";
	if (file_is_binary(head))
		return "binary data";
	return file_has_only_returns(head) ? FILE_OF_RETURNS : NULL;
}

/* Whether a hole, or its begin, is in a line. No line has zeros, so that one of them is enough. */
static bool has_hole(View line)
{
	for (size_t i = 0; i < line.len; i += HOLE_SIZE)
		if (line.data[i] == '\0')
			return true;
	return false;
}

const char *record_damage(View line)
{
	if (view_ends(line, RECORD_TORN))
		return "the line was cut off when it was written";
	return has_hole(line) ? "part of the line never reached the disk" : NULL;
}
