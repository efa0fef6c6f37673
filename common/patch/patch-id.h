/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The patch id of a diff, as `git patch-id --stable` prints it: equal for diffs that differ in line
 * numbers, white space and the order of files only.
 *
 * It is the sum, byte by byte with carry, of one SHA-1 for each file: over the lines of the file's
 * header but `index`, and those of its hunks, without white space. Of a binary file the ids in
 * `index` take the place of its data (since git 2.39). What follows a hunk and begins no file ends
 * the patch.
 */
#pragma once

#include "bytes/lines.h"

enum {
	PATCH_ID_SIZE = 40 + 1,
};

/*
 * Writes the patch id of the first patch in text that git knows, one with a line that begins with
 * `diff `, and a NUL. Returns false, with an empty id, if there is none.
 */
bool patch_id_of(char id[PATCH_ID_SIZE], View text, TextForm form);
