/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a text, in place: see bytes/lines.h. */
#include "bytes/lines.h"

#include "bytes/block.h"
#include "bytes/wide-blank.h"

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

View line_trim_start_wide(View line, TextForm form)
{
	size_t wide;
	line = line_trim_start(line, form);
	while ((wide = wide_blank_length(line)))
		line = line_trim_start(view_from(line, wide), form);
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
