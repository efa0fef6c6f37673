/* The lines of a text, in place: see lines.h. */
#include "lines.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Whether a character of the escaped text starts at at, not the second half of one. In `\\n` it
 * does not at the second backslash, so that no line feed is there.
 */
static inline bool starts_character(View text, const char *at)
{
	const char *run = at;
	while (run > text.data && run[-1] == '\\')
		run--;
	return (at - run) % 2 == 0;
}

#ifdef __SSE2__
/* Which of the 16 bytes from at on are the given one, as bits. */
static inline unsigned places_of(const char *at, char byte)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
}
#endif

enum {
	ANY_LINE = -1,
};

/*
 * Goes through text by 16 bytes while there are more, up to the first escaped line feed with a line
 * behind it that does not start with the byte first. Returns where it has come to; found says that
 * it is the line feed.
 */
static inline const char *find_newline_by_16(View text, int first, bool *found)
{
	const char *at = text.data;
	*found = false;
#ifdef __SSE2__
	/* Text is full of escaped TABs, so looking for both bytes at once beats memchr. */
	while (text.data + text.len - at > 17) {
		unsigned pairs = places_of(at, '\\') & places_of(at + 1, 'n');
		if (first != ANY_LINE)
			pairs &= ~places_of(at + 2, (char)first);
		if (!pairs) {
			at += 16;
			continue;
		}
		at += __builtin_ctz(pairs);
		*found = starts_character(text, at);
		if (*found)
			return at;
		at += 2;
	}
#endif
	return at;
}

const char *text_find_escaped_newline(View text)
{
	bool found;
	const char *at = find_newline_by_16(text, ANY_LINE, &found), *end = text.data + text.len;
	if (found)
		return at;
	if (!starts_character(text, at))
		at++;
	while (at < end && (at = memchr(at, '\\', (size_t)(end - at)))) {
		if (end - at < 2)
			return NULL;
		if (at[1] == 'n')
			return at;
		at += 2;
	}
	return NULL;
}

void line_iter_skip(LineIter *iter, char first)
{
	View line;
	while (iter->rest.len && iter->rest.data[0] == first) {
		if (iter->form == TEXT_ESCAPED) {
			bool found;
			const char *at = find_newline_by_16(iter->rest, (guint8)first, &found);
			if (!found && !starts_character(iter->rest, at))
				at++;
			iter->rest = view_from(iter->rest, (size_t)(at - iter->rest.data));
		}
		line_iter_next(iter, &line);
	}
}

/* The bytes a blank takes that starts at byte at; 0 if there is none. */
static size_t blank_at(View line, size_t at, TextForm form)
{
	char byte = line.data[at];
	if (byte == ' ')
		return 1;
	if (form == TEXT_PLAIN)
		return byte == '\t' || byte == '\r' ? 1 : 0;
	if (byte != '\\' || at + 1 == line.len)
		return 0;
	return line.data[at + 1] == 't' || line.data[at + 1] == 'r' ? 2 : 0;
}

/* Whether the escaped line's last two bytes are one character, not the halves of two. */
static bool ends_in_pair(View line)
{
	size_t slashes = 0;
	while (slashes + 1 < line.len && line.data[line.len - 2 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

View line_trim_start(View line, TextForm form)
{
	size_t blank;
	while (line.len && (blank = blank_at(line, 0, form)))
		line = view_from(line, blank);
	return line;
}

View line_trim(View line, TextForm form)
{
	line = line_trim_start(line, form);
	while (line.len) {
		bool pair = form == TEXT_ESCAPED && ends_in_pair(line);
		size_t last = line.len - (pair ? 2 : 1);
		if (!blank_at(line, last, form))
			break;
		line.len = last;
	}
	return line;
}
