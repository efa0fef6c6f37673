/* The record stream's schema and the escaping of values: see record.h and mail-record(5). */
#include "record.h"

static const char *const column_names[N_COLUMNS] = {
	[COLUMN_KIND] = "kind",
	[COLUMN_DATE] = "date",
	[COLUMN_FROM_NAME] = "from_name",
	[COLUMN_FROM_ADDR] = "from_addr",
	[COLUMN_FROM_SOURCE] = "from_source",
	[COLUMN_SUBJECT] = "subject",
	[COLUMN_MESSAGE_ID] = "message_id",
	[COLUMN_IN_REPLY_TO] = "in_reply_to",
	[COLUMN_REFERENCES] = "references",
	[COLUMN_LIST] = "list",
	[COLUMN_SOURCE] = "source",
	[COLUMN_VERSION] = "version",
	[COLUMN_PART] = "part",
	[COLUMN_TOTAL] = "total",
	[COLUMN_FLAGS] = "flags",
	[COLUMN_TAGS] = "tags",
	[COLUMN_TITLE] = "title",
	[COLUMN_AUTHOR_NAME] = "author_name",
	[COLUMN_AUTHOR_ADDR] = "author_addr",
	[COLUMN_SERIES] = "series",
	[COLUMN_FILES] = "files",
	[COLUMN_INSERTIONS] = "insertions",
	[COLUMN_DELETIONS] = "deletions",
	[COLUMN_TRAILERS] = "trailers",
	[COLUMN_WHY] = "why",
	[COLUMN_BODY] = "body",
	[COLUMN_BY] = "by",
	[COLUMN_COUNT] = "count",
	[COLUMN_KEY] = "key",
	[COLUMN_CROSSPOST] = "crosspost",
};

#define MAIL_COLUMNS                                                                               \
	COLUMN_KIND, COLUMN_DATE, COLUMN_FROM_NAME, COLUMN_FROM_ADDR, COLUMN_FROM_SOURCE,          \
		COLUMN_SUBJECT, COLUMN_MESSAGE_ID, COLUMN_IN_REPLY_TO, COLUMN_REFERENCES,          \
		COLUMN_LIST, COLUMN_SOURCE

static const Column mail_columns[] = { MAIL_COLUMNS, COLUMN_BODY };

static const Column patch_columns[] = {
	MAIL_COLUMNS,	    COLUMN_VERSION,  COLUMN_PART,  COLUMN_TOTAL,
	COLUMN_FLAGS,	    COLUMN_TAGS,     COLUMN_TITLE, COLUMN_AUTHOR_NAME,
	COLUMN_AUTHOR_ADDR, COLUMN_SERIES,   COLUMN_FILES, COLUMN_INSERTIONS,
	COLUMN_DELETIONS,   COLUMN_TRAILERS, COLUMN_WHY,   COLUMN_BODY,
};

static const Column rank_columns[] = { COLUMN_BY, COLUMN_COUNT, COLUMN_KEY };

static const Column crosspost_columns[] = { COLUMN_CROSSPOST, COLUMN_LIST };

static const struct {
	const char *name;
	const Column *columns;
	size_t n_columns;
} tables[N_TABLES] = {
	[TABLE_MAIL] = { "mail", mail_columns, G_N_ELEMENTS(mail_columns) },
	[TABLE_PATCH] = { "patch", patch_columns, G_N_ELEMENTS(patch_columns) },
	[TABLE_RANK] = { "rank", rank_columns, G_N_ELEMENTS(rank_columns) },
	[TABLE_CROSSPOST] = { "crosspost", crosspost_columns, G_N_ELEMENTS(crosspost_columns) },
};

const char *column_name(Column column)
{
	return column_names[column];
}

Column column_of_name(View name)
{
	for (Column column = 0; column < N_COLUMNS; column++)
		if (view_is(name, column_names[column]))
			return column;
	return COLUMN_UNKNOWN;
}

const char *table_name(Table table)
{
	return tables[table].name;
}

const Column *table_columns(Table table, size_t *n_columns)
{
	*n_columns = tables[table].n_columns;
	return tables[table].columns;
}

bool table_has(Table table, Column column)
{
	for (size_t i = 0; i < tables[table].n_columns; i++)
		if (tables[table].columns[i] == column)
			return true;
	return false;
}
