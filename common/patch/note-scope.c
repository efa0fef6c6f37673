/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which patches a clause is about: see patch/note-scope.h. */
#include "patch/note-scope.h"

#include "bytes/number.h"
#include "patch/note-beside.h"

static void add_range(NoteParts *parts, int first, int last, bool is_hash)
{
	if (parts->n < NOTE_MAX_RANGES)
		parts->ranges[parts->n++] = (NoteRange){ first, last, is_hash };
}

/* Whether the number or ordinal at at is of what no part is: `the last hunk`, `2 typos`, `first
 * thing`, `1 day ago`. */
static bool is_of_less(const NoteSentence *sentence, size_t at)
{
	static const char *const less[] = {
		"hunk",	   "hunks",	"chunk",   "chunks",   "line",	     "lines", "typo",
		"typos",   "paragraph", "word",	   "words",    "sentence",   "thing", "day",
		"days",	   "hour",	"hours",   "week",     "weeks",	     "month", "months",
		"minutes", "time",	"comment", "comments", "whitespace", "blank", "empty",
		"round",   "attempt",	"tag",	   NULL
	};
	NoteClass next = note_class_at(sentence, at + 1);
	size_t what = next == NOTE_COUNT || next == NOTE_PARTS || next == NOTE_ADJECTIVE ? at + 2
											 : at + 1;
	/* `applied the others first` */
	if (at > 0 && note_has_word(sentence, at, "first") && next == NOTE_END &&
	    note_class_at(sentence, at - 1) != NOTE_THE)
		return true;
	return note_word_is_one_of(sentence, what, less) ||
	       (note_has_word(sentence, at, "first") && note_has_word(sentence, at + 1, "of") &&
		note_has_word(sentence, at + 2, "all") &&
		(note_class_at(sentence, at + 3) == NOTE_COMMA ||
		 note_class_at(sentence, at + 3) == NOTE_I));
}

/* Which part of all the word at at counts, `3/4` of `3/4 patches`; `1/4 patches` is what some
 * write of the first. */
static bool is_fraction(const NoteSentence *sentence, size_t at, bool *is_whole)
{
	NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_END;
	if (note_class_at(sentence, at) != NOTE_PARTS ||
	    !note_has_word(sentence, at + 1, "patches") || before == NOTE_NOUNS ||
	    before == NOTE_NOUN || before == NOTE_AND || before == NOTE_COMMA)
		return false;
	const NoteToken *token = &sentence->tokens[at];
	const char *slash = view_chr(token->text, '/');
	View total = view_from(token->text,
			       slash ? (size_t)(slash + 1 - token->text.data) : token->text.len);
	guint64 number;
	if (!number_parse(total, &number) || token->first != token->last || token->first < 2)
		return false;
	*is_whole = token->first == number;
	return true;
}

/* `2 patches` counts them, `patch 2` names one. */
static bool is_count(const NoteSentence *sentence, size_t at)
{
	NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_END;
	NoteClass next = note_class_at(sentence, at + 1);
	if (note_class_at(sentence, at) == NOTE_COUNT || note_class_at(sentence, at) != NOTE_PARTS)
		return note_class_at(sentence, at) == NOTE_COUNT;
	bool is_whole;
	if (is_fraction(sentence, at, &is_whole))
		return true;
	if (sentence->tokens[at].is_list || before == NOTE_AND || before == NOTE_NOUN)
		return false;
	/* `1 patch` */
	if (next == NOTE_NOUN && sentence->tokens[at].first == 1 && before != NOTE_NOUNS &&
	    note_has_word(sentence, at + 1, "patch"))
		return true;
	return next == NOTE_NOUNS || before == NOTE_ORDINAL ||
	       (at && note_has_word(sentence, at - 1, "all")) ||
	       (next == NOTE_OF && before != NOTE_NOUNS);
}

/* What `patch one`, `patch two` names; 0 if no such word stands at at. */
static int spelled_part(const NoteSentence *sentence, size_t at)
{
	if (at == 0 || !note_has_word(sentence, at - 1, "patch"))
		return 0;
	if (note_class_at(sentence, at) == NOTE_COUNT)
		return sentence->tokens[at].value;
	return note_has_word(sentence, at, "one") ? 1 : 0;
}

