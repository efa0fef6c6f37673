/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply says that a patch is in: see patch/note.h. */
#include "patch/note.h"

#include "patch/note-clause.h"
#include "patch/note-drop.h"
#include "patch/note-other.h"
#include "patch/note-owner.h"
#include "patch/note-scope.h"
#include "patch/note-search.h"

typedef struct {
	Note *note;
	unsigned version;
	bool is_trial;	 /* all that was said so far is what a tester may say, too */
	bool was_tested; /* and somebody tests or complains */
	size_t n_excepted;
} Reader;

/* Whether the clause is about another version than that of the patch that is answered. */
static bool is_other_version(const Reader *reader, const NoteSentence *sentence,
			     const NoteClause *clause)
{
	size_t end = note_list_end(sentence, clause->verb + 1);
	end = MAX(end, clause->end);
	for (size_t i = clause->start; i < MIN(end + 1, sentence->n_tokens); i++)
		if (note_class_at(sentence, i) == NOTE_VERSION && i <= clause->end &&
		    sentence->tokens[i].value != (int)reader->version &&
		    /* `to v2` is a tree's; `in v3` of what is v2 is what the author sends next */
		    (sentence->tokens[i].value > (int)reader->version ||
		     (note_class_at(sentence, i - 1) != NOTE_TO &&
		      note_class_at(sentence, i - 1) != NOTE_IN)))
			return true;
	return false;
}

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

/* Whether the word at at says that what was in is out again: `dropped`, `drop it`, `reverted this`;
 * `dropped the tag` is another matter. */
static bool drops_all(const NoteSentence *sentence, size_t at)
{
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true, [NOTE_COMMA] = true, [NOTE_ADVERB] = true, [NOTE_WITH] = true,
		[NOTE_SO] = true,  [NOTE_IN] = true,	[NOTE_AND] = true,    [NOTE_TO] = true,
	};
	if (note_class_at(sentence, at) != NOTE_DROP && !note_has_word(sentence, at, "reverted") &&
	    !note_has_word(sentence, at, "revert"))
		return false;
	at += note_class_at(sentence, at + 1) == NOTE_PRONOUN ? 2 : 1;
	return ends[note_class_at(sentence, at)];
}

/* Whether what follows a clause undoes it: `applied, but dropped again`, `applied, but it did not
 * build, so I had to drop it`. */
static bool is_taken_back(const NoteSentence *sentence, size_t start)
{
	bool is_linked = false;
	for (size_t i = start; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_PARTS || class == NOTE_MODAL || class == NOTE_IF)
			return false;
		if (is_linked && drops_all(sentence, i))
			return true;
		is_linked |= note_has_word(sentence, i, "but") ||
			     note_has_word(sentence, i, "then") ||
			     note_has_word(sentence, i, "and");
	}
	return false;
}

/* Whether the sentence around a clause makes it say something else. */
static bool is_turned(const NoteSentence *sentence, const NoteClause *clause)
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
	if (is_taken_back(sentence, clause->end) || note_is_of_other(sentence, clause))
		return true;
	/* `if this is fine and that is merged` */
	if (before == NOTE_AND && !is_elided && note_class_at(sentence, 0) == NOTE_IF)
		return true;
	if (!sentence->is_question)
		return false;
	/* `Pushed, can you have a look?` */
	return clause->start > 0 || clause->kind == NOTE_SAYS_PASSIVE ||
	       note_class_at(sentence, clause->end) == NOTE_END ||
	       !note_has_class(sentence, clause->end, sentence->n_tokens, NOTE_YOU);
}

/* The names that stand in [start, end), one behind the other; empty if there are none. */
static View names_in(const NoteSentence *sentence, size_t start, size_t end)
{
	View names = VIEW("");
	for (size_t i = start; i < MIN(end, sentence->n_tokens); i++) {
		const NoteToken *token = &sentence->tokens[i];
		if (token->class != NOTE_NAME) {
			if (names.len)
				break;
			continue;
		}
		if (names.len == 0)
			names = token->text;
		else
			names.len = (size_t)(token->text.data + token->text.len - names.data);
	}
	return names;
}

