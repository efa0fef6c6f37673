/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The keys: a helper of rank/count.h and rank/record.h. One table in rank/key.c holds all that have
 * a name; any other name is that of a column, whose values are the keys.
 */
#pragma once

#include "patch/classify.h"
#include "rank/record.h"

/* Where a key finds what it counts. */
typedef enum {
	SOURCE_NONE,
	SOURCE_AUTHOR,
	SOURCE_SENDER,
	SOURCE_LIST,
	SOURCE_TAGS,
	SOURCE_DATE,
	SOURCE_ZONE,
	SOURCE_PATHS,
	SOURCE_SUBSYSTEM,
	SOURCE_THREAD,
	SOURCE_VERSION,
	N_SOURCES,
} SourceKind;

/* Columns of a value and of the name that goes with it, if any. */
typedef struct {
	Column value, name;
} Source;

typedef struct RankTerm RankTerm;

/* The keys that the first term of a pair made of a record. */
typedef struct RankFirsts RankFirsts;

/* A mail whose count waits until it is known who began its thread. */
typedef struct {
	bool is_set;
	Person writer;
} RankDoubt;

/* A record that is being counted by one term. */
typedef struct {
	RankTable *ranks;
	const RankRule *rule;
	const RankCount *count;
	const RankTerm *term; /* one of count's */
	const Record *record;
	Kind kind; /* the record's */
	guint64 weight;
	bool is_context;    /* nothing is added, but what comes later is no longer the first */
	gint64 day;	    /* of what is context, for rank_table_put */
	GString *text;	    /* scratch */
	RankFirsts *firsts; /* NULL if there is one term only */
	RankDoubt *doubt;
} Tally;

/* Hands the keys that the record makes to tally_add. */
typedef void CountFunc(const Tally *tally);

/* A key. */
typedef struct {
	RankIdentity identity;
	CountFunc *count;
	SourceKind source;
	Column other;	/* one more that it needs */
	unsigned kinds; /* bits 1 << Kind that count if no others were asked for; 0: those of the
			   other key of a pair, or patches and covers */
	unsigned tags;	/* bits of patch/tag.h that it counts */
	bool any_mail;	/* it says nothing about patches, so unclassified mail counts, too */
} RankKey;

struct RankTerm {
	const RankKey *key;
	View name;	/* as it is written: a key's or a column's */
	Column column;	/* the known column of that name; COLUMN_UNKNOWN if key has a name, or it is
			   none of the table in force */
	size_t extra;	/* else its place among the record's extra columns */
	bool has_words; /* the column's values are words, each of which counts */
};

/* The key of that name; of any other name, the one that counts the values of a column. */
const RankKey *rank_key_of_name(View name);

/* The row of the table. */
const RankKey *rank_key(RankBy by);

/* Whether the key is that of columns. */
bool rank_key_is_column(const RankKey *key);

/* Whether the key looks into the map of organisations. */
bool rank_key_needs_orgs(const RankKey *key);

/* How a key of the term is told from others. */
RankIdentity rank_term_identity(const RankTerm *term, View value);

/* The columns that the key counts by in a table. */
const Source *rank_key_source(const RankKey *key, Table table);

/* Counts a key of the record, or keeps it until the keys of the second term of a pair come. An
 * empty one is not counted. */
void tally_add(const Tally *tally, View key);

/* The record's person, as the maps have him. */
Person tally_person(const Tally *tally);

/* The values of columns, the times of dates, and paths: rank/key-value.c. */
CountFunc count_column, count_value, count_subject_tags, count_lines, count_day, count_week,
	count_month, count_quarter, count_year, count_hour, count_weekday, count_path;
