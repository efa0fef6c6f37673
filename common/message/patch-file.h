/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patches that are attached to mail: files as git format-patch, other programs and mail programs
 * write them. What is told here is told by what is in them; their names and types are anything.
 */
#pragma once

#include "bytes/view.h"

/* Whether a diff starts somewhere in text. */
bool patch_file_has_diff(View text);

/*
 * Whether head, the beginning of a file, is that of a patch: it starts with a diff, what CVS or the
 * like says before one, or as git format-patch does; or it starts with a mail's header, or a
 * commit's, or has an entry of a ChangeLog, and a diff comes.
 */
bool patch_file_like(View head);

/*
 * Whether name, that of a file, says that it is a patch: it ends in `patch` or `diff`, as in
 * `fix.patch`, `0001-fix.diff` and `fix-patch.txt`, compressed or not, or in a number behind that.
 */
bool patch_file_is_named(View name);

/* file without the byte order mark that it may begin with, which hides its first line. */
View patch_file_text(View file);

/* What git format-patch's header says: values of header fields, as they stand, folded and encoded.
 */
typedef struct {
	View from, date, subject;
} PatchHeader;

/*
 * Takes a mail's header off file, a patch; false if there is none, or it starts with git
 * format-patch's own first line, which stays.
 */
bool patch_file_take_header(View *file, PatchHeader *header);

/* Appends header as git format-patch --zero-commit writes it, its first line included. out gets no
 * longer than max bytes; returns whether all of it went in. */
bool patch_file_begin(GString *out, const PatchHeader *header, size_t max);