/* Adds the parts that are named in [start, end) to parts: `1-3`, `the first two`, `last`. Returns
 * whether there are any. */
static bool take_parts(NoteParts *parts, const NoteSentence *sentence, size_t start, size_t end)
{
	guint before = parts->n;
	for (size_t at = start; at < MIN(end, sentence->n_tokens); at++) {
		const NoteToken *token = &sentence->tokens[at];
		bool is_number = token->class == NOTE_PARTS || token->class == NOTE_ORDINAL;
		if (is_number && is_of_less(sentence, at))
			continue;
		if (token->class == NOTE_PARTS && !is_count(sentence, at)) {
			const NoteToken *to = token + 2;
			bool is_range = at + 2 < end &&
					note_class_at(sentence, at + 1) == NOTE_TO &&
					note_class_at(sentence, at + 2) == NOTE_PARTS;
			add_range(parts, (int)token->first,
				  (int)(is_range ? to->last : token->last), token->is_hash);
			at += is_range ? 2 : 0;
			/* `1 and 2 of 5` */
			if (note_class_at(sentence, at + 1) == NOTE_OF &&
			    note_class_at(sentence, at + 2) == NOTE_PARTS)
				at += 2;
		} else if (spelled_part(sentence, at)) {
			int part = spelled_part(sentence, at);
			add_range(parts, part, part, false);
		} else if (token->class == NOTE_ORDINAL &&
			   note_class_at(sentence, at + 1) != NOTE_GOAL &&
			   note_class_at(sentence, at + 1) != NOTE_TIME) {
			int count = 1;
			if (at + 1 < end && is_count(sentence, at + 1))
				count = token[1].class == NOTE_COUNT ? token[1].value
								     : (int)token[1].first;
			if (token->value < 0)
				add_range(parts, -count, -1, false);
			else
				add_range(parts, token->value, token->value + count - 1, false);
		}
	}
	return parts->n > before;
}

/* Whether a list does not go on at at, but says what was done: `applied, squashed 2 and 3`. */
static bool goes_on_with_work(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at), next = note_class_at(sentence, at + 2);
	return (class == NOTE_COMMA || class == NOTE_AND) &&
	       note_class_at(sentence, at + 1) == NOTE_ADJECTIVE &&
	       view_ends(sentence->tokens[at + 1].text, "ed") &&
	       (next == NOTE_PARTS || next == NOTE_NOUN);
}

/* Where the list of parts ends that begins at start: behind words that may belong to it. */
size_t note_list_end(const NoteSentence *sentence, size_t start)
{
	static const bool listed[N_NOTE_CLASSES] = {
		[NOTE_PARTS] = true,	 [NOTE_ORDINAL] = true, [NOTE_COUNT] = true,
		[NOTE_NOUN] = true,	 [NOTE_NOUNS] = true,	[NOTE_THE] = true,
		[NOTE_YOUR] = true,	 [NOTE_COMMA] = true,	[NOTE_AND] = true,
		[NOTE_REST] = true,	 [NOTE_BOTH] = true,	[NOTE_OF] = true,
		[NOTE_PRONOUN] = true,	 [NOTE_UP] = true,	[NOTE_CHANGE] = true,
		[NOTE_ADJECTIVE] = true,
	};
	static const bool closing[N_NOTE_CLASSES] = {
		[NOTE_END] = true,    [NOTE_TO] = true,	 [NOTE_IN] = true,     [NOTE_WITH] = true,
		[NOTE_THANKS] = true, [NOTE_SO] = true,	 [NOTE_EXCEPT] = true, [NOTE_ADVERB] = true,
		[NOTE_FILLER] = true, [NOTE_NOT] = true,
	};
	size_t at = start, comma = 0;
	bool is_remark = note_has_word(sentence, start, ",");
	for (; at < sentence->n_tokens; at++) {
		NoteClass class = note_class_at(sentence, at);
		bool is_range = class == NOTE_TO && note_class_at(sentence, at - 1) == NOTE_PARTS &&
				note_class_at(sentence, at + 1) == NOTE_PARTS;
		if ((!listed[class] && !is_range) || goes_on_with_work(sentence, at))
			break;
		if (class == NOTE_COMMA)
			comma = at;
	}
	NoteClass behind = note_class_at(sentence, at), next = note_class_at(sentence, at + 1);
	/* `1 and 2, not 3`; in `1 and 2, 3 does not apply` that is another clause */
	bool is_closed = behind == NOTE_NOT
				 ? next == NOTE_PARTS || next == NOTE_NOUN || next == NOTE_NOUNS ||
					   next == NOTE_THE || next == NOTE_ORDINAL
				 : closing[behind];
	/* `applied, patch 4 with a better title` */
	if (is_remark && behind == NOTE_WITH)
		return start;
	/* `1 and 2, patch 3 needs work`: that is another clause. */
	return comma && !is_closed ? comma : at;
}

