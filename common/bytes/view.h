/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * View: a stretch of bytes that somebody else owns.
 *
 * Nearly everything here is read in place, so functions take and give views instead of strings.
 * A view is not NUL-terminated and may hold any byte. Whoever hands one out says until when it
 * is valid. The empty view stands for an absent value as well.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
	const char *data;
	size_t len;
} View;

/* The view of a string literal, as a value and as the initialiser of a static View. */
#define VIEW(literal) ((View)VIEW_INIT(literal))
#define VIEW_INIT(literal)                                                                         \
	{                                                                                          \
		"" literal, sizeof(literal) - 1                                                    \
	}

/* The view of a NUL-terminated string, valid as long as the string; NULL gives the empty view. */
static inline View view_of(const char *string)
{
	return (View){ string ? string : "", string ? strlen(string) : 0 };
}

static inline View view_of_gstring(const GString *string)
{
	return (View){ string->str, string->len };
}

/* Most words that are looked up in a list differ from most of it in their first letter. */
static inline bool view_is(View view, const char *literal)
{
	if (view.len == 0 || view.data[0] != literal[0])
		return view.len == 0 && literal[0] == '\0';
	size_t len = strlen(literal);
	return view.len == len && memcmp(view.data, literal, len) == 0;
}

/* Below, at or above 0 as a stands before, with or behind b in bytewise order. */
static inline int view_compare(View a, View b)
{
	size_t common = MIN(a.len, b.len);
	int order = common ? memcmp(a.data, b.data, common) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Whether the bytes differ, whatever the case: upper and lower case of a letter differ in one bit.
 * Marks may be taken for others. */
static inline bool byte_differs_surely(char a, char b)
{
	return ((a ^ b) & ~0x20) != 0;
}

/* Whether the first byte tells that view does not start with literal, whatever the case. */
static inline bool view_differs_at_once(View view, const char *literal)
{
	return literal[0] && (view.len == 0 || byte_differs_surely(view.data[0], literal[0]));
}

/* A letter of ASCII in lower case, any other byte as it is: g_ascii_tolower, inline. */
static inline char byte_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

/* g_ascii_isalpha, without a table: for what is asked of each line, or byte. */
static inline bool byte_is_letter(char byte)
{
	return (guint8)((byte | 0x20) - 'a') < 26;
}

/* Whether n bytes are the same, ASCII letters compared without case: as g_ascii_strncasecmp says,
 * in a third of the time. */
bool bytes_equal_nocase(const char *a, const char *b, size_t n);

/* ASCII letters compare without case. */
static inline bool view_is_nocase(View view, const char *literal)
{
	if (view_differs_at_once(view, literal))
		return false;
	size_t len = strlen(literal);
	return view.len == len && bytes_equal_nocase(view.data, literal, len);
}

static inline bool view_equal(View a, View b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

static inline bool view_equal_nocase(View a, View b)
{
	return a.len == b.len && bytes_equal_nocase(a.data, b.data, a.len);
}

static inline bool view_starts(View view, const char *prefix)
{
	size_t len = strlen(prefix);
	return view.len >= len && memcmp(view.data, prefix, len) == 0;
}

static inline bool view_starts_nocase(View view, const char *prefix)
{
	if (view_differs_at_once(view, prefix))
		return false;
	size_t len = strlen(prefix);
	/* the last byte tells as much as the first */
	if (view.len < len || (len && byte_differs_surely(view.data[len - 1], prefix[len - 1])))
		return false;
	return bytes_equal_nocase(view.data, prefix, len);
}

static inline bool view_ends(View view, const char *suffix)
{
	size_t len = strlen(suffix);
	return view.len >= len && memcmp(view.data + view.len - len, suffix, len) == 0;
}

/* The view without its first n bytes; all of them if it has fewer. */
static inline View view_from(View view, size_t n)
{
	n = MIN(n, view.len);
	/* An empty view may have no data at all, and NULL + 0 is undefined. */
	return n ? (View){ view.data + n, view.len - n } : view;
}

/* Where view ends; NULL for one that is nowhere. */
static inline const char *view_end(View view)
{
	return view.len ? view.data + view.len : view.data;
}

/* The view's first n bytes; all of them if it has fewer. */
static inline View view_head(View view, size_t n)
{
	return (View){ view.data, MIN(n, view.len) };
}

/* The first place of a byte, or NULL. */
static inline const char *view_chr(View view, char byte)
{
	return view.len ? memchr(view.data, (guchar)byte, view.len) : NULL;
}

/* The last place of a byte, or NULL. */
static inline const char *view_rchr(View view, char byte)
{
#ifdef HAVE_MEMRCHR
	return view.len ? memrchr(view.data, (guchar)byte, view.len) : NULL;
#else
	while (view.len && view.data[view.len - 1] != byte)
		view.len--;
	return view.len ? view.data + view.len - 1 : NULL;
#endif
}

/* The first place of other bytes, or NULL; of none it is the start. */
const char *view_find_view(View view, View needle);

/* The first place of a string, or NULL. */
static inline const char *view_find(View view, const char *needle)
{
	return view_find_view(view, (View){ needle, strlen(needle) });
}

/* The same, ASCII letters compared without case. For short views: it looks at every byte. */
static inline const char *view_find_nocase(View view, const char *needle)
{
	for (; view.len; view = view_from(view, 1))
		if (view_starts_nocase(view, needle))
			return view.data;
	return NULL;
}

/* The view without the ASCII white space it begins with. */
static inline View view_skip_space(View view)
{
	while (view.len && g_ascii_isspace(view.data[0]))
		view = view_from(view, 1);
	return view;
}

/* The view without the ASCII white space (g_ascii_isspace) at either end. */
static inline View view_trim(View view)
{
	view = view_skip_space(view);
	while (view.len && g_ascii_isspace(view.data[view.len - 1]))
		view.len--;
	return view;
}

/* How many hexadecimal digits text begins with. */
static inline size_t view_hex_length(View text)
{
	size_t digits = 0;
	while (digits < text.len && g_ascii_isxdigit(text.data[digits]))
		digits++;
	return digits;
}

/* How many decimal digits text begins with. */
static inline size_t view_digits_length(View text)
{
	size_t digits = 0;
	while (digits < text.len && g_ascii_isdigit(text.data[digits]))
		digits++;
	return digits;
}

/* The first line, without its line feed. */
static inline View view_first_line(View text)
{
	const char *end = view_chr(text, '\n');
	return end ? view_head(text, (size_t)(end - text.data)) : text;
}

/* Takes the next word off words, which blanks separate. Returns false if there is none. */
static inline bool view_next_word(View *words, View *word)
{
	*words = view_trim(*words);
	if (words->len == 0)
		return false;
	const char *blank = view_chr(*words, ' ');
	*word = view_head(*words, blank ? (size_t)(blank - words->data) : words->len);
	*words = view_from(*words, word->len);
	return true;
}

/* The same from the end on. */
static inline bool view_last_word(View *words, View *word)
{
	*words = view_trim(*words);
	if (words->len == 0)
		return false;
	const char *blank = view_rchr(*words, ' ');
	size_t start = blank ? (size_t)(blank + 1 - words->data) : 0;
	*word = view_from(*words, start);
	*words = view_head(*words, start);
	return true;
}

/* g_string_append_len takes five times as long where there is room, as there nearly always is. */
static inline void view_append(GString *out, View text)
{
	if (text.len >= out->allocated_len - out->len) {
		g_string_append_len(out, text.data, (gssize)text.len);
		return;
	}
	if (text.len)
		memcpy(out->str + out->len, text.data, text.len);
	out->len += text.len;
	out->str[out->len] = '\0';
}

/* Makes room for size bytes behind out, for which g_string_set_size is called seldom. */
static inline void view_make_room(GString *out, size_t size)
{
	gsize len = out->len;
	if (out->allocated_len - len > size)
		return;
	g_string_set_size(out, len + size);
	out->len = len;
}

/* A copy of text in chunk, valid as long as that. */
static inline View view_keep(GStringChunk *chunk, View text)
{
	if (text.len == 0)
		return VIEW("");
	return (View){ g_string_chunk_insert_len(chunk, text.data, (gssize)text.len), text.len };
}

/* The byte order mark U+FEFF in UTF-8, which some editors put in front of a file. */
#define VIEW_BOM "\xef\xbb\xbf"

/* The view without the byte order marks it begins with: each program may add one. */
static inline View view_skip_bom(View view)
{
	while (view_starts(view, VIEW_BOM))
		view = view_from(view, strlen(VIEW_BOM));
	return view;
}

/* Whether view has a letter or a digit, ASCII or not, and so more than marks. */
static inline bool view_has_alnum(View view)
{
	for (size_t i = 0; i < view.len; i++)
		if (g_ascii_isalnum(view.data[i]) || view.data[i] & 0x80)
			return true;
	return false;
}

/* Whether a word is one of n, ASCII letters compared without case. */
static inline bool view_is_one_nocase(View word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (view_is_nocase(word, words[i]))
			return true;
	return false;
}

/* The same of words that blanks separate: `this that both`. */
bool view_is_listed(View word, const char *words);

/* Whether view starts with one of n words. */
static inline bool view_starts_one(View view, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (view_starts(view, words[i]))
			return true;
	return false;
}

/* The same, ASCII letters compared without case. */
static inline bool view_starts_one_nocase(View view, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (view_starts_nocase(view, words[i]))
			return true;
	return false;
}

/* How long the `https://` or `http://` is that text begins with, in upper or lower case (RFC 3986,
 * section 3.1); 0 if it begins with neither. */
static inline size_t view_http_length(View text)
{
	if (view_starts_nocase(text, "https://"))
		return strlen("https://");
	return view_starts_nocase(text, "http://") ? strlen("http://") : 0;
}

/* A copy of all bytes with a NUL behind them, the caller's to free; NULL where data is NULL. */
char *view_dup(View view);

/* Whether byte is one of a list's; strchr would find NUL, too. Compilers make comparisons of a
 * short list. */
static inline bool byte_is_in(char byte, const char *list)
{
	enum {
		SHORT = 8
	};
	if (!__builtin_constant_p(strlen(list)) || strlen(list) > SHORT)
		return byte && strchr(list, byte);
	bool is_in = false;
#pragma GCC unroll 8
	for (size_t i = 0; i < strlen(list); i++)
		is_in |= byte == list[i];
	return is_in;
}

/* The view without the bytes of a list's that it begins with. */
static inline View view_skip_any(View view, const char *list)
{
	while (view.len && byte_is_in(view.data[0], list))
		view = view_from(view, 1);
	return view;
}

/* The view without those that it ends with. */
static inline View view_drop_any(View view, const char *list)
{
	while (view.len && byte_is_in(view.data[view.len - 1], list))
		view.len--;
	return view;
}
