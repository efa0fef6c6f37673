/* Searching the bytes of whole archives: see scan.h. */
#include "scan.h"

#define STEP 16
#define BLOCK (4 * STEP)

typedef guint8 Bytes __attribute__((vector_size(STEP)));

/* The place of the first byte that a comparison found, STEP if there is none. */
static inline size_t first_found(Bytes found)
{
	guint64 halves[2];
	memcpy(halves, &found, STEP);
	if (halves[0])
		return (size_t)__builtin_ctzll(GUINT64_TO_LE(halves[0])) / 8;
	if (halves[1])
		return STEP / 2 + (size_t)__builtin_ctzll(GUINT64_TO_LE(halves[1])) / 8;
	return STEP;
}

/* What is searched for: its first and last byte together are rare. */
typedef struct {
	const char *bytes;
	size_t len;
} Needle;

#define NEEDLE(literal) ((Needle){ "" literal, sizeof(literal) - 1 })

/*
 * Whether the needle's first byte stands in the block, and its last where it would be, which is
 * rare enough to look at the block's bytes one by one then. BLOCK + needle.len bytes must be
 * readable.
 */
static inline bool block_may_match(const char *block, Needle needle)
{
	Bytes found = { 0 };
	for (size_t i = 0; i < BLOCK; i += STEP) {
		Bytes first, last;
		memcpy(&first, block + i, STEP);
		memcpy(&last, block + i + needle.len - 1, STEP);
		found |= (Bytes)((first == (guint8)needle.bytes[0]) &
				 (last == (guint8)needle.bytes[needle.len - 1]));
	}
	guint64 halves[2];
	memcpy(halves, &found, STEP);
	return (halves[0] | halves[1]) != 0;
}

/* Inlined, so that the needle's bytes are constants in the loop. */
static inline const char *find(View text, Needle needle)
{
	const char *at = text.data, *end = text.data + text.len;
	for (; (size_t)(end - at) >= BLOCK + needle.len; at += BLOCK) {
		if (!block_may_match(at, needle))
			continue;
		for (const char *byte = at; byte < at + BLOCK; byte++)
			if (*byte == needle.bytes[0] && memcmp(byte, needle.bytes, needle.len) == 0)
				return byte;
	}
	return view_find((View){ at, (size_t)(end - at) }, needle.bytes);
}

const char *scan_find_from(View text)
{
	return find(text, NEEDLE("From "));
}

const char *scan_find_dashes(View text)
{
	return find(text, NEEDLE("\n--"));
}

const char *scan_find_indent(View text)
{
	return find(text, NEEDLE("\n "));
}

const char *scan_find_scheme_end(View text)
{
	return find(text, NEEDLE("://"));
}

/* A header has a line end every sixty bytes, too often to call memchr for each. */
size_t scan_field_length(View text)
{
	const char *at = text.data, *end = text.data + text.len;
	for (; end - at > STEP; at += STEP) {
		Bytes here, after;
		memcpy(&here, at, STEP);
		memcpy(&after, at + 1, STEP);
		size_t place =
			first_found((Bytes)((here == '\n') & (after != ' ') & (after != '\t')));
		if (place < STEP)
			return (size_t)(at - text.data) + place + 1;
	}
	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		at++;
		if (at < end && *at != ' ' && *at != '\t')
			return (size_t)(at - text.data);
	}
	return text.len;
}

size_t scan_field_name_length(View text)
{
	size_t len = 0;
	for (; text.len - len >= STEP; len += STEP) {
		Bytes bytes;
		memcpy(&bytes, text.data + len, STEP);
		/* '!'..'~', shifted to 0..0x5d, so that one unsigned comparison finds the others */
		size_t place = first_found((Bytes)((bytes - '!') > 0x5d) | (Bytes)(bytes == ':'));
		if (place < STEP)
			return len + place;
	}
	while (len < text.len && text.data[len] > ' ' && text.data[len] <= '~' &&
	       text.data[len] != ':')
		len++;
	return len;
}
