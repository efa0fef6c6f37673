/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries of the same key side by side: common/bytes/key-group.h. */
#include "bytes/key-group.h"

typedef struct {
	guint64 key;
	guint number;
} Entry;

static int compare_numbers(gconstpointer left, gconstpointer right)
{
	const Entry *a = left, *b = right;
	return (a->number > b->number) - (a->number < b->number);
}

static void test_table(void)
{
	static const struct {
		const char
			*keys; /* a letter for each entry; its number is its place from the end */
		const char *expected; /* keys and numbers */
	} cases[] = {
		{ "", "" },	     { "a", "a0" },	  { "cab", "c2a1b0" },
		{ "aaa", "a0a1a2" }, { "bab", "b0b2a1" }, { "abcabca", "a0a3a6b2b5c1c4" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
		size_t n = strlen(cases[i].keys);
		for (size_t j = 0; j < n; j++) {
			Entry entry = { (guint64)(cases[i].keys[j] - 'a'), (guint)(n - 1 - j) };
			g_array_append_val(entries, entry);
		}
		key_group(entries, compare_numbers);
		g_autoptr(GString) got = g_string_new(NULL);
		for (guint j = 0; j < entries->len; j++) {
			const Entry *entry = &g_array_index(entries, Entry, j);
			g_string_append_printf(got, "%c%u", (int)('a' + entry->key), entry->number);
		}
		g_assert_cmpstr(got->str, ==, cases[i].expected);
	}
}

/* Many keys that collide: none is lost, and each stands in one place. */
static void test_many(void)
{
	enum {
		N_ENTRIES = 20000,
		N_KEYS = 700
	};
	g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	for (guint i = 0; i < N_ENTRIES; i++) {
		Entry entry = { (guint64)(i * 7919 % N_KEYS) << 20, i };
		g_array_append_val(entries, entry);
	}
	key_group(entries, compare_numbers);
	g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < entries->len; i++) {
		const Entry *entry = &g_array_index(entries, Entry, i);
		g_assert_cmpuint(entry->key, ==, (guint64)(entry->number * 7919 % N_KEYS) << 20);
		if (i > 0 && entry[-1].key == entry->key)
			g_assert_cmpuint(entry[-1].number, <, entry->number);
		else
			g_assert_true(g_hash_table_add(met, GUINT_TO_POINTER(entry->key >> 20)));
	}
	g_assert_cmpuint(entries->len, ==, N_ENTRIES);
	g_assert_cmpuint(g_hash_table_size(met), ==, N_KEYS);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/key-group/table", test_table);
	g_test_add_func("/key-group/many", test_many);
	return g_test_run();
}
