/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What people say of their own copy: see patch/note-tester.h. */
#include "patch/note-tester.h"

/* Whether the word at at tells a test: `booted`, `compile-tested`. */
static bool is_test(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	return class == NOTE_TEST ||
	       (class == NOTE_OTHER && view_ends(sentence->tokens[at].text, "-tested"));
}

/* `I have this applied, and it works`, `we have this applied in production`: how things are with
 * somebody; `I have this queued` is what maintainers say. */
static bool has_it_applied(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const uses[] = { "production", "use", "works", "boots", NULL };
	size_t verb = clause->verb;
	bool is_held = clause->kind == NOTE_SAYS_PASSIVE &&
		       note_class_at(sentence, clause->start) == NOTE_I &&
		       sentence->tokens[verb].is_trial;
	bool is_kept =
		clause->kind == NOTE_SAYS_PLACE && note_class_at(sentence, clause->start) == NOTE_I;
	if (!is_held && !is_kept)
		return false;
	for (size_t i = verb + 1; i < sentence->n_tokens; i++)
		if (is_test(sentence, i) || note_word_is_one_of(sentence, i, uses) ||
		    (note_has_word(sentence, i, "on") && note_has_word(sentence, i + 1, "top")))
			return true;
	return false;
}

/* `applied without problems`, `applied with patch -p1`: how it went, and not where to. */
static bool tells_how(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const few[] = { "any", "further", "a", "major", NULL };
	static const char *const troubles[] = { "problem",   "problems", "issue",    "issues",
						"error",     "errors",	 "hitch",    "trouble",
						"conflicts", "conflict", "failures", NULL };
	if (!sentence->tokens[clause->verb].is_trial || clause->tree)
		return false;
	size_t at = clause->verb + 1;
	at += note_class_at(sentence, at) == NOTE_PRONOUN;
	if (note_is_without(sentence, at)) {
		while (note_word_is_one_of(sentence, at + 1, few))
			at++;
		return note_word_is_one_of(sentence, at + 1, troubles);
	}
	return note_has_word(sentence, at, "with") && note_has_word(sentence, at + 1, "patch") &&
	       at + 2 < sentence->n_tokens && view_starts(sentence->tokens[at + 2].text, "-p");
}

/* `merged it here, and it builds`. */
static bool is_built_here(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t at = clause->verb + 1;
	at += note_class_at(sentence, at) == NOTE_PRONOUN;
	if (!note_has_word(sentence, at, "here"))
		return false;
	for (size_t i = at + 1; i < sentence->n_tokens; i++)
		if (is_test(sentence, i))
			return true;
	return false;
}

/* `applied to my tree for testing`: of a tree that has a name, or is to come later, maintainers say
 * so. */
static bool is_for_testing(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const trees[] = { "tree", "branch", "repo", "kernel", NULL };
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++)
		if (note_has_word(sentence, i, "my") && note_word_is_one_of(sentence, i + 1, trees))
			return sentence->tokens[clause->verb].is_trial &&
			       note_has_word(sentence, i + 2, "for") &&
			       note_has_word(sentence, i + 3, "testing");
	return false;
}

bool note_is_own_trial(const NoteSentence *sentence, const NoteClause *clause)
{
	return has_it_applied(sentence, clause) || tells_how(sentence, clause) ||
	       is_built_here(sentence, clause) || is_for_testing(sentence, clause);
}

bool note_may_be_tester(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t at = clause->verb + 1;
	if (clause->kind != NOTE_SAYS_ELIDED || !sentence->tokens[clause->verb].is_trial ||
	    clause->tree || clause->start > 0)
		return false;
	at += note_class_at(sentence, at) == NOTE_PRONOUN;
	NoteClass link = note_class_at(sentence, at);
	return (link == NOTE_AND || link == NOTE_COMMA) && is_test(sentence, at + 1);
}
