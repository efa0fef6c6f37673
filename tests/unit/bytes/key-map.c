/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The map from hashes to pointers: common/bytes/key-map.h. */
#include "bytes/key-map.h"

#include "bytes/hash.h"

static void test_few(void)
{
	g_autoptr(KeyMap) map = key_map_new();
	int one, two;
	g_assert_null(key_map_find(map, 0));
	key_map_remove(map, 0);
	key_map_set(map, 0, &one);
	g_assert_true(key_map_find(map, 0) == &one);
	key_map_set(map, 0, &two);
	g_assert_true(key_map_find(map, 0) == &two);
	g_assert_null(key_map_find(map, 64));
	key_map_remove(map, 0);
	g_assert_null(key_map_find(map, 0));
}

/* What it holds is what a GHashTable does, whatever comes and goes; keys collide a lot. */
static void test_many(void)
{
	enum {
		N_KEYS = 500,
		N_ROUNDS = 100000,
	};
	static char values[8];
	for (unsigned shift = 2; shift < 54; shift += 10) {
		g_autoptr(KeyMap) map = key_map_new();
		g_autoptr(GHashTable) expected = g_hash_table_new(NULL, NULL);
		g_autoptr(GRand) rand = g_rand_new_with_seed(shift);
		for (int round = 0; round < N_ROUNDS; round++) {
			guint number = g_rand_int(rand) % N_KEYS;
			guint64 key = (guint64)number << shift | number % 3;
			char *value = &values[g_rand_int(rand) % sizeof(values)];
			gpointer name = GUINT_TO_POINTER(number);
			if (g_rand_int(rand) % 3 == 0) {
				key_map_remove(map, key);
				g_hash_table_remove(expected, name);
			} else {
				key_map_set(map, key, value);
				g_hash_table_insert(expected, name, value);
			}
			number = g_rand_int(rand) % N_KEYS;
			name = GUINT_TO_POINTER(number);
			key = (guint64)number << shift | number % 3;
			g_assert_true(key_map_find(map, key) ==
				      g_hash_table_lookup(expected, name));
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/key-map/few", test_few);
	g_test_add_func("/key-map/many", test_many);
	return g_test_run();
}
