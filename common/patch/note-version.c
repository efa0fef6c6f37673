/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which version a clause is about: see patch/note-version.h. */
#include "patch/note-version.h"

#include "patch/note-parts.h"

/* Whether the word at at names a version, as `v2` and `v2-0001` do. */
static bool is_version(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	return class == NOTE_VERSION || (class == NOTE_PARTS && sentence->tokens[at].value > 0);
}

/* Whether the version at at is what the clause says was done, `Pushed v7`, `v7 committed`,
 * `pushed v7-0001`, in reply to a patch whose subject may name none: some lists count in the names
 * of what is attached. Who says `pushed v2` may mean what was sent again as such. */
static bool is_only_version(const NoteSentence *sentence, const NoteClause *clause, size_t at,
			    unsigned version)
{
	enum {
		SENT_AGAIN = 3
	};
	size_t verb = clause->verb, start = clause->start;
	bool is_file = note_class_at(sentence, at) == NOTE_PARTS;
	if (version > 1 || (!is_file && sentence->tokens[at].value <= SENT_AGAIN))
		return false;
	if (clause->kind == NOTE_SAYS_PASSIVE)
		return at < verb && !note_has_class(sentence, start, verb, NOTE_IS) &&
		       !note_has_class(sentence, start, verb, NOTE_BEEN) &&
		       !note_has_class(sentence, start, verb, NOTE_HAVE);
	return (clause->kind == NOTE_SAYS_FIRST || clause->kind == NOTE_SAYS_ELIDED) && at > verb &&
	       (is_file || (!note_has_class(sentence, verb, at, NOTE_TO) &&
			    !note_has_class(sentence, verb, at, NOTE_IN)));
}

bool note_is_other_version(const NoteSentence *sentence, const NoteClause *clause, unsigned version)
{
	size_t end = note_list_end(sentence, clause->verb + 1);
	end = MAX(end, clause->end);
	for (size_t i = clause->start; i < MIN(end + 1, sentence->n_tokens); i++)
		if (is_version(sentence, i) && i <= clause->end &&
		    sentence->tokens[i].value != (int)version &&
		    !is_only_version(sentence, clause, i, version) &&
		    /* `to v2` is a tree's; `in v3` of what is v2 is what the author sends next */
		    (sentence->tokens[i].value > (int)version ||
		     (note_class_at(sentence, i - 1) != NOTE_TO &&
		      note_class_at(sentence, i - 1) != NOTE_IN)))
			return true;
	/* `merged it with the next one in v3`, `taken from the v1 series` */
	for (size_t i = end + 1; i < sentence->n_tokens; i++) {
		static const char *const names[] = { "in", "from", NULL };
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_COMMA || class == NOTE_AND || class == NOTE_SO)
			break;
		size_t before = note_class_at(sentence, i - 1) == NOTE_THE ? i - 2 : i - 1;
		if (class == NOTE_VERSION && note_word_is_one_of(sentence, before, names) &&
		    (sentence->tokens[i].value > (int)version ||
		     (note_has_word(sentence, before, "from") &&
		      sentence->tokens[i].value != (int)version)))
			return true;
	}
	return false;
}
