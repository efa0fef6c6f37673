/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory that input is read into, and that somebody else may hold: common/bytes/buffer.h. */
#include "bytes/buffer.h"

/* Puts n bytes behind the window's, as a reader does. */
static void fill(Buffer *buffer, char byte, size_t n)
{
	while (n) {
		buffer_make_room(buffer);
		g_assert_true(buffer->end < buffer->chunk->size);
		size_t some = MIN(n, buffer->chunk->size - buffer->end);
		memset(buffer->chunk->data + buffer->end, byte, some);
		buffer->end += some;
		n -= some;
	}
}

static bool all_are(View text, char byte)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] != byte)
			return false;
	return true;
}

static View window(const Buffer *buffer)
{
	return (View){ buffer->chunk->data + buffer->start, buffer->end - buffer->start };
}

static void test_skipped(void)
{
	Buffer buffer = { 0 };
	for (guint i = 0; i < 100; i++) {
		fill(&buffer, 'x', CHUNK_SIZE / 3);
		buffer.start = buffer.end;
	}
	g_assert_cmpuint(buffer.chunk->size, ==, CHUNK_SIZE);
	buffer_clear(&buffer);
}

static void test_long(void)
{
	Buffer buffer = { 0 };
	fill(&buffer, 'x', 10 * CHUNK_SIZE);
	g_assert_cmpuint(window(&buffer).len, ==, 10 * CHUNK_SIZE);
	g_assert_true(all_are(window(&buffer), 'x'));
	g_assert_cmpuint(buffer.chunk->size, <=, 32 * CHUNK_SIZE);
	/* and it does not stay large */
	buffer.start = buffer.end - 10;
	fill(&buffer, 'x', 32 * CHUNK_SIZE);
	buffer.start = buffer.end - 10;
	fill(&buffer, 'x', CHUNK_SIZE / 4);
	for (guint i = 0; i < 600 && buffer.chunk->size > CHUNK_SIZE; i++) {
		buffer.start = buffer.end - 10;
		fill(&buffer, 'x', CHUNK_SIZE / 4);
	}
	g_assert_cmpuint(buffer.chunk->size, ==, CHUNK_SIZE);
	g_assert_true(all_are(window(&buffer), 'x'));
	buffer_clear(&buffer);
}

/* What is held stays, whatever is skipped and read meanwhile, and outlives the buffer. */
static void test_held(void)
{
	enum {
		N = 40
	};
	const size_t piece = CHUNK_SIZE / 5 * 2;
	Buffer buffer = { 0 };
	Chunk *chunks[N];
	View pieces[N];
	for (guint i = 0; i < N; i++) {
		fill(&buffer, (char)i, piece);
		pieces[i] = window(&buffer);
		chunks[i] = buffer_hold(&buffer);
		g_assert_true(chunk_contains(chunks[i], pieces[i]));
		buffer.start = buffer.end;
	}
	buffer_clear(&buffer);
	for (guint i = 0; i < N; i++) {
		g_assert_cmpuint(pieces[i].len, ==, piece);
		g_assert_true(all_are(pieces[i], (char)i));
		chunk_release(chunks[i]);
	}
}

/* A window that is held in the middle of a piece takes what it has along. */
static void test_held_begin(void)
{
	Buffer buffer = { 0 };
	fill(&buffer, 'a', CHUNK_SIZE / 2);
	View begin = window(&buffer);
	Chunk *chunk = buffer_hold(&buffer);
	fill(&buffer, 'a', 2 * CHUNK_SIZE);
	g_assert_true(all_are(window(&buffer), 'a'));
	g_assert_cmpuint(window(&buffer).len, ==, begin.len + 2 * CHUNK_SIZE);
	g_assert_true(buffer.chunk != chunk);
	memset(buffer.chunk->data, 'b', buffer.chunk->size);
	g_assert_true(all_are(begin, 'a'));
	chunk_release(chunk);
	buffer_clear(&buffer);
}

/* Chunks that are free again are used again: memory does not grow with what was read. */
static void test_spare(void)
{
	Buffer buffer = { 0 };
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	Chunk *last = NULL;
	for (guint i = 0; i < 100; i++) {
		fill(&buffer, 'x', CHUNK_SIZE / 2);
		if (last)
			chunk_release(last);
		last = buffer_hold(&buffer);
		g_hash_table_add(seen, last);
		buffer.start = buffer.end;
	}
	g_assert_cmpuint(g_hash_table_size(seen), ==, 2);
	chunk_release(last);
	buffer_clear(&buffer);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/buffer/skipped", test_skipped);
	g_test_add_func("/buffer/long", test_long);
	g_test_add_func("/buffer/held", test_held);
	g_test_add_func("/buffer/held-begin", test_held_begin);
	g_test_add_func("/buffer/spare", test_spare);
	return g_test_run();
}
