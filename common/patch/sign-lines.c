/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a hunk without their text: see patch/sign-lines.h. */
#include "patch/sign-lines.h"

#include "bytes/block.h"

/* Where such lines stand in a block if nothing else does: at every third byte, 21 of them. */
#define LINE_PLACES G_GUINT64_CONSTANT(0x1249249249249249)

SignLines WIDE(sign_lines_count)(View text)
{
	char rest[BLOCK_SIZE] = { 0 };
	const char *block = text.data;
	if (text.len < BLOCK_SIZE) {
		if (text.len)
			memcpy(rest, text.data, text.len);
		block = rest;
	}
	guint64 plus = block_places(block, '+'), minus = block_places(block, '-');
	guint64 signs = plus | minus | block_places(block, ' ');
	guint64 ends = block_places(block, '\\') >> 1 & block_places(block, 'n') >> 2;
	/* the first line that is another one, or does not end in the block */
	guint64 others = ~(signs & ends & LINE_PLACES) & (LINE_PLACES | (guint64)1 << 63);
	guint64 counted = (others & -others) - 1;
	return (SignLines){
		.lines = (guint)__builtin_ctzll(others) / 3,
		.plus = (guint)__builtin_popcountll(plus & counted),
		.minus = (guint)__builtin_popcountll(minus & counted),
	};
}
