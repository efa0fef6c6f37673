/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a file is that is neither mail nor a table, by what it begins with, as file(1) tells it. */
#pragma once

#include "bytes/view.h"

/* What it looks at: a file's first bytes. */
#define FILE_KIND_HEAD ((size_t)4096)

/*
 * A static text, such as `a zip archive`, that may go on with what to do; NULL if head may be the
 * start of text in UTF-8 or another charset that has ASCII's characters. No header of mail and no
 * line of a table begins in such a way, but a line of text may. A byte order mark of UTF-8 and, in
 * front of markup and JSON, blanks are passed over.
 */
const char *file_kind(View head);

/* Whether head begins what gzip, xz, zstd, bzip2 or zip have compressed. */
bool file_is_packed(View head);

/*
 * Whether head holds NULs as a file of numbers has them; a disk that lost power leaves whole blocks
 * of them, up to the end of one.
 */
bool file_is_binary(View head);

/* What is said of a file of which file_has_only_returns is true. */
#define FILE_OF_RETURNS "lines end in CR; pipe it through tr '\\r' '\\n'"

/* Whether the lines of head end as on old Macs, where everything would be the first of them. */
bool file_has_only_returns(View head);