/* The same where numbers may be anything: those that say that they are of patches. */
static void take_named(NoteParts *parts, const NoteSentence *sentence)
{
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClass class = note_class_at(sentence, at),
			  next = note_class_at(sentence, at + 1);
		NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_END;
		bool is_marked = sentence->tokens[at].is_list || before == NOTE_NOUN ||
				 before == NOTE_NOUNS || before == NOTE_DROP;
		/* `dropped the Cc from 2/3` */
		if (before == NOTE_WITH || before == NOTE_IN)
			continue;
		if ((class == NOTE_PARTS && is_marked) ||
		    (class == NOTE_ORDINAL && (next == NOTE_NOUN || next == NOTE_COUNT))) {
			size_t end = note_list_end(sentence, at);
			take_parts(parts, sentence, at, end);
			at = end;
		}
	}
}

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

/* Notes what is left out: `except the last`, `but 3`, `without patch 2`. */
static void take_exceptions(Note *note, const NoteSentence *sentence, size_t start)
{
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClass class = note_class_at(sentence, at);
		size_t from = at + 1;
		if (class == NOTE_EXCEPT || note_has_word(sentence, at, "without") ||
		    (at > start && note_has_word(sentence, at, "but")) || class == NOTE_DROP)
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
		take_parts(&note->left, sentence, from, end);
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
		if (take_parts(&parts, sentence, end, note_list_end(sentence, end)))
			add_range(&note->taken, 1, parts.ranges[0].last, false);
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
	return end + 1 >= clause->start && take_parts(&note->taken, sentence, first, clause->start);
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
			take_parts(&note->taken, sentence, what, what + 1);
		note->is_whole |= note_class_at(sentence, what) == NOTE_REST;
	}
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
	size_t object_end =
		clause->kind == NOTE_SAYS_PASSIVE ? object : note_list_end(sentence, object);
	bool named = take_parts(&note->taken, sentence, clause->start, subject_end);
	named |= take_parts(&note->taken, sentence, object, object_end);
	named |= take_before(note, sentence, clause);
	if (named) {
		take_elsewhere(note, sentence, object_end);
		note->is_target |= note_beside_has_target(sentence, clause, object_end);
		return;
	}
	if (note_beside_take(note, sentence, clause->start, object_end))
		return;
	bool is_whole;
	for (size_t i = clause->start; i < MAX(object_end, clause->verb); i++)
		if (is_fraction(sentence, i, &is_whole)) {
			note->is_whole |= is_whole;
			note->is_some |= !is_whole;
			return;
		}
	if (clause->some) {
		note->is_some = true;
		note->is_target |= note_class_at(sentence, clause->some) == NOTE_NOUN;
		return;
	}
	/* `applied first thing this morning` */
	if (note_class_at(sentence, object) == NOTE_ORDINAL && is_of_less(sentence, object)) {
		note->is_target = true;
		return;
	}
	static const NoteClass whole[] = { NOTE_BOTH, NOTE_NOUNS, NOTE_REST };
	for (size_t i = 0; i < G_N_ELEMENTS(whole); i++)
		if (note_has_class(sentence, clause->start, clause->verb, whole[i]) ||
		    note_has_class(sentence, object, object_end, whole[i])) {
			note->is_whole = true;
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
		take_named(&note->left, sentence);
}