/* Whether the clause says how things are, as anybody may, and not what the sender has done. */
static bool is_report(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t start = clause->start, verb = clause->verb;
	if (clause->kind == NOTE_SAYS_FIRST || note_has_class(sentence, start, verb, NOTE_I))
		return false;
	return (clause->kind != NOTE_SAYS_ELIDED && clause->kind != NOTE_SAYS_PASSIVE) ||
	       note_has_class(sentence, start, verb, NOTE_IS) ||
	       note_has_class(sentence, start, verb, NOTE_BEEN);
}

/* Notes who did what the clause says, where it names somebody: `Bo has applied it`, `picked up by
 * Bo`. */
static void take_doer(Note *note, const NoteSentence *sentence, const NoteClause *clause)
{
	View doer = VIEW("");
	bool is_others = clause->kind == NOTE_SAYS_THIRD;
	if (is_others)
		doer = names_in(sentence, clause->start, clause->verb);
	for (size_t i = clause->verb + 1; i + 1 < sentence->n_tokens && !is_others; i++)
		if (note_has_word(sentence, i, "by") &&
		    note_class_at(sentence, i + 1) == NOTE_NAME) {
			doer = names_in(sentence, i + 1, i + 3);
			is_others = true;
		} else if (note_class_at(sentence, i) == NOTE_COMMA) {
			break;
		}
	note->is_others |= is_others;
	note->is_report &= is_report(sentence, clause);
	if (note->by.len == 0)
		note->by = doer;
}

/* Whether a clause may start with the word at at. */
static bool may_start(const NoteSentence *sentence, size_t at)
{
	NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_COMMA;
	if (before == NOTE_COMMA || before == NOTE_AND || before == NOTE_SO)
		return true;
	/* `thanks for your patch, which I have applied` */
	if (before == NOTE_WHICH && at > 1 && note_class_at(sentence, at - 2) == NOTE_COMMA)
		return note_class_at(sentence, at) == NOTE_I &&
		       note_has_class(sentence, 0, at, NOTE_THANKS);
	/* `sorry I`, `in the end I`, `since nobody objected I` */
	static const char *const leading[] = { "end",	     "meantime",   "objected", "objections",
					       "complained", "complaints", "testing",  "review" };
	bool leads = before == NOTE_FILLER;
	for (size_t i = 0; i < G_N_ELEMENTS(leading); i++)
		leads |= note_has_word(sentence, at - 1, leading[i]);
	return leads && note_class_at(sentence, at) == NOTE_I;
}

static void take_sentence(Reader *reader, const NoteSentence *sentence)
{
	Note *note = reader->note;
	if (note->says && reader->is_trial &&
	    (note_has_class(sentence, 0, sentence->n_tokens, NOTE_FAIL) ||
	     (note_has_class(sentence, 0, sentence->n_tokens, NOTE_I) &&
	      note_has_class(sentence, 0, sentence->n_tokens, NOTE_TEST))))
		reader->was_tested = true;
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClause clause;
		if (!may_start(sentence, at))
			continue;
		if (!note_clause_read(&clause, sentence, at) || is_turned(sentence, &clause) ||
		    is_other_version(reader, sentence, &clause) || note_is_trial(sentence, &clause))
			continue;
		bool may_be_trial =
			sentence->tokens[clause.verb].is_trial && clause.kind == NOTE_SAYS_FIRST;
		reader->is_trial = may_be_trial && (!note->says || reader->is_trial);
		View owner = note_owner(sentence, &clause);
		note->owner = !note->says || note->owner.len ? owner : VIEW("");
		note->is_report |= !note->says;
		note->says = true;
		take_doer(note, sentence, &clause);
		note_scope_take(note, sentence, &clause);
		at = MAX(at, MIN(note_list_end(sentence, clause.verb + 1), clause.end) - 1);
	}
}

/* Whether a sentence behind a note takes it back: `Actually no, dropped again.` */
static bool takes_back(const NoteSentence *sentence)
{
	for (size_t i = 0; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (drops_all(sentence, i))
			return i + 1 < sentence->n_tokens &&
			       (note_class_at(sentence, i + 1) == NOTE_PRONOUN ||
				note_has_word(sentence, i + 1, "again"));
		if (class != NOTE_FILLER && class != NOTE_ADVERB && class != NOTE_COMMA &&
		    class != NOTE_I && class != NOTE_HAVE && class != NOTE_SO)
			return false;
	}
	return false;
}

