/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A keyed 64-bit hash of bytes: see bytes/hash.h. */
#include "bytes/hash.h"

/* Numbers without a pattern: the fractional parts of the square roots of 2, 3 and 5. */
#define SALT_A G_GUINT64_CONSTANT(0x6a09e667f3bcc908)
#define SALT_B G_GUINT64_CONSTANT(0xbb67ae8584caa73b)
#define SALT_C G_GUINT64_CONSTANT(0x3c6ef372fe94f82b)

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

/* Folds the 128-bit product: every bit of either factor reaches every bit of the result. */
static guint64 multiply_fold(guint64 a, guint64 b)
{
#ifdef __SIZEOF_INT128__
	__extension__ typedef unsigned __int128 Wide;
	Wide product = (Wide)a * b;
	return (guint64)product ^ (guint64)(product >> 64);
#else
	guint64 a_low = (guint32)a, a_high = a >> 32, b_low = (guint32)b, b_high = b >> 32;
	guint64 low = a_low * b_low, cross_a = a_high * b_low, cross_b = a_low * b_high;
	guint64 middle = (low >> 32) + (guint32)cross_a + (guint32)cross_b;
	guint64 high = a_high * b_high + (cross_a >> 32) + (cross_b >> 32) + (middle >> 32);
	return (middle << 32 | (guint32)low) ^ high;
#endif
}

guint64 hash_pair(guint64 a, guint64 b)
{
	return multiply_fold(multiply_fold(a ^ SALT_A, SALT_B) ^ b, SALT_C);
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
	return multiply_fold(words[0] ^ key, words[1] ^ hash);
}

/* The last, partial block, filled up with zeros, and the length that tells it from real zeros. */
G_ALWAYS_INLINE static inline guint64 hash_finish(guint64 hash, guint64 key, View tail, size_t len,
						  bool nocase)
{
	char block[BLOCK] = { 0 };
	if (tail.len)
		memcpy(block, tail.data, tail.len);
	return multiply_fold(hash_block(hash, key, block, nocase) ^ len, SALT_B);
}

/* Hashes whole strides at the start of view, which it is left without. */
G_ALWAYS_INLINE static inline guint64 hash_strides(guint64 seed, guint64 key, View *view,
						   bool nocase)
{
	guint64 lanes[N_LANES], hash = 0;
	for (guint64 i = 0; i < N_LANES; i++)
		lanes[i] = hash_pair(seed, SALT_B + i);
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
	guint64 key = hash_pair(seed, SALT_C), hash = hash_pair(seed, SALT_A);
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
