/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tags: the trailers that credit somebody with work on a patch, see RULE 9 and patch/credit.h.
 *
 * Pure, over values of the record stream.
 */
#pragma once

#include "bytes/lines.h"

/* Bits: `Reported-and-tested-by` is two. */
typedef enum {
	TAG_REVIEW = 1 << 0,
	TAG_ACK = 1 << 1,
	TAG_TEST = 1 << 2,
	TAG_REPORT = 1 << 3,
} Tag;

/* What a trailer, `Key: value`, credits somebody with; 0 for other trailers. value is who. */
unsigned tag_of_trailer(View trailer, View *value);
