/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of texts that are kept once: common/bytes/kept-list.h. */
#include "bytes/kept-list.h"

/* Words, and those of them that stand in a list, in their order. */
static const struct {
	const char *added, *listed;
} cases[] = {
	{ "", "" },
	{ "a", "a" },
	{ "a a a", "a" },
	{ "a b", "a,b" },
	{ "b a b c a", "b,a,c" },
	{ "a b c d e f g h i j a k j", "a,b,c,d,e,f,g,h,i,j,k" },
	{ "a b a b a b a b a b a b c", "a,b,c" },
};

static void add_words(KeptTexts *texts, KeptList **list, const char *words)
{
	View rest = view_of(words), word;
	while (view_next_word(&rest, &word))
		kept_list_add(list, kept_add_once(texts, word));
}

static void assert_lists(KeptList *list, const char *want)
{
	g_autoptr(GString) out = g_string_new(NULL);
	kept_list_append(out, list, ",");
	g_assert_cmpstr(out->str, ==, want);
}

static void test_add(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(KeptList) list = NULL;
		add_words(texts, &list, cases[i].added);
		assert_lists(list, cases[i].listed);
		/* It can be looked at again, and added to then. */
		add_words(texts, &list, cases[i].added);
		assert_lists(list, cases[i].listed);
	}
}

static void test_empty(void)
{
	KeptList *list = NULL;
	kept_list_add(&list, (Kept){ NULL });
	g_assert_null(list);
	assert_lists(list, "");
}

static void test_add_all(void)
{
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptList) list = NULL;
	g_autoptr(KeptList) more = NULL;
	kept_list_add_all(&list, more);
	g_assert_null(list);
	add_words(texts, &list, "a b");
	add_words(texts, &more, "c b d c");
	kept_list_add_all(&list, more);
	assert_lists(list, "a,b,c,d");
}

/* More than a short list has, each three times. */
static void test_many(void)
{
	enum {
		N = 3000,
	};
	g_autoptr(KeptTexts) texts = kept_texts_new();
	g_autoptr(KeptList) list = NULL;
	g_autoptr(GString) want = g_string_new(NULL);
	for (int i = 0; i < 3 * N; i++) {
		char word[16];
		g_snprintf(word, sizeof(word), "%d", i % N);
		kept_list_add(&list, kept_add_once(texts, view_of(word)));
		if (i < N)
			g_string_append_printf(want, "%s%d", i ? "," : "", i);
	}
	assert_lists(list, want->str);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bytes-kept-list/add", test_add);
	g_test_add_func("/bytes-kept-list/empty", test_empty);
	g_test_add_func("/bytes-kept-list/add-all", test_add_all);
	g_test_add_func("/bytes-kept-list/many", test_many);
	return g_test_run();
}
