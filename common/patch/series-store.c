/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is remembered of recent mail: see patch/series-store.h. */
#include "patch/series-store.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "message/id.h"

struct SeriesStore {
	guint64 seed;
	guint64 serial;
	SeriesEntry *ring;
	size_t size, used, next;
	KeyMap *index; /* an entry's keys -> that entry */
	/* As many as entries: a series that is remembered has a member that is. */
	Series *series;
	size_t n_series;
	GPtrArray *unused; /* of those in series that were in use once */
};

SeriesStore *series_store_new(size_t size)
{
	SeriesStore *store = g_new0(SeriesStore, 1);
	store->seed = hash_seed_new();
	store->size = MAX(size, 1);
	store->ring = g_new0(SeriesEntry, store->size);
	store->series = g_new0(Series, store->size);
	store->index = key_map_new();
	store->unused = g_ptr_array_new();
	return store;
}

void series_store_free(SeriesStore *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < store->n_series; i++)
		g_string_free(store->series[i].name, TRUE);
	key_map_free(store->index);
	g_ptr_array_unref(store->unused);
	g_free(store->series);
	g_free(store->ring);
	g_free(store);
}

guint64 series_store_hash(const SeriesStore *store, View id)
{
	return id.len && id.len <= MESSAGE_ID_MAX ? hash_view(store->seed, id) : 0;
}

guint64 series_store_hash_nocase(const SeriesStore *store, View value)
{
	return value.len ? hash_view_nocase(store->seed, value) : 0;
}

guint64 series_store_key(const SeriesStore *store, KeyKind kind, guint64 id, guint64 version,
			 guint64 total)
{
	if (id == 0)
		return 0;
	return hash_pair(hash_pair(hash_pair(id ^ store->seed, kind), version), total);
}

SeriesEntry *series_store_find(const SeriesStore *store, guint64 key)
{
	return key ? key_map_find(store->index, key) : NULL;
}

static void forget(SeriesStore *store, SeriesEntry *entry)
{
	for (size_t i = 0; i < N_KEYS; i++) {
		if (series_store_find(store, entry->keys[i]) == entry)
			key_map_remove(store->index, entry->keys[i]);
	}
	if (entry->series && --entry->series->members == 0)
		g_ptr_array_add(store->unused, entry->series);
}

SeriesEntry *series_store_add(SeriesStore *store)
{
	SeriesEntry *entry = &store->ring[store->next];
	store->next = (store->next + 1) % store->size;
	if (store->used == store->size)
		forget(store, entry);
	else
		store->used++;
	*entry = (SeriesEntry){ 0 };
	return entry;
}

SeriesEntry *series_store_before(SeriesStore *store)
{
	return store->used < 2 ? NULL : &store->ring[(store->next + store->size - 2) % store->size];
}

void series_store_set_key(SeriesStore *store, SeriesEntry *entry, KeyKind kind, guint64 key)
{
	if (key == 0)
		return;
	/* What finds the entry is in its keys, so that it can be forgotten. */
	if (series_store_find(store, entry->keys[kind]) == entry)
		key_map_remove(store->index, entry->keys[kind]);
	entry->keys[kind] = key;
	key_map_set(store->index, key, entry);
}

Series *series_store_begin(SeriesStore *store, SeriesEntry *entry, View name, guint64 key)
{
	Series *series;
	if (store->unused->len)
		series = g_ptr_array_steal_index_fast(store->unused, store->unused->len - 1);
	else
		series = &store->series[store->n_series++];
	GString *string = series->name ? series->name : g_string_new(NULL);
	*series = (Series){
		.serial = ++store->serial,
		.name = string,
		.name_key = key,
		.total = -1,
	};
	view_append(g_string_truncate(string, 0), name);
	series_store_join(store, entry, series);
	return series;
}

void series_store_join(SeriesStore *store, SeriesEntry *entry, Series *series)
{
	entry->series = series;
	series->members++;
	series_store_set_key(store, entry, KEY_NAME, series->name_key);
}
