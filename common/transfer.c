/* Content-Transfer-Encoding, decoded: see transfer.h. */
#include "transfer.h"

typedef struct {
	const char *name;
	TransferEncoding encoding;
} EncodingName;

static const EncodingName encoding_names[] = {
	{ "quoted-printable", TRANSFER_QUOTED_PRINTABLE },
	{ "quoted_printable", TRANSFER_QUOTED_PRINTABLE },
	{ "base64", TRANSFER_BASE64 },
	{ "base-64", TRANSFER_BASE64 },
};

/* The value's first word: without comment, quotes, or what a careless program put behind it. */
static View value_word(View value)
{
	while (value.len && (g_ascii_isspace(value.data[0]) || value.data[0] == '"'))
		value = view_from(value, 1);
	size_t len = 0;
	while (len < value.len && (g_ascii_isalnum(value.data[len]) || value.data[len] == '-' ||
				   value.data[len] == '_'))
		len++;
	return view_head(value, len);
}

TransferEncoding transfer_encoding_of(View value)
{
	View word = value_word(value);
	for (size_t i = 0; i < G_N_ELEMENTS(encoding_names); i++)
		if (view_is_nocase(word, encoding_names[i].name))
			return encoding_names[i].encoding;
	return TRANSFER_IDENTITY;
}

/* Decodes the escapes of one encoded line; line ends and white space before them are off. */
static char *quoted_line_decode(char *to, View line)
{
	const char *escape;
	while ((escape = view_chr(line, '='))) {
		size_t plain = (size_t)(escape - line.data);
		memcpy(to, line.data, plain);
		to += plain;
		line = view_from(line, plain);
		int high = line.len > 2 ? g_ascii_xdigit_value(line.data[1]) : -1;
		int low = line.len > 2 ? g_ascii_xdigit_value(line.data[2]) : -1;
		bool valid = high >= 0 && low >= 0;
		*to++ = valid ? (char)(high << 4 | low) : '=';
		line = view_from(line, valid ? 3 : 1);
	}
	memcpy(to, line.data, line.len);
	return to + line.len;
}

static inline bool is_line_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

static void quoted_decode(GString *out, View bytes)
{
	/* decoding never makes anything longer */
	size_t start = out->len;
	g_string_set_size(out, start + bytes.len);
	char *to = out->str + start;
	while (bytes.len) {
		const char *newline = view_chr(bytes, '\n');
		View line = newline ? view_head(bytes, (size_t)(newline - bytes.data)) : bytes;
		bytes = view_from(bytes, line.len + 1);
		while (line.len && is_line_space(line.data[line.len - 1]))
			line.len--;
		bool soft = line.len && line.data[line.len - 1] == '=';
		if (soft)
			line.len--;
		to = quoted_line_decode(to, line);
		if (newline && !soft)
			*to++ = '\n';
	}
	g_string_set_size(out, (gsize)(to - out->str));
}

/*
 * Decodes a stretch without padding in it, and what its last digits are worth. GLib's decoder would
 * go on behind padding by itself, but takes one `=` too many or too few for digits.
 */
static size_t base64_stretch_decode(guchar *to, View digits)
{
	int state = 0;
	guint save = 0;
	size_t len = g_base64_decode_step(digits.data, digits.len, to, &state, &save);
	if (state > 1)
		len += g_base64_decode_step("==", (gsize)(4 - state), to + len, &state, &save);
	return len;
}

static void base64_decode(GString *out, View bytes)
{
	size_t start = out->len;
	/* each stretch yields at most three bytes for four digits */
	g_string_set_size(out, start + bytes.len / 4 * 3 + 3);
	guchar *to = (guchar *)out->str + start;
	while (bytes.len) {
		const char *padding = view_chr(bytes, '=');
		size_t len = padding ? (size_t)(padding - bytes.data) : bytes.len;
		to += base64_stretch_decode(to, view_head(bytes, len));
		bytes = view_from(bytes, len + 1);
	}
	g_string_set_size(out, (gsize)((char *)to - out->str));
}

void transfer_decode(GString *out, View bytes, TransferEncoding encoding)
{
	switch (encoding) {
	case TRANSFER_QUOTED_PRINTABLE:
		quoted_decode(out, bytes);
		break;
	case TRANSFER_BASE64:
		base64_decode(out, bytes);
		break;
	case TRANSFER_IDENTITY:
		g_string_append_len(out, bytes.data, (gssize)bytes.len);
		break;
	}
}
