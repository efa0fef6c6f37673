/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that make a clause say something else: see patch/note-turn.h. */
#include "patch/note-turn.h"

#include "patch/note-drop.h"
#include "patch/note-elsewhere.h"
#include "patch/note-other.h"

/* Whether `and applied` goes on with what will be, or should, or with what is no patch. */
static bool goes_on_badly(const NoteSentence *sentence, size_t start)
{
	bool is_passive = false;
	for (size_t i = start; i-- > 0;) {
		switch (note_class_at(sentence, i)) {
		case NOTE_MODAL:
		case NOTE_IF:
			return true;
		case NOTE_NOT:
			if (note_class_at(sentence, i + 1) == NOTE_BEEN ||
			    note_class_at(sentence, i + 1) == NOTE_VERB)
				return true;
			break;
		case NOTE_WHICH:
			if (note_class_at(sentence, i + 1) == NOTE_IS)
				return true;
			break;
		case NOTE_I:
			return i && (note_class_at(sentence, i - 1) == NOTE_IF ||
				     note_class_at(sentence, i - 1) == NOTE_WHICH);
		case NOTE_IS:
			/* `Bo's suggestion` */
			is_passive |= sentence->tokens[i].text.data[0] != '\'';
			break;
		case NOTE_BEEN:
			is_passive = true;
			break;
		default:
			break;
		}
	}
	NoteClass first = note_class_at(sentence, 0), second = note_class_at(sentence, 1);
	if (first == NOTE_THE || first == NOTE_A)
		return second != NOTE_NOUN && second != NOTE_NOUNS && second != NOTE_CHANGE;
	return is_passive && (first == NOTE_OTHER || first == NOTE_NAME);
}

/* Whether the word at at says that what was in is out again: `dropped`, `drop it`, `reverted this`,
 * `backed it out`; `dropped the tag` is another matter. */
static bool drops_all(const NoteSentence *sentence, size_t at)
{
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true, [NOTE_COMMA] = true, [NOTE_ADVERB] = true, [NOTE_WITH] = true,
		[NOTE_SO] = true,  [NOTE_IN] = true,	[NOTE_AND] = true,    [NOTE_TO] = true,
	};
	for (size_t out = at + 1; out < MIN(at + 5, sentence->n_tokens); out++)
		if (note_drop_verb_of_out(sentence, out) == at)
			return ends[note_class_at(sentence, out + 1)];
	if (note_class_at(sentence, at) != NOTE_DROP && !note_has_word(sentence, at, "reverted") &&
	    !note_has_word(sentence, at, "revert"))
		return false;
	at += note_class_at(sentence, at + 1) == NOTE_PRONOUN ? 2 : 1;
	return ends[note_class_at(sentence, at)];
}

/* Whether what follows a clause undoes it: `applied, but dropped again`, `applied, but it did not
 * build, so I had to back it out`. */
static bool is_taken_back(const NoteSentence *sentence, size_t start)
{
	bool is_linked = false;
	for (size_t i = start; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_PARTS || class == NOTE_MODAL || class == NOTE_IF)
			return false;
		/* `but with the second hunk dropped` */
		if (is_linked && note_has_word(sentence, i, "with"))
			return false;
		if (is_linked && drops_all(sentence, i))
			return true;
		is_linked |= note_has_word(sentence, i, "but") ||
			     note_has_word(sentence, i, "then") ||
			     note_has_word(sentence, i, "and");
	}
	return false;
}

/* Whether the sentence asks whether the clause is so; `pushed, can you have a look?` does not. */
static bool is_asked(const NoteSentence *sentence, const NoteClause *clause)
{
	if (!sentence->is_question)
		return false;
	bool is_aside = false;
	for (size_t i = clause->end; i < sentence->n_tokens; i++) {
		is_aside |= note_has_word(sentence, i, "(");
		is_aside &= !note_has_word(sentence, i, ")") || i + 1 == sentence->n_tokens;
	}
	if (is_aside)
		return false;
	bool is_told =
		clause->kind == NOTE_SAYS_FIRST && note_class_at(sentence, clause->start) == NOTE_I;
	/* `I've applied it as a feature, but perhaps it should be a fix?` */
	static const char *const asides[] = { "but", NULL };
	if (is_told && note_has_any(sentence, clause->end, sentence->n_tokens, asides))
		return false;
	return (clause->start > 0 && !is_told) || clause->kind == NOTE_SAYS_PASSIVE ||
	       note_class_at(sentence, clause->end) == NOTE_END ||
	       !note_has_class(sentence, clause->end, sentence->n_tokens, NOTE_YOU);
}

bool note_is_turned(const NoteSentence *sentence, const NoteClause *clause)
{
	NoteClass before = clause->start ? note_class_at(sentence, clause->start - 1) : NOTE_END;
	NoteClass first = note_class_at(sentence, clause->start);
	bool is_elided = clause->kind == NOTE_SAYS_ELIDED || first == NOTE_IS || first == NOTE_HAVE;
	if (before == NOTE_AND && is_elided && goes_on_badly(sentence, clause->start - 1))
		return true;
	/* `tell me when you get it in (merged somewhere is enough)` */
	if (before == NOTE_COMMA && is_elided &&
	    note_has_class(sentence, 0, clause->start, NOTE_IF) &&
	    !note_has_class(sentence, 0, clause->start, NOTE_THANKS))
		return true;
	/* `to be reviewed, merged and tested` */
	if (before == NOTE_COMMA && is_elided && note_class_at(sentence, clause->end) == NOTE_AND &&
	    note_has_class(sentence, 0, clause->start, NOTE_MODAL))
		return true;
	if (is_taken_back(sentence, clause->end) || note_is_of_other(sentence, clause) ||
	    note_is_elsewhere(sentence, clause))
		return true;
	/* `if this is fine and that is merged` */
	if (before == NOTE_AND && !is_elided && note_class_at(sentence, 0) == NOTE_IF)
		return true;
	return is_asked(sentence, clause);
}

bool note_takes_back(const NoteSentence *sentence)
{
	static const char *const outs[] = { "out", NULL };
	for (size_t i = 0; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (drops_all(sentence, i))
			return i + 1 < sentence->n_tokens &&
			       (note_class_at(sentence, i + 1) == NOTE_PRONOUN ||
				note_has_word(sentence, i + 1, "again") ||
				note_has_any(sentence, i + 1, i + 5, outs));
		/* `I had to drop it` */
		if (note_has_word(sentence, i, "had") && note_has_word(sentence, i + 1, "to")) {
			i++;
			continue;
		}
		if (class != NOTE_FILLER && class != NOTE_ADVERB && class != NOTE_COMMA &&
		    class != NOTE_I && class != NOTE_HAVE && class != NOTE_SO)
			return false;
	}
	return false;
}
