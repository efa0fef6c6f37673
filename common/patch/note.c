/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply says that a patch is in: see patch/note.h. */
#include "patch/note.h"

#include "patch/note-clause.h"
#include "patch/note-comment.h"
#include "patch/note-commit.h"
#include "patch/note-drop.h"
#include "patch/note-failure.h"
#include "patch/note-items.h"
#include "patch/note-lead.h"
#include "patch/note-owner.h"
#include "patch/note-parts.h"
#include "patch/note-review.h"
#include "patch/note-scope.h"
#include "patch/note-search.h"
#include "patch/note-tester.h"
#include "patch/note-tree.h"
#include "patch/note-trial.h"
#include "patch/note-turn.h"
#include "patch/note-version.h"
#include "patch/note-work.h"

/* A sentence with so many words does more than agree. */
#define MAX_AGREEMENT 12

/* What a note says is in, besides numbers. */
typedef struct {
	bool says, is_whole, is_rest, is_target, is_some;
} Scope;

typedef struct {
	Note *note;
	View text; /* all of the reply; empty where only a part of it is known */
	unsigned version;
	bool is_drop;	    /* the sentences are turned: see patch/note-drop.h */
	bool is_trial;	    /* all that was said so far is what a tester may say, too */
	bool may_be_copy;   /* the same, of whoever has done it; and no tree is named */
	bool may_be_review; /* all that was said so far is that it is accepted */
	bool may_be_tester; /* all that was said so far is that it was applied and tested */
	bool has_thanks;    /* and somebody thanks */
	bool is_on_release; /* the same, that it was applied on a release */
	bool names_tree;    /* somebody's, which testers do not apply things to */
	bool keeps_tree;    /* and it has a name, so that who keeps it tests what is in it */
	bool was_tested;    /* and somebody tests or complains */
	bool is_review;	    /* and somebody has still to push it */
	bool had_outcome;   /* and it is told what came of it */
	bool agreed;	    /* the sentence before does */
	NoteParts *named;   /* parts of which something else was said before; or NULL */
	const char *place;  /* of the first sentence that says so */
	NoteItems items;    /* the patches that stand below a clause */
	Scope before;	    /* of what was said before that clause */
} Reader;

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
	/* `this landed in 6.1` */
	if (clause->kind == NOTE_SAYS_PASSIVE && note_class_at(sentence, verb) == NOTE_LANDED)
		return true;
	return (clause->kind != NOTE_SAYS_ELIDED && clause->kind != NOTE_SAYS_PASSIVE) ||
	       note_has_class(sentence, start, verb, NOTE_IS) ||
	       note_has_class(sentence, start, verb, NOTE_BEEN);
}

/* Whether the sentence is a complaint that only mentions that the patch is in: `I bisected it to
 * this commit, merged in 6.16`, `this patch, merged as 0123abc, breaks suspend`. */
static bool is_of_complaint(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const finds[] = { "bisected", "bisect", NULL };
	static const char *const causes[] = { "causes",	   "caused",	"introduces", "introduced",
					      "regresses", "regressed", NULL };
	size_t start = clause->start, next = clause->end + 1;
	if (clause->kind != NOTE_SAYS_ELIDED || start < 2 ||
	    note_class_at(sentence, start - 1) != NOTE_COMMA)
		return false;
	if (note_has_class(sentence, 0, start, NOTE_I) && note_has_any(sentence, 0, start, finds))
		return true;
	NoteClass noun = note_class_at(sentence, start - 2);
	while (next < sentence->n_tokens && note_class_at(sentence, next - 1) != NOTE_COMMA)
		next++;
	while (note_class_at(sentence, next) == NOTE_ADVERB)
		next++;
	return (noun == NOTE_NOUN || noun == NOTE_NOUNS || noun == NOTE_CHANGE) &&
	       (note_class_at(sentence, next) == NOTE_FAIL ||
		note_word_is_one_of(sentence, next, causes));
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
	note->is_others |= is_others || is_of_complaint(sentence, clause);
	note->is_report &= is_report(sentence, clause);
	if (note->by.len == 0)
		note->by = doer;
}

