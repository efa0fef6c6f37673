/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commits that clauses name: see patch/note-commit.h. */
#include "patch/note-commit.h"

#include "patch/commit-name.h"

/* So many words behind the verb may stand before the commit: `into the tree of Bo as commit`. */
#define MAX_BEFORE 16

View note_commit_title(const NoteSentence *sentence, const NoteClause *clause, View text)
{
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true,
		[NOTE_COMMA] = true,
		[NOTE_AND] = true,
		[NOTE_SO] = true,
	};
	size_t at = clause->verb + 1;
	while (at < clause->verb + MAX_BEFORE && !ends[note_class_at(sentence, at)] &&
	       !note_head_is_as_commit(sentence, at))
		at++;
	if (text.len == 0 || !note_head_is_as_commit(sentence, at))
		return VIEW("");
	at += note_has_word(sentence, at + 1, "commit") ? 2 : 1;
	/* line ends, plain or escaped */
	text = view_from(text, (size_t)(view_end(sentence->tokens[at].text) - text.data));
	text = view_skip_any(text, " \n\\");
	text = view_from(text, view_starts(text, "n(\"") ? 1 : 0);
	const char *close = view_starts(text, "(\"") ? view_find(text, "\")") : NULL;
	return close ? view_from(view_head(text, (size_t)(close - text.data)), strlen("(\""))
		     : VIEW("");
}

bool note_is_of_commit(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const leads[] = { "by",   "in",     "since", "from",
					     "with", "commit", "of",	NULL };
	static const char *const verbs[] = { "merged", "applied", "committed", "landed", NULL };
	size_t start = clause->start;
	if (clause->kind != NOTE_SAYS_ELIDED || start < 3 ||
	    note_class_at(sentence, start - 1) != NOTE_COMMA ||
	    !note_word_is_one_of(sentence, clause->verb, verbs))
		return false;
	size_t name = start - 2;
	/* `commit 0123abc ("title"), merged` */
	if (note_has_word(sentence, name, ")")) {
		while (name > 2 && !note_has_word(sentence, name, "("))
			name--;
		name--;
	}
	return name > 0 && commit_name_is(sentence->tokens[name].text) &&
	       note_word_is_one_of(sentence, name - 1, leads);
}
