/*
 * Escaping of values, the loop that every byte of mail goes through: see record.h.
 *
 * Text is copied sixteen bytes at a time for as long as none of them is special; what is special
 * (a line end, mostly) is then handled alone.
 */
#include "record.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define STEP 16

/* A vector of STEP bytes; gcc and clang turn the operations into what the machine has. */
typedef guint8 Bytes __attribute__((vector_size(STEP)));
typedef gint8 Mask __attribute__((vector_size(STEP)));

/* How many bytes at a block's start are printable ASCII other than the backslash. */
static inline size_t plain_prefix(Bytes bytes)
{
	/* 0x20..0x7e, shifted to 0..0x5e, so that one unsigned comparison finds the others */
	Mask special = ((bytes - 0x20) > 0x5e) | (bytes == '\\');
	guint64 halves[2];
	memcpy(halves, &special, STEP);
	if (halves[0])
		return (size_t)__builtin_ctzll(GUINT64_TO_LE(halves[0])) / 8;
	if (halves[1])
		return STEP / 2 + (size_t)__builtin_ctzll(GUINT64_TO_LE(halves[1])) / 8;
	return STEP;
}

static inline bool byte_is_plain(guint8 byte)
{
	return byte >= 0x20 && byte < 0x7f && byte != '\\';
}

/*
 * The length of the valid UTF-8 sequence that starts at text (RFC 3629: shortest form, no
 * surrogates, up to U+10FFFF), or 0.
 */
static size_t utf8_length(const guint8 *text, size_t len)
{
	guint8 lead = text[0];
	size_t need = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	if (lead < 0xc2 || lead > 0xf4 || len < need)
		return 0;
	guint8 low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	guint8 high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
	if (text[1] < low || text[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if ((text[i] & 0xc0) != 0x80)
			return 0;
	return need;
}

/* Writes the form of one special byte or UTF-8 sequence; returns the bytes read, moves *out. */
static inline size_t escape_one(char **out, const char *text, size_t len)
{
	guint8 byte = (guint8)text[0];
	char letter = byte == '\n'   ? 'n'
		      : byte == '\t' ? 't'
		      : byte == '\\' ? '\\'
		      : byte == '\r' ? 'r'
				     : 0;
	if (letter) {
		(*out)[0] = '\\';
		(*out)[1] = letter;
		*out += 2;
		return 1;
	}
	size_t sequence = byte >= 0x80 ? utf8_length((const guint8 *)text, len) : 0;
	bool c1_control = sequence == 2 && byte == 0xc2 && (guint8)text[1] < 0xa0;
	if (sequence && !c1_control) {
		memcpy(*out, text, sequence);
		*out += sequence;
		return sequence;
	}
	memcpy(*out, REPLACEMENT, 3);
	*out += 3;
	return c1_control ? 2 : 1;
}

size_t record_escape(char *out, View text)
{
	char *start = out;
	const char *at = text.data, *end = text.data + text.len;
	while (end - at >= STEP) {
		Bytes bytes;
		memcpy(&bytes, at, STEP);
		memcpy(out, &bytes, STEP);
		size_t plain = plain_prefix(bytes);
		out += plain;
		at += plain;
		if (plain < STEP)
			at += escape_one(&out, at, (size_t)(end - at));
	}
	while (at < end) {
		if (byte_is_plain((guint8)*at))
			*out++ = *at++;
		else
			at += escape_one(&out, at, (size_t)(end - at));
	}
	return (size_t)(out - start);
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
