/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commits that clauses name: see patch/note-commit.h. */
#include "patch/note-commit.h"

#include "patch/commit-name.h"

/* So many words behind the verb may stand before the commit: `into the tree of Bo as commit`. */
#define MAX_BEFORE 16

/* Of what is quoted above a sentence, so many lines may tell what it is about. */
#define MAX_QUOTED 6

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

/* Whether the subject of clause is `it`, `that`, `that series` or `the latter`, and it says what
 * has been done, not what is. */
static bool tells_of_it(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const pointers[] = { "it", "that", "those", "they", NULL };
	size_t start = clause->start;
	while (note_class_at(sentence, start) == NOTE_FILLER ||
	       note_class_at(sentence, start) == NOTE_ADVERB)
		start++;
	return clause->kind == NOTE_SAYS_PASSIVE &&
	       note_word_is_one_of(sentence, start, pointers) &&
	       (note_has_class(sentence, start, clause->verb, NOTE_BEEN) ||
		note_has_class(sentence, start, clause->verb, NOTE_IS));
}

bool note_is_of_dependency(const NoteSentence *sentence, const NoteClause *clause, View text,
			   TextForm form)
{
	static const char *const needs[] = { "depend", "prerequisite" };
	const char *place = sentence->tokens[0].text.data;
	if (text.len == 0 || !tells_of_it(sentence, clause))
		return false;
	LineIter lines = line_iter(view_head(text, (size_t)(place - text.data)), form);
	View line, quoted[MAX_QUOTED];
	size_t n = 0;
	while (line_iter_next(&lines, &line)) {
		View trimmed = line_trim(line, form);
		if (line.len && line.data[0] == '>' && view_skip_any(trimmed, "> ").len)
			quoted[n++ % MAX_QUOTED] = trimmed;
		else if (trimmed.len && line.data[0] != '>')
			n = 0;
	}
	for (size_t i = 0; i < MIN(n, MAX_QUOTED); i++)
		for (size_t need = 0; need < G_N_ELEMENTS(needs); need++)
			if (view_find_nocase(quoted[i], needs[need]))
				return true;
	return false;
}
