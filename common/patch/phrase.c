/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patterns of English sentences: see patch/phrase.h. */
#include "patch/phrase.h"

#include "patch/phrase-lexicon.h"

/* So many words of `these two small patches` may stand before the noun. */
#define MAX_ADJECTIVES 4

const char *phrase_classes_at(PhraseWords *words, size_t at)
{
	if (!phrase_words_has(words, at))
		return "";
	if (!words->classes[at])
		words->classes[at] = phrase_classes(words->words[at]);
	return words->classes[at];
}

static bool is_class(PhraseWords *words, size_t at, char class)
{
	return strchr(phrase_classes_at(words, at), class) != NULL;
}

static bool is_patch(PhraseWords *words, size_t at)
{
	View word = words->words[at];
	bool is_version = word.len > 1 && word.data[0] == 'v' && g_ascii_isdigit(word.data[1]);
	return is_version || is_class(words, at, '3');
}

/* Whether the sentence ends before the word at at, or another clause begins there. */
static bool ends_clause(PhraseWords *words, size_t at)
{
	if (!phrase_words_has(words, at))
		return !words->is_too_long;
	return words->is_behind_mark[at] || is_class(words, at, '5');
}

/* How many words name a patch: `this patch`, `the two patches`; 0 if none does. */
static int count_noun(PhraseWords *words, size_t at)
{
	bool is_plain = view_starts(words->words[at], "patch") && is_class(words, at, '3');
	if (!is_plain && !is_class(words, at, '1') && !is_class(words, at, '2'))
		return 0;
	for (size_t i = at + !is_plain; i <= at + MAX_ADJECTIVES && phrase_words_has(words, i);
	     i++) {
		if (i > at && words->is_behind_mark[i])
			return 0;
		if (is_patch(words, i)) {
			while (phrase_words_has(words, ++i) && !words->is_behind_mark[i] &&
			       is_patch(words, i))
				;
			return (int)(i - at);
		}
		if (is_class(words, i, '4'))
			return 0;
	}
	return 0;
}

/* The same of one of the elements T, O and N. */
static int count_thing(char element, PhraseWords *words, size_t at)
{
	int noun = count_noun(words, at);
	if (noun || element == 'N' || !is_class(words, at, '1'))
		return noun;
	return element == 'T' || ends_clause(words, at + 1) ? 1 : 0;
}

/* How many words from at on the element takes, which ends at end: one of its choices. */
static int count_element(const char *element, const char *end, PhraseWords *words, size_t at)
{
	if (!phrase_words_has(words, at))
		return 0;
	View word = words->words[at];
	int taken = 0;
	for (const char *next; element < end && !taken; element = next + 1) {
		for (next = element + 1; next < end && *next != '|';)
			next++;
		size_t len = (size_t)(next - element);
		if (!g_ascii_isupper(*element))
			taken = len == word.len && memcmp(element, word.data, len) == 0;
		else if (byte_is_in(*element, "TON"))
			taken = count_thing(*element, words, at);
		else
			taken = is_class(words, at, *element);
	}
	return taken;
}

/* Whether an element that takes no word is right at at. */
static bool ends_well(char mark, PhraseWords *words, size_t at)
{
	if (mark == '~')
		return ends_clause(words, at);
	return phrase_words_ends(words, at) && (mark == '.' || words->is_question);
}

int phrase_match(const char *pattern, PhraseWords *words, size_t at)
{
	size_t start = at;
	for (const char *end; *pattern; pattern = end + (*end == ' ')) {
		for (end = pattern; *end && *end != ' ';)
			end++;
		if (byte_is_in(*pattern, ".?~")) {
			if (!ends_well(*pattern, words, at))
				return -1;
			continue;
		}
		bool is_any = end[-1] == '*', is_optional = is_any || end[-1] == '?';
		const char *stop = is_optional ? end - 1 : end;
		int taken = count_element(pattern, stop, words, at);
		if (!taken && !is_optional)
			return -1;
		at += (size_t)taken;
		while (is_any && taken)
			at += (size_t)(taken = count_element(pattern, stop, words, at));
	}
	return (int)(at - start);
}
