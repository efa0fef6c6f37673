/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The memory that input is read into: a window that slides over chunks.
 *
 * Whoever wants to see bytes longer than the reader does holds the chunk they lie in; the window
 * then moves to another chunk instead of writing over it. Chunks are held and released in one
 * thread; others may read in them meanwhile.
 */
#pragma once

#include "bytes/view.h"

/* A chunk's size as long as no window needs more. */
#define CHUNK_SIZE ((size_t)256 * 1024)

/* Chunks that nobody holds any more are used again, as long as they are few: to fill fresh memory
 * costs more. */
#define MAX_SPARE_CHUNKS 8

typedef struct {
	guint holders; /* the buffer that reads into it is one */
	size_t size;
	char data[];
} Chunk;

/* Lets go of a chunk. */
void chunk_release(Chunk *chunk);

/* Whether text lies in chunk. */
bool chunk_contains(const Chunk *chunk, View text);

/* A window: the bytes [start, end) of a chunk, of which [end, size) is free. All zero, it is new.
 */
typedef struct {
	Chunk *chunk; /* NULL before the first byte */
	size_t start, end;
	Chunk *spare[MAX_SPARE_CHUNKS]; /* chunks that were left to their other holders, or NULL */
} Buffer;

/* Frees what the buffer owns; chunks that others hold stay. */
void buffer_clear(Buffer *buffer);

/* Makes room for at least a quarter of CHUNK_SIZE behind the window's bytes. */
void buffer_make_room(Buffer *buffer);

/* Holds the chunk that the window lies in, for the caller to release. */
Chunk *buffer_hold(Buffer *buffer);
