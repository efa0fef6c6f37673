/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The keys: a helper of rank/record.c, with the one table that holds them.
 */
#pragma once

#include "patch/classify.h"
#include "rank/record.h"

/* Where a key finds what it counts. */
typedef enum {
	SOURCE_AUTHOR,
	SOURCE_SENDER,
	SOURCE_LIST,
	SOURCE_TAGS,
	N_SOURCES,
} SourceKind;

/* Columns of a value and of the name that goes with it, if any. */
typedef struct {
	Column value, name;
} Source;

typedef struct RankKey RankKey;

/* A record that is being counted in one rank_key. */
typedef struct {
	RankTable *ranks;
	const RankRule *rule;
	RankBy by;
	const RankKey *rank_key; /* its */
	const Record *record;
	Kind kind; /* the record's */
	guint64 weight;
	GString *text; /* scratch */
} Tally;

/* Puts the keys that the record makes into the rank table. */
typedef void CountFunc(const Tally *tally);

/* A key. */
struct RankKey {
	RankIdentity identity;
	CountFunc *count;
	SourceKind source;
	Column other;	/* one more that it needs */
	unsigned kinds; /* bits 1 << Kind that count if no others were asked for */
	unsigned tags;	/* bits of patch/tag.h that it counts */
};

/* The row of the table. */
const RankKey *rank_key(RankBy by);

/* The columns that the rank_key counts by in a table. */
const Source *rank_key_source(const RankKey *rank_key, Table table);

/* Takes the next blank-separated word off words. */
bool rank_next_word(View *words, View *word);
