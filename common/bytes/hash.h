/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A keyed 64-bit hash of bytes.
 *
 * Mail is hostile: whoever knows a hash function can write a thousand messages that collide. So
 * each table draws a seed of its own, and nothing that is put out may depend on it. Two values with
 * the same hash are taken for equal where a comment says so: among a million values that goes
 * wrong once in thirty million runs.
 */
#pragma once

#include "bytes/view.h"

/* An unpredictable seed. */
guint64 hash_seed_new(void);

/* A hash of the bytes, which nobody can foresee who does not know the seed. */
guint64 hash_view(guint64 seed, View view);

/* The same for values whose ASCII letters compare without case. */
guint64 hash_view_nocase(guint64 seed, View view);

/* Numbers without a pattern: the fractional parts of the square roots of 2, 3 and 5. */
#define HASH_SALT_A G_GUINT64_CONSTANT(0x6a09e667f3bcc908)
#define HASH_SALT_B G_GUINT64_CONSTANT(0xbb67ae8584caa73b)
#define HASH_SALT_C G_GUINT64_CONSTANT(0x3c6ef372fe94f82b)

/* Folds the 128-bit product: every bit of either factor reaches every bit of the result. */
static inline guint64 hash_fold(guint64 a, guint64 b)
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

/* One hash of two; the order matters. */
static inline guint64 hash_pair(guint64 a, guint64 b)
{
	return hash_fold(hash_fold(a ^ HASH_SALT_A, HASH_SALT_B) ^ b, HASH_SALT_C);
}
