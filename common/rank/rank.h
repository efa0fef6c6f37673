/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rank table: how often each key was counted, for one or more keys (`by`), and how often pairs
 * of keys were.
 *
 * A person is one key however the name was spelt: persons are told apart by address, without case,
 * and are shown in the best of the spellings seen. Those whose address is nobody's own
 * (message/relay.h), or a list's, are told apart by name and address; the key of who is known by a
 * list's address is `Name via <addr>`, so that it says so itself in any table. Best is decided by
 * the spellings alone, never by their order or number, so tables counted apart and added up give
 * what one run gives.
 *
 * Keys are values of the record stream: escaped, and kept so. Memory is bounded by the
 * distinct keys, and by the titles that are kept.
 */
#pragma once

#include "rank/person.h"

typedef enum {
	RANK_EXACT,  /* keys are equal if their bytes are */
	RANK_NOCASE, /* ASCII letters compare without case and are shown in lower case */
	RANK_NAME,   /* keys are names of people, as message/person-name.h compares them */
	RANK_PERSON, /* keys are `Name <addr>`, `Name via <addr>`, `<addr>`, or a name alone */
} RankIdentity;

typedef struct {
	View by, key, key2; /* key2 is empty but for pairs */
	guint64 count;
	RankIdentity identity, identity2; /* of the keys */
	/* When it is put in, the title of what is counted, or empty. In rank_table_rows, the first
	 * of those that are kept. */
	View title;
	/* When it is put in: it counted before, on that day, or on RANK_NO_DAY of interest. */
	bool is_past;
	gint64 day;
	/* In rank_table_rows: the sum of all counts of the same by, and of the same first key where
	 * there are two; whether the keys counted before, too. */
	guint64 total;
	bool is_known;
} RankRow;

/* No day, and how many days with a count the table keeps of each key: the latest ones. */
#define RANK_NO_DAY G_MININT64
#define RANK_PAST_DAYS 366

typedef struct RankTable RankTable;

RankTable *rank_table_new(void);
void rank_table_free(RankTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankTable, rank_table_free)

/* Which titles the table keeps for each key. */
typedef enum {
	RANK_TITLES_NONE,
	RANK_TITLES_FIRST, /* the first that was put in */
	RANK_TITLES_ALL,
} RankTitles;

/* What is kept from now on; none in a new table. */
void rank_table_keep_titles(RankTable *table, RankTitles titles);

/* Adds the row's count to what its keys have under its by, or had on that day. A sum that does not
 * fit stays at G_MAXUINT64. */
void rank_table_put(RankTable *table, const RankRow *row);

/* Room for a key that is being made; the table does not look at it. */
GString *rank_table_scratch(RankTable *table);

/* A seed for hashes, the table's own. */
guint64 rank_table_seed(const RankTable *table);

/* Whether what was not counted for the row's keys under its by yet. Memory is kept for each. */
bool rank_table_is_first(RankTable *table, const RankRow *row, View what);

/*
 * Makes one row of persons that have the same name (ASCII letters compare without case) under the
 * same by, with the address of their own that counted most under all bys together, so that rows of
 * one can be joined with those of another. Pairs stay as they are. For the last step only: a table
 * of such rows no longer says what the addresses were, so adding up several of them is not exact.
 */
void rank_table_merge_names(RankTable *table);

/*
 * Spells each person the same under every by, in the best way that any of them has, so that rows of
 * one can be joined with those of another. For the end, when all has been put in.
 */
void rank_table_share_spellings(RankTable *table);

typedef enum {
	RANK_SORT_COUNT, /* by ascending, count descending, key ascending, key2 ascending */
	RANK_SORT_KEY,	 /* by, key, key2 ascending */
} RankSort;

/* Which rows, and in which order. Text is compared bytewise. */
typedef struct {
	RankSort sort;
	guint64 limit;	 /* the first so many of each by only; 0 for all */
	bool only_new;	 /* none that counted before */
	bool with_known; /* those too that counted before only */
} RankListing;

/* The table's rows. The caller frees the array (of RankRow); its views are valid until the table is
 * changed. */
GArray *rank_table_list(const RankTable *table, const RankListing *listing);

/*
 * The rows by count: what `LC_ALL=C sort -t TAB -k1,1 -k2,2nr -k3` gives, and the first limit of
 * each by only; 0 for all.
 */
GArray *rank_table_rows(const RankTable *table, guint64 limit);

/* The rows of what counted on the days from first up to end, not included, as rank_table_rows has
 * them: by count, without limit. */
GArray *rank_table_past_rows(const RankTable *table, gint64 first, gint64 end);

/* Appends the titles that are kept for a row of the table, strings that stay the table's, in the
 * order in which they were put in. */
void rank_table_append_titles(const RankTable *table, const RankRow *row, GPtrArray *titles);

/* Equal for rows of the same by whose keys are equal, in any table of any run of the program. */
guint64 rank_row_hash(guint64 seed, const RankRow *row);
