/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a text may say that a patch is in at all, which most do not.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/* The first place in text, plain or escaped, that may belong to a word for being in, or NULL. */
const char *note_search(View text);
