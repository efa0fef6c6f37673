/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply says that a patch is in: see patch/note.h. */
#include "patch/note.h"

#include "patch/note-clause.h"

typedef struct {
	Note *note;
	unsigned version;
	bool is_trial;	 /* all that was said so far is what a tester may say, too */
	bool was_tested; /* and somebody tests or complains */
	size_t n_excepted;
} Reader;

static NoteClass class_at(const NoteSentence *sentence, size_t at)
{
	return at < sentence->n_tokens ? sentence->tokens[at].class : NOTE_END;
}

static bool has_class(const NoteSentence *sentence, size_t start, size_t end, NoteClass class)
{
	for (size_t i = start; i < MIN(end, sentence->n_tokens); i++)
		if (sentence->tokens[i].class == class)
			return true;
	return false;
}

static bool has_word(const NoteSentence *sentence, size_t at, const char *word)
{
	return at < sentence->n_tokens && view_is_nocase(sentence->tokens[at].text, word);
}

static void add_range(NoteParts *parts, int first, int last)
{
	if (parts->n < NOTE_MAX_RANGES)
		parts->ranges[parts->n++] = (NoteRange){ first, last };
}

/* `2 patches` counts them, `patch 2` names one. */
static bool is_count(const NoteSentence *sentence, size_t at)
{
	NoteClass before = at ? class_at(sentence, at - 1) : NOTE_END;
	NoteClass next = class_at(sentence, at + 1);
	if (class_at(sentence, at) == NOTE_COUNT || class_at(sentence, at) != NOTE_PARTS)
		return class_at(sentence, at) == NOTE_COUNT;
	if (sentence->tokens[at].is_list || before == NOTE_AND || before == NOTE_NOUN)
		return false;
	return next == NOTE_NOUNS || before == NOTE_ORDINAL ||
	       (next == NOTE_OF && before != NOTE_NOUNS);
}

/* Adds the parts that are named in [start, end) to parts: `1-3`, `the first two`, `last`. Returns
 * whether there are any. */
static bool take_parts(NoteParts *parts, const NoteSentence *sentence, size_t start, size_t end)
{
	guint before = parts->n;
	for (size_t at = start; at < MIN(end, sentence->n_tokens); at++) {
		const NoteToken *token = &sentence->tokens[at];
		if (token->class == NOTE_PARTS && !is_count(sentence, at)) {
			const NoteToken *to = token + 2;
			bool is_range = at + 2 < end && class_at(sentence, at + 1) == NOTE_TO &&
					class_at(sentence, at + 2) == NOTE_PARTS;
			add_range(parts, (int)token->first,
				  (int)(is_range ? to->last : token->last));
			at += is_range ? 2 : 0;
		} else if (token->class == NOTE_ORDINAL) {
			int count = 1;
			if (at + 1 < end && is_count(sentence, at + 1))
				count = token[1].class == NOTE_COUNT ? token[1].value
								     : (int)token[1].first;
			if (token->value < 0)
				add_range(parts, -count, -1);
			else
				add_range(parts, token->value, token->value + count - 1);
		}
	}
	return parts->n > before;
}

/* Where the list of parts ends that begins at start: behind words that may belong to it. */
static size_t list_end(const NoteSentence *sentence, size_t start)
{
	static const bool listed[N_NOTE_CLASSES] = {
		[NOTE_PARTS] = true, [NOTE_ORDINAL] = true, [NOTE_COUNT] = true,
		[NOTE_NOUN] = true,  [NOTE_NOUNS] = true,   [NOTE_THE] = true,
		[NOTE_YOUR] = true,  [NOTE_COMMA] = true,   [NOTE_AND] = true,
		[NOTE_BOTH] = true,  [NOTE_OF] = true,	    [NOTE_PRONOUN] = true,
		[NOTE_UP] = true,    [NOTE_CHANGE] = true,  [NOTE_ADJECTIVE] = true,
	};
	size_t at = start;
	for (; at < sentence->n_tokens; at++) {
		bool is_range = class_at(sentence, at) == NOTE_TO &&
				class_at(sentence, at - 1) == NOTE_PARTS &&
				class_at(sentence, at + 1) == NOTE_PARTS;
		if (!listed[class_at(sentence, at)] && !is_range)
			break;
	}
	return at;
}

