/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching the bytes of whole archives: see bytes/scan.h. */
#include "bytes/scan.h"

#include "bytes/block.h"

/* What is searched for: its first and last byte together are rare. */
typedef struct {
	const char *bytes;
	size_t len;
} Needle;

#define NEEDLE(literal) ((Needle){ "" literal, sizeof(literal) - 1 })

/* Where in a step the needle's first byte stands, and its last where it would be. BLOCK_STEP +
 * needle.len bytes must be readable. */
static inline BlockBytes needle_ends(const char *at, Needle needle)
{
	const guint8 first = (guint8)needle.bytes[0], last = (guint8)needle.bytes[needle.len - 1];
	return (BlockBytes)(block_load(at) == first) &
	       (BlockBytes)(block_load(at + needle.len - 1) == last);
}

/* Inlined, so that the needle's bytes are constants in the loop. */
static inline const char *find(View text, Needle needle)
{
	for (; text.len >= BLOCK_SIZE + needle.len; text = view_from(text, BLOCK_SIZE)) {
		const char *block = text.data;
		BlockBytes found = { 0 };
#pragma GCC unroll 4
		for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP)
			found |= needle_ends(block + i, needle);
		if (!block_bits(found))
			continue;
		for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP) {
			guint64 places = block_bits(needle_ends(block + i, needle));
			for (; places; places &= places - 1) {
				const char *at = block + i + __builtin_ctzll(places);
				if (memcmp(at, needle.bytes, needle.len) == 0)
					return at;
			}
		}
	}
	return view_find(text, needle.bytes);
}

const char *WIDE(scan_find_from)(View text)
{
	return find(text, NEEDLE("From "));
}

const char *WIDE(scan_find_dashes)(View text)
{
	return find(text, NEEDLE("\n--"));
}

const char *WIDE(scan_find_indent)(View text)
{
	return find(text, NEEDLE("\n "));
}

/*
 * The first line feed in text that is wanted. in_step tells the line feeds in a step that may be,
 * for which two bytes behind it must be readable, and is_wanted those that are. Inlined, as `find`
 * is.
 */
G_ALWAYS_INLINE static inline const char *
find_feed(View text, BlockBytes (*in_step)(const char *at),
	  bool (*is_wanted)(const char *feed, const char *end))
{
	const char *at = text.data, *end = view_end(text);
	const char *last = text.len > BLOCK_SIZE + 1 ? end - BLOCK_SIZE - 1 : at;
	for (; at < last; at += BLOCK_SIZE) {
		BlockBytes found = { 0 };
#pragma GCC unroll 4
		for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP)
			found |= in_step(at + i);
		if (!block_bits(found))
			continue;
		for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP) {
			guint64 feeds = block_bits(in_step(at + i));
			for (; feeds; feeds &= feeds - 1) {
				const char *feed = at + i + __builtin_ctzll(feeds);
				if (is_wanted(feed, end))
					return feed;
			}
		}
	}
	for (; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++)
		if (is_wanted(at, end))
			return at;
	return NULL;
}

/* Whether a rule may begin behind the line feed: see scan_find_rule. */
static inline bool is_above_rule(const char *feed, const char *end)
{
	char first = end - feed > 2 ? feed[1] : '\0', second = first ? feed[2] : '\0';
	return (first == '-' && (second == '-' || second == '=' || second == '\n')) ||
	       (first == '_' && (second == '_' || second == '.')) ||
	       (first == '#' && second == '#');
}

/* The line feeds in a step that a character stands behind with which rules begin. */
static inline BlockBytes feeds_above_rule(const char *at)
{
	BlockBytes behind = block_load(at + 1);
	return (BlockBytes)(block_load(at) == '\n') &
	       ((BlockBytes)(behind == '-') | (BlockBytes)(behind == '_') |
		(BlockBytes)(behind == '#'));
}

const char *WIDE(scan_find_rule)(View text)
{
	return find_feed(text, feeds_above_rule, is_above_rule);
}

static inline bool is_above_lead(const char *feed, const char *end)
{
	return feed + 1 < end && byte_is_in(feed[1], ">@-*dIG");
}

/* The line feeds in a step behind which a line may begin that is a quoted one, or a diff's. */
static inline BlockBytes feeds_above_lead(const char *at)
{
	BlockBytes behind = block_load(at + 1);
	return (BlockBytes)(block_load(at) == '\n') &
	       ((BlockBytes)(behind == '>') | (BlockBytes)(behind == '@') |
		(BlockBytes)(behind == '-') | (BlockBytes)(behind == '*') |
		(BlockBytes)(behind == 'd') | (BlockBytes)(behind == 'I') |
		(BlockBytes)(behind == 'G'));
}

const char *WIDE(scan_find_lead)(View text)
{
	return find_feed(text, feeds_above_lead, is_above_lead);
}

static inline bool is_above_unquoted(const char *feed, const char *end)
{
	return end - feed > 1 && (feed[1] != '>' || (end - feed > 2 && feed[2] == 'F'));
}

static inline BlockBytes feeds_above_unquoted(const char *at)
{
	return (BlockBytes)(block_load(at) == '\n') &
	       ((BlockBytes)(block_load(at + 1) != '>') | (BlockBytes)(block_load(at + 2) == 'F'));
}

const char *WIDE(scan_find_unquoted)(View text)
{
	return find_feed(text, feeds_above_unquoted, is_above_unquoted);
}

