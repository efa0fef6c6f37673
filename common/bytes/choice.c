/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that an option takes: see choice.h. */
#include "bytes/choice.h"

guint choice_find(const Choice *choice, View word)
{
	guint place = 0;
	while (place < choice->n_words &&
	       !(choice->words[place].word && view_is(word, choice->words[place].word)))
		place++;
	return place;
}

bool choice_find_all(const Choice *choice, View list, GArray *places, View *unknown)
{
	unsigned seen = 0;
	g_array_set_size(places, 0);
	for (;;) {
		const char *comma = view_chr(list, ',');
		View word = comma ? view_head(list, (size_t)(comma - list.data)) : list;
		guint place = choice_find(choice, word);
		if (place == choice->n_words) {
			*unknown = word;
			return false;
		}
		if (!(seen & 1u << place))
			g_array_append_val(places, place);
		seen |= 1u << place;
		if (!comma)
			return true;
		list = view_from(list, word.len + 1);
	}
}

void choice_append(GString *out, const Choice *choice, bool with_notes)
{
	size_t left = 0;
	bool first = true;
	for (size_t i = 0; i < choice->n_words; i++)
		left += choice->words[i].word != NULL;
	for (size_t i = 0; i < choice->n_words; i++) {
		const ChoiceWord *word = &choice->words[i];
		if (!word->word)
			continue;
		g_string_append(out, first ? "" : left > 1 ? ", " : " or ");
		g_string_append(out, word->word);
		if (with_notes && word->note)
			g_string_append_printf(out, " (%s)", word->note);
		first = false;
		left--;
	}
}
