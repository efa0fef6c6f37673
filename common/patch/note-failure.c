/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that tell of trouble: see patch/note-failure.h. */
#include "patch/note-failure.h"

/* Whether what follows the `still` at at is trouble. */
static bool is_still_bad(const NoteSentence *sentence, size_t at)
{
	static const char *const bad[] = { "see",     "seeing",	   "get",	 "getting",
					   "hit",     "hitting",   "happens",	 "happening",
					   "occurs",  "occurring", "there",	 "present",
					   "exists",  "same",	   "no",	 "wrong",
					   "slow",    "bad",	   "triggers",	 "shows",
					   "visible", "reproduce", "reproduces", "reproducible",
					   "unable",  NULL };
	static const char *const moods[] = { "sure",  "convinced", "happy", "clear",
					     "ideal", "perfect",   "great", NULL };
	for (size_t i = at + 1; i < at + 3 && i < sentence->n_tokens; i++) {
		if (note_word_is_one_of(sentence, i, bad))
			return true;
		if (note_class_at(sentence, i) == NOTE_NOT)
			return !note_has_any(sentence, i + 1, i + 3, moods);
	}
	return false;
}

bool note_is_failure(const NoteSentence *sentence, size_t at)
{
	if (note_class_at(sentence, at) != NOTE_FAIL)
		return false;
	return !note_has_word(sentence, at, "still") || is_still_bad(sentence, at);
}

bool note_has_failure(const NoteSentence *sentence, size_t start, size_t end)
{
	for (size_t i = start; i < MIN(end, sentence->n_tokens); i++)
		if (note_is_failure(sentence, i))
			return true;
	return false;
}

bool note_is_weak_failure(const NoteSentence *sentence, size_t at)
{
	static const char *const weak[] = { "conflict", "conflicts", "warning", "error",
					    "errors",	"issue",     "problem", NULL };
	return note_word_is_one_of(sentence, at, weak);
}

bool note_sees_failure(const NoteSentence *sentence, size_t start)
{
	static const char *const sees[] = { "see", "saw",     "seeing",	 "get",	     "got",
					    "hit", "getting", "observe", "observed", NULL };
	static const char *const troubles[] = { "splat",      "splats",	    "trace",	"traces",
						"backtrace",  "stacktrace", "deadlock", "lockup",
						"regression", "failure",    "failures", "bug",
						NULL };
	static const char *const no[] = { "no", "any", "without", NULL };
	for (size_t i = start; i < sentence->n_tokens; i++) {
		NoteClass before = i ? note_class_at(sentence, i - 1) : NOTE_END;
		if ((before != NOTE_I && before != NOTE_AND && before != NOTE_SO &&
		     before != NOTE_ADVERB) ||
		    !note_word_is_one_of(sentence, i, sees))
			continue;
		size_t last = sentence->n_tokens - 1;
		if (i + 1 <= last && i + 5 > last && note_has_word(sentence, last, ":"))
			return true;
		if (note_has_any(sentence, i + 1, i + 3, no))
			continue;
		if (note_has_any(sentence, i + 1, i + 6, troubles))
			return true;
	}
	return false;
}

bool note_is_mended(const NoteSentence *sentence, size_t at)
{
	static const char *const solves[] = { "resolve", "resolved", "resolving", "fixed",
					      "fixing",	 "solved",   "sorted",	  "addressed",
					      "handled", "rebased",  "adjusted",  "fixup",
					      NULL };
	static const char *const asks[] = { "please", "you", "should", "must", "can", NULL };
	return note_word_is_one_of(sentence, at, solves) &&
	       !(at && (note_word_is_one_of(sentence, at - 1, asks) ||
			note_class_at(sentence, at - 1) == NOTE_NOT));
}

/* Whether the sender says that he has mended something: `I fixed that up`. */
static bool has_mended(const NoteSentence *sentence)
{
	for (size_t i = 0; i < sentence->n_tokens; i++) {
		size_t verb = i + 1;
		if (note_class_at(sentence, i) != NOTE_I)
			continue;
		while (note_class_at(sentence, verb) == NOTE_HAVE ||
		       note_class_at(sentence, verb) == NOTE_ADVERB)
			verb++;
		if (note_is_mended(sentence, verb))
			return true;
	}
	return false;
}

/* Whether the trouble at at is only what the sender wants to hear of: `if it still fails for you,
 * let me know`. */
static bool is_asked_for(const NoteSentence *sentence, size_t at)
{
	static const char *const hears[] = { "know",   "tell", "shout", "complain",
					     "report", "yell", NULL };
	static const char *const ifs[] = { "if", "should", NULL };
	return note_has_any(sentence, 0, at, ifs) &&
	       note_has_any(sentence, 0, sentence->n_tokens, hears);
}

bool note_tells_failure(const NoteSentence *sentence)
{
	static const char *const checkers[] = { "checkpatch",  "sparse",     "smatch",
						"whitespace",  "coccinelle", "kernel-doc",
						"indentation", NULL };
	size_t n = sentence->n_tokens;
	bool has_any = note_sees_failure(sentence, 0), is_harmless = false, is_known = false;
	for (size_t i = 0; i < n; i++) {
		if (!note_is_failure(sentence, i))
			continue;
		if (!is_known) /* most sentences have none */
			is_harmless =
				note_has_any(sentence, 0, n, checkers) || has_mended(sentence);
		is_known = true;
		has_any |= !(is_harmless && note_is_weak_failure(sentence, i)) &&
			   !is_asked_for(sentence, i);
	}
	return has_any;
}
