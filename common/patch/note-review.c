/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that tell the result of a review: see patch/note-review.h. */
#include "patch/note-review.h"

/* So many words at most stand between `please` and `push`. */
#define MAX_BETWEEN 5

bool note_awaits_push(const NoteSentence *sentence, size_t start)
{
	static const char *const opens[] = { "ready", "free", "ahead", NULL };
	static const char *const pushes[] = { "push",	   "merge",   "commit",	 "land",
					      "apply",	   "install", "pushed",	 "merged",
					      "committed", "landed",  "applied", "installed",
					      "check",	   NULL };
	size_t open = sentence->n_tokens;
	for (size_t i = start; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (i > open && i <= open + MAX_BETWEEN && note_word_is_one_of(sentence, i, pushes))
			return true;
		if (class == NOTE_MODAL || note_word_is_one_of(sentence, i, opens))
			open = i;
		else if (class == NOTE_SO || class == NOTE_NOT)
			open = sentence->n_tokens;
	}
	return false;
}

bool note_may_be_review(const NoteSentence *sentence, const NoteClause *clause)
{
	return note_has_word(sentence, clause->verb, "accepted");
}

bool note_is_review(const NoteSentence *sentence, const NoteClause *clause)
{
	/* what programs for reviews call a patch, and a tracker that has its state */
	static const char *const reviewed[] = { "revision", "diff", NULL };
	static const char *const lists[] = { "in", "on", "by", NULL };
	static const char *const where[] = { "patchwork", "reviewers", "reviewer", "review", NULL };
	if (!note_may_be_review(sentence, clause))
		return false;
	size_t verb = clause->verb;
	if (note_has_any(sentence, clause->start, clause->end, reviewed))
		return true;
	for (size_t i = verb + 1; i + 1 < sentence->n_tokens; i++) {
		size_t at = note_class_at(sentence, i + 1) == NOTE_THE ? i + 2 : i + 1;
		if (note_word_is_one_of(sentence, i, lists) &&
		    note_word_is_one_of(sentence, at, where))
			return true;
	}
	return note_awaits_push(sentence, verb + 1);
}
