/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Escaping of values, but for the loop over their bytes (record/escape-loop.c): see
 * record/record.h. */
#include "record/record.h"

#include "record/escape-loop.h"

size_t record_escape(char *out, View text, const char *limit)
{
	WIDE_PICK(record_escape, out, text, limit);
}

View record_escape_chunk(View text)
{
	if (text.len <= RECORD_ESCAPE_CHUNK)
		return text;
	size_t len = RECORD_ESCAPE_CHUNK;
	while (len > RECORD_ESCAPE_CHUNK - 3 && ((guint8)text.data[len] & 0xc0) == 0x80)
		len--;
	return view_head(text, len);
}

void record_escape_append_part(GString *out, View part, const char *limit)
{
	while (part.len) {
		View chunk = record_escape_chunk(part);
		view_make_room(out, RECORD_ESCAPED_MAX(chunk.len));
		out->len += record_escape(out->str + out->len, chunk, limit);
		out->str[out->len] = '\0';
		part = view_from(part, chunk.len);
	}
}

void record_escape_append(GString *out, View text)
{
	record_escape_append_part(out, text, view_end(text));
}

/* The lower-case letter that value begins with as `\x` and two digits; 0 if it does not. */
static char escaped_letter(View value)
{
	if (value.len < 4 || !view_starts(value, "\\x") || !g_ascii_isxdigit(value.data[2]) ||
	    !g_ascii_isxdigit(value.data[3]))
		return '\0';
	int letter = g_ascii_xdigit_value(value.data[2]) << 4 | g_ascii_xdigit_value(value.data[3]);
	return letter < 0x80 && g_ascii_islower((char)letter) ? (char)letter : '\0';
}

View record_name_escape(char room[RECORD_NAME_SIZE], View value)
{
	if (column_of_name(value) == COLUMN_UNKNOWN)
		return value;
	int len = g_snprintf(room, RECORD_NAME_SIZE, "\\x%02x%.*s", (guint)value.data[0],
			     (int)value.len - 1, value.data + 1);
	return (View){ room, (size_t)len };
}

View record_name_unescape(View value)
{
	char letter = escaped_letter(value);
	if (!letter)
		return value;
	View rest = view_from(value, 4);
	for (Column column = 0; column < N_COLUMNS; column++) {
		View name = view_of(column_name(column));
		if (name.data[0] == letter && view_equal(view_from(name, 1), rest))
			return name;
	}
	return value;
}

void record_value_append(GString *out, View value)
{
	char room[RECORD_NAME_SIZE];
	value = record_name_escape(room, value);
	view_append(out, value);
}

void record_unescape_append(GString *out, View value)
{
	char first = escaped_letter(value);
	if (first) {
		g_string_append_c(out, first);
		value = view_from(value, 4);
	}
	const char *backslash;
	while ((backslash = view_chr(value, '\\')) && backslash + 1 < value.data + value.len) {
		size_t run = (size_t)(backslash - value.data);
		g_string_append_len(out, value.data, (gssize)run);
		char letter = backslash[1];
		char plain = letter == 'n'    ? '\n'
			     : letter == 't'  ? '\t'
			     : letter == 'r'  ? '\r'
			     : letter == '\\' ? '\\'
					      : 0;
		g_string_append_c(out, plain ? plain : '\\');
		value = view_from(value, run + (plain ? 2 : 1));
	}
	view_append(out, value);
}

View record_value_head(View value, size_t max)
{
	size_t len = max, backslashes = 0;
	if (value.len <= max)
		return value;
	while (len && ((guint8)value.data[len] & 0xc0) == 0x80)
		len--;
	while (backslashes < len && value.data[len - 1 - backslashes] == '\\')
		backslashes++;
	return view_head(value, len - backslashes % 2);
}

char *record_unescape(View value)
{
	GString *text = g_string_sized_new(value.len);
	record_unescape_append(text, value);
	return g_string_free(text, FALSE);
}
