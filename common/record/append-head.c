/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a file begins with that records are to be appended to: see record/append-head.h. */
#include "record/append-head.h"

#include "record/header-line.h"
#include "record/mail-kind.h"

/* The first of the line's fields, or what there is of it. */
static View first_field(View line)
{
	const char *tab = view_chr(line, '\t');
	return tab ? view_head(line, (size_t)(tab - line.data)) : line;
}

static bool is_record(View line)
{
	return mail_kind_of_word(first_field(line)) < N_MAIL_KINDS;
}

/* Whether a line that may be cut off anywhere can have been one of a mail table. */
static bool may_be_ours(View line)
{
	View field = first_field(line), header = view_of(column_name(COLUMN_KIND));
	if (field.len < line.len)
		return view_equal(field, header) || is_record(line);
	bool may_be = view_equal(view_head(header, field.len), field);
	for (MailKind kind = 0; kind < N_MAIL_KINDS; kind++)
		may_be |= view_equal(view_head(mail_kind_word(kind), field.len), field);
	return may_be;
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
	if (has_header ? table != TABLE_MAIL : !is_record(text))
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
