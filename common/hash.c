/* A keyed 64-bit hash of bytes: see hash.h. */
#include "hash.h"

/* Numbers without a pattern: the fractional parts of the square roots of 2, 3 and 5. */
#define SALT_A G_GUINT64_CONSTANT(0x6a09e667f3bcc908)
#define SALT_B G_GUINT64_CONSTANT(0xbb67ae8584caa73b)
#define SALT_C G_GUINT64_CONSTANT(0x3c6ef372fe94f82b)

enum {
	BLOCK = 16,
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

/* Both factors are keyed: were one the sender's to choose, he could make it nought and the product
 * with it, whatever the seed. */
static guint64 hash_block(guint64 hash, guint64 key, const char *block)
{
	guint64 words[2];
	memcpy(words, block, BLOCK);
	return multiply_fold(words[0] ^ key, words[1] ^ hash);
}

/* The last, partial block, filled up with zeros, and the length that tells it from real zeros. */
static guint64 hash_finish(guint64 hash, guint64 key, View tail, size_t len)
{
	char block[BLOCK] = { 0 };
	if (tail.len)
		memcpy(block, tail.data, tail.len);
	return multiply_fold(hash_block(hash, key, block) ^ len, SALT_B);
}

guint64 hash_view(guint64 seed, View view)
{
	size_t len = view.len;
	guint64 key = hash_pair(seed, SALT_C), hash = hash_pair(seed, SALT_A);
	for (; view.len >= BLOCK; view = view_from(view, BLOCK))
		hash = hash_block(hash, key, view.data);
	return hash_finish(hash, key, view, len);
}

guint64 hash_view_nocase(guint64 seed, View view)
{
	size_t len = view.len;
	guint64 key = hash_pair(seed, SALT_C), hash = hash_pair(seed, SALT_A);
	char block[BLOCK];
	for (;;) {
		size_t n = MIN(view.len, (size_t)BLOCK);
		for (size_t i = 0; i < n; i++)
			block[i] = g_ascii_tolower(view.data[i]);
		if (n < BLOCK)
			return hash_finish(hash, key, (View){ block, n }, len);
		hash = hash_block(hash, key, block);
		view = view_from(view, BLOCK);
	}
}
