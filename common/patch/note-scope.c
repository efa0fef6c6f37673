/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which patches a clause is about: see patch/note-scope.h. */
#include "patch/note-scope.h"

#include "patch/note-beside.h"
#include "patch/note-parts.h"

/* Whether what is said from at on of a part is how it was mended: `but patch 2 had a typo which I
 * fixed`. */
static bool was_mended(const NoteSentence *sentence, size_t at)
{
	for (; at < sentence->n_tokens; at++) {
		if (note_class_at(sentence, at) == NOTE_NOT)
			return false;
		if (note_class_at(sentence, at) != NOTE_I)
			continue;
		while (note_class_at(sentence, at + 1) == NOTE_HAVE ||
		       note_class_at(sentence, at + 1) == NOTE_ADVERB)
			at++;
		NoteClass class = note_class_at(sentence, at + 1);
		if (class == NOTE_OTHER || class == NOTE_ADJECTIVE)
			return view_ends(sentence->tokens[at + 1].text, "ed");
	}
	return false;
}

/* Whether the word at at says that something is left out, whatever stands before it. */
static bool is_exception(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	return class == NOTE_EXCEPT || class == NOTE_DROP ||
	       (class == NOTE_NOT && note_is_without(sentence, at));
}

/* Where the parts begin that stand before the `dropped` at at: `with patch 2 dropped`, `2/3 was
 * left out`; at if there are none. */
static size_t find_dropped(const NoteSentence *sentence, size_t at)
{
	static const char *const done[] = { "dropped", "skipped",  "omitted", "ignored",
					    "left",    "deferred", NULL };
	size_t end = at, start;
	if (!note_word_is_one_of(sentence, at, done))
		return at;
	while (end > 0 && (note_class_at(sentence, end - 1) == NOTE_IS ||
			   note_class_at(sentence, end - 1) == NOTE_BEEN ||
			   note_class_at(sentence, end - 1) == NOTE_HAVE))
		end--;
	for (start = end; start > 0; start--) {
		NoteClass class = note_class_at(sentence, start - 1);
		if (class != NOTE_PARTS && class != NOTE_NOUN && class != NOTE_NOUNS &&
		    class != NOTE_ORDINAL && class != NOTE_THE && class != NOTE_AND)
			break;
	}
	return start < end ? start : at;
}

/* Notes what is left out: `except the last`, `but 3`, `without patch 2`. */
static void take_exceptions(Note *note, const NoteSentence *sentence, size_t start)
{
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClass class = note_class_at(sentence, at);
		size_t from = at + 1;
		if (class == NOTE_DROP && note_has_word(sentence, from, "out"))
			from++;
		if (is_exception(sentence, at) ||
		    (at > start && note_has_word(sentence, at, "but")))
			while (note_class_at(sentence, from) == NOTE_TO ||
			       note_class_at(sentence, from) == NOTE_WITH ||
			       note_class_at(sentence, from) == NOTE_NOT)
				from++;
		else if (note_has_word(sentence, at, "exception") &&
			 note_class_at(sentence, from) == NOTE_OF)
			from++;
		else if (at > start && note_has_word(sentence, at, "save") &&
			 note_class_at(sentence, from) == NOTE_TO)
			from++;
		else if (at > start && class == NOTE_NOT &&
			 note_has_word(sentence, from, "including"))
			from++;
		else if (note_has_word(sentence, at, "apart") ||
			 note_has_word(sentence, at, "other"))
			from++;
		else
			continue;
		size_t end = note_list_end(sentence, from);
		/* `but patch 3 needs work` leaves it out as well. */
		if (note_has_word(sentence, at, "but") && was_mended(sentence, end))
			continue;
		if (!note_parts_take(&note->left, sentence, from, end) && class == NOTE_DROP)
			note_parts_take(&note->left, sentence, find_dropped(sentence, at), at);
		at = MAX(at, end - 1);
	}
}

