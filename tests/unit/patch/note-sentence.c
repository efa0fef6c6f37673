/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences that may say that a patch is in: common/patch/note-sentence.h. */
#include "patch/note-sentence.h"

#include "two-forms.h"

/* The sentences that are read, each as its first word, where those without a word for being in may
 * be passed over. */
static const struct {
	const char *text, *first;
} cases[] = {
	{ "Applied.", "Applied" },
	{ "One is fine. Two is fine. Three is applied. Four is not.", "Three" },
	{ "One? Two! Three was merged", "Three" },
	{ "One is fine.\nTwo was\nmerged", "One Two" },
	{ "One is fine. But\nTwo was merged", "But" },
	{ "One was merged. Two is fine.\nThree is fine. Four was applied.", "One Four" },
	{ "One.Two!Three was applied", "One.Two Three" },
	{ "One is fine.\n\nTwo was merged. Three is fine.\n\nFour was applied.", "Two Four" },
	{ "One is fine. Two is fine.", "" },
	/* marks in an address are not the sentence's; those behind it are */
	{ "One https://example.org/log/?h=next is merged. Two is not.", "One" },
	{ "One https://example.org/a.b!c;d?e=f. Two was merged", "Two" },
	{ "One <https://example.org/?a=b>. Two was merged", "Two" },
	{ "One (https://example.org/?a=b). Two was merged", "Two" },
	{ "One\thttps://example.org/?a=b\tis merged. Two is not.", "One" },
	{ "One https://. Two was merged", "Two" },
	{ "", "" },
};

static void test_words(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			g_autoptr(GString) first = g_string_new(NULL);
			NoteSentences sentences;
			NoteSentence sentence;
			note_sentences_init(&sentences, view_of(copy), form);
			sentences.has_word_only = true;
			while (note_sentence_next(&sentences, &sentence)) {
				View word = sentence.tokens[0].text;
				g_string_append(first, first->len ? " " : "");
				g_string_append_len(first, word.data, (gssize)word.len);
			}
			g_assert_cmpstr(first->str, ==, cases[i].first);
		}
}

/* A word far behind many sentences is looked for once. */
static void test_many(void)
{
	enum {
		MANY = 1000000
	};
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < MANY; i++)
		g_string_append(text, "a!");
	g_string_append(text, "applied");
	NoteSentences sentences;
	NoteSentence sentence;
	int n = 0;
	note_sentences_init(&sentences, view_of_gstring(text), TEXT_PLAIN);
	sentences.has_word_only = true;
	while (note_sentence_next(&sentences, &sentence))
		n++;
	g_assert_cmpint(n, ==, MANY + 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-sentence/words", test_words);
	g_test_add_func("/note-sentence/many", test_many);
	return g_test_run();
}
