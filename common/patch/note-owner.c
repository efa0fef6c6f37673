/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose patch a clause is about: see patch/note-owner.h. */
#include "patch/note-owner.h"

#include "patch/letter.h"

/* Whether a patch follows from at on, behind a few words about it: `Bo's tide gauge patch`. */
static bool is_patch(const NoteSentence *sentence, size_t at)
{
	for (size_t i = at; i < at + 4; i++)
		switch (note_class_at(sentence, i)) {
		case NOTE_NOUN:
		case NOTE_NOUNS:
		case NOTE_CHANGE:
		case NOTE_VERSION:
			return true;
		case NOTE_ADJECTIVE:
		case NOTE_OTHER:
		case NOTE_NAME:
		case NOTE_ORDINAL:
		case NOTE_COUNT:
			break;
		default:
			return false;
		}
	return false;
}

View note_owner(const NoteSentence *sentence, const NoteClause *clause)
{
	for (size_t i = clause->start; i + 1 < clause->end; i++) {
		NoteClass class = note_class_at(sentence, i);
		/* what follows is a place */
		if (i > clause->verb && (class == NOTE_TO || class == NOTE_IN))
			break;
		if (class == NOTE_NAME && note_has_word(sentence, i + 1, "'s") &&
		    is_patch(sentence, i + 2))
			return sentence->tokens[i].text;
	}
	return VIEW("");
}

static bool is_of_word(char byte)
{
	return g_ascii_isalnum(byte) || byte & 0x80;
}

/* The next place of word in text, as a word; NULL if there is none. */
static const char *find_word(View text, View word)
{
	for (size_t at = 0; at + word.len <= text.len; at++) {
		View rest = view_from(text, at);
		if ((at == 0 || !is_of_word(text.data[at - 1])) &&
		    view_equal_nocase(view_head(rest, word.len), word) &&
		    (rest.len == word.len || !is_of_word(rest.data[word.len])))
			return rest.data;
	}
	return NULL;
}

bool note_owner_is_in(View text, View word)
{
	return find_word(text, word) != NULL;
}

bool note_owner_is_other(View text, TextForm form, View owner)
{
	LineIter lines = line_iter(text, form);
	View line;
	if (!letter_answers(text, form))
		return false;
	while (line_iter_next(&lines, &line)) {
		const char *found;
		while ((found = find_word(line, owner))) {
			if (found != owner.data)
				return false;
			line = view_from(line, (size_t)(found + owner.len - line.data));
		}
	}
	return true;
}
