/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What rank tables say of their rows besides the count: the columns `percent` and `move` of
 * author-rank(1). They hold for the table that they stand in, so of a key that comes in several
 * tables, which are added up, nothing is known.
 */
#pragma once

#include "rank/rank.h"
#include "record/reader.h"

typedef struct {
	View percent, move; /* as records have them; empty where there is none */
} RankNote;

typedef struct RankNotes RankNotes;

RankNotes *rank_notes_new(void);
void rank_notes_free(RankNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankNotes, rank_notes_free)

/* A header line came: names are the extra columns of the rows to come. */
void rank_notes_start(RankNotes *notes, const View *names, size_t n_names);

/* Takes in what a row of a rank table says. */
void rank_notes_add(RankNotes *notes, const Record *row);

/* What is known of a row; valid until more are added. */
RankNote rank_notes_find(const RankNotes *notes, const RankRow *row);
