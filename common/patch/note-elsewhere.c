/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patches that were put where no project has them: see patch/note-elsewhere.h. */
#include "patch/note-elsewhere.h"

#include "patch/commit-name.h"
#include "patch/note-tree.h"

/* How far behind the verb it is said where, or when. */
#define MAX_BEHIND 12

/* Whether a clause, or the sentence, ends with the word at at. */
static bool ends_clause(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	return class == NOTE_END || class == NOTE_COMMA || class == NOTE_SO;
}

/* `added to the next commitfest`, `merged 1 and 2 in the next version`; `queued for the next
 * release` is what maintainers say. */
static bool is_put_off(const NoteSentence *sentence, size_t verb)
{
	static const char *const events[] = { "commitfest", "cf",	  "agenda", "meeting",
					      "call",	    "discussion", NULL };
	static const char *const postings[] = { "version",  "revision", "iteration", "spin",
						"respin",   "posting",	"series",    "round",
						"patchset", NULL };
	for (size_t at = verb + 1; at < verb + MAX_BEHIND; at++) {
		NoteClass class = note_class_at(sentence, at);
		if (ends_clause(sentence, at))
			return false;
		if (class != NOTE_TO && class != NOTE_IN)
			continue;
		size_t next = at + 1;
		while (note_class_at(sentence, next) == NOTE_THE ||
		       note_class_at(sentence, next) == NOTE_A)
			next++;
		if (!note_has_word(sentence, next, "next"))
			continue;
		if (note_word_is_one_of(sentence, next + 1, events) ||
		    (class == NOTE_IN && note_word_is_one_of(sentence, next + 1, postings)))
			return true;
	}
	return false;
}

/* Whether the words from at on name a tree that is a project's: `in the tip tree`. */
static bool names_tree(const NoteSentence *sentence, size_t at)
{
	for (size_t end = at + 5; at < MIN(end, sentence->n_tokens); at++)
		if (note_has_word(sentence, at, "://") || ends_clause(sentence, at))
			return false;
		else if (note_tree_starts(sentence, at))
			return true;
	return false;
}

/* `pushed it to a branch on gitlab`: not which one. */
static bool is_nameless(const NoteSentence *sentence, size_t verb)
{
	static const char *const verbs[] = { "pushed", "committed", "put", "added", NULL };
	static const char *const kinds[] = { "git",	 "github",  "gitlab",	 "public",
					     "personal", "private", "temporary", "test",
					     "wip",	 "new",	    "separate",	 NULL };
	static const char *const places[] = {
		"branch", "repo", "repository", "tree", "fork", NULL
	};
	if (!note_word_is_one_of(sentence, verb, verbs))
		return false;
	for (size_t at = verb + 1; at < verb + MAX_BEHIND; at++) {
		NoteClass class = note_class_at(sentence, at);
		if (ends_clause(sentence, at))
			return false;
		if ((class != NOTE_TO && class != NOTE_IN) ||
		    (!note_has_word(sentence, at + 1, "a") &&
		     !note_has_word(sentence, at + 1, "another")))
			continue;
		size_t place = at + 2;
		while (note_word_is_one_of(sentence, place, kinds))
			place++;
		return note_word_is_one_of(sentence, place, places) &&
		       !names_tree(sentence, place + 1);
	}
	return false;
}

/* Whether text is the name of a branch for a version of a series: `v3`, `b4/tide-v3`. */
static bool is_version_branch(View text)
{
	size_t end = text.len;
	while (end > 0 && g_ascii_isdigit(text.data[end - 1]))
		end--;
	View head = view_head(text, end);
	return end < text.len && text.len - end < 3 &&
	       (view_ends(head, "/v") || view_ends(head, "-v"));
}

/* `pushed to https://git.example.org/ada/tide/tree/v3`, `pushed to b4/tide-v3`: a branch for this
 * version. Others that name one behind an address are the author's, see patch/note-comment.h. */
static bool is_of_version(const NoteSentence *sentence, size_t verb)
{
	if (!note_has_word(sentence, verb, "pushed"))
		return false;
	for (size_t at = verb + 1; at < MIN(verb + MAX_BEHIND, sentence->n_tokens); at++) {
		View text = sentence->tokens[at].text;
		if ((view_starts(text, "/") || view_starts(text, "b4/")) && is_version_branch(text))
			return true;
	}
	return false;
}

/* Whether the word at at is a year. */
static bool is_year(const NoteSentence *sentence, size_t at)
{
	if (at >= sentence->n_tokens)
		return false;
	View text = sentence->tokens[at].text;
	return text.len == 4 && (view_starts(text, "19") || view_starts(text, "20")) &&
	       g_ascii_isdigit(text.data[2]) && g_ascii_isdigit(text.data[3]);
}

