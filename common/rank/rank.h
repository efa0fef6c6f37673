/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rank table: how often each key was counted, for one or more keys (`by`).
 *
 * A person is one key however the name was spelt: persons are told apart by address, without case,
 * and are shown in the best of the spellings seen. Those whose address is nobody's own
 * (message/relay.h), or a list's, are told apart by name and address; the key of who is known by a
 * list's address is `Name via <addr>`, so that it says so itself in any table. Best is decided by
 * the spellings alone, never by their order or number, so tables counted apart and added up give
 * what one run gives.
 *
 * Keys are values of the record stream: escaped, and kept so. Memory is bounded by the
 * distinct keys.
 */
#pragma once

#include "patch/credit.h"

typedef enum {
	RANK_EXACT,  /* keys are equal if their bytes are */
	RANK_NOCASE, /* ASCII letters compare without case and are shown in lower case */
	RANK_PERSON, /* keys are `Name <addr>`, `Name via <addr>`, `<addr>`, or a name alone */
} RankIdentity;

typedef struct {
	View by, key;
	guint64 count;
	RankIdentity identity;
} RankRow;

typedef struct RankTable RankTable;

RankTable *rank_table_new(void);
void rank_table_free(RankTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankTable, rank_table_free)

/* Adds count to what key has under by. A sum that does not fit stays at G_MAXUINT64. */
void rank_table_add(RankTable *table, View by, View key, RankIdentity identity, guint64 count);

/* Room for a key that is being made; the table does not look at it. */
GString *rank_table_scratch(RankTable *table);

/* Writes the key of a person to key, whose text it replaces. Name and address may be empty, but not
 * both. */
void rank_person_key(GString *key, Person person);

/* Whether what was not counted for key under by yet. Memory is kept for each such pair. */
bool rank_table_is_first(RankTable *table, View by, View key, RankIdentity identity, View what);

/*
 * Makes one row of persons that have the same name (ASCII letters compare without case) under the
 * same by, with the address of their own that counted most. For the last step only: a table of such
 * rows no longer says what the addresses were, so adding up several of them is not exact.
 */
void rank_table_merge_names(RankTable *table);

/*
 * The table's rows: by ascending, count descending, key ascending, bytewise (what
 * `LC_ALL=C sort -t TAB -k1,1 -k2,2nr -k3` gives), and the first limit of each by only; 0 for all.
 * The caller frees the array (of RankRow); its views are valid until the next rank_table_add.
 */
GArray *rank_table_rows(const RankTable *table, guint64 limit);

/* Equal for rows of the same by whose keys are equal, in any table of any run of the program. */
guint64 rank_row_hash(guint64 seed, const RankRow *row);

/* The name in a person's key, without ` via`; empty if it is an address alone. */
View rank_person_name(View key);
