/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A map from 64-bit hashes to places: see bytes/key-index.h. */
#include "bytes/key-index.h"

enum {
	FIRST_SIZE = 64,
};

/* Open addressing, as in bytes/key-map.c. */
struct KeyIndex {
	KeyIndexFunc *key_at;
	gconstpointer data;
	guint *slots; /* places + 1; 0 if the slot is free */
	size_t mask;  /* the number of slots, a power of two, less one */
	size_t used;
};

KeyIndex *key_index_new(KeyIndexFunc *key_at, gconstpointer data)
{
	KeyIndex *index = g_new0(KeyIndex, 1);
	index->key_at = key_at;
	index->data = data;
	index->slots = g_new0(guint, FIRST_SIZE);
	index->mask = FIRST_SIZE - 1;
	return index;
}

void key_index_free(KeyIndex *index)
{
	if (!index)
		return;
	g_free(index->slots);
	g_free(index);
}

/* The key's slot, or the free one where it would stand. */
static guint *find_slot(const KeyIndex *index, guint64 key)
{
	size_t at = key & index->mask;
	while (index->slots[at] && index->key_at(index->data, index->slots[at] - 1) != key)
		at = (at + 1) & index->mask;
	return &index->slots[at];
}

guint key_index_find(const KeyIndex *index, guint64 key)
{
	/* Without a place this is KEY_INDEX_NONE. */
	return *find_slot(index, key) - 1;
}

static void grow(KeyIndex *index)
{
	g_autofree guint *old = index->slots;
	size_t n_old = index->mask + 1;
	index->slots = g_new0(guint, 2 * n_old);
	index->mask = 2 * n_old - 1;
	for (size_t i = 0; i < n_old; i++) {
		if (!old[i])
			continue;
		size_t at = index->key_at(index->data, old[i] - 1) & index->mask;
		while (index->slots[at])
			at = (at + 1) & index->mask;
		index->slots[at] = old[i];
	}
}

void key_index_set(KeyIndex *index, guint place)
{
	guint64 key = index->key_at(index->data, place);
	guint *slot = find_slot(index, key);
	if (!*slot && ++index->used > index->mask / 4 * 3) {
		grow(index);
		slot = find_slot(index, key);
	}
	*slot = place + 1;
}
