/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The record stream's schema and the escaping of values: see record/record.h and mail-record(5). */
#include "record/record.h"

static const View column_names[N_COLUMNS] = {
	[COLUMN_KIND] = VIEW_INIT("kind"),
	[COLUMN_DATE] = VIEW_INIT("date"),
	[COLUMN_FROM_NAME] = VIEW_INIT("from_name"),
	[COLUMN_FROM_ADDR] = VIEW_INIT("from_addr"),
	[COLUMN_FROM_SOURCE] = VIEW_INIT("from_source"),
	[COLUMN_SUBJECT] = VIEW_INIT("subject"),
	[COLUMN_MESSAGE_ID] = VIEW_INIT("message_id"),
	[COLUMN_IN_REPLY_TO] = VIEW_INIT("in_reply_to"),
	[COLUMN_REFERENCES] = VIEW_INIT("references"),
	[COLUMN_LIST] = VIEW_INIT("list"),
	[COLUMN_SOURCE] = VIEW_INIT("source"),
	[COLUMN_VERSION] = VIEW_INIT("version"),
	[COLUMN_PART] = VIEW_INIT("part"),
	[COLUMN_TOTAL] = VIEW_INIT("total"),
	[COLUMN_FLAGS] = VIEW_INIT("flags"),
	[COLUMN_TAGS] = VIEW_INIT("tags"),
	[COLUMN_TITLE] = VIEW_INIT("title"),
	[COLUMN_AUTHOR_NAME] = VIEW_INIT("author_name"),
	[COLUMN_AUTHOR_ADDR] = VIEW_INIT("author_addr"),
	[COLUMN_SERIES] = VIEW_INIT("series"),
	[COLUMN_FILES] = VIEW_INIT("files"),
	[COLUMN_INSERTIONS] = VIEW_INIT("insertions"),
	[COLUMN_DELETIONS] = VIEW_INIT("deletions"),
	[COLUMN_TRAILERS] = VIEW_INIT("trailers"),
	[COLUMN_WHY] = VIEW_INIT("why"),
	[COLUMN_BODY] = VIEW_INIT("body"),
	[COLUMN_THREAD] = VIEW_INIT("thread"),
	[COLUMN_DELAY] = VIEW_INIT("delay"),
	[COLUMN_PATHS] = VIEW_INIT("paths"),
	[COLUMN_URL] = VIEW_INIT("url"),
	[COLUMN_TAG] = VIEW_INIT("tag"),
	[COLUMN_RESULT] = VIEW_INIT("result"),
	[COLUMN_BY] = VIEW_INIT("by"),
	[COLUMN_COUNT] = VIEW_INIT("count"),
	[COLUMN_KEY] = VIEW_INIT("key"),
	[COLUMN_CROSSPOST] = VIEW_INIT("crosspost"),
	[COLUMN_COMMIT] = VIEW_INIT("commit"),
	[COLUMN_MESSAGE_IDS] = VIEW_INIT("message_ids"),
	[COLUMN_PATCH_ID] = VIEW_INIT("patch_id"),
	[COLUMN_LINES] = VIEW_INIT("lines"),
	[COLUMN_COMMIT_DATE] = VIEW_INIT("commit_date"),
	[COLUMN_COMMIT_WHY] = VIEW_INIT("commit_why"),
	[COLUMN_ZONE] = VIEW_INIT("zone"),
	[COLUMN_ARRIVAL] = VIEW_INIT("arrival"),
	[COLUMN_CONTEXT] = VIEW_INIT("context"),
	[COLUMN_PERSON] = VIEW_INIT("person"),
	[COLUMN_ORG] = VIEW_INIT("org"),
	[COLUMN_SUBSYSTEM] = VIEW_INIT("subsystem"),
	[COLUMN_KEY2] = VIEW_INIT("key2"),
	[COLUMN_GAVE] = VIEW_INIT("gave"),
	[COLUMN_SIZE] = VIEW_INIT("size"),
	[COLUMN_ATTACHMENTS] = VIEW_INIT("attachments"),
};

#define MAIL_COLUMNS                                                                               \
	COLUMN_KIND, COLUMN_DATE, COLUMN_FROM_NAME, COLUMN_FROM_ADDR, COLUMN_FROM_SOURCE,          \
		COLUMN_SUBJECT, COLUMN_MESSAGE_ID, COLUMN_IN_REPLY_TO, COLUMN_REFERENCES,          \
		COLUMN_LIST, COLUMN_SOURCE

static const Column mail_columns[] = { MAIL_COLUMNS, COLUMN_BODY };

static const Column patch_columns[] = {
	MAIL_COLUMNS, COLUMN_VERSION,	 COLUMN_PART,	     COLUMN_TOTAL,	 COLUMN_FLAGS,
	COLUMN_TAGS,  COLUMN_TITLE,	 COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR, COLUMN_SERIES,
	COLUMN_FILES, COLUMN_INSERTIONS, COLUMN_DELETIONS,   COLUMN_TRAILERS,	 COLUMN_WHY,
	COLUMN_BODY,  COLUMN_THREAD,	 COLUMN_DELAY,	     COLUMN_PATHS,	 COLUMN_URL,
	COLUMN_TAG,   COLUMN_RESULT,
};

