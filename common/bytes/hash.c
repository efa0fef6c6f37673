/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A keyed 64-bit hash of bytes: see bytes/hash.h. */
#include "bytes/hash.h"

enum {
	BLOCK = 16,
	N_LANES = 4, /* hashed side by side, as each product has to wait for the one before it */
	STRIDE = N_LANES * BLOCK,
	/* To begin lanes and to put them together takes as long as so many bytes in one. */
	MIN_LANES = 3 * STRIDE,
};

guint64 hash_seed_new(void)
{
	guint64 high = g_random_int();
	return high << 32 | g_random_int();
}

/* ASCII letters in lower case, for all of a block's bytes at once. */
static inline void block_fold(char *block)
{
	for (size_t i = 0; i < BLOCK; i++)
		block[i] = (char)(block[i] + ((guint8)(block[i] - 'A') < 26 ? 'a' - 'A' : 0));
}

/* Both factors are keyed: were one the sender's to choose, he could make it nought and the product
 * with it, whatever the seed. */
G_ALWAYS_INLINE static inline guint64 hash_block(guint64 hash, guint64 key, const char *bytes,
						 bool nocase)
{
	char block[BLOCK];
	guint64 words[2];
	if (nocase) {
		memcpy(block, bytes, BLOCK);
		block_fold(block);
		bytes = block;
	}
	memcpy(words, bytes, BLOCK);
	return hash_fold(words[0] ^ key, words[1] ^ hash);
}

/* The blocks from at to end, where a view of len bytes ends: of the last one some bytes may be
 * hashed once more; the length tells that from what looks the same. */
G_ALWAYS_INLINE static inline guint64 hash_blocks(guint64 hash, guint64 key, const char *at,
						  const char *end, size_t len, bool nocase)
{
	for (; end - at >= BLOCK; at += BLOCK)
		hash = hash_block(hash, key, at, nocase);
	return hash_fold(hash_block(hash, key, end - BLOCK, nocase) ^ len, HASH_SALT_B);
}

/* A view shorter than a block: it is filled up with zeros. Apart, as few are, and others need no
 * stack. */
static G_GNUC_NO_INLINE guint64 hash_few(guint64 hash, guint64 key, View view, bool nocase)
{
	char block[BLOCK] = { 0 };
	if (view.len)
		memcpy(block, view.data, view.len);
	hash = hash_block(hash, key, block, nocase);
	return hash_fold(hash ^ view.len, HASH_SALT_B);
}

G_ALWAYS_INLINE static inline guint64 hash_lanes(guint64 hash, guint64 key, View view, bool nocase)
{
	const char *at = view.data, *end = at + view.len;
	guint64 lanes[N_LANES];
	for (guint64 i = 0; i < N_LANES; i++)
		lanes[i] = hash_pair(hash, HASH_SALT_B + i);
	for (; end - at >= STRIDE; at += STRIDE) {
#pragma GCC unroll 4
		for (size_t i = 0; i < N_LANES; i++)
			lanes[i] = hash_block(lanes[i], key, at + i * BLOCK, nocase);
	}
	for (size_t i = 0; i < N_LANES; i++)
		hash = hash_pair(hash, lanes[i]);
	return hash_blocks(hash, key, at, end, view.len, nocase);
}

/* A view of many blocks. Apart, as the lanes need many registers. */
static G_GNUC_NO_INLINE guint64 hash_many(guint64 hash, guint64 key, View view, bool nocase)
{
	return nocase ? hash_lanes(hash, key, view, true) : hash_lanes(hash, key, view, false);
}

G_ALWAYS_INLINE static inline guint64 hash_bytes(guint64 seed, View view, bool nocase)
{
	guint64 key = hash_fold(seed ^ HASH_SALT_C, HASH_SALT_A);
	guint64 hash = hash_fold(seed ^ HASH_SALT_A, HASH_SALT_B);
	if (view.len < BLOCK)
		return hash_few(hash, key, view, nocase);
	if (view.len >= MIN_LANES)
		return hash_many(hash, key, view, nocase);
	return hash_blocks(hash, key, view.data, view.data + view.len, view.len, nocase);
}

guint64 hash_view(guint64 seed, View view)
{
	return hash_bytes(seed, view, false);
}

guint64 hash_view_nocase(guint64 seed, View view)
{
	return hash_bytes(seed, view, true);
}
