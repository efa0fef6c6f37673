/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader needs: see record/needs.h. */
#include "record/needs.h"

static bool is_replaced(const RecordNeeds *needs, Column column, const bool *present)
{
	for (size_t i = 0; i < needs->n_replaced; i++)
		if (needs->replaced[i] == column)
			return present[needs->instead];
	return false;
}

Column record_needs_missing(const RecordNeeds *needs, Table table, const bool *present)
{
	for (size_t i = 0; i < needs->n_columns[table]; i++) {
		Column needed = needs->columns[table][i];
		if (!present[needed] && !is_replaced(needs, needed, present))
			return needed;
	}
	return COLUMN_UNKNOWN;
}

Table record_needs_readable(const RecordNeeds *needs, Table table)
{
	if (needs->is_readable[table])
		return table;
	for (Table other = 0; other < N_TABLES; other++)
		if (needs->is_readable[other])
			return other;
	return table;
}

/* A column that is there, and that only the first of the two tables has. */
static const char *telling_column(Table table, Table other, const bool *present)
{
	for (Column column = 0; column < N_COLUMNS; column++)
		if (present[column] && table_has(table, column) && !table_has(other, column))
			return column_name(column);
	return NULL;
}

char *record_needs_refuse(Table table, Table other, const bool *present)
{
	const char *column = telling_column(table, other, present);
	return g_strdup_printf("a %s table cannot be read here%s%s", table_name(table),
			       column ? ": it has the column " : "", column ? column : "");
}

char *record_needs_lack(Table table, Column missing)
{
	bool is_classified = table != TABLE_MAIL;
	const char *maker = column_maker(table, missing);
	if (!maker && !is_classified)
		maker = column_maker(TABLE_PATCH, missing);
	g_autofree char *what = g_strdup_printf("column %s is missing: this is a %s table",
						column_name(missing), table_name(table));
	if (maker)
		return g_strdup_printf("%s; %s adds it", what, maker);
	if (is_classified || table_has(table, missing) || !table_has(TABLE_PATCH, missing))
		return g_steal_pointer(&what);
	return g_strdup_printf("%s; patch-classify makes a patch table of it", what);
}
