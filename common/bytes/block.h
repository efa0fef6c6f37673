/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a byte stands in a block of text, for loops that meet many such bytes, so that memchr(3)
 * would be called for every few bytes. Written with the vector types of gcc and clang.
 *
 * A step is as many bytes as the machine compares at once; all steps of a block are looked at
 * before what was found. In what is compiled for AVX2 (bytes/wide.h) steps are twice as long.
 */
#pragma once

#include "bytes/view.h"

#ifdef __AVX2__
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#ifdef __AVX2__
#define BLOCK_STEP 32
#else
#define BLOCK_STEP 16
#endif
#define BLOCK_SIZE 64

typedef guint8 BlockBytes __attribute__((vector_size(BLOCK_STEP)));

static inline BlockBytes block_load(const char *at)
{
	BlockBytes bytes;
	memcpy(&bytes, at, BLOCK_STEP);
	return bytes;
}

/* The bytes that a comparison found, as bits: the first one is the lowest. */
static inline guint64 block_bits(BlockBytes found)
{
#ifdef __AVX2__
	return (guint32)_mm256_movemask_epi8((__m256i)found);
#elif defined(__SSE2__)
	return (guint64)_mm_movemask_epi8((__m128i)found);
#else
	/* Of each byte the bit of its place; a product's top byte is their sum. */
	const guint64 places = G_GUINT64_CONSTANT(0x8040201008040201);
	const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
	guint64 halves[2];
	memcpy(halves, &found, BLOCK_STEP);
	guint64 low = (GUINT64_TO_LE(halves[0]) & places) * ones >> 56;
	guint64 high = (GUINT64_TO_LE(halves[1]) & places) * ones >> 56;
	return low | high << 8;
#endif
}

/* Where in the BLOCK_SIZE bytes at block the byte stands, as bits. */
static inline guint64 block_places(const char *block, char byte)
{
	guint64 places = 0;
#pragma GCC unroll 4
	for (size_t i = 0; i < BLOCK_SIZE; i += BLOCK_STEP)
		places |= block_bits((BlockBytes)(block_load(block + i) == (guint8)byte)) << i;
	return places;
}

/* The bytes of a step that are in [first, last], which takes one comparison. */
static inline BlockBytes block_within(BlockBytes bytes, guint8 first, guint8 last)
{
	return (BlockBytes)(bytes - first <= (guint8)(last - first));
}
