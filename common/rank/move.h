/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Movement between two rank tables.
 *
 * A key's place is one more than the number of keys of the same by that have a higher count; so
 * keys with the same count share a place, and who moves does not depend on the alphabet.
 */
#pragma once

#include "rank/rank.h"

typedef struct RankPlaces RankPlaces;

/*
 * The places of all of table's keys. Of a by that it has no row of, nothing is known. With by_name,
 * a person whose address the table does not have is looked for by name: for tables of which
 * rank_table_merge_names made one row of several addresses.
 */
RankPlaces *rank_places_new(const RankTable *table, bool by_name);

/* The same of rows of a table, by count, as rank_table_past_rows has them. What has no row did not
 * count. */
RankPlaces *rank_places_of_rows(const GArray *rows, bool by_name);
void rank_places_free(RankPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RankPlaces, rank_places_free)

/* Appends how many places the row has moved up since before: `+2`, `-1`, `0`. Where it had none,
 * `new`, or `back` if its keys are known to have counted earlier; nothing if it is not known
 * whether it had one. */
void rank_move_append(GString *out, const RankPlaces *before, const RankPlaces *now,
		      const RankRow *row);