/* Notes whether a tester might say the clause, too. */
static void take_trial(Reader *reader, const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const shared[] = { "mainline", "upstream", "linux-next", NULL };
	static const char *const on[] = { "on", NULL };
	bool is_first = !reader->note->says;
	bool may_be_copy = sentence->tokens[clause->verb].is_trial && !clause->tree;
	bool may_be_trial =
		sentence->tokens[clause->verb].is_trial && clause->kind == NOTE_SAYS_FIRST;
	/* `to my tree`; testers apply things `on linux-next` */
	bool is_given_tree = clause->tree > 1 &&
			     !note_word_is_one_of(sentence, clause->tree, shared) &&
			     !note_has_any(sentence, clause->verb, clause->tree, on);
	reader->is_trial = may_be_trial && (is_first || reader->is_trial);
	reader->may_be_copy = may_be_copy && (is_first || reader->may_be_copy);
	reader->may_be_review =
		note_may_be_review(sentence, clause) && (is_first || reader->may_be_review);
	reader->may_be_tester =
		note_may_be_tester(sentence, clause) && (is_first || reader->may_be_tester);
	reader->is_on_release =
		note_is_on_release(sentence, clause) && (is_first || reader->is_on_release);
	reader->names_tree |= is_given_tree;
	reader->keeps_tree |= may_be_trial && note_tree_is_kept(sentence, clause);
}

/* Whether the sentence is about parts by their numbers, and none that was taken. */
static bool is_of_left(const Note *note, const NoteSentence *sentence)
{
	NoteParts named;
	named.n = 0;
	if (note->taken.n)
		note_parts_take_named(&named, sentence);
	for (guint i = 0; i < named.n; i++)
		for (guint j = 0; j < note->taken.n; j++)
			if (named.ranges[i].first <= note->taken.ranges[j].last &&
			    named.ranges[i].last >= note->taken.ranges[j].first)
				return false;
	return named.n > 0;
}

/* Notes what a sentence behind the note tells of it. */
static void take_outcome(Reader *reader, const NoteSentence *sentence)
{
	if (reader->is_trial && !is_of_left(reader->note, sentence))
		reader->was_tested |= note_tells_failure(sentence) ||
				      (!reader->keeps_tree &&
				       note_has_class(sentence, 0, sentence->n_tokens, NOTE_I) &&
				       note_tells_test(sentence));
	if (reader->may_be_copy)
		reader->had_outcome |= note_tells_outcome(sentence, 0);
	if (reader->may_be_review)
		reader->is_review |= note_awaits_push(sentence, 0);
}

static void take_sentence(Reader *reader, const NoteSentence *sentence)
{
	Note *note = reader->note;
	if (note->says)
		take_outcome(reader, sentence);
	if (note_tells_work(sentence) || note_tells_replacement(sentence, reader->version)) {
		note->is_report &= note->says;
		note->says = note->is_target = true;
		return;
	}
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		NoteClause clause;
		NoteLead lead = NOTE_LEAD_NO;
		if (note_may_lead(sentence, at))
			lead = note_lead_to(sentence, at);
		if (lead == NOTE_LEAD_NO)
			continue;
		if (!note_clause_read(&clause, sentence, at) || note_is_turned(sentence, &clause) ||
		    note_is_other_version(sentence, &clause, reader->version) ||
		    (reader->is_drop && note_drop_is_other(sentence, &clause)) ||
		    note_is_trial(sentence, &clause) || note_is_review(sentence, &clause) ||
		    note_is_of_commit(sentence, &clause))
			continue;
		if (lead == NOTE_LEAD_I && (clause.kind != NOTE_SAYS_FIRST || !clause.has_object))
			continue;
		NoteItems items;
		bool has_items = note_items_begin(&items, sentence, &clause);
		if (clause.lacks_object && !has_items)
			continue;
		take_trial(reader, sentence, &clause);
		Scope before = { note->says, note->is_whole, note->is_rest, note->is_target,
				 note->is_some };
		guint n_taken = note->taken.n;
		View owner = note_owner(sentence, &clause);
		note->commit =
			note->says ? VIEW("") : note_commit_title(sentence, &clause, reader->text);
		note->owner = !note->says || note->owner.len ? owner : VIEW("");
		note->is_report |= !note->says;
		reader->place = note->says ? reader->place : sentence->tokens[0].text.data;
		note->may_be_of_comment = (!note->says || note->may_be_of_comment) &&
					  note_may_be_of_comment(sentence, &clause, reader->agreed);
		note->says = true;
		take_doer(note, sentence, &clause);
		note_scope_take(note, sentence, &clause);
		if (note->is_rest && note->left.n == 0 && reader->named)
			note->left = *reader->named;
		if (has_items && !reader->items.start && note->taken.n == n_taken) {
			reader->items = items;
			reader->before = before;
		}
		at = MAX(at, MIN(note_list_end(sentence, clause.verb + 1), clause.end) - 1);
	}
}

