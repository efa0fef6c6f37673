/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charsets to UTF-8: see message/charset.h. */
#include "message/charset.h"

#include "bytes/scan.h"
#include "message/charset-label.h"
#include "message/growth.h"

#include <errno.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* windows-1252 from 0x80 to 0x9f; 0 where it has none. From 0xa0 on it is Latin-1. */
static const guint16 windows_1252[32] = {
	0x20ac, 0,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,	0x017d, 0,	0,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,	0x017e, 0x0178,
};

bool charset_is_plain(View bytes)
{
	return scan_is_plain(bytes);
}

bool charset_is_ascii(View bytes)
{
	return scan_ascii_length(bytes) == bytes.len;
}

/* How much of bytes, from its start, is valid UTF-8; NUL counts as valid. */
static size_t utf8_span(View bytes)
{
	size_t len = 0;
	while ((len += scan_ascii_length(view_from(bytes, len))) < bytes.len) {
		const char *c = bytes.data + len;
		gunichar valid = g_utf8_get_char_validated(c, (gssize)(bytes.len - len));
		if (valid >= 0x110000)
			break;
		len += g_utf8_skip[(guint8)*c];
	}
	return len;
}

/* Whether some character of bytes is written as UTF-8 writes it, in more than one byte; the last
 * one may be cut off. */
static bool has_utf8_sequence(View bytes)
{
	for (;;) {
		bytes = view_from(bytes, scan_ascii_length(bytes));
		if (!bytes.len)
			return false;
		gunichar c = g_utf8_get_char_validated(bytes.data, (gssize)bytes.len);
		if (c < 0x110000 || (c == (gunichar)-2 && bytes.len > 1))
			return true;
		bytes = view_from(bytes, 1);
	}
}

/* One U+FFFD for each byte that is no part of valid UTF-8, as record_escape does it. Like all here
 * that append, returns whether all of it fits into max bytes of out. */
static bool utf8_append(GString *out, View bytes, size_t max)
{
	while (bytes.len) {
		size_t valid = utf8_span(bytes);
		if (!growth_append(out, view_head(bytes, valid), max))
			return false;
		bytes = view_from(bytes, valid);
		if (bytes.len && !growth_append(out, VIEW(REPLACEMENT), max))
			return false;
		bytes = view_from(bytes, 1);
	}
	return true;
}

static bool windows_1252_append(GString *out, View bytes, size_t max)
{
	for (;;) {
		size_t plain = scan_ascii_length(bytes);
		if (!growth_append(out, view_head(bytes, plain), max))
			return false;
		bytes = view_from(bytes, plain);
		if (!bytes.len)
			return true;
		guint8 byte = (guint8)bytes.data[0];
		gunichar c = byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
		char sequence[6];
		int len = g_unichar_to_utf8(c ? c : 0xfffd, sequence);
		if (!growth_append(out, (View){ sequence, (size_t)len }, max))
			return false;
		bytes = view_from(bytes, 1);
	}
}

/* Whether windows-1252 has a character for every byte. */
static bool windows_1252_has_all(View bytes)
{
	static const char holes[] = { '\x81', '\x8d', '\x8f', '\x90', '\x9d' };
	for (size_t i = 0; i < sizeof(holes); i++)
		if (view_chr(bytes, holes[i]))
			return false;
	return true;
}

/*
 * Converters that were opened, by label, so that a list in one foreign charset loads it once.
 * One set a thread; nothing that can be seen depends on what is in it.
 */
enum {
	MAX_CONVERTERS = 8
};

typedef struct {
	char label[CHARSET_LABEL_SIZE];
	GIConv converter; /* (GIConv)-1 where iconv does not know the label */
} Converter;

typedef struct {
	Converter slots[MAX_CONVERTERS];
	size_t used, next;
} ConverterSet;

static void converter_set_free(gpointer data)
{
	ConverterSet *set = data;
	for (size_t i = 0; i < set->used; i++)
		if (set->slots[i].converter != (GIConv)-1)
			g_iconv_close(set->slots[i].converter);
	g_free(set);
}

static GPrivate thread_converters = G_PRIVATE_INIT(converter_set_free);

/* (GIConv)-1 if iconv does not know the label. Valid until the next call. */
static GIConv converter_for(const char *label)
{
	ConverterSet *set = g_private_get(&thread_converters);
	if (!set) {
		set = g_new0(ConverterSet, 1);
		g_private_set(&thread_converters, set);
	}
	for (size_t i = 0; i < set->used; i++)
		if (strcmp(set->slots[i].label, label) == 0)
			return set->slots[i].converter;
	Converter *slot = &set->slots[set->next];
	set->next = (set->next + 1) % MAX_CONVERTERS;
	if (set->used < MAX_CONVERTERS)
		set->used++;
	else if (slot->converter != (GIConv)-1)
		g_iconv_close(slot->converter);
	g_strlcpy(slot->label, label, sizeof(slot->label));
	slot->converter = g_iconv_open("UTF-8", label);
	return slot->converter;
}

typedef enum {
	BAD_BYTES_FAIL,
	BAD_BYTES_REPLACE,
} BadBytes;

typedef enum {
	CONVERTED,
	CONVERTED_IN_PART, /* no more fits */
	CONVERTED_NOTHING, /* there was a byte that the converter does not take, or no converter */
} Converted;

/*
 * Appends what the converter makes of bytes. With BAD_BYTES_FAIL stops at the first byte it does
 * not take, and out is as it was.
 */
