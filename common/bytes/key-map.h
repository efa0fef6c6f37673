/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A map from 64-bit hashes to pointers.
 *
 * The keys are keyed hashes (bytes/hash.h), which nobody can choose and which need no further
 * hashing. They stand side by side with the values, so that a search costs one cache miss instead
 * of the three of a GHashTable that is given pointers to them.
 */
#pragma once

#include "bytes/view.h"

typedef struct KeyMap KeyMap;

KeyMap *key_map_new(void);
void key_map_free(KeyMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeyMap, key_map_free)

/* The value that the key was given last; NULL if none. */
gpointer key_map_find(const KeyMap *map, guint64 key);

/* Gives the key a value, which is not NULL and stays the caller's. */
void key_map_set(KeyMap *map, guint64 key, gpointer value);

/* Takes the key out, if it is there. */
void key_map_remove(KeyMap *map, guint64 key);