const char *WIDE(scan_find_scheme_end)(View text)
{
	return find(text, NEEDLE("://"));
}

/* What fields seldom have: NULs, and CRs. */
static inline guint64 odd_bytes(const char *block)
{
	BlockBytes found = { 0 };
#pragma GCC unroll 4
	for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP)
		found |= (BlockBytes)(block_load(block + i) == '\0') |
			 (BlockBytes)(block_load(block + i) == '\r');
	return block_bits(found);
}

/* The line feeds in a step behind which no line goes on that is a field's. */
static inline BlockBytes feeds_below_field(const char *at)
{
	BlockBytes behind = block_load(at + 1);
	return (BlockBytes)(block_load(at) == '\n') &
	       ~((BlockBytes)(behind == ' ') | (BlockBytes)(behind == '\t'));
}

/* The same where there is no whole block any more. Apart, as the search needs no stack else. */
static G_GNUC_NO_INLINE bool scan_last_fields(FieldIter *iter, const char *at)
{
	iter->odd = 1; /* or so: it is not looked at */
	while (at < iter->end && (at = memchr(at, '\n', (size_t)(iter->end - at)))) {
		iter->block = at++;
		iter->searched = at;
		iter->ends = at < iter->end && *at != ' ' && *at != '\t';
		if (iter->ends)
			return true;
	}
	iter->searched = iter->end;
	return false;
}

/* A header has a line end every sixty bytes, too often to call memchr for each. */
bool WIDE(scan_fields)(FieldIter *iter)
{
	const char *at = iter->searched;
	/* a block is looked at with the byte behind it */
	for (; iter->end - at > BLOCK_SIZE; at += BLOCK_SIZE) {
		guint64 ends = 0;
#pragma GCC unroll 4
		for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP)
			ends |= block_bits(feeds_below_field(at + i)) << i;
		iter->odd |= odd_bytes(at);
		if (ends) {
			iter->block = at;
			iter->ends = ends;
			iter->searched = at + BLOCK_SIZE;
			return true;
		}
	}
	return scan_last_fields(iter, at);
}

size_t WIDE(scan_field_name_length)(View text)
{
	size_t len = 0;
	for (; text.len - len >= BLOCK_STEP; len += BLOCK_STEP) {
		BlockBytes bytes = block_load(text.data + len);
		guint64 others =
			block_bits(~block_within(bytes, '!', '~') | (BlockBytes)(bytes == ':'));
		if (others)
			return len + (size_t)__builtin_ctzll(others);
	}
	while (len < text.len && text.data[len] > ' ' && text.data[len] <= '~' &&
	       text.data[len] != ':')
		len++;
	return len;
}

size_t WIDE(scan_ascii_length)(View text)
{
	size_t len = 0;
	for (; text.len - len >= BLOCK_STEP; len += BLOCK_STEP) {
		guint64 others = block_bits((BlockBytes)(block_load(text.data + len) >= 0x80));
		if (others)
			return len + (size_t)__builtin_ctzll(others);
	}
	while (len < text.len && !(text.data[len] & 0x80))
		len++;
	return len;
}

static bool byte_is_plain(char byte)
{
	return (byte >= ' ' && byte <= '~') || byte == '\n' || byte == '\t';
}

static inline BlockBytes plain_bytes(const char *at)
{
	BlockBytes bytes = block_load(at);
	return block_within(bytes, ' ', '~') | (BlockBytes)(bytes == '\n') |
	       (BlockBytes)(bytes == '\t');
}

bool WIDE(scan_is_plain)(View text)
{
	const char *at = text.data, *end = view_end(text);
	for (; end - at >= BLOCK_SIZE; at += BLOCK_SIZE) {
		BlockBytes plain = plain_bytes(at);
#pragma GCC unroll 4
		for (size_t i = BLOCK_STEP; i < BLOCK_SIZE; i += BLOCK_STEP)
			plain &= plain_bytes(at + i);
		if (block_bits(~plain))
			return false;
	}
	for (; end - at >= BLOCK_STEP; at += BLOCK_STEP)
		if (block_bits(~plain_bytes(at)))
			return false;
	/* the last step overlaps the one before it */
	if (text.len >= BLOCK_STEP)
		return !block_bits(~plain_bytes(end - BLOCK_STEP));
	while (at < end && byte_is_plain(*at))
		at++;
	return at == end;
}

/* Where the byte stands in what is left of text at at, less than a block, as bits. */
static G_GNUC_NO_INLINE guint64 last_places(View text, const char *at, char byte)
{
	const char *end = view_end(text);
	size_t left = (size_t)(end - at);
	if (text.len >= BLOCK_SIZE)
		return block_places(end - BLOCK_SIZE, byte) >> (BLOCK_SIZE - left);
	char block[BLOCK_SIZE];
	memset(block, ~byte, sizeof block);
	memcpy(block, at, left);
	return block_places(block, byte);
}

/* Fields of a record are too short to call memchr for each. */
size_t WIDE(scan_places)(View text, char byte, const char **places, size_t max)
{
	const char *end = view_end(text);
	size_t n = 0;
	for (const char *block = text.data; block < end;) {
		bool is_whole = end - block >= BLOCK_SIZE;
		guint64 found =
			is_whole ? block_places(block, byte) : last_places(text, block, byte);
		for (; found; found &= found - 1, n++)
			if (n < max)
				places[n] = block + __builtin_ctzll(found);
		block = is_whole ? block + BLOCK_SIZE : end;
	}
	return n;
}
