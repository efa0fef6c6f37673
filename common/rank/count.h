/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is counted by, as `--by` says it: a list of keys, of columns, and of pairs of them.
 */
#pragma once

#include "rank/key.h"

enum {
	RANK_MAX_TERMS = 2,
};

/* One of the list. */
struct RankCount {
	char *name; /* as in the rank table: `month:org`; owned, and the terms' names are in it */
	RankTerm terms[RANK_MAX_TERMS];
	size_t n_terms;
	unsigned kinds; /* that count if no others were asked for; 0 if a pair's have none in common
			 */
	bool is_found;	/* its columns were in a table, or it was in a rank table itself */
};

struct RankCounts {
	GPtrArray *items;   /* of RankCount, owned */
	RankFirsts *firsts; /* scratch */
};

RankCounts *rank_counts_new(void);
void rank_counts_free(RankCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankCounts, rank_counts_free)

/* Adds a key, if it is not there yet. */
void rank_counts_add(RankCounts *counts, RankBy by);

/*
 * Adds those of a list, `author,month:org,user_agent`, each once. Returns false if one of them is
 * empty or has more than two parts; bad receives it.
 */
bool rank_counts_parse(RankCounts *counts, View list, View *bad);

/* The n-th; NULL if there are not so many. */
const RankCount *rank_counts_get(const RankCounts *counts, guint n);

/* The one of that name; NULL if there is none. */
RankCount *rank_counts_find(const RankCounts *counts, View name);

/* The first name in the list that was not found, and that is not a key's or that of a column which
 * tables always have; empty if there is none. */
View rank_counts_find_unknown(const RankCounts *counts);

/* Whether one of the terms is that key. */
bool rank_counts_have(const RankCounts *counts, RankBy by);

/* Whether one of them has two terms. */
bool rank_counts_have_pairs(const RankCounts *counts);

/* Whether it says nothing about patches. */
bool rank_count_takes_any_mail(const RankCount *count);

/*
 * Looks for the columns in a table that has these extra columns. Returns true, or false with the
 * name of the first that it does not have. It does not look at those that a table always has:
 * rank_rule_columns asks for them.
 */
bool rank_counts_find_columns(RankCounts *counts, Table table, const View *extra, size_t n_extra,
			      View *missing);

/* Counts the record's keys, or pairs of them. */
void rank_count_keys(const RankCount *count, const Tally *tally);

/* Hands a row of a rank table its identities. */
void rank_row_identify(RankRow *row);
