/*
 * The ways to count: a helper of rank/record.c, with the one table that holds them.
 */
#pragma once

#include "patch/classify.h"
#include "rank/record.h"

/* Where a way to count finds what it counts. */
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

typedef struct Way Way;

/* A record that is being counted in one way. */
typedef struct {
	RankTable *ranks;
	const RankRule *rule;
	const Way *way;
	const Record *record;
	Kind kind; /* the record's */
	guint64 weight;
} Tally;

/* Puts the keys that the record makes into the rank table. */
typedef void CountFunc(const Tally *tally);

/* A way to count. */
struct Way {
	const char *name;
	RankIdentity identity;
	CountFunc *count;
	SourceKind source;
	Column other;	/* one more that it needs */
	unsigned kinds; /* bits 1 << Kind that count if no others were asked for */
	unsigned tags;	/* bits of patch/tag.h that it counts */
};

/* The row of the table. */
const Way *rank_way(RankBy by);

/* The columns that the way counts by in a table. */
const Source *rank_way_source(const Way *way, Table table);

/* Takes the next blank-separated word off words. */
bool rank_next_word(View *words, View *word);
