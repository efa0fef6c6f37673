/* Memory that input is read into, and that somebody else may hold: common/buffer.h. */
#include "buffer.h"

/* Puts n bytes behind the window's, as a reader does. */
static void fill(Buffer *buffer, char byte, size_t n)
{
	while (n) {
		buffer_make_room(buffer);
		size_t some = MIN(n, buffer->block->size - buffer->end);
		g_assert_cmpint(some, >, 0);
		memset(buffer->block->data + buffer->end, byte, some);
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
	return (View){ buffer->block->data + buffer->start, buffer->end - buffer->start };
}

static void test_skipped(void)
{
	Buffer buffer = { 0 };
	for (guint i = 0; i < 100; i++) {
		fill(&buffer, 'x', BUFFER_BLOCK_SIZE / 3);
		buffer.start = buffer.end;
	}
	g_assert_cmpuint(buffer.block->size, ==, BUFFER_BLOCK_SIZE);
	buffer_clear(&buffer);
}

static void test_long(void)
{
	Buffer buffer = { 0 };
	fill(&buffer, 'x', 10 * BUFFER_BLOCK_SIZE);
	g_assert_cmpuint(window(&buffer).len, ==, 10 * BUFFER_BLOCK_SIZE);
	g_assert_true(all_are(window(&buffer), 'x'));
	g_assert_cmpuint(buffer.block->size, <=, 32 * BUFFER_BLOCK_SIZE);
	buffer_clear(&buffer);
}

/* What is held stays, whatever is skipped and read meanwhile, and outlives the buffer. */
static void test_held(void)
{
	enum {
		N = 40
	};
	const size_t piece = BUFFER_BLOCK_SIZE / 5 * 2;
	Buffer buffer = { 0 };
	Block *blocks[N];
	View pieces[N];
	for (guint i = 0; i < N; i++) {
		fill(&buffer, (char)i, piece);
		pieces[i] = window(&buffer);
		blocks[i] = buffer_hold(&buffer);
		g_assert_true(block_contains(blocks[i], pieces[i]));
		buffer.start = buffer.end;
	}
	buffer_clear(&buffer);
	for (guint i = 0; i < N; i++) {
		g_assert_cmpuint(pieces[i].len, ==, piece);
		g_assert_true(all_are(pieces[i], (char)i));
		block_release(blocks[i]);
	}
}

/* A window that is held in the middle of a piece takes what it has along. */
static void test_held_begin(void)
{
	Buffer buffer = { 0 };
	fill(&buffer, 'a', BUFFER_BLOCK_SIZE / 2);
	View begin = window(&buffer);
	Block *block = buffer_hold(&buffer);
	fill(&buffer, 'a', 2 * BUFFER_BLOCK_SIZE);
	g_assert_true(all_are(window(&buffer), 'a'));
	g_assert_cmpuint(window(&buffer).len, ==, begin.len + 2 * BUFFER_BLOCK_SIZE);
	g_assert_true(buffer.block != block);
	memset(buffer.block->data, 'b', buffer.block->size);
	g_assert_true(all_are(begin, 'a'));
	block_release(block);
	buffer_clear(&buffer);
}

/* Blocks that are free again are used again: memory does not grow with what was read. */
static void test_spare(void)
{
	Buffer buffer = { 0 };
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	Block *last = NULL;
	for (guint i = 0; i < 100; i++) {
		fill(&buffer, 'x', BUFFER_BLOCK_SIZE / 2);
		if (last)
			block_release(last);
		last = buffer_hold(&buffer);
		g_hash_table_add(seen, last);
		buffer.start = buffer.end;
	}
	g_assert_cmpuint(g_hash_table_size(seen), ==, 2);
	block_release(last);
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
