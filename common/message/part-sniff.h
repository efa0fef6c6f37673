/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a part of a message is by what its content begins with, since names and types are anything.
 *
 * A helper of message/part.c.
 */
#pragma once

#include "message/part.h"

/* Whether a part that can be anything is text: no control characters, and ASCII for the most part,
 * or UTF-8; or UTF-16 with a byte order mark. */
bool part_is_plainly_text(const Part *part);

/* Whether a part is a patch, by message/patch-file.h, or as its type or name says; and text. */
bool part_is_patch(const Part *part);

/* Whether one that is no such text is a patch all the same, by its type or name: compressed, say.
 */
bool part_is_packed_patch(const Part *part);

/* Whether a diff starts near its beginning. */
bool part_has_diff(const Part *part);
