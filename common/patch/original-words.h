/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What mail programs write above the mail that is answered where they append it without quote
 * marks, in many languages: a mark, `-----Original Message-----`, or the lines of its header.
 *
 * Pure, over plain or escaped text. One table has the marks, and one the names of the lines.
 */
#pragma once

#include "bytes/view.h"

/* The lines of a header. */
typedef enum {
	ORIGINAL_NONE,
	ORIGINAL_FROM,
	ORIGINAL_SENT,
	ORIGINAL_DATE,
	ORIGINAL_TO,
	ORIGINAL_SUBJECT,
} OriginalLine;

/* Whether line, which is trimmed and not empty, is such a mark. */
bool original_is_mark(View line);

/* Whether line, which is trimmed and not empty, says who wrote the mail or when it was sent:
 * `From: X`, `*Sent:* X`. By itself that may be anything, say part of a patch. */
bool original_is_header(View line);

/* Which line of a header line is, up to last, in the order of their types, and in which languages:
 * bits, which mean nothing but that two lines have one in common. */
OriginalLine original_line(View line, OriginalLine last, guint32 *languages);

/* Whether the first byte can be a mark's. */
static inline bool original_may_be_mark(View line)
{
	return byte_is_in(line.data[0], "-BADIV\xe2");
}

/* Whether the first byte can be that of ORIGINAL_FROM or ORIGINAL_SENT: a quick look. */
static inline bool original_may_be_header(View line)
{
	switch (line.data[0]) {
	case 'D':
	case 'E':
	case 'F':
	case 'G':
	case 'I':
	case 'K':
	case 'L':
	case 'O':
	case 'S':
	case 'V':
	case 'W':
	case '*':
		return true;
	default:
		return (line.data[0] & 0x80) != 0;
	}
}
