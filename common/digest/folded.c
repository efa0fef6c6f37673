/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How earlier versions are folded: see digest/folded.h. */
#include "digest/folded.h"

#include "bytes/number.h"

bool folded_any(const DigestSection *section)
{
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		for (guint j = 0; j < digest_table_size(table); j++)
			if (digest_table_is_earlier(table, j))
				return true;
	}
	return false;
}

guint folded_next(const DigestTable *table, guint row)
{
	do
		row++;
	while (row < digest_table_size(table) && digest_table_is_earlier(table, row));
	return row;
}

View folded_cell(const DigestTable *table, guint row, size_t column, GString *scratch)
{
	View text = digest_table_row(table, row)->cells[column].text;
	guint n_folded = folded_next(table, row) - row - 1;
	if (table->columns[column].kind != CELL_VERSION || n_folded == 0)
		return text;
	g_string_truncate(scratch, 0);
	view_append(scratch, text);
	g_string_append(scratch, " +");
	number_append(scratch, n_folded);
	return view_of_gstring(scratch);
}
