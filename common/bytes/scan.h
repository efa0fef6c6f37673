/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Searching the bytes of whole archives: what has to be faster than memmem(3).
 *
 * Written with the vector types of gcc and clang, so that it is portable and still takes many bytes
 * at a time.
 */
#pragma once

#include "bytes/view.h"

/* The first place of `From ` in text, or NULL. */
const char *scan_find_from(View text);

/* The first place of `--` at the start of a line but the first, or NULL: where MIME delimiters can
 * be. Points to the line feed before it. */
const char *scan_find_dashes(View text);

/* The first place of a line feed behind which a rule may begin, as people and programs draw lines
 * across mail: `--`, `__`, `##`, `-=`, `_.`, or `-` alone in its line; NULL if there is none. */
const char *scan_find_rule(View text);

/* The first place of a line feed with a blank behind it, or NULL. */
const char *scan_find_indent(View text);

/* The first place of `://` in text, or NULL. */
const char *scan_find_scheme_end(View text);

/*
 * How long the field is that text, a message's header, starts with: its line and those that
 * continue it (RFC 5322, section 2.2.3), the last line end included.
 */
size_t scan_field_length(View text);

/* How many bytes at the start of text may be of a field's name: printable ASCII, no colon. */
size_t scan_field_name_length(View text);

/* Whether text is printable ASCII, line feeds and TABs. */
bool scan_is_plain(View text);
