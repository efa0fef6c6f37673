/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts that are kept by the million: common/bytes/kept.h. */
#include "bytes/kept.h"

/* Of all lengths, also those whose length takes one byte more, and longer than a block. */
static void test_lengths(void)
{
	static const size_t lengths[] = { 0, 1, 127, 128, 129, 8191, 8192, 16383, 16384, 70000, 3 };
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(GString) text = g_string_new(NULL);
	Kept kept[G_N_ELEMENTS(lengths)];
	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_string_set_size(text, lengths[i]);
		memset(text->str, (int)('a' + i), lengths[i]);
		kept[i] = kept_add(texts, view_of_gstring(text));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
		View view = kept_view(kept[i]);
		g_assert_cmpuint(view.len, ==, lengths[i]);
		g_assert_cmpint(kept_is_empty(kept[i]), ==, lengths[i] == 0);
		for (size_t j = 0; j < view.len; j++)
			g_assert_cmpint(view.data[j], ==, (int)('a' + i));
	}
}

static void test_once(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	Kept ada = kept_add_once(texts, VIEW("Ada")), ben = kept_add_once(texts, VIEW("Ben"));
	g_assert_true(kept_add_once(texts, VIEW("Ada")).at == ada.at);
	g_assert_true(kept_add_once(texts, VIEW("Ben")).at == ben.at);
	g_assert_true(kept_add(texts, VIEW("Ada")).at != ada.at);
	g_assert_true(view_is(kept_view(ada), "Ada") && view_is(kept_view(ben), "Ben"));
	g_assert_true(kept_is_empty(kept_add_once(texts, VIEW(""))));
	/* a NUL is a byte like others */
	Kept zero = kept_add_once(texts, (View){ "a\0b", 3 });
	g_assert_cmpuint(kept_view(zero).len, ==, 3);
	g_assert_true(kept_add_once(texts, (View){ "a\0c", 3 }).at != zero.at);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bytes-kept/lengths", test_lengths);
	g_test_add_func("/bytes-kept/once", test_once);
	return g_test_run();
}
