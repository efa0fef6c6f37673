/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values of records and the text that they stand for, in so far as rows are made of them. */
#pragma once

#include "record/record.h"

/*
 * What is copied of a mail is bounded, so that its row takes little more memory than the mail's: no
 * subject, person or list of trailers is as long as this.
 */
#define VALUE_MAX ((size_t)2 * 1024 * 1024)

/*
 * The text a value stands for, of VALUE_MAX bytes of it: itself if nothing in it is escaped, else a
 * copy in buffer.
 */
static inline View value_plain(View value, GString *buffer)
{
	value = record_value_head(value, VALUE_MAX);
	if (!view_chr(value, '\\'))
		return value;
	g_string_truncate(buffer, 0);
	record_unescape_append(buffer, value);
	return view_of_gstring(buffer);
}

/* The value of text: itself if nothing in it needs escaping, else a copy in buffer. */
static inline View value_escaped(View text, GString *buffer)
{
	g_string_truncate(buffer, 0);
	record_escape_append(buffer, text);
	return view_of_gstring(buffer);
}

/* So much room takes a number as text. */
enum {
	NUMBER_SIZE = 24
};

/* The value of a number, in room, which must stay as long as the value; empty below 0. */
static inline View value_of_number(char room[NUMBER_SIZE], gint64 number)
{
	if (number < 0)
		return VIEW("");
	char *at = room + NUMBER_SIZE;
	size_t len = 0;
	do {
		*--at = (char)('0' + number % 10);
		len++;
	} while (number /= 10);
	return (View){ at, len };
}
