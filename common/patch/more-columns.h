/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The columns of a patch table that it has only if they were asked for: what tells a diff from
 * others, which takes as long as all else together, and which tags a reply gives.
 */
#pragma once

#include "bytes/choice.h"
#include "record/extra.h"

typedef enum {
	MORE_PATCH_ID, /* patch/patch-id.h */
	MORE_LINES,    /* patch/line-sketch.h */
	MORE_GAVE,     /* tags_given of patch/tag.h */
	N_MORE,
} MoreKind;

/* The words for them, which are the columns' names. */
extern const Choice more_choice;

typedef struct MoreColumns MoreColumns;

/* kinds are bits 1 << MoreKind. */
MoreColumns *more_columns_new(unsigned kinds);
void more_columns_free(MoreColumns *more);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MoreColumns, more_columns_free)

/* A header line came; as extra_columns_start. */
const View *more_columns_start(MoreColumns *more, const View *names, size_t n_names,
			       size_t *n_written);

/* Gives row, of a patch table, the columns; diff is its own (escaped text; empty if it has none).
 * As extra_columns_put. */
void more_columns_put(MoreColumns *more, Record *row, View diff);
