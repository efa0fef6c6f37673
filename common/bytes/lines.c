/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a text, in place: see bytes/lines.h. */
#include "bytes/lines.h"

#include "bytes/block.h"

/*
 * Whether in the block a backslash stands before an n and then another byte than first. BLOCK_SIZE
 * + 2 bytes must be readable.
 */
static inline bool has_pair_before_other(const char *block, char first)
{
	BlockBytes found = { 0 };
#pragma GCC unroll 4
	for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP)
		found |= (BlockBytes)(block_load(block + i) == '\\') &
			 (BlockBytes)(block_load(block + i + 1) == 'n') &
			 (BlockBytes)(block_load(block + i + 2) != (guint8)first);
	return block_bits(found) != 0;
}

/*
 * Whether a character of the escaped text starts at at, not the second half of one. In `\\n` it
 * does not at the second backslash, so that no line feed is there. The text starts at start or
 * before.
 */
static inline bool starts_character(const char *start, const char *at)
{
	const char *run = at;
	while (run > start && run[-1] == '\\')
		run--;
	return (at - run) % 2 == 0;
}

/* The feeds at at without those of doubtful that are no line feeds. Apart, as few blocks have any.
 */
static G_GNUC_NO_INLINE guint64 drop_false(guint64 feeds, guint64 doubtful, const char *start,
					   const char *at)
{
	for (; doubtful; doubtful &= doubtful - 1) {
		int place = __builtin_ctzll(doubtful);
		if (!starts_character(start, at + place))
			feeds &= ~((guint64)1 << place);
	}
	return feeds;
}

/*
 * The line feeds that start in the block, a copy of what stands at at. BLOCK_SIZE + 1 bytes must be
 * readable.
 */
static inline guint64 feeds_in(const char *block, const char *start, const char *at, TextForm form)
{
	if (form == TEXT_PLAIN)
		return block_places(block, '\n');
	guint64 slashes = block_places(block, '\\');
	guint64 before_n = block_places(block + 1, 'n');
	guint64 feeds = slashes & before_n;
	bool goes_on = at > start && at[-1] == '\\';
	guint64 doubtful = feeds & (slashes << 1 | goes_on);
	return doubtful ? drop_false(feeds, doubtful, start, at) : feeds;
}

/* Notes the feeds found in the block at at; what follows searched is looked at next. */
static bool take_feeds(LineIter *iter, guint64 feeds, const char *at, const char *searched)
{
	iter->feeds = feeds;
	iter->block = at;
	iter->searched = searched;
	return feeds != 0;
}

/* Looks at what is no whole block. Apart, as the search has no other need of a buffer. */
static G_GNUC_NO_INLINE bool search_last(LineIter *iter, const char *at, const char *end)
{
	char block[BLOCK_SIZE + 1] = { 0 };
	memcpy(block, at, (size_t)(end - at));
	return take_feeds(iter, feeds_in(block, iter->rest.data, at, iter->form), at, end);
}

bool line_iter_search(LineIter *iter)
{
	const char *end = iter->rest.data + iter->rest.len, *at = iter->searched;
	for (; end - at > BLOCK_SIZE; at += BLOCK_SIZE) {
		guint64 feeds = feeds_in(at, iter->rest.data, at, iter->form);
		if (feeds)
			return take_feeds(iter, feeds, at, at + BLOCK_SIZE);
	}
	return search_last(iter, at, end);
}

void line_iter_skip(LineIter *iter, char first)
{
	const char *end = iter->rest.data + iter->rest.len;
	View line;
	while (iter->rest.len && iter->rest.data[0] == first) {
		/* Lines that end where nothing is to be seen count as one. */
		if (iter->form == TEXT_ESCAPED && !iter->feeds)
			while (end - iter->searched > BLOCK_SIZE + 1 &&
			       !has_pair_before_other(iter->searched, first))
				iter->searched += BLOCK_SIZE;
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
