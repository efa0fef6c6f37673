/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A sentence of a reply as words: see patch/phrase-words.h. */
#include "patch/phrase-words.h"

#include "bytes/wide-blank.h"

/* Takes a character off text, 0 at its end; an apostrophe of typographers is an ASCII one. */
static char take(View *text, TextForm form)
{
	if (text->len == 0)
		return 0;
	size_t len = 1;
	char taken = text->data[0];
	if (form == TEXT_ESCAPED && taken == '\\' && text->len > 1) {
		len = 2;
		if (byte_is_in(text->data[1], "nrt"))
			taken = text->data[1] == 'n' ? '\n' : ' ';
	} else if (taken & 0x80) {
		size_t blank = wide_blank_length(*text);
		bool is_apostrophe = view_starts(*text, "\xe2\x80\x99");
		len = blank ? blank : is_apostrophe ? 3 : 1;
		taken = blank ? ' ' : is_apostrophe ? '\'' : taken;
	}
	*text = view_from(*text, len);
	return taken;
}

static void put(PhraseWords *words, char letter)
{
	words->is_too_long |= words->used == PHRASE_MAX_SENTENCE;
	if (!words->is_too_long)
		words->room[words->used++] = g_ascii_tolower(letter);
}

static bool is_in_word(const PhraseWords *words)
{
	return words->used > words->start;
}

static void end_word(PhraseWords *words)
{
	size_t at = words->n_words;
	if (!is_in_word(words))
		return;
	words->is_too_long |= at == PHRASE_MAX_WORDS;
	if (words->is_too_long)
		return;
	words->is_behind_mark[at] = words->is_marked;
	words->classes[at] = NULL;
	words->words[at] = (View){ words->room + words->start, words->used - words->start };
	words->n_words++;
	words->start = words->used;
	words->is_marked = false;
}

/* Puts `is` for `'s`, `not` for `n't`, and so on, as a word of its own. */
static void expand(PhraseWords *words)
{
	static const struct {
		const char *end, *word;
	} ends[] = {
		{ "s", "is" },	  { "m", "am" },   { "d", "would" }, { "ve", "have" },
		{ "ll", "will" }, { "re", "are" }, { "t", "not" },
	};
	size_t len = 0;
	while (len < words->rest.len && g_ascii_isalpha(words->rest.data[len]))
		len++;
	View end = view_head(words->rest, len);
	const char *word = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (view_is_nocase(end, ends[i].end))
			word = ends[i].word;
	if (!word)
		return;
	if (word[0] == 'n' && words->room[words->used - 1] == 'n')
		words->used--;
	end_word(words);
	for (; *word; word++)
		put(words, *word);
	words->rest = view_from(words->rest, len);
}

/* Whether the dot is one within a word: `v2.1`, `tide.c`. */
static bool is_inner_dot(const PhraseWords *words, char letter)
{
	return letter == '.' && is_in_word(words) && words->rest.len &&
	       g_ascii_isalnum(words->rest.data[0]);
}

/* Whether the sentence ends behind letter, which was taken. */
static bool ends_sentence(PhraseWords *words, char letter)
{
	bool is_line_end = letter == '\n', was_line_start = words->is_line_start;
	words->is_line_start = is_line_end || (was_line_start && letter == ' ');
	words->is_question = letter == '?';
	return letter == 0 || (is_line_end && was_line_start) ||
	       (byte_is_in(letter, ".!?;") && !is_inner_dot(words, letter));
}

bool phrase_words_read(PhraseWords *words, size_t at)
{
	while (!words->is_over && !words->is_too_long && words->n_words <= at) {
		char letter = take(&words->rest, words->form);
		bool is_mark = byte_is_in(letter, ",:)") ||
			       (!is_in_word(words) && byte_is_in(letter, "(-"));
		if (ends_sentence(words, letter)) {
			words->is_over = true;
			end_word(words);
		} else if (letter == '\'' && is_in_word(words)) {
			expand(words);
		} else if (is_mark || byte_is_in(letter, " \n\t-*'\"`[]")) {
			end_word(words);
			words->is_marked |= is_mark;
		} else {
			put(words, letter);
		}
	}
	return at < words->n_words;
}

static void begin(PhraseWords *words)
{
	words->n_words = words->start = words->used = 0;
	words->is_over = words->is_question = words->is_too_long = false;
	words->is_line_start = words->is_marked = false;
}

void phrase_words_init(PhraseWords *words, View text, TextForm form)
{
	words->rest = text;
	words->form = form;
	begin(words);
}

bool phrase_words_next(PhraseWords *words)
{
	phrase_words_read(words, PHRASE_MAX_WORDS);
	bool is_whole = !words->is_too_long;
	begin(words);
	return is_whole;
}
