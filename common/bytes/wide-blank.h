/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Blanks that are not ASCII, as mail programs and keyboards put them for a plain one.
 */
#pragma once

#include "bytes/view.h"

/* The length in bytes of the blank of UTF-8 that text begins with: a no-break one (U+00A0, U+202F),
 * one of those by width (U+2000 to U+200B, U+205F, U+3000), or a byte order mark (U+FEFF). 0 if
 * text begins with anything else, a plain blank, too. Pure. */
static inline size_t wide_blank_length(View text)
{
	static const char *const blanks[] = { "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x81\x9f",
					      "\xe3\x80\x80", "\xef\xbb\xbf" };
	if (text.len < 2 || !(text.data[0] & 0x80))
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(blanks); i++)
		if (view_starts(text, blanks[i]))
			return strlen(blanks[i]);
	bool is_space = view_starts(text, "\xe2\x80") && text.len > 2 &&
			(guint8)text.data[2] >= 0x80 && (guint8)text.data[2] <= 0x8b;
	return is_space ? 3 : 0;
}

/* The same, of the blank that text ends with. */
static inline size_t wide_blank_length_at_end(View text)
{
	if (text.len == 0 || !(text.data[text.len - 1] & 0x80))
		return 0;
	for (size_t len = 2; len <= 3 && len <= text.len; len++)
		if (wide_blank_length(view_from(text, text.len - len)) == len)
			return len;
	return 0;
}
