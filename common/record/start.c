/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a stream begins with: see record/start.h. */
#include "record/start.h"

#include "io/file-kind.h"
#include "record/header-line.h"

/* More names than any table has with the user's own columns. */
#define MAX_NAMES 128

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
	return record_start_is_stat(fields, n) ||
	       (n > 1 && header_line_is(fields, n, COLUMN_UNKNOWN));
}

/* Whether the line would be a header line if its columns were between TABs, and not in quotes. */
static bool is_header_of(View line, char separator)
{
	View fields[MAX_NAMES];
	size_t n = split(line, separator, fields);
	for (size_t i = 0; i < n; i++)
		if (fields[i].len > 1 && view_starts(fields[i], "\"") && view_ends(fields[i], "\""))
			fields[i] = (View){ fields[i].data + 1, fields[i].len - 2 };
	return n > 1 && header_line_is(fields, n, COLUMN_UNKNOWN);
}

char *record_start_explain(View line, guint64 n_columns)
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
	if (n_columns == 1)
		return g_strdup("a header line is missing");
	return g_strdup_printf("a header line is missing, and no table has %" G_GUINT64_FORMAT
			       " columns",
			       n_columns);
}

bool record_start_is_stat(const View *fields, size_t n_fields)
{
	bool has_name = false, has_value = false;
	for (size_t i = 0; i < n_fields && n_fields <= 3; i++) {
		has_name |= view_is(fields[i], "name");
		has_value |= view_is(fields[i], "value");
	}
	return has_name && has_value;
}

/* Whether head begins as mail does. */
static bool begins_mail(View head)
{
	static const char *const starts[] = {
		"From ",    "From:",	   "Return-Path:", "Received:", "Delivered-To:",
		"Subject:", "Message-ID:", "Date:",	   "To:",	"MIME-Version:",
	};
	head = view_skip_bom(head);
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (view_starts_nocase(head, starts[i]))
			return true;
	return false;
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

/* The least that a disk writes at once. */
#define DISK_BLOCK ((size_t)512)

bool record_has_hole(View line)
{
	for (size_t i = 0; i < line.len; i += DISK_BLOCK)
		if (line.data[i] == '\0')
			return true;
	return false;
}
