/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of the patch table behind body: thread, delay, paths, url, tag, result. */
#pragma once

#include "patch/classify.h"
#include "patch/diff-paths.h"
#include "patch/series.h"
#include "record/record.h"

typedef struct RowTail RowTail;

RowTail *row_tail_new(void);
void row_tail_free(RowTail *tail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RowTail, row_tail_free)

/* Gets ready for the next mail. Returns what its text's diff is to be shown to. */
DiffPaths *row_tail_start(RowTail *tail);

/* What is known of the mail. */
typedef struct {
	const SeriesMail *mail;
	View wrapped_id; /* the id that it had before a list wrapped it; empty if none has */
	const Subject *subject;
	const PatchText *text;
	View body; /* escaped, as it came */
} RowFacts;

/* Puts the columns into values, which have the others; valid until the next mail. */
void row_tail_put(RowTail *tail, const RowFacts *facts, View *values);