/* The same where numbers may be anything: those that say that they are of patches. */
static void take_named(NoteParts *parts, const NoteSentence *sentence)
{
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClass class = class_at(sentence, at), next = class_at(sentence, at + 1);
		NoteClass before = at ? class_at(sentence, at - 1) : NOTE_END;
		bool is_marked = sentence->tokens[at].is_list || before == NOTE_NOUN ||
				 before == NOTE_NOUNS || before == NOTE_DROP;
		if ((class == NOTE_PARTS && is_marked) ||
		    (class == NOTE_ORDINAL && (next == NOTE_NOUN || next == NOTE_COUNT))) {
			size_t end = list_end(sentence, at);
			take_parts(parts, sentence, at, end);
			at = end;
		}
	}
}

/* Notes what is left out: `except the last`, `but 3`, `without patch 2`. */
static void take_exceptions(Note *note, const NoteSentence *sentence, size_t start)
{
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClass class = class_at(sentence, at);
		size_t from = at + 1;
		if (class == NOTE_EXCEPT || has_word(sentence, at, "without") ||
		    (at > start && has_word(sentence, at, "but")) || class == NOTE_DROP)
			while (class_at(sentence, from) == NOTE_TO ||
			       class_at(sentence, from) == NOTE_WITH)
				from++;
		else if (has_word(sentence, at, "apart") || has_word(sentence, at, "other"))
			from++;
		else
			continue;
		size_t end = list_end(sentence, from);
		/* `but patch 3 needs work` leaves it out as well. */
		take_parts(&note->left, sentence, from, end);
		at = MAX(at, end - 1);
	}
}

/* `up to this patch`, `up to patch 3`. */
static bool take_up_to(Note *note, const NoteSentence *sentence, size_t start)
{
	for (size_t at = start; at + 2 < sentence->n_tokens; at++) {
		if (class_at(sentence, at) != NOTE_UP || class_at(sentence, at + 1) != NOTE_TO)
			continue;
		NoteParts parts = { .n = 0 };
		if (take_parts(&parts, sentence, at + 2, list_end(sentence, at + 2)))
			add_range(&note->taken, 1, parts.ranges[0].last);
		else if (has_word(sentence, at + 2, "this") || has_word(sentence, at + 2, "here"))
			note->up_to_target = true;
		else
			continue;
		return true;
	}
	return false;
}

/* Notes which patches a clause is about. */
static void take_scope(Note *note, const NoteSentence *sentence, const NoteClause *clause)
{
	take_exceptions(note, sentence, clause->start);
	if (take_up_to(note, sentence, clause->verb))
		return;
	size_t object = clause->verb + 1;
	while (class_at(sentence, object) == NOTE_ADVERB)
		object++;
	size_t subject_end = clause->verb;
	for (size_t i = clause->start; i < clause->verb; i++)
		if (has_word(sentence, i, "but") || class_at(sentence, i) == NOTE_EXCEPT)
			subject_end = MIN(subject_end, i);
	size_t object_end = list_end(sentence, object);
	bool named = take_parts(&note->taken, sentence, clause->start, subject_end);
	named |= take_parts(&note->taken, sentence, object, object_end);
	if (named) {
		/* `this one and patch 5` */
		for (size_t i = clause->start; i < object_end; i++)
			note->is_target |= has_word(sentence, i, "this") &&
					   class_at(sentence, i + 1) == NOTE_NOUN &&
					   class_at(sentence, i + 2) == NOTE_AND;
		return;
	}
	static const NoteClass whole[] = { NOTE_BOTH, NOTE_NOUNS, NOTE_REST };
	for (size_t i = 0; i < G_N_ELEMENTS(whole); i++)
		if (has_class(sentence, clause->start, clause->verb, whole[i]) ||
		    has_class(sentence, object, object_end, whole[i])) {
			note->is_whole = true;
			return;
		}
	note->is_target = true;
}

/* Whether the clause is about another version than that of the patch that is answered. */
static bool is_other_version(const Reader *reader, const NoteSentence *sentence,
			     const NoteClause *clause)
{
	size_t end = list_end(sentence, clause->verb + 1);
	for (size_t i = clause->start; i < MIN(end + 1, sentence->n_tokens); i++)
		if (class_at(sentence, i) == NOTE_VERSION && i <= clause->end &&
		    class_at(sentence, i - 1) != NOTE_TO && class_at(sentence, i - 1) != NOTE_IN &&
		    sentence->tokens[i].value != (int)reader->version)
			return true;
	return false;
}

