/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The memory that input is read into: see bytes/buffer.h. */
#include "bytes/buffer.h"

/* From this size on memory grows without a copy of it. */
#define MOVED_SIZE ((size_t)1024 * 1024)

/* A chunk of this size does not double: what is free behind the piece is read into as well. */
#define SLOW_SIZE ((size_t)4 * 1024 * 1024)

void chunk_release(Chunk *chunk)
{
	if (--chunk->holders == 0)
		g_free(chunk);
}

bool chunk_contains(const Chunk *chunk, View text)
{
	return text.data >= chunk->data && text.data <= chunk->data + chunk->size;
}

/* A chunk for buffer to read into: a spare one that nobody holds any more, or a new one. */
static Chunk *new_chunk(Buffer *buffer, size_t size)
{
	for (size_t i = 0; i < MAX_SPARE_CHUNKS; i++) {
		Chunk *spare = buffer->spare[i];
		if (spare && spare->holders == 1 && spare->size == size) {
			buffer->spare[i] = NULL;
			return spare;
		}
	}
	Chunk *chunk = g_malloc(sizeof(Chunk) + size);
	chunk->holders = 1;
	chunk->size = size;
	return chunk;
}

/* Lets go of a chunk that the window has left. One of the common size is kept for later. */
static void leave(Buffer *buffer, Chunk *chunk)
{
	for (size_t i = 0; chunk->size == CHUNK_SIZE && i < MAX_SPARE_CHUNKS; i++) {
		if (!buffer->spare[i]) {
			buffer->spare[i] = chunk;
			return;
		}
	}
	chunk_release(chunk);
}

/*
 * The bytes move to the front only when the rest of the chunk is used up, and the size doubles when
 * they fill more than half of it, or grows by a quarter where that would be much memory: so a byte
 * is moved a bounded number of times, however long the piece is that the reader waits for. Behind
 * such a piece it is the common one again, unless another long one follows.
 */
void buffer_make_room(Buffer *buffer)
{
	Chunk *chunk = buffer->chunk;
	size_t len = buffer->end - buffer->start;
	bool shared = chunk && chunk->holders > 1;
	if (len == 0 && !shared)
		buffer->start = buffer->end = 0;
	bool is_large = chunk && chunk->size > CHUNK_SIZE;
	if (chunk && (len || !is_large) && chunk->size - buffer->end >= CHUNK_SIZE / 4)
		return;
	size_t size = chunk ? chunk->size : CHUNK_SIZE;
	if (len > size / 2 && size < SLOW_SIZE)
		size *= 2;
	else if (len > size / 4 * 3)
		size += size / 4;
	else if (is_large && len < CHUNK_SIZE / 4)
		size = CHUNK_SIZE;
	if (!chunk) {
		buffer->chunk = new_chunk(buffer, size);
	} else if (!shared && size > chunk->size && chunk->size >= MOVED_SIZE) {
		/* the memory's pages move, and nothing is there twice */
		memmove(chunk->data, chunk->data + buffer->start, len);
		buffer->chunk = g_realloc(chunk, sizeof(Chunk) + size);
		buffer->chunk->size = size;
	} else if (shared || size != chunk->size) {
		buffer->chunk = new_chunk(buffer, size);
		memcpy(buffer->chunk->data, chunk->data + buffer->start, len);
		leave(buffer, chunk);
	} else {
		memmove(chunk->data, chunk->data + buffer->start, len);
	}
	buffer->start = 0;
	buffer->end = len;
}

void buffer_clear(Buffer *buffer)
{
	if (buffer->chunk)
		chunk_release(buffer->chunk);
	for (size_t i = 0; i < MAX_SPARE_CHUNKS; i++)
		if (buffer->spare[i])
			chunk_release(buffer->spare[i]);
}

Chunk *buffer_hold(Buffer *buffer)
{
	if (!buffer->chunk)
		buffer->chunk = new_chunk(buffer, CHUNK_SIZE);
	buffer->chunk->holders++;
	return buffer->chunk;
}
