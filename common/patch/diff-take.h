/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading the heads of hunks piece by piece.
 *
 * A helper of patch/diff-count.c and patch/diff-context.c.
 */
#pragma once

#include "bytes/view.h"

/* Takes literal off the front of *rest; false if it is not there. */
static inline bool diff_take(View *rest, const char *literal)
{
	if (!view_starts(*rest, literal))
		return false;
	*rest = view_from(*rest, strlen(literal));
	return true;
}

/* The same of a number, which is G_MAXUINT if it is too large. */
static inline bool diff_take_number(View *rest, guint *number)
{
	size_t digits = 0;
	guint64 value = 0;
	for (; digits < rest->len && g_ascii_isdigit(rest->data[digits]); digits++)
		value = MIN(value * 10 + (guint64)(rest->data[digits] - '0'), G_MAXUINT);
	*rest = view_from(*rest, digits);
	*number = (guint)value;
	return digits > 0;
}
