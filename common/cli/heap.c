/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How malloc(3) gets memory from the system: see cli/heap.h. */
#include "cli/heap.h"

#if defined(HAVE_MALLOPT) && defined(__linux__)
#include <glib.h>
#include <malloc.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	/* A piece of memory for which the heap has no room is none of it from this size on, and
	 * goes back to the system when it is freed. */
	LARGE_PIECE = 2 * 1024 * 1024,
	/* The same where memory grows. */
	GROWING_PIECE = 128 * 1024,
	/* The heap grows by so much where much is read. Until it is used, that is addresses only.
	 */
	STEP = 16 * 1024 * 1024,
	/* So many bytes are much. Behind every so many it is looked whether the heap has grown. */
	MUCH = 1024 * 1024,
};

/* Linux 6.1. Not all headers have it. */
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

/* Large pages were asked for up to here. */
static char *asked_end;

void heap_init(void)
{
	/* Left alone, glibc takes a large piece for the usual size, and keeps it. */
	mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
	mallopt(M_TRIM_THRESHOLD, LARGE_PIECE);
	asked_end = sbrk(0);
}

void heap_expect_growth(void)
{
	mallopt(M_MMAP_THRESHOLD, GROWING_PIECE);
}

/* From now on the heap grows in steps; the first one comes at once. */
static void grow_in_steps(void)
{
	mallopt(M_TOP_PAD, STEP);
	mallopt(M_TRIM_THRESHOLD, STEP + LARGE_PIECE);
	g_free(g_try_malloc(LARGE_PIECE / 2));
}

/* What cannot be on large pages stays on small ones. */
static void advise(char *start, const char *end, int advice)
{
	if (start < end)
		(void)madvise(start, (size_t)(end - start), advice);
}

/* Asks for large pages where the heap has grown; the first time, has it moved to such, too. */
static void use_large_pages(void)
{
	static bool grows_in_steps;
	char *start = asked_end, *used = sbrk(0);
	if (!grows_in_steps)
		grow_in_steps();
	asked_end = sbrk(0);
	advise(start, asked_end, MADV_HUGEPAGE);
	if (!grows_in_steps)
		advise(start, used, MADV_COLLAPSE);
	grows_in_steps = true;
}

void heap_note_read(size_t size)
{
	static size_t left = MUCH;
	left -= MIN(left, size);
	if (left)
		return;
	left = MUCH;
	use_large_pages();
}
#else
void heap_init(void)
{
}

void heap_expect_growth(void)
{
}

void heap_note_read(size_t size)
{
	(void)size;
}
#endif
