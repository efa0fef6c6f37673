/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines with which list servers open their footers; message/footer.h has what stands behind
 * them.
 */
#pragma once

#include "bytes/view.h"

/* No line of a footer is longer. */
#define FOOTER_MAX_LINE ((size_t)512)

/* Kinds of lines, as bits. */
typedef enum {
	OPENS_NOTHING = 0,
	OPENS_RULE = 1 << 0, /* `__________` and more */
	OPENS_MARK = 1 << 1, /* `-- `, or `--` where transport has taken the blank off; also `-` */
	OPENS_BORDER = 1 << 2, /* `---` */
	OPENS_DASHES = 1 << 3, /* `-----` and more */
	OPENS_HASHES = 1 << 4, /* `##########` and more */
	OPENS_BLOCK = 1 << 5, /* groups.io's, which has the same line at its end; Google's of old */
} FooterOpening;

/* What a line, without its line end, may open; trailing white space does not matter. */
FooterOpening footer_opening(View line);

/* What stands behind a rule of `_` in its line, where HTML has lost the line's end; empty if the
 * line does not start with one. */
View footer_behind_rule(View line);