static Converted converter_run(GString *out, GIConv converter, View bytes, BadBytes bad, size_t max)
{
	size_t start = out->len;
	char *in = (char *)bytes.data;
	gsize in_left = bytes.len;
	g_iconv(converter, NULL, NULL, NULL, NULL);
	for (bool flushing = false;;) {
		char made[4096];
		char *to = made;
		gsize room = sizeof made;
		gsize status = g_iconv(converter, flushing ? NULL : &in, &in_left, &to, &room);
		int error = status == (gsize)-1 ? errno : 0;
		/* Of UCS-4 glibc makes UTF-8 of five and six bytes, which is none. */
		if (!utf8_append(out, (View){ made, (size_t)(to - made) }, max))
			return CONVERTED_IN_PART;
		if (error == E2BIG)
			continue;
		if (!error && flushing)
			return CONVERTED;
		if (!error) {
			flushing = true;
			continue;
		}
		if (bad == BAD_BYTES_FAIL) {
			g_string_truncate(out, start);
			return CONVERTED_NOTHING;
		}
		if (!growth_append(out, VIEW(REPLACEMENT), max))
			return CONVERTED_IN_PART;
		if (!in_left)
			return CONVERTED;
		in++;
		in_left--;
	}
}

/* Whether ASCII bytes have the escapes by which ISO-2022-JP changes to Japanese, and no label says
 * so: the first bytes of JIS X 0208. */
static bool shows_iso_2022(View bytes)
{
	return charset_is_ascii(bytes) &&
	       (view_find(bytes, "\x1b$B") || view_find(bytes, "\x1b$@"));
}

/* Appends what such bytes mean. CONVERTED_NOTHING where bytes are none of them. */
static Converted iso_2022_append(GString *out, View bytes, size_t max)
{
	if (!shows_iso_2022(bytes))
		return CONVERTED_NOTHING;
	GIConv converter = converter_for("ISO-2022-JP");
	if (converter == (GIConv)-1)
		return CONVERTED_NOTHING;
	return converter_run(out, converter, bytes, BAD_BYTES_FAIL, max);
}

static bool guess_append(GString *out, View bytes, size_t max)
{
	Converted converted = iso_2022_append(out, bytes, max);
	if (converted != CONVERTED_NOTHING)
		return converted == CONVERTED;
	if (utf8_span(bytes) == bytes.len)
		return growth_append(out, bytes, max);
	return windows_1252_append(out, bytes, max);
}

/*
 * Text that is said to be UTF-8. Where nothing in it is, it is windows-1252, as if nothing were
 * said: what made the mail did not look at the text. Where something is, bytes were lost.
 */
static bool declared_utf8_append(GString *out, View bytes, size_t max)
{
	Converted converted = iso_2022_append(out, bytes, max);
	if (converted != CONVERTED_NOTHING)
		return converted == CONVERTED;
	if (utf8_span(bytes) == bytes.len)
		return growth_append(out, bytes, max);
	if (!has_utf8_sequence(bytes) && windows_1252_has_all(bytes))
		return windows_1252_append(out, bytes, max);
	return utf8_append(out, bytes, max);
}

static bool iconv_append(GString *out, View bytes, const CharsetLabel *label, size_t max)
{
	GIConv converter = converter_for(label->iconv);
	if (converter == (GIConv)-1 && label->second)
		converter = converter_for(label->second);
	if (converter == (GIConv)-1)
		return guess_append(out, bytes, max);
	Converted converted = converter_run(out, converter, bytes, BAD_BYTES_FAIL, max);
	if (converted == CONVERTED_NOTHING && utf8_span(bytes) == bytes.len)
		return growth_append(out, bytes, max);
	if (converted == CONVERTED_NOTHING)
		converted = converter_run(out, converter, bytes, BAD_BYTES_REPLACE, max);
	return converted == CONVERTED;
}

/* Text behind a byte order mark of UTF-16. */
static bool utf16_append(GString *out, View bytes, size_t max)
{
	GIConv converter = converter_for(bytes.data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE");
	if (converter == (GIConv)-1)
		return guess_append(out, bytes, max);
	return converter_run(out, converter, view_from(bytes, 2), BAD_BYTES_REPLACE, max) ==
	       CONVERTED;
}

/*
 * Whether bytes are ASCII without what makes ASCII bytes mean something else: the escapes of
 * iso-2022, the NULs of UTF-16. Such text is itself in every charset that mail is really written
 * in; where the label says UTF-16 all the same, it lies.
 */
static bool is_unshifted(View bytes)
{
	return charset_is_ascii(bytes) && !view_chr(bytes, '\x1b') && !view_chr(bytes, '\x0e') &&
	       !view_chr(bytes, '\0');
}

bool charset_keeps(View bytes, bool plain, View charset)
{
	char name[CHARSET_LABEL_SIZE];
	CharsetLabel label = charset_label_read(name, charset);
	if (label.kind == CHARSET_UTF_7)
		return false;
	if (plain || is_unshifted(bytes))
		return true;
	return (label.kind == CHARSET_UTF_8 || label.kind == CHARSET_GUESS) &&
	       utf8_span(bytes) == bytes.len && !shows_iso_2022(bytes);
}

bool charset_to_utf8(GString *out, View bytes, View charset, size_t max)
{
	char name[CHARSET_LABEL_SIZE];
	CharsetLabel label = charset_label_read(name, charset);
	if (label.kind != CHARSET_UTF_7 && is_unshifted(bytes))
		return growth_append(out, bytes, max);
	if (label.kind == CHARSET_ICONV || label.kind == CHARSET_UTF_7)
		return iconv_append(out, bytes, &label, max);
	if (charset_shows_utf16(bytes))
		return utf16_append(out, bytes, max);
	if (label.kind == CHARSET_UTF_8)
		return declared_utf8_append(out, bytes, max);
	if (label.kind == CHARSET_WINDOWS_1252 && windows_1252_has_all(bytes))
		return windows_1252_append(out, bytes, max);
	return guess_append(out, bytes, max);
}