Note note_read(View text, TextForm form, unsigned version)
{
	Note note = { .by = VIEW_INIT(""), .owner = VIEW_INIT("") };
	Reader reader = { .note = &note, .version = version };
	NoteSentences sentences;
	NoteSentence sentence;
	note_sentences_init(&sentences, text, form);
	while (note_sentence_next(&sentences, &sentence)) {
		bool said = note.says;
		guint named = note.taken.n;
		take_sentence(&reader, &sentence);
		if (said && takes_back(&sentence))
			note.says = false;
		else if (note.says == said && note.taken.n == named)
			note_scope_take_left(&note, &sentence);
		sentences.paragraphs.reads_all |= note.is_whole || (note.says && reader.is_trial);
	}
	if (reader.is_trial && (reader.was_tested || sentences.paragraphs.has_tested))
		note.says = false;
	if (note.owner.len && note_owner_is_other(text, form, note.owner))
		note.says = false;
	return note;
}

Note note_read_dropped(View text, TextForm form, unsigned version)
{
	Note note = { .by = VIEW_INIT(""), .owner = VIEW_INIT("") };
	Reader reader = { .note = &note, .version = version };
	NoteSentences sentences;
	NoteSentence sentence, turned;
	note_sentences_init(&sentences, text, form);
	while (note_sentence_next(&sentences, &sentence))
		if (note_drop_turn(&turned, &sentence))
			take_sentence(&reader, &turned);
	return note;
}

/* The paragraph of run that holds at, by the line feeds in form. */
static View paragraph_at(View run, size_t at, TextForm form)
{
	const char *gap = form == TEXT_ESCAPED ? "\\n\\n" : "\n\n";
	size_t feed = text_form_newline(form), start = at;
	while (start > 0 && !view_ends(view_head(run, start), gap)) {
		/* back to where a feed ends, maybe */
		const char *last =
			start > feed ? view_rchr(view_head(run, start - feed), gap[0]) : NULL;
		start = last ? (size_t)(last - run.data) + feed : 0;
	}
	View rest = view_from(run, at);
	const char *end;
	while ((end = view_chr(rest, gap[0])) &&
	       !view_starts(rest = view_from(rest, (size_t)(end - rest.data)), gap))
		rest = view_from(rest, 1);
	return view_from(end ? view_head(run, (size_t)(end - run.data)) : run, start);
}

/* Whether the paragraph has a sentence that says so, whatever others make of it. */
static bool paragraph_says(View paragraph, TextForm form, unsigned version)
{
	Note note = { .by = VIEW_INIT(""), .owner = VIEW_INIT("") };
	Reader reader = { .note = &note, .version = version };
	NoteSentences sentences;
	NoteSentence sentence, turned;
	note_sentences_init(&sentences, paragraph, form);
	sentences.has_word_only = true;
	while (!note.says && note_sentence_next(&sentences, &sentence)) {
		take_sentence(&reader, &sentence);
		if (!note.says && note_drop_turn(&turned, &sentence))
			take_sentence(&reader, &turned);
	}
	return note.says;
}

bool note_may_say(const PatchText *facts, TextForm form, unsigned version)
{
	for (size_t i = 0; i < facts->n_runs; i++) {
		View run = facts->runs[i];
		const char *stem;
		while ((stem = note_search(run))) {
			View paragraph = paragraph_at(run, (size_t)(stem - run.data), form);
			if (paragraph_says(paragraph, form, version))
				return true;
			run = view_from(run, (size_t)(paragraph.data + paragraph.len - run.data));
		}
	}
	return false;
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

/* Whether all that a note names by number are reports or requests, as no series has such parts:
 * `merged #123`. */
static bool names_requests_only(const Note *note, guint64 total)
{
	bool names = note->taken.n && !note->is_whole && !note->is_target;
	for (guint i = 0; i < note->taken.n; i++)
		names &= note->taken.ranges[i].is_hash &&
			 note->taken.ranges[i].first > (gint64)total;
	return names;
}

bool note_is_subset(const Note *note, guint64 total)
{
	bool is_partial = !note->is_whole && (note->taken.n || note->up_to_target);
	return note->says && (note->left.n || is_partial) && !names_requests_only(note, total);
}

bool note_takes(const Note *note, guint64 part, guint64 total, guint64 target)
{
	if (!note->says || has_part(&note->left, part, total))
		return false;
	bool is_target = note->is_target || names_requests_only(note, total);
	if (note->is_whole || (is_target && (target == 0 || target == part)) ||
	    (note->up_to_target && part <= target))
		return true;
	return has_part(&note->taken, part, total);
}
