/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a notice.
 *
 * A helper of patch/notice.c and patch/notice-commit.c.
 */
#pragma once

#include "bytes/lines.h"

/* The next line that is not empty, without blanks around it. */
static inline bool next_text(LineIter *lines, View *text)
{
	View line;
	while (line_iter_next(lines, &line)) {
		*text = line_trim(line, lines->form);
		if (text->len)
			return true;
	}
	return false;
}

/* How many hexadecimal digits text begins with. */
static inline size_t count_hex(View text)
{
	size_t digits = 0;
	while (digits < text.len && g_ascii_isxdigit(text.data[digits]))
		digits++;
	return digits;
}