/* Reads the list that a clause of text announces, which is then about nothing else, or stands below
 * in a quotation. */
static void take_items(Reader *reader, View text, TextForm form)
{
	Note *note = reader->note;
	const NoteItems *items = &reader->items;
	if (!items->start) {
		if (note->says && note->is_target && !note->is_whole && !note->is_some &&
		    !note->taken.n && !note->left.n)
			note->titles = note_items_quoted(text, form, reader->place);
		return;
	}
	View list = view_from(text, (size_t)(items->start - text.data));
	if (note_items_take(&note->taken, list, form)) {
		note->is_whole = reader->before.is_whole;
		note->is_rest = reader->before.is_rest;
		note->is_target = reader->before.is_target;
		note->is_some = reader->before.is_some;
		return;
	}
	if (items->may_be_titles && note->taken.n == 0 && note->left.n == 0)
		note->titles = note_items_titles(list, form);
	if (items->is_needed && note->titles.len == 0)
		note->says = reader->before.says;
}

Note note_read(View text, TextForm form, unsigned version)
{
	Note note = note_none();
	NoteParts named;
	named.n = 0;
	Reader reader = { &note, text, .version = version, .named = &named };
	NoteSentences sentences;
	NoteSentence sentence;
	note_sentences_init(&sentences, text, form);
	while (note_sentence_next(&sentences, &sentence)) {
		bool said = note.says;
		guint n_taken = note.taken.n;
		take_sentence(&reader, &sentence);
		/* which is said in a few words */
		reader.agreed = sentence.n_tokens < MAX_AGREEMENT &&
				note_agrees(&sentence, sentence.n_tokens);
		if (said && note_takes_back(&sentence))
			note.says = false;
		else if (note.says == said && note.taken.n == n_taken) {
			note_scope_take_left(&note, &sentence);
			if (!note.says)
				note_parts_take_named(&named, &sentence);
		}
		reader.has_thanks |= note_has_class(&sentence, 0, sentence.n_tokens, NOTE_THANKS);
		sentences.paragraphs.reads_all |=
			note.is_whole || (note.says && (reader.is_trial || reader.may_be_review ||
							reader.may_be_tester));
	}
	take_items(&reader, text, form);
	bool has_push = sentences.paragraphs.has_push;
	bool has_tested = sentences.paragraphs.has_tested && !reader.names_tree && !has_push;
	if ((reader.is_trial && (reader.was_tested || has_tested)) ||
	    (reader.is_on_release && has_tested) || (reader.may_be_copy && reader.had_outcome) ||
	    (reader.may_be_review && reader.is_review) ||
	    (reader.may_be_tester && (has_tested || !reader.has_thanks)))
		note.says = false;
	if (has_push && !note.says) {
		note = note_none();
		note.says = note.is_target = true;
	}
	if (note.owner.len && note_owner_is_other(text, form, note.owner))
		note.says = false;
	return note;
}

Note note_read_dropped(View text, TextForm form, unsigned version)
{
	Note note = note_none();
	Reader reader = { &note, text, .version = version, .is_drop = true };
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
	Note note = note_none();
	Reader reader = { &note, VIEW(""), .version = version };
	NoteSentences sentences;
	NoteSentence sentence, turned;
	note_sentences_init(&sentences, paragraph, form);
	sentences.has_word_only = true;
	while (!note.says && note_sentence_next(&sentences, &sentence)) {
		take_sentence(&reader, &sentence);
		if (!note.says && note_drop_turn(&turned, &sentence))
			take_sentence(&reader, &turned);
	}
	return note.says || sentences.paragraphs.has_push;
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
