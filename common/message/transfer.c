/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Content-Transfer-Encoding, decoded: see message/transfer.h. */
#include "message/transfer.h"

#include "bytes/lines.h"

typedef struct {
	const char *name;
	TransferEncoding encoding;
} EncodingName;

static const EncodingName encoding_names[] = {
	{ "quoted-printable", TRANSFER_QUOTED_PRINTABLE },
	{ "quoted_printable", TRANSFER_QUOTED_PRINTABLE },
	{ "base64", TRANSFER_BASE64 },
	{ "base-64", TRANSFER_BASE64 },
	{ "uuencode", TRANSFER_UUENCODE },
	{ "x-uuencode", TRANSFER_UUENCODE },
	{ "uue", TRANSFER_UUENCODE },
	{ "x-uue", TRANSFER_UUENCODE },
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

/* How many bytes of text, which starts with a `=`, are a soft line break; 0 if it is none. */
static size_t soft_break_len(View text)
{
	size_t len = 1;
	while (len < text.len && byte_is_in(text.data[len], " \t\r"))
		len++;
	if (len == text.len)
		return len;
	return text.data[len] == '\n' ? len + 1 : 0;
}

/* Takes an escape off text, which starts with its `=`; returns where the output goes on. */
static char *escape_decode(char *to, View *text)
{
	int high = text->len > 2 ? g_ascii_xdigit_value(text->data[1]) : -1;
	int low = text->len > 2 ? g_ascii_xdigit_value(text->data[2]) : -1;
	if (high >= 0 && low >= 0) {
		*to++ = (char)(high << 4 | low);
		*text = view_from(*text, 3);
		return to;
	}
	size_t soft_break = soft_break_len(*text);
	if (!soft_break)
		*to++ = '=';
	*text = view_from(*text, soft_break ? soft_break : 1);
	return to;
}

static void quoted_decode(GString *out, View bytes)
{
	/* decoding never makes anything longer */
	size_t start = out->len;
	g_string_set_size(out, start + bytes.len);
	char *to = out->str + start;
	while (bytes.len) {
		const char *escape = view_chr(bytes, '=');
		size_t plain = escape ? (size_t)(escape - bytes.data) : bytes.len;
		memcpy(to, bytes.data, plain);
		to += plain;
		bytes = view_from(bytes, plain);
		if (escape)
			to = escape_decode(to, &bytes);
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

/* Whether a line has three words or more, which base64 has not. */
static bool is_prose(View line)
{
	size_t n_words = 0;
	for (View rest = view_trim(line); rest.len; rest = view_trim(rest)) {
		const char *blank = view_chr(rest, ' ');
		rest = view_from(rest, blank ? (size_t)(blank - rest.data) : rest.len);
		n_words++;
	}
	return n_words > 2;
}

/* Whether all of a line is digits of base64, and as long as only a machine writes. */
static bool is_base64_line(View line)
{
	enum {
		LONG = 60
	};
	size_t len = 0;
	while (len < line.len &&
	       (g_ascii_isalnum(line.data[len]) || byte_is_in(line.data[len], "+/=")))
		len++;
	return len == line.len && len >= LONG;
}

/* Whether nothing is encoded, whatever the header says: the first line is one of a letter, and no
 * other is of base64. */
static bool is_not_base64(View bytes)
{
	LineIter lines = line_iter(view_skip_space(bytes), TEXT_PLAIN);
	View line;
	if (!line_iter_next(&lines, &line))
		return false;
	line = view_trim(line);
	if (!line.len || !(is_prose(line) || byte_is_in(line.data[line.len - 1], ",.:;!?")))
		return false;
	while (line_iter_next(&lines, &line))
		if (is_base64_line(view_trim(line)))
			return false;
	return true;
}

/* Bytes without the text that scanners and lists put behind base64, as if it were not encoded. What
 * has nothing but text is left as it is. */
static View base64_cut_prose(View bytes)
{
	View rest = bytes;
	for (const char *blank; (blank = view_chr(rest, ' '));) {
		size_t at = (size_t)(blank - bytes.data);
		const char *before = view_rchr(view_head(bytes, at), '\n');
		size_t start = before ? (size_t)(before - bytes.data) + 1 : 0;
		View line = view_first_line(view_from(bytes, start));
		if (is_prose(line))
			return start ? view_head(bytes, start) : bytes;
		rest = view_from(bytes, start + line.len);
	}
	return bytes;
}

static void base64_decode(GString *out, View bytes)
{
	if (is_not_base64(bytes)) {
		view_append(out, bytes);
		return;
	}
	bytes = base64_cut_prose(bytes);
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

/* What a digit of uuencode is worth: blanks at the end of a line may be missing. */
static unsigned uu_digit(View line, size_t at)
{
	return at < line.len ? ((unsigned)(guchar)line.data[at] - ' ') & 63 : 0;
}

/* Appends what a line holds, whose first digit says how many bytes that is; false if none. */
static bool uu_line_decode(GString *out, View line)
{
	/* no more than there are digits for, however many it promises */
	size_t left = MIN(uu_digit(line, 0), (line.len + 2) / 4 * 3);
	bool is_end = uu_digit(line, 0) == 0;
	for (size_t at = 1; left > 0; at += 4) {
		unsigned bits = uu_digit(line, at) << 18 | uu_digit(line, at + 1) << 12 |
				uu_digit(line, at + 2) << 6 | uu_digit(line, at + 3);
		for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--)
			g_string_append_c(out, (char)(bits >> shift & 0xff));
	}
	return !is_end;
}

/* Whether a line is `begin 644 name`. */
static bool uu_begins(View line)
{
	View mode = view_from(line, strlen("begin "));
	size_t n = view_digits_length(mode);
	return view_starts(line, "begin ") && n >= 3 && n < mode.len && mode.data[n] == ' ';
}

static void uu_decode(GString *out, View bytes)
{
	LineIter lines = line_iter(bytes, TEXT_PLAIN);
	View line;
	bool begins = false;
	while (!begins && line_iter_next(&lines, &line))
		begins = uu_begins(line);
	if (!begins) {
		view_append(out, bytes);
		return;
	}
	while (line_iter_next(&lines, &line)) {
		line.len -= view_ends(line, "\r");
		if (view_is(line, "end") || !uu_line_decode(out, line))
			break;
	}
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
	case TRANSFER_UUENCODE:
		uu_decode(out, bytes);
		break;
	case TRANSFER_IDENTITY:
		view_append(out, bytes);
		break;
	}
}