/* Whether `and applied` goes on with what will be, or should, or with what is no patch. */
static bool goes_on_badly(const NoteSentence *sentence, size_t start)
{
	bool is_passive = false;
	for (size_t i = start; i-- > 0;) {
		switch (class_at(sentence, i)) {
		case NOTE_MODAL:
		case NOTE_IF:
			return true;
		case NOTE_NOT:
			if (class_at(sentence, i + 1) == NOTE_BEEN ||
			    class_at(sentence, i + 1) == NOTE_VERB)
				return true;
			break;
		case NOTE_I:
			return i && (class_at(sentence, i - 1) == NOTE_IF);
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
	NoteClass first = class_at(sentence, 0), second = class_at(sentence, 1);
	if (first == NOTE_THE || first == NOTE_A)
		return second != NOTE_NOUN && second != NOTE_NOUNS && second != NOTE_CHANGE;
	return is_passive && (first == NOTE_OTHER || first == NOTE_NAME);
}

/* Whether the sentence around a clause makes it say something else. */
static bool is_turned(const NoteSentence *sentence, const NoteClause *clause)
{
	NoteClass before = clause->start ? class_at(sentence, clause->start - 1) : NOTE_END;
	bool is_elided = clause->kind == NOTE_SAYS_ELIDED;
	if (before == NOTE_AND && is_elided && goes_on_badly(sentence, clause->start - 1))
		return true;
	/* `to be reviewed, merged and tested` */
	if (before == NOTE_COMMA && is_elided && class_at(sentence, clause->end) == NOTE_AND &&
	    has_class(sentence, 0, clause->start, NOTE_MODAL))
		return true;
	/* `if this is fine and that is merged` */
	if (before == NOTE_AND && !is_elided && class_at(sentence, 0) == NOTE_IF)
		return true;
	if (!sentence->is_question)
		return false;
	/* `Pushed, can you have a look?` */
	return clause->start > 0 || clause->kind == NOTE_SAYS_PASSIVE ||
	       class_at(sentence, clause->end) == NOTE_END ||
	       !has_class(sentence, clause->end, sentence->n_tokens, NOTE_YOU);
}

/* `on top of 5.10`, `to v6.1-rc2`: where testers apply things. */
static bool is_on_release(const NoteSentence *sentence, size_t start)
{
	for (size_t at = start; at + 1 < sentence->n_tokens; at++) {
		const NoteToken *next = &sentence->tokens[at + 1];
		if (has_word(sentence, at, "on") && has_word(sentence, at + 1, "top"))
			return true;
		if (class_at(sentence, at) != NOTE_TO || has_word(sentence, at, "for"))
			continue;
		View text = next->text;
		text = view_from(text, text.len && (text.data[0] | 0x20) == 'v' ? 1 : 0);
		if (text.len > 2 && g_ascii_isdigit(text.data[0]) && view_chr(text, '.'))
			return true;
	}
	return false;
}

/* `I have fixed the typo before pushing`: with the word at at it is said that it was pushed. */
static bool was_done_on_the_way(const NoteSentence *sentence, size_t at)
{
	static const char *const links[] = { "before", "while", "when" };
	bool linked = false;
	if (at < 2 || class_at(sentence, at) != NOTE_APPLYING || sentence->is_question)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
		linked |= has_word(sentence, at - 1, links[i]);
	if (!linked || has_class(sentence, 0, at, NOTE_MODAL) ||
	    has_class(sentence, 0, at, NOTE_NOT))
		return false;
	for (size_t i = 0; i + 1 < at; i++)
		if (class_at(sentence, i) == NOTE_I &&
		    (class_at(sentence, i + 1) == NOTE_HAVE ||
		     view_ends(sentence->tokens[i + 1].text, "ed")))
			return i == 0 || class_at(sentence, i - 1) != NOTE_IF;
	return false;
}

/* Whether a clause is what a tester says: `I applied this and it still crashes`. */
static bool is_trial(const NoteSentence *sentence, const NoteClause *clause)
{
	if (!sentence->tokens[clause->verb].is_trial)
		return false;
	size_t n = sentence->n_tokens;
	if (has_class(sentence, clause->verb, n, NOTE_FAIL) &&
	    (has_class(sentence, clause->verb, n, NOTE_SO) || clause->kind == NOTE_SAYS_FIRST ||
	     has_class(sentence, clause->verb, n, NOTE_AND)))
		return true;
	if (clause->kind == NOTE_SAYS_PASSIVE && class_at(sentence, clause->end) == NOTE_AND &&
	    class_at(sentence, clause->end + 1) == NOTE_TEST)
		return true;
	return clause->kind == NOTE_SAYS_FIRST &&
	       (has_class(sentence, clause->verb, n, NOTE_TEST) ||
		is_on_release(sentence, clause->verb));
}

/* Whom the clause names: `Bo has applied it`. */
static View doer_of(const NoteSentence *sentence, const NoteClause *clause)
{
	if (clause->kind != NOTE_SAYS_THIRD)
		return VIEW("");
	View doer = VIEW("");
	for (size_t i = clause->start; i < clause->verb; i++) {
		const NoteToken *token = &sentence->tokens[i];
		if (token->class != NOTE_NAME)
			continue;
		if (doer.len == 0)
			doer = token->text;
		else
			doer.len = (size_t)(token->text.data + token->text.len - doer.data);
	}
	return doer;
}

/* Whether a clause may start with the word at at. */
static bool may_start(const NoteSentence *sentence, size_t at)
{
	NoteClass before = at ? class_at(sentence, at - 1) : NOTE_COMMA;
	if (before == NOTE_COMMA || before == NOTE_AND || before == NOTE_SO)
		return true;
	/* `sorry I`, `in the end I` */
	return class_at(sentence, at) == NOTE_I &&
	       (before == NOTE_FILLER || has_word(sentence, at - 1, "end") ||
		has_word(sentence, at - 1, "meantime"));
}

static void take_sentence(Reader *reader, const NoteSentence *sentence)
{
	Note *note = reader->note;
	if (note->says && reader->is_trial &&
	    (has_class(sentence, 0, sentence->n_tokens, NOTE_FAIL) ||
	     (has_class(sentence, 0, sentence->n_tokens, NOTE_I) &&
	      has_class(sentence, 0, sentence->n_tokens, NOTE_TEST))))
		reader->was_tested = true;
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClause clause;
		if (was_done_on_the_way(sentence, at)) {
			note->says = note->is_target = true;
			reader->is_trial = false;
		}
		if (!may_start(sentence, at))
			continue;
		if (!note_clause_read(&clause, sentence, at) || is_turned(sentence, &clause) ||
		    is_other_version(reader, sentence, &clause) || is_trial(sentence, &clause))
			continue;
		bool may_be_trial =
			sentence->tokens[clause.verb].is_trial && clause.kind == NOTE_SAYS_FIRST;
		reader->is_trial = may_be_trial && (!note->says || reader->is_trial);
		note->says = true;
		if (note->by.len == 0)
			note->by = doer_of(sentence, &clause);
		take_scope(note, sentence, &clause);
		at = MAX(at, MIN(list_end(sentence, clause.verb + 1), clause.end) - 1);
	}
}

/* `I have dropped patch 3`, `2/3 does not apply`: what is not taken of a series that is. */
static void take_left(Note *note, const NoteSentence *sentence)
{
	size_t n = sentence->n_tokens;
	if (has_class(sentence, 0, n, NOTE_DROP) ||
	    (has_class(sentence, 0, n, NOTE_NOT) && has_class(sentence, 0, n, NOTE_VERB)))
		take_named(&note->left, sentence);
}

Note note_read(View text, TextForm form, unsigned version)
{
	Note note = { .by = VIEW_INIT("") };
	Reader reader = { .note = &note, .version = version };
	NoteSentences sentences;
	NoteSentence sentence;
	note_sentences_init(&sentences, text, form);
	while (note_sentence_next(&sentences, &sentence)) {
		bool said = note.says;
		guint named = note.taken.n;
		take_sentence(&reader, &sentence);
		if (note.says == said && note.taken.n == named)
			take_left(&note, &sentence);
	}
	if (reader.is_trial && (reader.was_tested || sentences.has_tested))
		note.says = false;
	return note;
}

static bool has_part(const NoteParts *parts, guint64 part, guint64 total)
{
	for (guint i = 0; i < parts->n; i++) {
		gint64 first = parts->ranges[i].first, last = parts->ranges[i].last;
		first += first < 0 ? (gint64)total + 1 : 0;
		last += last < 0 ? (gint64)total + 1 : 0;
		if ((gint64)part >= first && (gint64)part <= last)
			return true;
	}
	return false;
}

bool note_is_subset(const Note *note)
{
	return note->says && !note->is_whole &&
	       (note->taken.n || note->up_to_target || (note->is_target && note->left.n));
}

bool note_takes(const Note *note, guint64 part, guint64 total, guint64 target)
{
	if (!note->says || has_part(&note->left, part, total))
		return false;
	if (note->is_whole || (note->is_target && (target == 0 || target == part)) ||
	    (note->up_to_target && part <= target))
		return true;
	return has_part(&note->taken, part, total);
}
