/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keyed hash: common/bytes/hash.h. */
#include "bytes/hash.h"

/* Every length up to a few strides of blocks, and every bit of them, must make a difference. */
static void test_differences(void)
{
	enum {
		LEN = 280,
	};
	char bytes[LEN] = { 0 };
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (size_t len = 0; len <= LEN; len++) {
		guint64 hash = hash_view(1, (View){ bytes, len });
		g_assert_true(g_hash_table_add(seen, g_memdup2(&hash, sizeof(hash))));
		g_assert_cmpuint(hash, ==, hash_view(1, (View){ bytes, len }));
		g_assert_cmpuint(hash, !=, hash_view(2, (View){ bytes, len }));
		for (size_t bit = 0; bit < 8 * len; bit++) {
			bytes[bit / 8] ^= (char)(1 << bit % 8);
			hash = hash_view(1, (View){ bytes, len });
			bytes[bit / 8] ^= (char)(1 << bit % 8);
			g_assert_true(g_hash_table_add(seen, g_memdup2(&hash, sizeof(hash))));
		}
	}
}

/* Where a block stands matters, also among those that are hashed side by side. */
static void test_order(void)
{
	char bytes[256];
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i / 16);
	guint64 hash = hash_view(1, (View){ bytes, sizeof(bytes) });
	for (size_t i = 0; i < 16; i++) {
		for (size_t j = 0; j < i; j++) {
			memset(bytes + 16 * i, (int)j, 16);
			memset(bytes + 16 * j, (int)i, 16);
			g_assert_cmpuint(hash, !=, hash_view(1, (View){ bytes, sizeof(bytes) }));
			memset(bytes + 16 * i, (int)i, 16);
			memset(bytes + 16 * j, (int)j, 16);
		}
	}
}

static void test_case(void)
{
	g_autofree char *long_word = g_strnfill(70, 'B'), *longer_word = g_strnfill(1000, 'C');
	const char *const words[] = { "",
				      "Ann@Example.ORG",
				      "0123456789abcdeF",
				      "0123456789ABCDEF0123456789abcdef-Z",
				      long_word,
				      longer_word };
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *lower = g_ascii_strdown(words[i], -1);
		guint64 hash = hash_view_nocase(7, view_of(words[i]));
		g_assert_cmpuint(hash, ==, hash_view_nocase(7, view_of(lower)));
		g_assert_cmpuint(hash, ==, hash_view(7, view_of(lower)));
	}
	g_assert_cmpuint(hash_view_nocase(7, VIEW("a")), !=, hash_view_nocase(7, VIEW("b")));
	/* Only ASCII letters: the bytes of an umlaut, or `[` and `{`, are not each other's. */
	g_assert_cmpuint(hash_view_nocase(7, VIEW("[")), !=, hash_view_nocase(7, VIEW("{")));
	g_assert_cmpuint(hash_view_nocase(7, VIEW("\xc3\x84")), !=,
			 hash_view_nocase(7, VIEW("\xc3\xa4")));
}

/* What a sender can choose must not null the state: then all that came before would not count. */
static void test_chosen_block(void)
{
	static const guint64 salts[] = { 0, G_GUINT64_CONSTANT(0x6a09e667f3bcc908),
					 G_GUINT64_CONSTANT(0xbb67ae8584caa73b),
					 G_GUINT64_CONSTANT(0x3c6ef372fe94f82b) };
	for (size_t i = 0; i < 16; i++) {
		char bytes[256] = "the first block";
		for (size_t at = 16; at < sizeof(bytes); at += 16) {
			memcpy(bytes + at, &salts[i / 4], 8);
			memcpy(bytes + at + 8, &salts[i % 4], 8);
		}
		guint64 hash = hash_view(3, (View){ bytes, sizeof(bytes) });
		bytes[0]++;
		g_assert_cmpuint(hash, !=, hash_view(3, (View){ bytes, sizeof(bytes) }));
	}
}

static void test_pair(void)
{
	g_assert_cmpuint(hash_pair(1, 2), ==, hash_pair(1, 2));
	g_assert_cmpuint(hash_pair(1, 2), !=, hash_pair(2, 1));
	g_assert_cmpuint(hash_pair(0, 0), !=, hash_pair(0, 1));
	g_assert_cmpuint(hash_seed_new(), !=, hash_seed_new());
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hash/differences", test_differences);
	g_test_add_func("/hash/order", test_order);
	g_test_add_func("/hash/case", test_case);
	g_test_add_func("/hash/chosen-block", test_chosen_block);
	g_test_add_func("/hash/pair", test_pair);
	return g_test_run();
}
