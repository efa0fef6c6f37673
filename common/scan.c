/* Searching the bytes of whole archives: see scan.h. */
#include "scan.h"

#define STEP 16
#define BLOCK (4 * STEP)

typedef guint8 Bytes __attribute__((vector_size(STEP)));

static const char needle[] = "From ";
#define NEEDLE_LEN (sizeof needle - 1)

/*
 * Whether an F with a blank four bytes behind it starts in the block, which is rare enough to look
 * at the block's bytes one by one then. BLOCK + NEEDLE_LEN bytes must be readable.
 */
static inline bool block_may_match(const char *block)
{
	Bytes found = { 0 };
	for (size_t i = 0; i < BLOCK; i += STEP) {
		Bytes first, last;
		memcpy(&first, block + i, STEP);
		memcpy(&last, block + i + NEEDLE_LEN - 1, STEP);
		found |= (Bytes)((first == needle[0]) & (last == needle[NEEDLE_LEN - 1]));
	}
	guint64 halves[2];
	memcpy(halves, &found, STEP);
	return (halves[0] | halves[1]) != 0;
}

const char *scan_find_from(View text)
{
	const char *at = text.data, *end = text.data + text.len;
	for (; (size_t)(end - at) >= BLOCK + NEEDLE_LEN; at += BLOCK) {
		if (!block_may_match(at))
			continue;
		for (const char *byte = at; byte < at + BLOCK; byte++)
			if (*byte == needle[0] && memcmp(byte, needle, NEEDLE_LEN) == 0)
				return byte;
	}
	return view_find((View){ at, (size_t)(end - at) }, needle);
}
