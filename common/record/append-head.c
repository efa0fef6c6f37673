/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a file begins with that records are to be appended to: see record/append-head.h. */
#include "record/append-head.h"

#include "record/header-line.h"

/* What the lines of a mail table begin with. */
static const char *const starts[] = { "kind\t", "mail\t" };

/* Whether a line that may be cut off anywhere can have been one of a mail table. */
static bool may_be_ours(View line)
{
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (view_starts(line, starts[i]) ||
		    (line.len < strlen(starts[i]) && memcmp(starts[i], line.data, line.len) == 0))
			return true;
	return false;
}

static size_t count_fields(View line)
{
	size_t n = 1;
	for (const char *tab; (tab = view_chr(line, '\t')); n++)
		line = view_from(line, (size_t)(tab - line.data) + 1);
	return n;
}

/* Whether a line is the header line of a table; which one it announces, table receives. */
static bool is_header(View line, Table *table)
{
	g_autofree View *fields = g_new(View, count_fields(line));
	bool present[N_COLUMNS + 1] = { false };
	size_t n = 0;
	for (View rest = line;; n++) {
		const char *tab = view_chr(rest, '\t');
		fields[n] = view_head(rest, tab ? (size_t)(tab - rest.data) : rest.len);
		present[column_of_name(fields[n])] = true;
		if (!tab)
			break;
		rest = view_from(rest, fields[n].len + 1);
	}
	*table = header_line_table(present);
	return header_line_is(fields, n + 1, COLUMN_UNKNOWN);
}

/* Reads the first whole line. */
static AppendHead first_line_read(View line, View header, View record)
{
	AppendHead found = { .other = VIEW_INIT("") };
	View text = view_head(line, line.len - 1);
	Table table;
	bool has_header = is_header(text, &table);
	if (has_header ? table != TABLE_MAIL : !view_starts(text, "mail\t"))
		found.refusal = "this is no mail table";
	else if (has_header && header.len && !view_equal(line, header))
		found.other = line;
	else if (count_fields(text) != count_fields(record))
		found.refusal = "its records have other columns";
	return found;
}

AppendHead append_head_read(View head, bool is_all, View header, View record)
{
	AppendHead found = { .other = VIEW_INIT("") };
	View rest = view_skip_bom(head);
	for (const char *end; (end = view_chr(rest, '\n'));) {
		View line = view_head(rest, (size_t)(end - rest.data) + 1);
		View text = view_head(line, line.len - 1);
		if (text.len && !view_is(text, "\r") && !view_ends(text, RECORD_TORN))
			return first_line_read(line, header, record);
		rest = view_from(rest, line.len);
	}
	if (!may_be_ours(rest))
		found.refusal = "this is no mail table";
	/* a longer line is no header line */
	found.needs_header = is_all;
	return found;
}
