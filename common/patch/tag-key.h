/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The keys of tags, as people write them: with blanks for the hyphens, or several in one, such as
 * `Reviewed-by and Tested-by`, `Reviewed/Tested-by`, `Reviewed, tested & acked by`.
 *
 * A helper of patch/trailer.c and patch/own-tag.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/* No more keys are read in one. */
#define MAX_TAG_KEYS 4

typedef struct {
	View keys[MAX_TAG_KEYS]; /* in their usual spelling; static */
	size_t n;
} TagKeys;

/* Takes what stands for one key or several off the front of *text. Returns false if nothing does,
 * or what joins two is there and no second; *text is as it was then. */
bool tag_keys_take(TagKeys *keys, View *text);
