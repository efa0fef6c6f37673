/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places by 64-bit hashes: common/bytes/key-index.h. */
#include "bytes/key-index.h"

static guint64 key_at(gconstpointer data, guint place)
{
	const guint64 *keys = data;
	return keys[place];
}

/* Adds all, and finds each before and after it grows. */
static void check(const guint64 *keys, guint n)
{
	g_autoptr(KeyIndex) index = key_index_new(key_at, keys);
	for (guint i = 0; i < n; i++) {
		g_assert_cmpuint(key_index_find(index, keys[i]), ==, KEY_INDEX_NONE);
		key_index_set(index, i);
		g_assert_cmpuint(key_index_find(index, keys[i]), ==, i);
	}
	for (guint i = 0; i < n; i++)
		g_assert_cmpuint(key_index_find(index, keys[i]), ==, i);
	g_assert_cmpuint(key_index_find(index, G_MAXUINT64 / 3), ==, KEY_INDEX_NONE);
}

static void test_keys(void)
{
	enum {
		N = 5000,
	};
	g_autofree guint64 *keys = g_new(guint64, N);
	/* Next to each other, in one slot at first, and far from each other. */
	static const guint64 steps[] = { 1, 1 << 20, G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) };
	for (size_t step = 0; step < G_N_ELEMENTS(steps); step++) {
		for (guint i = 0; i < N; i++)
			keys[i] = i * steps[step];
		check(keys, step == 1 ? 100 : N);
	}
}

/* Of several with one key, the last. */
static void test_same(void)
{
	static const guint64 keys[] = { 7, 71, 7, 8, 71, 7 };
	g_autoptr(KeyIndex) index = key_index_new(key_at, keys);
	for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
		key_index_set(index, i);
		g_assert_cmpuint(key_index_find(index, keys[i]), ==, i);
	}
	g_assert_cmpuint(key_index_find(index, 7), ==, 5);
	g_assert_cmpuint(key_index_find(index, 8), ==, 3);
	g_assert_cmpuint(key_index_find(index, 71), ==, 4);
}

static void test_none(void)
{
	key_index_free(NULL);
	check(NULL, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bytes-key-index/keys", test_keys);
	g_test_add_func("/bytes-key-index/same", test_same);
	g_test_add_func("/bytes-key-index/none", test_none);
	return g_test_run();
}