static const Column rank_columns[] = { COLUMN_BY, COLUMN_COUNT, COLUMN_KEY };

static const Column crosspost_columns[] = { COLUMN_CROSSPOST, COLUMN_LIST };

static const Column commit_columns[] = {
	COLUMN_COMMIT, COLUMN_DATE,	   COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR,
	COLUMN_TITLE,  COLUMN_MESSAGE_IDS, COLUMN_PATCH_ID,    COLUMN_PATHS,
};

/* Columns that a table may have, and what adds them: table_may_have, column_maker. */
static const struct {
	Table table;
	Column column;
	const char *maker;
} more_columns[] = {
	{ TABLE_PATCH, COLUMN_PATCH_ID, "patch-classify --with=patch_id" },
	{ TABLE_PATCH, COLUMN_LINES, "patch-classify --with=lines" },
	{ TABLE_PATCH, COLUMN_GAVE, "patch-classify --with=gave" },
	{ TABLE_COMMIT, COLUMN_LINES, "commit-cat --with=lines" },
	{ TABLE_PATCH, COLUMN_COMMIT, "commit-match" },
	{ TABLE_PATCH, COLUMN_COMMIT_DATE, "commit-match" },
	{ TABLE_PATCH, COLUMN_COMMIT_WHY, "commit-match" },
	{ TABLE_MAIL, COLUMN_ZONE, "mbox-split --with=zone" },
	{ TABLE_PATCH, COLUMN_ZONE, "mbox-split --with=zone" },
	{ TABLE_MAIL, COLUMN_CONTEXT, "mbox-split --with=context" },
	{ TABLE_PATCH, COLUMN_CONTEXT, "mbox-split --with=context" },
	{ TABLE_MAIL, COLUMN_ARRIVAL, "mbox-split --with=arrival" },
	{ TABLE_PATCH, COLUMN_ARRIVAL, "mbox-split --with=arrival" },
	{ TABLE_MAIL, COLUMN_SIZE, "mbox-split --with=size" },
	{ TABLE_PATCH, COLUMN_SIZE, "mbox-split --with=size" },
	{ TABLE_MAIL, COLUMN_ATTACHMENTS, "mbox-split --with=attachments" },
	{ TABLE_PATCH, COLUMN_ATTACHMENTS, "mbox-split --with=attachments" },
	{ TABLE_MAIL, COLUMN_PERSON, "record-map" },
	{ TABLE_PATCH, COLUMN_PERSON, "record-map" },
	{ TABLE_COMMIT, COLUMN_PERSON, "record-map" },
	{ TABLE_MAIL, COLUMN_ORG, "record-map" },
	{ TABLE_PATCH, COLUMN_ORG, "record-map" },
	{ TABLE_COMMIT, COLUMN_ORG, "record-map" },
	{ TABLE_MAIL, COLUMN_SUBSYSTEM, "record-map" },
	{ TABLE_PATCH, COLUMN_SUBSYSTEM, "record-map" },
	{ TABLE_COMMIT, COLUMN_SUBSYSTEM, "record-map" },
	{ TABLE_RANK, COLUMN_KEY2, "author-rank" },
	{ TABLE_RANK, COLUMN_TITLE, "author-rank --titles" },
};

static const struct {
	const char *name;
	const Column *columns;
	size_t n_columns;
} tables[N_TABLES] = {
	[TABLE_MAIL] = { "mail", mail_columns, G_N_ELEMENTS(mail_columns) },
	[TABLE_PATCH] = { "patch", patch_columns, G_N_ELEMENTS(patch_columns) },
	[TABLE_RANK] = { "rank", rank_columns, G_N_ELEMENTS(rank_columns) },
	[TABLE_CROSSPOST] = { "crosspost", crosspost_columns, G_N_ELEMENTS(crosspost_columns) },
	[TABLE_COMMIT] = { "commit", commit_columns, G_N_ELEMENTS(commit_columns) },
};

const char *column_name(Column column)
{
	return column_names[column].data;
}

Column column_of_name(View name)
{
	if (!record_may_be_name(name))
		return COLUMN_UNKNOWN;
	for (Column column = 0; column < N_COLUMNS; column++)
		if (view_equal(name, column_names[column]))
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

const char *column_maker(Table table, Column column)
{
	for (size_t i = 0; i < G_N_ELEMENTS(more_columns); i++)
		if (more_columns[i].table == table && more_columns[i].column == column)
			return more_columns[i].maker;
	return NULL;
}

bool table_may_have(Table table, Column column)
{
	return column_maker(table, column) != NULL;
}

bool column_has_words(Column column)
{
	return column == COLUMN_KIND || column == COLUMN_FROM_SOURCE || column == COLUMN_FLAGS ||
	       column == COLUMN_WHY || column == COLUMN_RESULT || column == COLUMN_BY;
}