/* `it was merged in 2012`: of what is new nobody names the year. */
static bool is_of_year(const NoteSentence *sentence, const NoteClause *clause)
{
	if (clause->kind == NOTE_SAYS_FIRST)
		return false;
	for (size_t at = clause->verb + 1; at < clause->verb + 4; at++) {
		if (ends_clause(sentence, at))
			return false;
		if (note_has_word(sentence, at, "in") && is_year(sentence, at + 1))
			return true;
	}
	return false;
}

/* Whether what begins at at is where code comes from, and not how a patch came: `an old mail`,
 * `Cleo's tree`, `commit 0123abc`, `the old driver`. */
static bool is_source(const NoteSentence *sentence, size_t at)
{
	static const char *const olds[] = { "old", "original", "vendor", "downstream",
					    "bsp", "android",  NULL };
	if (at >= sentence->n_tokens)
		return false;
	NoteClass class = note_class_at(sentence, at);
	if (note_has_word(sentence, at, "commit") || commit_name_is(sentence->tokens[at].text) ||
	    note_is_release(sentence, at))
		return true;
	if (class == NOTE_A)
		return true;
	if (class == NOTE_THE)
		return note_word_is_one_of(sentence, at + 1, olds);
	return class == NOTE_NAME && note_has_word(sentence, at + 1, "'s") &&
	       note_tree_starts(sentence, at + 2);
}

/* `I picked this up from Cleo's tree`, `cherry-picked from 0123abc`: unless it is said to where. */
static bool is_taken_from(const NoteSentence *sentence, size_t verb)
{
	static const char *const takes[] = { "picked", "cherry-picked", "grabbed",
					     "taken",  "took",		NULL };
	if (!note_word_is_one_of(sentence, verb, takes))
		return false;
	for (size_t at = verb + 1; at < verb + MAX_BEHIND && !ends_clause(sentence, at); at++) {
		if (note_class_at(sentence, at) == NOTE_TO ||
		    note_class_at(sentence, at) == NOTE_IN)
			return false;
		if (note_has_word(sentence, at, "from"))
			return is_source(sentence, at + 1) &&
			       !note_has_class(sentence, at + 1, at + 6, NOTE_TO) &&
			       !note_has_class(sentence, at + 1, at + 6, NOTE_IN);
	}
	return false;
}

/* `I applied patch 1 of your other series`. */
static bool is_of_other_series(const NoteSentence *sentence, size_t verb)
{
	static const char *const others[] = { "other",	  "another", "previous",
					      "separate", "earlier", NULL };
	static const char *const series[] = { "series", "patchset", "set", "thread", NULL };
	bool is_of = false;
	for (size_t at = verb + 1; at < verb + MAX_BEHIND && !ends_clause(sentence, at); at++) {
		if (note_word_is_one_of(sentence, at, others) &&
		    note_word_is_one_of(sentence, at + 1, series))
			return is_of || note_has_word(sentence, at - 1, "your");
		/* not `on top of` */
		is_of |= note_class_at(sentence, at) == NOTE_OF &&
			 !note_has_word(sentence, at - 1, "top");
	}
	return false;
}

bool note_is_elsewhere(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t verb = clause->verb;
	if (is_of_other_series(sentence, verb))
		return true;
	/* most clauses have this one, which is none of the verbs below */
	if (note_has_word(sentence, verb, "applied"))
		return is_put_off(sentence, verb) || is_of_year(sentence, clause);
	return is_put_off(sentence, verb) || is_nameless(sentence, verb) ||
	       is_of_version(sentence, verb) || is_of_year(sentence, clause) ||
	       is_taken_from(sentence, verb);
}

bool note_is_own_copy(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const verbs[] = { "pushed", "committed", NULL };
	static const char *const places[] = { "branch", "repo",	  "repository", "tree", "fork",
					      "github", "gitlab", "git",	NULL };
	if (!note_word_is_one_of(sentence, clause->verb, verbs))
		return false;
	for (size_t at = clause->verb + 1; at < clause->verb + MAX_BEHIND; at++) {
		if (ends_clause(sentence, at))
			return false;
		if (note_class_at(sentence, at) != NOTE_TO &&
		    note_class_at(sentence, at) != NOTE_IN)
			continue;
		size_t place = note_class_at(sentence, at + 2) == NOTE_ADJECTIVE ? at + 3 : at + 2;
		return note_has_word(sentence, at + 1, "my") &&
		       note_word_is_one_of(sentence, place, places);
	}
	return false;
}

bool note_is_joined(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const joins[] = { "merged", "squashed", "folded", NULL };
	size_t with = clause->verb + 1;
	if (!note_word_is_one_of(sentence, clause->verb, joins))
		return false;
	with += note_class_at(sentence, with) == NOTE_PRONOUN;
	size_t part = note_class_at(sentence, with + 1) == NOTE_NOUN ? with + 2 : with + 1;
	return note_has_word(sentence, with, "with") &&
	       note_class_at(sentence, part) == NOTE_PARTS && ends_clause(sentence, part + 1);
}