/* `up to this patch`, `up to patch 3`. */
static bool take_up_to(Note *note, const NoteSentence *sentence, size_t start)
{
	for (size_t at = start; at + 2 < sentence->n_tokens; at++) {
		if (note_class_at(sentence, at) != NOTE_UP ||
		    note_class_at(sentence, at + 1) != NOTE_TO)
			continue;
		NoteParts parts = { .n = 0 };
		size_t end = at + 2;
		/* `up to and including 3` */
		if (note_class_at(sentence, end) == NOTE_AND &&
		    note_class_at(sentence, end + 1) == NOTE_WITH)
			end += 2;
		if (note_parts_take(&parts, sentence, end, note_list_end(sentence, end)))
			note_parts_add(&note->taken, 1, parts.ranges[0].last, false);
		else if (note_has_word(sentence, end, "this") ||
			 note_has_word(sentence, end, "here"))
			note->up_to_target = true;
		else
			continue;
		return true;
	}
	return false;
}

/* `for 1-3: applied`, `patch 1 looks good, applied`: the parts that stand before the clause. */
static bool take_before(Note *note, const NoteSentence *sentence, const NoteClause *clause)
{
	size_t first = note_class_at(sentence, 0) == NOTE_TO ? 1 : 0;
	if (clause->kind != NOTE_SAYS_ELIDED || clause->start <= first + 1 ||
	    note_class_at(sentence, clause->start - 1) != NOTE_COMMA)
		return false;
	size_t end = note_list_end(sentence, first);
	bool is_praised = end > first && note_class_at(sentence, first) == NOTE_NOUN &&
			  note_class_at(sentence, end - 1) == NOTE_PARTS;
	for (; is_praised && end + 1 < clause->start; end++) {
		NoteClass class = note_class_at(sentence, end);
		is_praised = class == NOTE_FILLER || class == NOTE_IS || class == NOTE_ADVERB;
	}
	return end + 1 >= clause->start &&
	       note_parts_take(&note->taken, sentence, first, clause->start);
}

/* `1-3 to fixes and 4-5 to next`, `1 to fixes, the rest to next`: what goes elsewhere, behind the
 * clause's own parts, which end at end. */
static void take_elsewhere(Note *note, const NoteSentence *sentence, size_t end)
{
	for (size_t i = end; i + 2 < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (class != NOTE_AND && class != NOTE_COMMA)
			continue;
		size_t what = i + 1;
		while (note_class_at(sentence, what) == NOTE_THE ||
		       note_class_at(sentence, what) == NOTE_NOUNS)
			what++;
		if (note_class_at(sentence, what + 1) != NOTE_TO)
			continue;
		if (note_class_at(sentence, what) == NOTE_PARTS)
			note_parts_take(&note->taken, sentence, what, what + 1);
		note->is_whole |= note_class_at(sentence, what) == NOTE_REST;
	}
}

/* Whether numbers of patches are behind the colon at at: `patches applied: 1, 3`. One alone may
 * count them. */
static bool is_listed_behind(const NoteSentence *sentence, size_t at)
{
	NoteClass next = note_class_at(sentence, at + 2);
	return note_has_word(sentence, at, ":") && note_class_at(sentence, at + 1) == NOTE_PARTS &&
	       (sentence->tokens[at + 1].is_list || next == NOTE_COMMA || next == NOTE_AND ||
		next == NOTE_TO);
}

/* Whether the subject of a clause, or its object from object to end, is all of a series; names_rest
 * receives whether it is what is left of it. */
static bool names_whole(const NoteSentence *sentence, const NoteClause *clause, size_t object,
			size_t end, bool *names_rest)
{
	static const NoteClass whole[] = { NOTE_BOTH, NOTE_NOUNS, NOTE_REST };
	bool found = false;
	for (size_t i = 0; i < G_N_ELEMENTS(whole); i++) {
		bool is_named = note_has_class(sentence, clause->start, clause->verb, whole[i]) ||
				note_has_class(sentence, object, end, whole[i]);
		found |= is_named;
		*names_rest = is_named && whole[i] == NOTE_REST;
	}
	return found;
}

/* Whether the word at at says that it is about some of the patches only, which nobody can know:
 * `most of these`, `all but one`, `the trivial ones`. */
