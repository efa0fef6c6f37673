/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Charsets: bytes as mail declares them, to UTF-8 (RULE 4).
 */
#pragma once

#include "bytes/view.h"

/*
 * Appends bytes to out as UTF-8, and returns whether all of it went in: out gets no longer than max
 * bytes, and ends with a whole character then. charset is the label as the mail gives it, empty if
 * it gives none:
 *
 * - a known label decides; a byte it does not allow becomes U+FFFD, unless all of bytes is valid
 *   UTF-8, which then is what was meant, or UTF-8 is declared and no character is, so that it was
 *   windows-1252. iso-8859-1 and us-ascii mean windows-1252, and other old
 *   labels their modern superset, as browsers read them (WHATWG Encoding);
 * - without a label, or with one that means nothing (`y`, `unknown-8bit`): UTF-8 if valid, else
 *   windows-1252;
 * - but what begins with the byte order mark of UTF-16 is that, without the mark, unless it is
 *   declared as something that iconv reads.
 *
 * What is appended is valid UTF-8. NUL and other control characters stay. Takes linear time.
 */
bool charset_to_utf8(GString *out, View bytes, View charset, size_t max);

/* Whether text begins with the byte order mark of UTF-16, which is nothing in other charsets. */
static inline bool charset_shows_utf16(View text)
{
	return view_starts(text, "\xff\xfe") || view_starts(text, "\xfe\xff");
}

/* Whether every byte is below 0x80. */
bool charset_is_ascii(View bytes);

/*
 * Whether bytes are nothing but printable ASCII, LF and TAB, which mean the same in every charset
 * that mail is written in but UTF-7.
 */
bool charset_is_plain(View bytes);

/* Whether charset_to_utf8 would append the bytes as they are; plain is charset_is_plain(bytes). */
bool charset_keeps(View bytes, bool plain, View charset);
