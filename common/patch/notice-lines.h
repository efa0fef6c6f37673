/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a notice.
 *
 * A helper of patch/notice.c, patch/notice-commit.c and patch/notice-push.c.
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

/* Where a body says whom it is about, if it does: in its first lines. */
#define NOTICE_LINES 64

/* What follows name on one of the first lines; empty if none starts with it. */
static inline View notice_field(View body, const char *name)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	for (int i = 0; i < NOTICE_LINES && next_text(&lines, &text); i++)
		if (view_starts(text, name))
			return line_trim(view_from(text, strlen(name)), TEXT_ESCAPED);
	return VIEW("");
}
