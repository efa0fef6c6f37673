/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts that words name: see patch/note-parts.h. */
#include "patch/note-parts.h"

#include "bytes/number.h"

void note_parts_add(NoteParts *parts, int first, int last, bool is_hash)
{
	if (parts->n < NOTE_MAX_RANGES)
		parts->ranges[parts->n++] = (NoteRange){ first, last, is_hash };
}

bool note_parts_is_of_less(const NoteSentence *sentence, size_t at)
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

/* The number that the word at at is, in figures or as a word; 0 if it is none. */
static int plain_number(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	if (class == NOTE_COUNT)
		return sentence->tokens[at].value;
	return class == NOTE_PARTS && !sentence->tokens[at].is_list
		       ? (int)sentence->tokens[at].first
		       : 0;
}

/* Whether what stands before a number says that it names a part: `patch 2 of 3`, `1 and 2 of 3`. */
static bool is_of_name(const NoteSentence *sentence, size_t at)
{
	NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_END;
	return before == NOTE_NOUNS || before == NOTE_NOUN || before == NOTE_AND ||
	       before == NOTE_COMMA;
}

/* The same of `2 of 3`, `2 of 3 patches`, `two of the three patches`. */
static bool counts_of_all(const NoteSentence *sentence, size_t at, bool *is_whole)
{
	int some = plain_number(sentence, at);
	if (some == 0 || note_class_at(sentence, at + 1) != NOTE_OF)
		return false;
	size_t total = note_class_at(sentence, at + 2) == NOTE_THE ? at + 3 : at + 2;
	int all = plain_number(sentence, total);
	*is_whole = some == all;
	return some <= all &&
	       (note_has_word(sentence, total + 1, "patches") || !is_of_name(sentence, at));
}

bool note_parts_is_fraction(const NoteSentence *sentence, size_t at, bool *is_whole)
{
	if (counts_of_all(sentence, at, is_whole))
		return true;
	if (note_class_at(sentence, at) != NOTE_PARTS ||
	    !note_has_word(sentence, at + 1, "patches") || is_of_name(sentence, at))
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
	if (note_parts_is_fraction(sentence, at, &is_whole))
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

/* The number that the word at at is, `one`, `two`; 0 if it is none. */
static int spelled_number(const NoteSentence *sentence, size_t at)
{
	if (note_class_at(sentence, at) == NOTE_COUNT)
		return sentence->tokens[at].value;
	return note_has_word(sentence, at, "one") ? 1 : 0;
}

static bool is_link(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	return class == NOTE_AND || class == NOTE_COMMA;
}

/* What the word at at names in `patch one`, `patches one, two and three`; 0 if it is no such. */
static int spelled_part(const NoteSentence *sentence, size_t at)
{
	int part = spelled_number(sentence, at);
	size_t first = at;
	if (at == 0 || part == 0 || note_parts_is_of_less(sentence, at))
		return 0;
	while (first > 2 && is_link(sentence, first - 1) && spelled_number(sentence, first - 2))
		first -= 2;
	if (note_has_word(sentence, first - 1, "patch"))
		return part;
	/* `both patches one by one` */
	bool is_list =
		first < at || (is_link(sentence, at + 1) && spelled_number(sentence, at + 2));
	return is_list && note_has_word(sentence, first - 1, "patches") ? part : 0;
}

bool note_parts_take(NoteParts *parts, const NoteSentence *sentence, size_t start, size_t end)
{
	guint before = parts->n;
	for (size_t at = start; at < MIN(end, sentence->n_tokens); at++) {
		const NoteToken *token = &sentence->tokens[at];
		bool is_number = token->class == NOTE_PARTS || token->class == NOTE_ORDINAL;
		bool is_whole;
		if (is_number && note_parts_is_of_less(sentence, at))
			continue;
		/* `3 of 4` counts them */
		if (is_number && note_class_at(sentence, at + 1) == NOTE_OF &&
		    counts_of_all(sentence, at, &is_whole)) {
			at += note_class_at(sentence, at + 2) == NOTE_THE ? 3 : 2;
			continue;
		}
		if (token->class == NOTE_PARTS && !is_count(sentence, at)) {
			const NoteToken *to = token + 2;
			bool is_range = at + 2 < end &&
					note_class_at(sentence, at + 1) == NOTE_TO &&
					note_class_at(sentence, at + 2) == NOTE_PARTS;
			note_parts_add(parts, (int)token->first,
				       (int)(is_range ? to->last : token->last), token->is_hash);
			at += is_range ? 2 : 0;
			/* `1 and 2 of 5` */
			if (note_class_at(sentence, at + 1) == NOTE_OF &&
			    note_class_at(sentence, at + 2) == NOTE_PARTS)
				at += 2;
		} else if (spelled_part(sentence, at)) {
			int part = spelled_part(sentence, at);
			note_parts_add(parts, part, part, false);
		} else if (token->class == NOTE_ORDINAL &&
			   note_class_at(sentence, at + 1) != NOTE_GOAL &&
			   note_class_at(sentence, at + 1) != NOTE_TIME) {
			int count = 1;
			if (at + 1 < end && is_count(sentence, at + 1))
				count = token[1].class == NOTE_COUNT ? token[1].value
								     : (int)token[1].first;
			if (token->value < 0)
				note_parts_add(parts, -count, -1, false);
			else
				note_parts_add(parts, token->value, token->value + count - 1,
					       false);
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

void note_parts_take_named(NoteParts *parts, const NoteSentence *sentence)
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
			note_parts_take(parts, sentence, at, end);
			at = end;
		}
	}
}
