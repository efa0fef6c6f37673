/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that may be about comments: see patch/note-comment.h. */
#include "patch/note-comment.h"

#include "patch/commit-name.h"
#include "patch/note-elsewhere.h"
#include "patch/note-place.h"

/* Whether the clause names a commit behind its verb. */
static bool names_commit(const NoteSentence *sentence, const NoteClause *clause)
{
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++)
		if (commit_name_is(sentence->tokens[i].text))
			return true;
	return false;
}

/* Whether an address is given behind the verb, and no branch that projects have: `to my tree:
 * https://example.org/ada/tide`. */
static bool names_own_tree(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const schemes[] = { "https", "http", "git", "ssh", NULL };
	static const char *const shared[] = { "master",	  "main",     "trunk",	  "next",
					      "upstream", "mainline", "for-next", "staging",
					      "devel",	  NULL };
	bool is_address = false;
	for (size_t i = clause->verb; i < sentence->n_tokens; i++) {
		View text = sentence->tokens[i].text;
		if (note_word_is_one_of(sentence, i, shared) || view_ends(text, "-next") ||
		    view_starts(text, "for-"))
			return false;
		is_address |= note_word_is_one_of(sentence, i, schemes) &&
			      note_has_word(sentence, i + 1, ":");
	}
	return is_address;
}

bool note_agrees(const NoteSentence *sentence, size_t end)
{
	static const char *const agrees[] = { "ok",	  "okay",	"oke",	       "yes",
					      "yep",	  "yup",	"yeah",	       "sure",
					      "right",	  "agreed",	"true",	       "sense",
					      "point",	  "suggestion", "suggestions", "catch",
					      "enough",	  "oops",	"sorry",       "comment",
					      "comments", "feedback",	NULL };
	for (size_t i = 0; i < end; i++) {
		NoteClass class = note_class_at(sentence, i);
		bool may_be = class == NOTE_FILLER || class == NOTE_ADVERB || class == NOTE_BAD;
		if ((may_be && note_word_is_one_of(sentence, i, agrees)) ||
		    (class == NOTE_OTHER && note_has_word(sentence, i, "idea")))
			return true;
	}
	return false;
}

bool note_may_be_of_comment(const NoteSentence *sentence, const NoteClause *clause, bool agreed)
{
	static const char *const takes[] = { "accepted",   "taken",   "took",  "picked",
					     "pulled",	   "grabbed", "added", "included",
					     "integrated", "folded",  "put",   NULL };
	size_t start = clause->start, verb = clause->verb;
	if (names_commit(sentence, clause) || clause->kind == NOTE_SAYS_THIRD)
		return false;
	if (names_own_tree(sentence, clause) || note_is_own_copy(sentence, clause) ||
	    note_is_joined(sentence, clause) ||
	    (clause->kind == NOTE_SAYS_PLACE && note_place_is_fix(sentence, clause)))
		return true;
	if (clause->is_folded || (note_has_word(sentence, verb, "folded") && !clause->tree))
		return true;
	bool is_passive = clause->kind == NOTE_SAYS_PASSIVE &&
			  (note_has_class(sentence, start, verb, NOTE_IS) ||
			   note_has_class(sentence, start, verb, NOTE_BEEN) ||
			   note_has_class(sentence, start, verb, NOTE_HAVE));
	if (is_passive || clause->tree || clause->kind == NOTE_SAYS_PLACE ||
	    clause->kind == NOTE_SAYS_UPSTREAM ||
	    note_has_class(sentence, start, clause->end, NOTE_NOUN) ||
	    note_has_class(sentence, start, clause->end, NOTE_NOUNS))
		return false;
	agreed |= note_agrees(sentence, verb);
	return note_word_is_one_of(sentence, verb, takes) ||
	       (agreed && note_has_word(sentence, verb, "applied"));
}
