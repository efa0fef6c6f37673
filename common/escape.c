/* Escaping of values, but for the loop over their bytes (escape-loop.c): see record.h. */
#include "record.h"

View record_escape_chunk(View text)
{
	if (text.len <= RECORD_ESCAPE_CHUNK)
		return text;
	size_t len = RECORD_ESCAPE_CHUNK;
	while (len > RECORD_ESCAPE_CHUNK - 3 && ((guint8)text.data[len] & 0xc0) == 0x80)
		len--;
	return view_head(text, len);
}

void record_escape_append(GString *out, View text)
{
	while (text.len) {
		View chunk = record_escape_chunk(text);
		gsize before = out->len;
		g_string_set_size(out, before + RECORD_ESCAPED_MAX(chunk.len));
		g_string_set_size(out, before + record_escape(out->str + before, chunk));
		text = view_from(text, chunk.len);
	}
}

void record_unescape_append(GString *out, View value)
{
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
	g_string_append_len(out, value.data, (gssize)value.len);
}

char *record_unescape(View value)
{
	GString *text = g_string_sized_new(value.len);
	record_unescape_append(text, value);
	return g_string_free(text, FALSE);
}
