/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Encoded words of RFC 2047: see message/encoded-word.h. */
#include "message/encoded-word.h"

#include "message/charset.h"
#include "message/transfer.h"

typedef struct {
	View charset;  /* without the language */
	char encoding; /* 'b' or 'q' */
	View text;
} Word;

/*
 * The value being read. The places of the next `?=` and `=?` are kept, so that a value full
 * of words that begin and never end is still searched only once.
 */
typedef struct {
	View rest;
	const char *opener; /* the next `=?` in rest; the end if there is none */
	const char *closer; /* some `?=` behind a place asked for; the end if there is none */
	const char *end;
	bool structured;
} Scanner;

/* The first place of needle at or after from. known is the last answer, NULL at first. */
static const char *next_place(const char *known, const char *from, const char *end,
			      const char *needle)
{
	if (known && known >= from)
		return known;
	if (from >= end)
		return end;
	const char *place = view_find((View){ from, (size_t)(end - from) }, needle);
	return place ? place : end;
}

static bool is_charset_byte(char byte)
{
	return g_ascii_isgraph(byte) && byte != '?' && byte != '=';
}

/*
 * Reads the word that starts at scanner's opener: `=?CHARSET?B?TEXT?=`. Returns false if there is
 * none. Its text ends at the first `?=`, and holds no `=?`: that would be the next word's start,
 * this one's end being lost.
 */
static bool word_read(Scanner *scanner, Word *word)
{
	const char *start = scanner->opener + 2;
	const char *at = start;
	while (at < scanner->end && is_charset_byte(*at))
		at++;
	if (at == start || scanner->end - at < 4 || at[0] != '?' || at[2] != '?')
		return false;
	word->charset = (View){ start, (size_t)(at - start) };
	const char *language = view_chr(word->charset, '*');
	if (language)
		word->charset.len = (size_t)(language - start);
	word->encoding = g_ascii_tolower(at[1]);
	if (word->encoding != 'b' && word->encoding != 'q')
		return false;
	at += 3;
	scanner->closer = next_place(scanner->closer, at, scanner->end, "?=");
	if (scanner->closer == scanner->end)
		return false;
	/* the `=?` of padding before the `?=` is none: `SGVsbG8=?=` */
	const char *other = next_place(NULL, at, scanner->closer, "=?");
	if (other != scanner->closer)
		return false;
	word->text = (View){ at, (size_t)(scanner->closer - at) };
	return true;
}

static void quoted_text_append(GString *out, View text)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.data[i];
		int high = -1, low = -1;
		if (byte == '=' && text.len - i > 2) {
			high = g_ascii_xdigit_value(text.data[i + 1]);
			low = g_ascii_xdigit_value(text.data[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			g_string_append_c(out, (char)(high << 4 | low));
			i += 2;
		} else if (byte != '\r' && byte != '\n') {
			g_string_append_c(out, byte == '_' ? ' ' : byte);
		}
	}
}

static void word_decode(GString *bytes, const Word *word)
{
	if (word->encoding == 'b')
		transfer_decode(bytes, word->text, TRANSFER_BASE64);
	else
		quoted_text_append(bytes, word->text);
}

/* Appends text that is no word, without its line ends. */
static void plain_append(GString *out, View text)
{
	size_t start = out->len;
	charset_to_utf8(out, text, VIEW(""), G_MAXSIZE);
	size_t to = start;
	for (size_t i = start; i < out->len; i++)
		if (out->str[i] != '\r' && out->str[i] != '\n')
			out->str[to++] = out->str[i];
	g_string_truncate(out, to);
}

static bool text_is_blank(View text)
{
	return view_trim(text).len == 0;
}

/* Puts a backslash before what could be syntax in text from start on. */
static void mark_syntax(GString *text, size_t start, GString *buffer)
{
	g_string_truncate(buffer, 0);
	for (size_t i = start; i < text->len; i++) {
		char byte = text->str[i];
		if (g_ascii_ispunct(byte))
			g_string_append_c(buffer, '\\');
		g_string_append_c(buffer, byte);
	}
	g_string_truncate(text, start);
	g_string_append_len(text, buffer->str, (gssize)buffer->len);
}

/*
 * Decodes the run of words of one charset that starts with *word, and takes it off the scanner.
 * Returns true if another word, of another charset, comes next: it is in *word.
 */
static bool run_decode(GString *out, Scanner *scanner, Word *word, GString *bytes)
{
	size_t start = out->len;
	View charset = word->charset;
	bool more = true;
	g_string_truncate(bytes, 0);
	while (more && view_equal_nocase(word->charset, charset)) {
		word_decode(bytes, word);
		const char *after = scanner->closer + 2;
		scanner->rest = (View){ after, (size_t)(scanner->end - after) };
		scanner->opener = next_place(NULL, after, scanner->end, "=?");
		View between = { after, (size_t)(scanner->opener - after) };
		more = scanner->opener < scanner->end && text_is_blank(between) &&
		       word_read(scanner, word);
	}
	charset_to_utf8(out, view_of_gstring(bytes), charset, G_MAXSIZE);
	if (scanner->structured)
		mark_syntax(out, start, bytes);
	return more;
}

static void decode_value(GString *out, View value, bool structured)
{
	if (!encoded_word_maybe(value)) {
		plain_append(out, value);
		return;
	}
	g_autoptr(GString) bytes = g_string_new(NULL);
	const char *end = value.data + value.len;
	Scanner scanner = { .rest = value, .end = end, .structured = structured };
	scanner.opener = next_place(NULL, value.data, end, "=?");
	while (scanner.opener < end) {
		Word word;
		if (!word_read(&scanner, &word)) {
			scanner.opener = next_place(NULL, scanner.opener + 2, end, "=?");
			continue;
		}
		size_t plain = (size_t)(scanner.opener - scanner.rest.data);
		plain_append(out, view_head(scanner.rest, plain));
		while (run_decode(out, &scanner, &word, bytes))
			;
	}
	plain_append(out, scanner.rest);
}

void encoded_word_decode(GString *out, View value)
{
	decode_value(out, value, false);
}

void encoded_word_decode_structured(GString *out, View value)
{
	decode_value(out, value, true);
}
