/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The mail answered and others: see patch/note-beside.h. */
#include "patch/note-beside.h"

bool note_beside_has_target(const NoteSentence *sentence, const NoteClause *clause, size_t end)
{
	size_t start = clause->start;
	if (start > 1 && note_class_at(sentence, start - 1) == NOTE_AND)
		start -= 2;
	for (size_t i = start; i < end; i++) {
		size_t and = note_class_at(sentence, i + 1) == NOTE_NOUN ? i + 2 : i + 1;
		if (note_has_word(sentence, i, "this") && note_class_at(sentence, and) == NOTE_AND)
			return true;
	}
	return false;
}

bool note_beside_take(Note *note, const NoteSentence *sentence, size_t start, size_t end)
{
	static const char *const after[] = { "next", "following", "subsequent", NULL };
	static const char *const before[] = { "previous", "preceding", NULL };
	for (size_t i = start; i < end; i++) {
		size_t at = note_class_at(sentence, i + 1) == NOTE_NOUN ? i + 2 : i + 1;
		if (!note_has_word(sentence, i, "this") || note_class_at(sentence, at) != NOTE_AND)
			continue;
		at += note_class_at(sentence, at + 1) == NOTE_THE ? 2 : 1;
		bool is_after = note_word_is_one_of(sentence, at, after);
		if (!is_after && !note_word_is_one_of(sentence, at, before))
			continue;
		bool is_counted = note_class_at(sentence, at + 1) == NOTE_COUNT;
		NoteClass what = note_class_at(sentence, at + 1 + is_counted);
		guint n = is_counted ? (guint)sentence->tokens[at + 1].value : 1;
		if (!is_counted && what != NOTE_NOUN)
			continue;
		note->is_target = true;
		note->after += is_after ? n : 0;
		note->before += is_after ? 0 : n;
		return true;
	}
	return false;
}
