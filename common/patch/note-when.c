/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When something was done, or as what: see patch/note-when.h. */
#include "patch/note-when.h"

/* Whether it is a commit as gcc numbers them: `r12-3456-g0123456789ab`, `r12-3456`. */
static bool is_described(View text)
{
	size_t n_dashes = 0;
	if (text.len < 4 || (text.data[0] | 0x20) != 'r' || !g_ascii_isdigit(text.data[1]))
		return false;
	for (size_t i = 1; i < text.len; i++) {
		n_dashes += text.data[i] == '-';
		if (n_dashes < 2 && !g_ascii_isdigit(text.data[i]) && text.data[i] != '-')
			return false;
	}
	return n_dashes == 1 || n_dashes == 2;
}

bool note_tells_way(const NoteSentence *sentence, size_t at)
{
	static const char *const moves[] = { "picked", "taken",	   "merged",	"pulled",
					     "sent",   "included", "submitted", NULL };
	static const char *const testers[] = { "tester", "testers", "bot", "bots", NULL };
	if (note_has_word(sentence, at, "for") && note_class_at(sentence, at + 1) == NOTE_THE)
		return note_word_is_one_of(sentence, at + 2, testers);
	return note_has_word(sentence, at, "to") && note_has_word(sentence, at + 1, "be") &&
	       note_word_is_one_of(sentence, at + 2, moves);
}

bool note_tells_when(const NoteSentence *sentence, size_t verb, size_t at)
{
	NoteClass class = note_class_at(sentence, at), next = note_class_at(sentence, at + 1);
	if (class == NOTE_END)
		return false;
	if (note_has_word(sentence, at, "earlier"))
		return next == NOTE_ADVERB || next == NOTE_END || next == NOTE_COMMA ||
		       (next == NOTE_PRONOUN && note_class_at(sentence, at + 2) == NOTE_TIME);
	bool is_long = note_has_word(sentence, at, "some") || note_has_word(sentence, at, "a") ||
		       note_has_word(sentence, at, "an") || class == NOTE_TIME;
	for (size_t i = at + 1; is_long && i < at + 4; i++)
		if (note_has_word(sentence, i, "ago") ||
		    (i > at + 1 && note_has_word(sentence, i, "back")))
			return true;
	/* testers have it `here`, too; who queues does not */
	if (note_has_word(sentence, at, "here"))
		return (!sentence->tokens[verb].is_trial ||
			note_has_class(sentence, verb, at, NOTE_UP)) &&
		       (next == NOTE_END || next == NOTE_COMMA || next == NOTE_AND);
	return at == verb + 1 && class == NOTE_OTHER && is_described(sentence->tokens[at].text);
}
