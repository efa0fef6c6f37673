/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A map from 64-bit hashes to pointers: see bytes/key-map.h. */
#include "bytes/key-map.h"

enum {
	FIRST_SIZE = 64,
};

typedef struct {
	guint64 key;
	gpointer value; /* NULL if the slot is free */
} Slot;

/* Open addressing: a key stands in the first free slot from its own one on. */
struct KeyMap {
	Slot *slots;
	size_t mask; /* the number of slots, a power of two, less one */
	size_t used;
};

KeyMap *key_map_new(void)
{
	KeyMap *map = g_new0(KeyMap, 1);
	map->slots = g_new0(Slot, FIRST_SIZE);
	map->mask = FIRST_SIZE - 1;
	return map;
}

void key_map_free(KeyMap *map)
{
	if (!map)
		return;
	g_free(map->slots);
	g_free(map);
}

/* The key's slot, or the free one where it would stand. */
static Slot *find_slot(const KeyMap *map, guint64 key)
{
	size_t at = key & map->mask;
	while (map->slots[at].value && map->slots[at].key != key)
		at = (at + 1) & map->mask;
	return &map->slots[at];
}

gpointer key_map_find(const KeyMap *map, guint64 key)
{
	return find_slot(map, key)->value;
}

static void grow(KeyMap *map)
{
	g_autofree Slot *old = map->slots;
	size_t n_old = map->mask + 1;
	map->slots = g_new0(Slot, 2 * n_old);
	map->mask = 2 * n_old - 1;
	for (size_t i = 0; i < n_old; i++)
		if (old[i].value)
			*find_slot(map, old[i].key) = old[i];
}

void key_map_set(KeyMap *map, guint64 key, gpointer value)
{
	Slot *slot = find_slot(map, key);
	if (!slot->value) {
		map->used++;
		if (map->used > map->mask / 4 * 3) {
			grow(map);
			slot = find_slot(map, key);
		}
	}
	*slot = (Slot){ key, value };
}

void key_map_remove(KeyMap *map, guint64 key)
{
	size_t mask = map->mask, gap = (size_t)(find_slot(map, key) - map->slots);
	if (!map->slots[gap].value)
		return;
	/* What stands behind the gap and may stand in it moves there, so that no search ends early.
	 */
	for (size_t at = (gap + 1) & mask; map->slots[at].value; at = (at + 1) & mask) {
		size_t home = map->slots[at].key & mask;
		if (((at - home) & mask) >= ((at - gap) & mask)) {
			map->slots[gap] = map->slots[at];
			gap = at;
		}
	}
	map->slots[gap] = (Slot){ 0 };
	map->used--;
}
