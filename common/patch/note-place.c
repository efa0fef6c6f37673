/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In a release, or as which commit: see patch/note-place.h. */
#include "patch/note-place.h"

/* The word behind the release at at; 0 if there is none. */
static size_t release_end(const NoteSentence *sentence, size_t at)
{
	if (note_class_at(sentence, at - 1) != NOTE_IN)
		return 0;
	for (size_t i = at; i < at + 2 && note_class_at(sentence, i) != NOTE_END; i++) {
		View text = sentence->tokens[i].text;
		text = view_from(text, view_starts(text, "v") ? 1 : 0);
		if (text.len && g_ascii_isdigit(text.data[0]) && view_chr(text, '.'))
			return i + 1;
	}
	return 0;
}

bool note_place_is_release(const NoteSentence *sentence, size_t at)
{
	return release_end(sentence, at) > 0;
}

/* The `as` behind the name of a place at at, before a commit: `the kernel as 0123abc`; 0 if there
 * is none. */
static size_t find_commit(const NoteSentence *sentence, size_t at)
{
	static const bool names[N_NOTE_CLASSES] = {
		[NOTE_THE] = true,  [NOTE_OTHER] = true, [NOTE_NAME] = true,
		[NOTE_GOAL] = true, [NOTE_TREE] = true,
	};
	for (size_t i = at; i < at + 3 && names[note_class_at(sentence, i)]; i++)
		if (note_head_is_as_commit(sentence, i + 1))
			return i + 1;
	return 0;
}

/* Whether the subject of clause can be what is answered: `this`, `the patch`; `that` and `it` may
 * be what was done long ago. */
static bool is_of_this(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const others[] = { "that", "those", "it", NULL };
	size_t start = clause->start, verb = clause->verb;
	return !note_has_any(sentence, start, verb, others) &&
	       (note_has_class(sentence, start, verb, NOTE_PRONOUN) ||
		note_has_class(sentence, start, verb, NOTE_NOUN) ||
		note_has_class(sentence, start, verb, NOTE_NOUNS));
}

/* Whether the sentence ends at at, or goes on with another clause. */
static bool ends_at(const NoteSentence *sentence, size_t at)
{
	while (note_class_at(sentence, at) == NOTE_ADVERB)
		at++;
	NoteClass class = note_class_at(sentence, at);
	return class == NOTE_END || class == NOTE_COMMA || class == NOTE_THANKS ||
	       note_head_is_as_commit(sentence, at);
}

bool note_place_is_fix(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t noun = clause->start;
	while (noun < clause->verb && note_class_at(sentence, noun) != NOTE_THE)
		noun++;
	while (note_class_at(sentence, noun) == NOTE_THE ||
	       note_class_at(sentence, noun) == NOTE_ADJECTIVE)
		noun++;
	return noun > clause->start && noun < clause->verb &&
	       note_class_at(sentence, noun) == NOTE_CHANGE &&
	       note_class_at(sentence, noun - 1) != NOTE_PRONOUN;
}

bool note_place_is_own_now(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const own[] = { "my", "our", NULL };
	return note_word_is_one_of(sentence, clause->verb + 1, own) &&
	       (note_has_word(sentence, clause->verb - 1, "now") ||
		note_has_word(sentence, clause->tree + 1, "now") ||
		note_has_word(sentence, clause->tree + 2, "now"));
}

bool note_place_is_sure(const NoteSentence *sentence, NoteClause *clause)
{
	size_t as = find_commit(sentence, clause->end);
	size_t release = release_end(sentence, clause->end);
	bool is_told = clause->kind == NOTE_SAYS_PASSIVE ||
		       note_has_class(sentence, clause->start, clause->verb, NOTE_WENT);
	if (!as &&
	    !(release && is_told && is_of_this(sentence, clause) && ends_at(sentence, release)))
		return false;
	clause->end = as ? as : release;
	return true;
}
