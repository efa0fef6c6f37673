/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts that are kept by the million: see bytes/kept.h. */
#include "bytes/kept.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"

enum {
	/* As much as malloc(3) takes from the system by itself, and gives back. */
	BLOCK_SIZE = 128 * 1024,
	MAX_LENGTH_SIZE = 10, /* bytes of the longest length */
};

struct KeptTexts {
	GPtrArray *blocks; /* owned */
	guint8 *free;	   /* in the last one */
	size_t left;	   /* so many bytes there are free */
	KeyMap *once;	   /* from hash to text */
	guint64 seed;
};

KeptTexts *kept_texts_new(void)
{
	KeptTexts *texts = g_new0(KeptTexts, 1);
	texts->blocks = g_ptr_array_new_with_free_func(g_free);
	texts->once = key_map_new();
	texts->seed = hash_seed_new();
	return texts;
}

void kept_texts_free(KeptTexts *texts)
{
	if (!texts)
		return;
	g_ptr_array_unref(texts->blocks);
	key_map_free(texts->once);
	g_free(texts);
}

/* Room for size bytes. What is long has a block of its own, so that none is left half empty. */
static guint8 *take_room(KeptTexts *texts, size_t size)
{
	if (size > BLOCK_SIZE / 8 && size > texts->left) {
		guint8 *own = g_malloc(size);
		g_ptr_array_add(texts->blocks, own);
		return own;
	}
	if (size > texts->left) {
		texts->free = g_malloc(BLOCK_SIZE);
		texts->left = BLOCK_SIZE;
		g_ptr_array_add(texts->blocks, texts->free);
	}
	guint8 *room = texts->free;
	texts->free += size;
	texts->left -= size;
	return room;
}

Kept kept_add(KeptTexts *texts, View text)
{
	guint8 length[MAX_LENGTH_SIZE];
	size_t n = 0;
	if (text.len == 0)
		return (Kept){ NULL };
	for (size_t rest = text.len; rest || n == 0; rest >>= 7)
		length[n++] = (guint8)((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
	guint8 *room = take_room(texts, n + text.len);
	memcpy(room, length, n);
	memcpy(room + n, text.data, text.len);
	return (Kept){ room };
}

Kept kept_add_once(KeptTexts *texts, View text)
{
	if (text.len == 0)
		return (Kept){ NULL };
	guint64 hash = hash_view(texts->seed, text);
	Kept known = { key_map_find(texts->once, hash) };
	if (known.at && view_equal(kept_view(known), text))
		return known;
	guint8 *added = (guint8 *)kept_add(texts, text).at;
	key_map_set(texts->once, hash, added);
	return (Kept){ added };
}
