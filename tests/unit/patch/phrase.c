/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patterns of sentences: common/patch/phrase.h, and the words in them. */
#include "patch/phrase.h"

#include "patch/phrase-lexicon.h"
#include "two-forms.h"

static const struct {
	const char *pattern, *text;
	int taken;
} cases[] = {
	{ "what is", "What's this?", 2 },
	{ "what is", "What\xe2\x80\x99s this?", 2 },
	{ "what is", "Whats this?", -1 },
	{ "did not", "Didn't work", 2 },
	{ "a? b* c", "b B b c", 4 },
	{ "a? b* c", "a c", 2 },
	{ "a|b .", "B.", 1 },
	{ "a|b .", "a c.", -1 },
	{ "a ?", "a?", 1 },
	{ "a ?", "a.", -1 },
	{ "a b", "a\nb", 2 },
	{ "a b", "a\n\nb", -1 },
	{ "a b", "a; b", -1 },
	{ "a ~", "a, b", 1 },
	{ "a ~", "a when", 1 },
	{ "a ~", "a b", -1 },
	{ "O", "this", 1 },
	{ "O", "this when", 1 },
	{ "O", "this lock", -1 },
	{ "O", "this small patch", 3 },
	{ "O", "my v2 series", 3 },
	{ "O", "your patch", -1 },
	{ "O", "the lock of this patch", -1 },
	{ "T be", "this be", 2 },
	{ "N", "this", -1 },
	{ "N", "these two patches", 3 },
	{ "L", "forgotten", 1 },
	{ "M|L", "lost", 1 },
	{ "a v2.1 b", "a v2.1 b", 3 },
};

static void test_match(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s: %s", cases[i].pattern, cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			PhraseWords words;
			phrase_words_init(&words, view_of(copy), form);
			g_assert_cmpint(phrase_match(cases[i].pattern, &words, 0), ==,
					cases[i].taken);
		}
}

/* What never ends does not match, and what follows a sentence is the next. */
static void test_sentences(void)
{
	g_autoptr(GString) text = g_string_new("a");
	for (int i = 0; i < PHRASE_MAX_SENTENCE; i++)
		g_string_append(text, " b");
	PhraseWords words;
	phrase_words_init(&words, view_of_gstring(text), TEXT_PLAIN);
	g_assert_cmpint(phrase_match("a b* .", &words, 0), ==, -1);
	phrase_words_init(&words, view_of_gstring(text), TEXT_PLAIN);
	g_assert_false(phrase_words_next(&words));
	phrase_words_init(&words, VIEW("A b. C d?"), TEXT_PLAIN);
	g_assert_true(phrase_words_next(&words));
	g_assert_cmpint(phrase_match("c d ?", &words, 0), ==, 2);
}

/* Each letter of the alphabet has its place in the table. */
static void test_lexicon(void)
{
	static const char *const known[] = { "a",	   "been",    "could", "does",	"either",
					     "folks",	   "glance",  "had",   "i",	"just",
					     "kindly",	   "let",     "many",  "now",	"once",
					     "patch",	   "queue",   "rfc",   "since", "two",
					     "upstreamed", "version", "was",   "yet" };
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		g_assert_cmpstr(phrase_classes(view_of(known[i])), !=, "");
	g_assert_cmpstr(phrase_classes(VIEW("zebra")), ==, "");
	g_assert_cmpstr(phrase_classes(VIEW("2")), ==, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/phrase/match", test_match);
	g_test_add_func("/phrase/sentences", test_sentences);
	g_test_add_func("/phrase/lexicon", test_lexicon);
	return g_test_run();
}
