/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking for the ends of lines: see bytes/lines.h. */
#include "bytes/block.h"
#include "bytes/lines.h"

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

bool WIDE(line_iter_search)(LineIter *iter)
{
	const char *end = iter->rest.data + iter->rest.len, *at = iter->searched;
	for (; end - at > BLOCK_SIZE; at += BLOCK_SIZE) {
		guint64 feeds = feeds_in(at, iter->rest.data, at, iter->form);
		if (feeds)
			return take_feeds(iter, feeds, at, at + BLOCK_SIZE);
	}
	return search_last(iter, at, end);
}
