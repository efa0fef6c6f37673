/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Holes in files: see bytes/hole.h. */
#include "bytes/hole.h"

static size_t count_zeros(View text)
{
	size_t n = 0;
	while (n < text.len && text.data[n] == '\0')
		n++;
	return n;
}

static size_t count_last_zeros(View text)
{
	size_t n = 0;
	while (n < text.len && text.data[text.len - 1 - n] == '\0')
		n++;
	return n;
}

bool hole_is_in(View text)
{
	for (size_t at = HOLE_SIZE - 1; at < text.len; at += HOLE_SIZE) {
		if (text.data[at] != '\0')
			continue;
		/* those around it, which reach to the next places looked at */
		size_t before =
			count_last_zeros(view_from(view_head(text, at), at - (HOLE_SIZE - 1)));
		if (before + count_zeros(view_head(view_from(text, at), HOLE_SIZE)) >= HOLE_SIZE)
			return true;
	}
	return false;
}

bool hole_ends(View text)
{
	return text.len >= HOLE_SIZE &&
	       count_last_zeros(view_from(text, text.len - HOLE_SIZE)) == HOLE_SIZE;
}
