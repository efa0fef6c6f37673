/* The memory that input is read into: see buffer.h. */
#include "buffer.h"

void block_release(Block *block)
{
	if (--block->holders == 0)
		g_free(block);
}

bool block_contains(const Block *block, View text)
{
	return text.data >= block->data && text.data <= block->data + block->size;
}

/* A block for buffer to read into: a spare one that nobody holds any more, or a new one. */
static Block *new_block(Buffer *buffer, size_t size)
{
	for (size_t i = 0; i < MAX_SPARE_BLOCKS; i++) {
		Block *spare = buffer->spare[i];
		if (spare && spare->holders == 1 && spare->size == size) {
			buffer->spare[i] = NULL;
			return spare;
		}
	}
	Block *block = g_malloc(sizeof(Block) + size);
	block->holders = 1;
	block->size = size;
	return block;
}

/* Lets go of a block that the window has left. One of the common size is kept for later. */
static void leave(Buffer *buffer, Block *block)
{
	for (size_t i = 0; block->size == BUFFER_BLOCK_SIZE && i < MAX_SPARE_BLOCKS; i++) {
		if (!buffer->spare[i]) {
			buffer->spare[i] = block;
			return;
		}
	}
	block_release(block);
}

/*
 * The bytes move to the front only when the rest of the block is used up, and the size doubles when
 * they fill more than half of it: so a byte is moved a bounded number of times, however long the
 * piece is that the reader waits for.
 */
void buffer_make_room(Buffer *buffer)
{
	Block *block = buffer->block;
	size_t len = buffer->end - buffer->start;
	bool shared = block && block->holders > 1;
	if (len == 0 && !shared)
		buffer->start = buffer->end = 0;
	size_t size = block ? block->size : BUFFER_BLOCK_SIZE;
	if (block && size - buffer->end >= BUFFER_BLOCK_SIZE / 4)
		return;
	if (len > size / 2)
		size *= 2;
	if (!block) {
		buffer->block = new_block(buffer, size);
	} else if (shared || size > block->size) {
		buffer->block = new_block(buffer, size);
		memcpy(buffer->block->data, block->data + buffer->start, len);
		leave(buffer, block);
	} else {
		memmove(block->data, block->data + buffer->start, len);
	}
	buffer->start = 0;
	buffer->end = len;
}

void buffer_clear(Buffer *buffer)
{
	if (buffer->block)
		block_release(buffer->block);
	for (size_t i = 0; i < MAX_SPARE_BLOCKS; i++)
		if (buffer->spare[i])
			block_release(buffer->spare[i]);
}

Block *buffer_hold(Buffer *buffer)
{
	if (!buffer->block)
		buffer->block = new_block(buffer, BUFFER_BLOCK_SIZE);
	buffer->block->holders++;
	return buffer->block;
}
