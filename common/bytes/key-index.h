/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A map from 64-bit hashes to the places of what has them, where that holds its hash itself.
 *
 * Like bytes/key-map.h, but a slot takes 4 bytes instead of 16, and a search one more cache miss.
 */
#pragma once

#include "bytes/view.h"

typedef struct KeyIndex KeyIndex;

#define KEY_INDEX_NONE G_MAXUINT

/* The key of what stands at a place. */
typedef guint64 KeyIndexFunc(gconstpointer data, guint place);

/* Calls key_at with data, which must stay as long as the index. */
KeyIndex *key_index_new(KeyIndexFunc *key_at, gconstpointer data);
void key_index_free(KeyIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeyIndex, key_index_free)

/* The place that the key was given last; KEY_INDEX_NONE if nothing has. */
guint key_index_find(const KeyIndex *index, guint64 key);

/* Gives the key of what stands at a place that place. */
void key_index_set(KeyIndex *index, guint place);
