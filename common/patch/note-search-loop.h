/* SPDX-License-Identifier: GPL-2.0-or-later */
/* patch/note-search.h, for each width of vectors: see bytes/wide.h. */
#pragma once

#include "bytes/wide.h"

WIDE_DECLARE(const char *, note_search, View text);
WIDE_DECLARE(const char *, note_search_refusal, View text);
WIDE_DECLARE(const char *, note_search_reminder, View text);
WIDE_DECLARE(const char *, note_search_withdrawal, View text);

/*
 * The bytes that are looked for, each as often as the longest step is long, by note_search_row. The
 * loops are not to know what is in it: compilers then make each of these anew at every step.
 */
enum {
	NOTE_SEARCH_STEP = 32,
	NOTE_SEARCH_ROWS = 29
};
extern const char note_search_bytes[NOTE_SEARCH_ROWS][NOTE_SEARCH_STEP];

/* Where byte, a letter in lower case, a blank, `#` or `|`, has its row. */
static inline size_t note_search_row(char byte)
{
	return byte == '#' ? 27 : (size_t)byte & 0x1f;
}
