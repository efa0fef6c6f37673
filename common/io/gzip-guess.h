/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the bytes behind a break in a gzip file may be: io/gunzip.h's guesses. */
#pragma once

#include "bytes/view.h"

#include <zlib.h>

/* zlib's windowBits for a gzip header and trailer. */
#define GZIP_WINDOW (MAX_WBITS + 16)

/* The first place in text of four bytes that a member's header may begin with, or its length. */
size_t gzip_find_magic(View text);

/* Whether packed is the first bytes of a member that can be read, as far as they tell. trial is a
 * stream for GZIP_WINDOW to try it with; used receives how many bytes that took. */
bool gzip_guess_member(z_stream *trial, View packed, size_t *used);

/*
 * Whether mail or records that are not packed begin with text. at_line: a line begins there.
 * is_direct: it stands where a member or nothing should stand, so that it need not be an mbox.
 */
bool gzip_guess_plain(View text, bool at_line, bool is_direct);
