/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Escaping of values, the loop that every byte of mail goes through: see record/record.h.
 *
 * Text is copied many bytes at a time for as long as none of them is special; what is special
 * (a line end, mostly) is then handled alone.
 */
#include "record/record.h"

#include "bytes/block.h"
#include "record/escape-loop.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* How many bytes at a step's start are printable ASCII other than the backslash. */
static inline size_t plain_prefix(BlockBytes bytes)
{
	guint64 special = block_bits(~block_within(bytes, ' ', '~') | (BlockBytes)(bytes == '\\'));
	return special ? (size_t)__builtin_ctzll(special) : BLOCK_STEP;
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

/* Escapes the bytes from at to end, fewer than a step, as long as a whole one can be read; returns
 * up to where. */
static inline const char *escape_steps(char **out, const char *at, const char *end,
				       const char *limit)
{
	while (at < end && limit - at >= BLOCK_STEP) {
		BlockBytes bytes = block_load(at);
		memcpy(*out, &bytes, BLOCK_STEP);
		size_t plain = MIN(plain_prefix(bytes), (size_t)(end - at));
		*out += plain;
		at += plain;
		if (at < end)
			at += escape_one(out, at, (size_t)(end - at));
	}
	return at;
}

/* The bytes from at to end, fewer than a step, with nothing behind them that may be read. Apart, as
 * the others need no stack. */
static G_GNUC_NO_INLINE char *escape_last(char *out, const char *at, const char *end)
{
	char room[2 * BLOCK_STEP] = { 0 };
	size_t len = (size_t)(end - at);
	memcpy(room, at, len);
	escape_steps(&out, room, room + len, room + sizeof(room));
	return out;
}

size_t WIDE(record_escape)(char *out, View text, const char *limit)
{
	char *start = out;
	const char *at = text.data, *end = at + text.len;
	while (end - at >= BLOCK_STEP) {
		BlockBytes bytes = block_load(at);
		memcpy(out, &bytes, BLOCK_STEP);
		size_t plain = plain_prefix(bytes);
		out += plain;
		at += plain;
		if (plain < BLOCK_STEP)
			at += escape_one(&out, at, (size_t)(end - at));
	}
	at = escape_steps(&out, at, end, limit);
	if (at < end)
		out = escape_last(out, at, end);
	return (size_t)(out - start);
}
