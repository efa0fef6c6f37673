/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The record stream of mail-record(5): the schema, and the escaping of values.
 *
 * The table of columns in record/record.c is the only place that knows their names and order.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	/* the mail table, in its standard order */
	COLUMN_KIND,
	COLUMN_DATE,
	COLUMN_FROM_NAME,
	COLUMN_FROM_ADDR,
	COLUMN_FROM_SOURCE,
	COLUMN_SUBJECT,
	COLUMN_MESSAGE_ID,
	COLUMN_IN_REPLY_TO,
	COLUMN_REFERENCES,
	COLUMN_LIST,
	COLUMN_SOURCE,
	/* what the patch table has besides, before body */
	COLUMN_VERSION,
	COLUMN_PART,
	COLUMN_TOTAL,
	COLUMN_FLAGS,
	COLUMN_TAGS,
	COLUMN_TITLE,
	COLUMN_AUTHOR_NAME,
	COLUMN_AUTHOR_ADDR,
	COLUMN_SERIES,
	COLUMN_FILES,
	COLUMN_INSERTIONS,
	COLUMN_DELETIONS,
	COLUMN_TRAILERS,
	COLUMN_WHY,
	/* the last of the mail table; in the patch table more follow, so that the numbers of those
	 * before it stay what they were */
	COLUMN_BODY,
	COLUMN_THREAD,
	COLUMN_DELAY,
	COLUMN_PATHS,
	COLUMN_URL,
	COLUMN_TAG,
	COLUMN_RESULT,
	/* the rank table */
	COLUMN_BY,
	COLUMN_COUNT,
	COLUMN_KEY,
	/* the crosspost table, with list */
	COLUMN_CROSSPOST,
	/* the commit table, with date, author and title */
	COLUMN_COMMIT,
	COLUMN_MESSAGE_IDS,
	COLUMN_PATCH_ID,
	/* what tables have only if it was asked for */
	COLUMN_LINES,
	COLUMN_COMMIT_DATE,
	COLUMN_COMMIT_WHY,
	COLUMN_ZONE,
	COLUMN_ARRIVAL,
	COLUMN_CONTEXT,
	COLUMN_PERSON,
	COLUMN_ORG,
	COLUMN_SUBSYSTEM,
	COLUMN_KEY2,
	COLUMN_GAVE,
	COLUMN_SIZE,
	COLUMN_ATTACHMENTS,
	N_COLUMNS,
	COLUMN_UNKNOWN = N_COLUMNS,
} Column;

typedef enum {
	TABLE_MAIL,
	TABLE_PATCH,
	TABLE_RANK,
	TABLE_CROSSPOST,
	TABLE_COMMIT,
	N_TABLES,
	TABLE_NONE = N_TABLES,
} Table;

/* Its name, as header lines have it. */
const char *column_name(Column column);

/* COLUMN_UNKNOWN if there is no column of that name. */
Column column_of_name(View name);

/* Its name, for messages. */
const char *table_name(Table table);

/* The table's columns in their standard order; n_columns receives how many. */
const Column *table_columns(Table table, size_t *n_columns);

/* Whether the column is one of them. */
bool table_has(Table table, Column column);

/*
 * Whether the column is one that the table may have besides those, since a program was asked for it
 * (`--with=patch_id`). It stands behind them, as columns do that nobody knows, and programs that do
 * not need it carry it along like one.
 */
bool table_may_have(Table table, Column column);

/* What adds such a column to the table, a command for messages; NULL for any other column. */
const char *column_maker(Table table, Column column);

/*
 * Whether the column holds words that the programs choose, never text of a mail. Some of these
 * words are names of columns (`list` in by), and are written as they are.
 */
bool column_has_words(Column column);

/*
 * The end of a line that was cut off when it was written, put there by the next one to append to
 * the file: an empty field's TAB and CAN, which ASCII has for taking back what stands before it. No
 * value holds that character.
 */
#define RECORD_TORN "\t\x18"

/*
 * Escapes text to UTF-8 record form: backslash, TAB, LF and CR become two bytes; other control
 * characters (C0, DEL, C1) and each byte that is no part of valid UTF-8 become U+FFFD.
 * out must have room for RECORD_ESCAPED_MAX(text.len) bytes. Returns the bytes written. What text
 * is a part of goes on up to limit, so that the bytes before that can be read: many at a time are.
 */
size_t record_escape(char *out, View text, const char *limit);
#define RECORD_ESCAPED_MAX(len) (3 * (len) + 64)

/*
 * A record whose values are names of columns would look like a header line, and mail can hold any
 * text. So no value is one: such a value is written with its first letter as `\x` and two
 * hexadecimal digits, `\x73ubject` for `subject`.
 *
 * record_name_escape gives value, or, if it is a column's name, what is to be written in its place,
 * in room. record_name_unescape gives back the name, which is static, and any other value as it is.
 * Between them, in the programs, values are names where mail has them.
 */
#define RECORD_NAME_SIZE 32
#define RECORD_NAME_MAX (sizeof "author_name" - 1) /* no name is longer */
View record_name_escape(char room[RECORD_NAME_SIZE], View value);
View record_name_unescape(View value);

/* Whether value may be the name of a column, and whether it may have been escaped for that: all but
 * few values are told apart here, without a call. */
static inline bool record_may_be_name(View value)
{
	return value.len - 1 < RECORD_NAME_MAX && value.data[0] >= 'a' && value.data[0] <= 'z';
}

static inline bool record_may_be_escaped_name(View value)
{
	return value.len > 3 && value.data[0] == '\\' && value.data[1] == 'x';
}

/* Appends value as record_name_escape gives it. */
void record_value_append(GString *out, View value);

/*
 * As much of text as is escaped in one go, so that a huge value needs no huge buffer: at most
 * RECORD_ESCAPE_CHUNK bytes, and no UTF-8 sequence is cut.
 */
View record_escape_chunk(View text);
#define RECORD_ESCAPE_CHUNK ((size_t)32 * 1024)

/* Appends the escaped form of text. */
void record_escape_append(GString *out, View text);

/* The same of a part of a text that goes on up to limit: see record_escape. */
void record_escape_append_part(GString *out, View part, const char *limit);

/*
 * Appends the text that an escaped value stands for, also the name of a column that was escaped by
 * a later version, which knows more of them. A backslash before any other byte, or at the end,
 * stands for itself, as Miller reads it.
 */
void record_unescape_append(GString *out, View value);

/* The start of an escaped value, of max bytes at most: no character and no escape is cut. */
View record_value_head(View value, size_t max);

/* The unescaped value as a new string. */
char *record_unescape(View value);
