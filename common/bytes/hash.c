/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A keyed 64-bit hash of bytes: see bytes/hash.h. */
#include "bytes/hash.h"

enum {
	BLOCK = 16,
	N_LANES = 4, /* hashed side by side, as each product has to wait for the one before it */
	STRIDE = N_LANES * BLOCK,
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

/* The last, partial block: some bytes before it once more, or filled up with zeros where there are
 * none; and the length, which tells both from what looks the same. */
G_ALWAYS_INLINE static inline guint64 hash_finish(guint64 hash, guint64 key, View tail, size_t len,
						  bool nocase)
{
	char block[BLOCK] = { 0 };
	const char *last = block;
	if (len >= BLOCK)
		last = tail.data + tail.len - BLOCK;
	else if (tail.len)
		memcpy(block, tail.data, tail.len);
	return hash_fold(hash_block(hash, key, last, nocase) ^ len, HASH_SALT_B);
}

/* Hashes whole strides at the start of view, which it is left without. */
G_ALWAYS_INLINE static inline guint64 hash_strides(guint64 seed, guint64 key, View *view,
						   bool nocase)
{
	guint64 lanes[N_LANES], hash = 0;
	for (guint64 i = 0; i < N_LANES; i++)
		lanes[i] = hash_pair(seed, HASH_SALT_B + i);
	for (; view->len >= STRIDE; *view = view_from(*view, STRIDE)) {
#pragma GCC unroll 4
		for (size_t i = 0; i < N_LANES; i++)
			lanes[i] = hash_block(lanes[i], key, view->data + i * BLOCK, nocase);
	}
	for (size_t i = 0; i < N_LANES; i++)
		hash = hash_pair(hash, lanes[i]);
	return hash;
}

G_ALWAYS_INLINE static inline guint64 hash_bytes(guint64 seed, View view, bool nocase)
{
	size_t len = view.len;
	guint64 key = hash_pair(seed, HASH_SALT_C), hash = hash_pair(seed, HASH_SALT_A);
	if (view.len >= STRIDE)
		hash ^= hash_strides(seed, key, &view, nocase);
	for (; view.len >= BLOCK; view = view_from(view, BLOCK))
		hash = hash_block(hash, key, view.data, nocase);
	return hash_finish(hash, key, view, len, nocase);
}

guint64 hash_view(guint64 seed, View view)
{
	return hash_bytes(seed, view, false);
}

guint64 hash_view_nocase(guint64 seed, View view)
{
	return hash_bytes(seed, view, true);
}
