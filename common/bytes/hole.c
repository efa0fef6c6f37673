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

bool hole_is_in(View text)
{
	const char *zero;
	while ((zero = view_chr(text, '\0'))) {
		text = view_from(text, (size_t)(zero - text.data));
		size_t n = count_zeros(view_head(text, HOLE_SIZE));
		if (n == HOLE_SIZE)
			return true;
		text = view_from(text, n);
	}
	return false;
}

bool hole_ends(View text)
{
	return text.len >= HOLE_SIZE && text.data[text.len - 1] == '\0' &&
	       count_zeros(view_from(text, text.len - HOLE_SIZE)) == HOLE_SIZE;
}
