/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tags: the trailers that credit somebody with work on a patch, see RULE 9 and patch/credit.h.
 *
 * Pure, over values of the record stream.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/credit.h"

/* Bits: `Reported-and-tested-by` is two. */
typedef enum {
	TAG_REVIEW = 1 << 0,
	TAG_ACK = 1 << 1,
	TAG_TEST = 1 << 2,
	TAG_REPORT = 1 << 3,
} Tag;

/* What a trailer, `Key: value`, credits somebody with; 0 for other trailers. value is who. */
unsigned tag_of_trailer(View trailer, View *value);

/*
 * Takes the next of trailers (escaped) that credits somebody with any of wanted, bits of Tag.
 * Returns with which of them, 0 if there are no more. by is who, as person_of_trailer has him.
 */
unsigned tag_next(LineIter *trailers, unsigned wanted, View list, Person *by);

/* The tags that the sender of a reply gives himself, by the values of its row: as he stands there,
 * whatever a mailmap knows. */
unsigned tags_given(const View *values);

/* Appends words for them, in alphabetical order, with blanks between. */
void tags_append(GString *out, unsigned tags);