static bool is_vague(const NoteSentence *sentence, size_t at)
{
	static const char *const buts[] = { "but", "except", "minus", NULL };
	static const char *const easy[] = {
		"trivial", "simple", "obvious", "small", "minor", NULL
	};
	NoteClass class = note_class_at(sentence, at), next = note_class_at(sentence, at + 1);
	if (class == NOTE_COUNT && sentence->tokens[at].value == 0)
		return true;
	if (class == NOTE_BOTH || class == NOTE_NOUNS)
		return note_word_is_one_of(sentence, at + 1, buts) &&
		       (note_class_at(sentence, at + 2) == NOTE_COUNT ||
			note_has_word(sentence, at + 2, "one"));
	return next == NOTE_NOUNS && note_has_word(sentence, at + 1, "ones") &&
	       note_word_is_one_of(sentence, at, easy);
}

/* Takes what a clause up to end says of how many patches: `2 of 3`, `most of these`. Returns
 * whether it does. */
static bool take_count(Note *note, const NoteSentence *sentence, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		bool is_whole = false;
		if ((note->left.n == 0 && is_vague(sentence, i)) ||
		    note_parts_is_fraction(sentence, i, &is_whole)) {
			note->is_whole |= is_whole;
			note->is_some |= !is_whole;
			return true;
		}
	}
	return false;
}

/* Notes which patches a clause is about. */
void note_scope_take(Note *note, const NoteSentence *sentence, const NoteClause *clause)
{
	if (clause->is_folded) {
		note->is_target = true;
		return;
	}
	take_exceptions(note, sentence, clause->start);
	if (take_up_to(note, sentence, clause->start))
		return;
	size_t object = MAX(clause->verb, clause->some) + 1;
	while (note_class_at(sentence, object) == NOTE_ADVERB)
		object++;
	size_t subject_end = clause->verb;
	for (size_t i = clause->start; i < clause->verb; i++)
		if (note_has_word(sentence, i, "but") || note_class_at(sentence, i) == NOTE_EXCEPT)
			subject_end = MIN(subject_end, i);
	/* `the first is applied, the second not` */
	bool named_before = note->taken.n || note->left.n;
	bool is_behind = clause->kind != NOTE_SAYS_PASSIVE || is_listed_behind(sentence, object);
	size_t object_end = is_behind ? note_list_end(sentence, object) : object;
	bool named = note_parts_take(&note->taken, sentence, clause->start, subject_end);
	named |= note_parts_take(&note->taken, sentence, object, object_end);
	named |= take_before(note, sentence, clause);
	if (named) {
		take_elsewhere(note, sentence, object_end);
		note->is_target |= note_beside_has_target(sentence, clause, object_end);
		return;
	}
	if (note_beside_take(note, sentence, clause->start, object_end))
		return;
	/* `partially applied` */
	static const char *const partly[] = { "partially", "partly", NULL };
	if (note_has_any(sentence, clause->start, object, partly)) {
		note->is_some = true;
		return;
	}
	if (take_count(note, sentence, clause->start, MAX(object_end, clause->verb)))
		return;
	if (clause->some) {
		note->is_some = true;
		note->is_target |= note_class_at(sentence, clause->some) == NOTE_NOUN;
		return;
	}
	/* `applied first thing this morning` */
	if (note_class_at(sentence, object) == NOTE_ORDINAL &&
	    note_parts_is_of_less(sentence, object)) {
		note->is_target = true;
		return;
	}
	bool names_rest;
	if (names_whole(sentence, clause, object, object_end, &names_rest)) {
		note->is_whole = true;
		/* `applied this and the rest` leaves none */
		note->is_rest |= names_rest && !named_before &&
				 !note_beside_has_target(sentence, clause, object_end);
		return;
	}
	note->is_target = true;
}

/* `I have dropped patch 3`, `2/3 does not apply`: what is not taken of a series that is. */
void note_scope_take_left(Note *note, const NoteSentence *sentence)
{
	size_t n = sentence->n_tokens;
	if (note_has_class(sentence, 0, n, NOTE_DROP) ||
	    (note_has_class(sentence, 0, n, NOTE_NOT) && note_has_class(sentence, 0, n, NOTE_VERB)))
		note_parts_take_named(&note->left, sentence);
}
