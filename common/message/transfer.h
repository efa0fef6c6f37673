/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Content-Transfer-Encoding: RFC 2045 section 6, decoded leniently and without GMime.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	TRANSFER_IDENTITY, /* 7bit, 8bit, binary, and whatever nobody knows */
	TRANSFER_QUOTED_PRINTABLE,
	TRANSFER_BASE64,
	TRANSFER_UUENCODE, /* POSIX uuencode; no RFC has it, but mail before 2000 does */
} TransferEncoding;

/* What a Content-Transfer-Encoding value names; blanks and comments around it do not matter. */
TransferEncoding transfer_encoding_of(View value);

/*
 * Appends what bytes decode to, in linear time.
 *
 * Base64 goes on after padding (joined pieces are seen in mail, and GMime 3.2.10 to 3.2.13 stop
 * there), ignores bytes outside the alphabet, and needs no padding at the end. It ends before a
 * line of prose, which was put behind it. What begins as prose, and has no line of base64, is not
 * encoded, whatever was declared. Quoted-printable: a `=` that starts no valid escape
 * stays, and one at the very end is a soft line break. White space at the end of a line stays too,
 * against RFC 2045 section 6.7 but like git, Python and GMime: where it is seen it was written, as
 * in `-- ` and in diffs. Uuencode is what stands between `begin 644 name` and `end`; a line may
 * have lost the blanks at its end, and without a `begin` nothing is encoded.
 */
void transfer_decode(GString *out, View bytes, TransferEncoding encoding);
