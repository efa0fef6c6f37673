/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was done to a patch when it was applied: see patch/note-work.h. */
#include "patch/note-work.h"

#include "patch/note-failure.h"

/* The word that says that it was being applied; 0 if there is none: `while applying`, `when I was
 * merging it`; `while applying your comments` is another matter. */
static size_t find_applying(const NoteSentence *sentence)
{
	static const char *const whens[] = { "while", "when",	"whilst", "upon",
					     "on",    "before", "during", NULL };
	static const char *const applies[] = { "applying", "merging", "committing", "pushing",
					       "queueing", "queuing", NULL };
	static const bool follows[N_NOTE_CLASSES] = {
		[NOTE_END] = true,  [NOTE_COMMA] = true, [NOTE_THANKS] = true,
		[NOTE_AND] = true,  [NOTE_SO] = true,	 [NOTE_PRONOUN] = true,
		[NOTE_TO] = true,   [NOTE_WITH] = true,	 [NOTE_ADVERB] = true,
		[NOTE_NOUN] = true, [NOTE_NOUNS] = true,
	};
	for (size_t at = 1; at < sentence->n_tokens; at++) {
		/* the quick test first: most words are no such */
		if (note_class_at(sentence, at) != NOTE_OTHER ||
		    !view_ends(sentence->tokens[at].text, "ing") ||
		    !note_word_is_one_of(sentence, at, applies))
			continue;
		size_t when = at - 1, next = at + 1;
		while (when > 0 && (note_class_at(sentence, when) == NOTE_I ||
				    note_class_at(sentence, when) == NOTE_IS))
			when--;
		while (note_class_at(sentence, next) == NOTE_THE ||
		       note_class_at(sentence, next) == NOTE_YOUR)
			next++;
		if (note_word_is_one_of(sentence, when, whens) &&
		    follows[note_class_at(sentence, next)])
			return when;
	}
	return 0;
}

/* Whether what was done at at was done by the sender, or by nobody who is named: `fixed`, `I have
 * fixed`, `this was fixed`. */
static bool is_senders(const NoteSentence *sentence, size_t at)
{
	static const bool greets[N_NOTE_CLASSES] = {
		[NOTE_THANKS] = true,
		[NOTE_FILLER] = true,
		[NOTE_ADVERB] = true,
	};
	while (at > 0 && (note_class_at(sentence, at - 1) == NOTE_HAVE ||
			  note_class_at(sentence, at - 1) == NOTE_IS ||
			  note_class_at(sentence, at - 1) == NOTE_BEEN ||
			  note_class_at(sentence, at - 1) == NOTE_ADVERB))
		at--;
	NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_END;
	return before == NOTE_END || before == NOTE_I || before == NOTE_PRONOUN ||
	       before == NOTE_COMMA || before == NOTE_AND || before == NOTE_SO ||
	       before == NOTE_WHICH || greets[before];
}

/* `I updated mm-unstable to this version`, in place of the one that was there. */
static bool is_branch_update(const NoteSentence *sentence)
{
	static const char *const updates[] = { "updated", "update", NULL };
	static const char *const trees[] = { "branch", "tree", NULL };
	static const bool own[N_NOTE_CLASSES] = {
		[NOTE_PRONOUN] = true, [NOTE_THE] = true, [NOTE_YOUR] = true
	};
	size_t n = sentence->n_tokens, at = 0, to;
	while (at < n && note_class_at(sentence, at) != NOTE_I)
		at++;
	at++;
	while (note_class_at(sentence, at) == NOTE_HAVE ||
	       note_class_at(sentence, at) == NOTE_ADVERB)
		at++;
	if (!note_word_is_one_of(sentence, at, updates))
		return false;
	for (to = at + 1; to < n && note_class_at(sentence, to) != NOTE_TO; to++)
		if (note_class_at(sentence, to) == NOTE_COMMA)
			return false;
	if (!note_word_is_one_of(sentence, to - 1, trees) || !own[note_class_at(sentence, to + 1)])
		return false;
	at = to + 2;
	while (note_class_at(sentence, at) == NOTE_ADJECTIVE)
		at++;
	return note_has_word(sentence, at, "version") || note_has_word(sentence, at, "series") ||
	       note_has_word(sentence, at, "patchset");
}

bool note_tells_work(const NoteSentence *sentence)
{
	if (!sentence->is_question && is_branch_update(sentence))
		return true;
	static const char *const works[] = { "fixed",	  "dropped",	 "removed",  "adjusted",
					     "corrected", "tweaked",	 "reworded", "rewrote",
					     "squashed",  "folded",	 "resolved", "amended",
					     "rebased",	  "changed",	 "edited",   "updated",
					     "cleaned",	  "reformatted", "trimmed",  "shortened",
					     "addressed", "rewrapped",	 "renamed",  NULL };
	size_t end = sentence->is_question ? 0 : find_applying(sentence);
	if (end == 0)
		return false;
	size_t work = 0;
	while (work < end && !note_word_is_one_of(sentence, work, works))
		work++;
	if (work == end || !is_senders(sentence, work))
		return false;
	/* what stands before a comma is another matter: `no need to resend, I fixed it` */
	size_t start = work;
	while (start > 0 && note_class_at(sentence, start - 1) != NOTE_COMMA)
		start--;
	for (size_t i = start; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_MODAL || class == NOTE_NOT || class == NOTE_TEST ||
		    class == NOTE_YOU || (class == NOTE_IF && i != end) ||
		    (note_is_failure(sentence, i) && !note_is_weak_failure(sentence, i)))
			return false;
	}
	return true;
}

/* Where the sentence says that the sender replaced something: behind that; 0 if it does not. */
static size_t find_replaced(const NoteSentence *sentence)
{
	for (size_t at = 0; at < sentence->n_tokens; at++) {
		const View *text = &sentence->tokens[at].text;
		/* the quick test first: most words are no such */
		if (text->len == strlen("replaced") && note_has_word(sentence, at, "replaced"))
			return is_senders(sentence, at) ? at + 1 : 0;
	}
	return 0;
}

bool note_tells_replacement(const NoteSentence *sentence, unsigned version)
{
	size_t n = sentence->n_tokens, object = find_replaced(sentence), with = object;
	if (object == 0 || sentence->is_question || note_has_class(sentence, 0, object, NOTE_MODAL))
		return false;
	while (with < n && !note_has_word(sentence, with, "with"))
		with++;
	/* `v1`, `it`, `the old patches` */
	bool is_patch = note_has_class(sentence, object, with, NOTE_VERSION) ||
			note_has_class(sentence, object, with, NOTE_NOUN) ||
			note_has_class(sentence, object, with, NOTE_NOUNS) ||
			(note_class_at(sentence, object) == NOTE_PRONOUN && with == object + 1);
	size_t what = with + 1;
	bool is_this = note_has_word(sentence, what, "this") &&
		       (note_class_at(sentence, what + 1) == NOTE_NOUN ||
			note_class_at(sentence, what + 1) == NOTE_NOUNS);
	bool is_its = note_class_at(sentence, what) == NOTE_VERSION &&
		      sentence->tokens[what].value == (int)version;
	/* the author says so, too, but not where */
	return is_patch && (is_this || is_its) &&
	       (note_has_class(sentence, what, n, NOTE_TREE) ||
		note_has_class(sentence, what, n, NOTE_THANKS));
}
