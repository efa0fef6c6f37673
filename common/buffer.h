/*
 * The memory that input is read into: a window that slides over blocks.
 *
 * Whoever wants to see bytes longer than the reader does holds the block they lie in; the window
 * then moves to another block instead of writing over it. Blocks are held and released in one
 * thread; others may read in them meanwhile.
 */
#pragma once

#include "view.h"

/* A block's size as long as no window needs more. */
#define BUFFER_BLOCK_SIZE ((size_t)256 * 1024)

/* Blocks that nobody holds any more are used again, as long as they are few: to fill fresh memory
 * costs more. */
#define MAX_SPARE_BLOCKS 8

typedef struct {
	guint holders; /* the buffer that reads into it is one */
	size_t size;
	char data[];
} Block;

/* Lets go of a block. */
void block_release(Block *block);

/* Whether text lies in block. */
bool block_contains(const Block *block, View text);

/* A window: the bytes [start, end) of a block, of which [end, size) is free. All zero, it is new.
 */
typedef struct {
	Block *block; /* NULL before the first byte */
	size_t start, end;
	Block *spare[MAX_SPARE_BLOCKS]; /* blocks that were left to their other holders, or NULL */
} Buffer;

/* Frees what the buffer owns; blocks that others hold stay. */
void buffer_clear(Buffer *buffer);

/* Makes room for at least a quarter of BUFFER_BLOCK_SIZE behind the window's bytes. */
void buffer_make_room(Buffer *buffer);

/* Holds the block that the window lies in, for the caller to release. */
Block *buffer_hold(Buffer *buffer);
