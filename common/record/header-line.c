/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a header line is: see header-line.h. */
#include "record/header-line.h"

static bool looks_like_name(View field)
{
	if (field.len == 0 || !g_ascii_islower(field.data[0]))
		return false;
	for (size_t i = 1; i < field.len; i++)
		if (!g_ascii_islower(field.data[i]) && !g_ascii_isdigit(field.data[i]) &&
		    field.data[i] != '_')
			return false;
	return true;
}

/* The first name that is there a second time; empty if there is none. */
static View find_twice(const View *fields, size_t n_fields)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < n_fields; i++)
		if (!g_hash_table_add(seen, view_dup(fields[i])))
			return fields[i];
	return VIEW("");
}

/* Whether all fields are names, and more than half of them known. */
static bool has_names(const View *fields, size_t n_fields)
{
	size_t known = 0;
	for (size_t i = 0; i < n_fields; i++)
		if (!looks_like_name(fields[i]))
			return false;
	for (size_t i = 0; i < n_fields; i++)
		known += column_of_name(fields[i]) != COLUMN_UNKNOWN;
	return known > n_fields / 2;
}

View header_line_twice(const View *fields, size_t n_fields)
{
	return has_names(fields, n_fields) ? find_twice(fields, n_fields) : VIEW("");
}

bool header_line_is(const View *fields, size_t n_fields, Column only)
{
	if (!has_names(fields, n_fields) || find_twice(fields, n_fields).len)
		return false;
	bool is_of_words = n_fields == 1 && only != COLUMN_UNKNOWN && column_has_words(only);
	return !is_of_words || view_is(fields[0], column_name(only));
}

bool header_line_stranger(const View *fields, size_t n_fields, View *strange)
{
	size_t known = 0;
	*strange = VIEW("");
	bool has_stranger = false;
	for (size_t i = 0; i < n_fields; i++) {
		known += column_of_name(fields[i]) != COLUMN_UNKNOWN;
		if (!has_stranger && !looks_like_name(fields[i])) {
			*strange = fields[i];
			has_stranger = true;
		}
	}
	return has_stranger && known > n_fields / 2;
}

Table header_line_table(const bool *present)
{
	if (!present[COLUMN_KIND]) {
		if (present[COLUMN_BY] || present[COLUMN_KEY] || present[COLUMN_COUNT])
			return TABLE_RANK;
		if (present[COLUMN_CROSSPOST])
			return TABLE_CROSSPOST;
		if (present[COLUMN_MESSAGE_IDS] ||
		    (present[COLUMN_COMMIT] && !present[COLUMN_COMMIT_DATE] &&
		     !present[COLUMN_SUBJECT] && !present[COLUMN_MESSAGE_ID]))
			return TABLE_COMMIT;
		if (present[COLUMN_COMMIT_DATE] || present[COLUMN_COMMIT_WHY])
			return TABLE_PATCH;
	}
	for (Column column = 0; column < N_COLUMNS; column++)
		if (present[column] && table_has(TABLE_PATCH, column) &&
		    !table_has(TABLE_MAIL, column))
			return TABLE_PATCH;
	return TABLE_MAIL;
}
