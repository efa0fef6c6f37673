/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where two postings of one patch are to go, by the tags of their subjects: `[scarthgap]` and
 * `[kirkstone]` are two branches, and the patch is meant for both.
 *
 * Pure.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	DESTINATION_SAME,     /* or nothing tells them apart: one has what the other has, or more */
	DESTINATION_TREES,    /* one is a tree for development, `net-next`, `for-4.19`: a patch is
			       * sent to both, or moves from one to the other */
	DESTINATION_BRANCHES, /* two branches; or one that names a release, and what is not for it
			       */
} Destination;

/* Compares the column tags of two postings. Their order does not matter, nor does case. */
Destination destination_compare(View a, View b);
