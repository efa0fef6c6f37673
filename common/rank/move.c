/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Movement between two rank tables: see rank/move.h. */
#include "rank/move.h"

#include "bytes/hash.h"
#include "bytes/number.h"

typedef struct {
	guint64 id;
	guint64 number;
} Place;

struct RankPlaces {
	GHashTable *places; /* from id to Place, owned */
	GHashTable *kinds;  /* hashes of the `by` that there are rows of, owned; NULL if what has no
			       row did not count */
	guint64 seed;
	bool by_name;
};

/* The row's person as a name without an address. */
static RankRow named_row(const RankRow *row)
{
	RankRow named = *row;
	named.key = row->identity == RANK_PERSON ? rank_person_name(row->key) : VIEW("");
	named.identity = RANK_NAME;
	return named;
}

static void add_place(RankPlaces *places, const RankRow *row, guint64 number)
{
	Place *place = g_new(Place, 1);
	*place = (Place){ rank_row_hash(places->seed, row), number };
	g_hash_table_replace(places->places, &place->id, place);
}

static const Place *find_place(const RankPlaces *places, const RankRow *row)
{
	guint64 id = rank_row_hash(places->seed, row);
	return g_hash_table_lookup(places->places, &id);
}

static void add_kind(RankPlaces *places, View by)
{
	guint64 hash = hash_view(places->seed, by);
	g_hash_table_add(places->kinds, g_memdup2(&hash, sizeof hash));
}

static bool knows_kind(const RankPlaces *places, View by)
{
	guint64 hash = hash_view(places->seed, by);
	return !places->kinds || g_hash_table_contains(places->kinds, &hash);
}

RankPlaces *rank_places_of_rows(const GArray *rows, bool by_name)
{
	RankPlaces *places = g_new0(RankPlaces, 1);
	places->places = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	places->seed = hash_seed_new();
	places->by_name = by_name;
	guint first = 0; /* of the same by */
	guint64 number = 0;
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		const RankRow *above = &g_array_index(rows, RankRow, i ? i - 1 : 0);
		if (!view_equal(row->by, above->by))
			first = i;
		if (i == first || row->count != above->count)
			number = i - first + 1;
		add_place(places, row, number);
		RankRow named = named_row(row);
		if (by_name && named.key.len)
			add_place(places, &named, number);
	}
	return places;
}

RankPlaces *rank_places_new(const RankTable *table, bool by_name)
{
	g_autoptr(GArray) rows = rank_table_rows(table, 0);
	RankPlaces *places = rank_places_of_rows(rows, by_name);
	places->kinds = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (guint i = 0; i < rows->len; i++) {
		View by = g_array_index(rows, RankRow, i).by;
		if (i == 0 || !view_equal(by, g_array_index(rows, RankRow, i - 1).by))
			add_kind(places, by);
	}
	return places;
}

void rank_places_free(RankPlaces *places)
{
	if (!places)
		return;
	g_hash_table_unref(places->places);
	g_clear_pointer(&places->kinds, g_hash_table_unref);
	g_free(places);
}

/* The place of the row's key, from 1; 0 if the table had none. */
static guint64 find_number(const RankPlaces *places, const RankRow *row)
{
	const Place *place = find_place(places, row);
	RankRow named = named_row(row);
	if (!place && places->by_name && named.key.len)
		place = find_place(places, &named);
	return place ? place->number : 0;
}

void rank_move_append(GString *out, const RankPlaces *before, const RankPlaces *now,
		      const RankRow *row)
{
	guint64 old_place = find_number(before, row), place = find_number(now, row);
	if (old_place == 0 && !knows_kind(before, row->by))
		return;
	if (old_place == 0) {
		g_string_append(out, row->is_known ? "back" : "new");
		return;
	}
	if (old_place != place)
		g_string_append_c(out, place < old_place ? '+' : '-');
	number_append(out, place < old_place ? old_place - place : place - old_place);
}
