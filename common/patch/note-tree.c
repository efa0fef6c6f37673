/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose tree it is: see patch/note-tree.h. */
#include "patch/note-tree.h"

/* Whether a word has marks or digits in it. */
static bool is_compound(View word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isalpha(word.data[i]))
			return true;
	return false;
}

/* Whether a word is the name of a tree that patches wait in. */
static bool token_is_tree(const NoteToken *token)
{
	static const char *const names[] = {
		"next", "tree", "fixes", "mainline", "master", ".git"
	};
	if (token->class == NOTE_TREE || token->class == NOTE_UPSTREAM ||
	    view_is_nocase(token->text, "fixes") || view_is_nocase(token->text, "queue"))
		return true;
	/* `for-6.15` */
	if (view_starts(token->text, "for-") && token->text.len > strlen("for-") &&
	    g_ascii_isdigit(token->text.data[strlen("for-")]))
		return true;
	if (view_starts(token->text, "tip/") || view_starts(token->text, "tip:") ||
	    view_ends(token->text, "/main"))
		return true;
	for (size_t i = 0; is_compound(token->text) && i < G_N_ELEMENTS(names); i++)
		if (view_find(token->text, names[i]))
			return true;
	return false;
}

/* Whether a tree follows the name at at, whose it is, or what is in it: `Bo's tree`, `Bo's for-next
 * branch`. */
static bool is_tree_of(const NoteSentence *sentence, size_t at)
{
	/* `to tide next`; behind an article the tree is found in its turn */
	if (note_class_at(sentence, at) == NOTE_OTHER)
		return note_class_at(sentence, at + 1) == NOTE_TREE &&
		       note_class_at(sentence, at - 1) == NOTE_TO &&
		       note_class_at(sentence, at + 2) != NOTE_TIME &&
		       note_class_at(sentence, at + 2) != NOTE_GOAL;
	if (note_class_at(sentence, at) != NOTE_NAME)
		return false;
	at += note_class_at(sentence, at + 1) == NOTE_IS ? 2 : 1;
	for (size_t i = at; i < at + 2 && note_class_at(sentence, i) != NOTE_END; i++)
		if (token_is_tree(&sentence->tokens[i]))
			return true;
	return false;
}

bool note_tree_starts(const NoteSentence *sentence, size_t at)
{
	return token_is_tree(&sentence->tokens[at]) || is_tree_of(sentence, at);
}

bool note_tree_is_project(const NoteSentence *sentence, size_t at)
{
	static const char *const own[] = { "linux", "linus", "kernel", "git", NULL };
	return note_class_at(sentence, at) == NOTE_UPSTREAM &&
	       note_class_at(sentence, at + 1) == NOTE_NAME &&
	       !note_word_is_one_of(sentence, at + 1, own);
}

bool note_is_release(const NoteSentence *sentence, size_t at)
{
	if (note_class_at(sentence, at) == NOTE_END)
		return false;
	View text = sentence->tokens[at].text;
	if (view_starts_nocase(text, "next-2"))
		return true;
	text = view_from(text, text.len && (text.data[0] | 0x20) == 'v' ? 1 : 0);
	return text.len > 2 && g_ascii_isdigit(text.data[0]) && view_chr(text, '.');
}

bool note_tree_is_shared(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const shared[] = { "mainline", "upstream", "linux-next", "-next",
					      "master",	  "main",     "next",	    "trunk",
					      "net-next", "bpf-next", NULL };
	return clause->tree > 1 && note_word_is_one_of(sentence, clause->tree, shared);
}

bool note_tree_is_kept(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const on[] = { "on", NULL };
	static const char *const anybodys[] = { "own",	   "local", "test",	   "private",
						"working", "work",  "development", "kernel",
						"vendor",  "linux", NULL };
	size_t tree = clause->tree;
	if (tree < 2 || note_tree_is_shared(sentence, clause) || note_is_release(sentence, tree) ||
	    note_has_any(sentence, clause->verb, tree, on))
		return false;
	View text = sentence->tokens[tree].text;
	if (view_chr(text, '/') || view_starts_nocase(text, "linux"))
		return false;
	if (view_chr(text, '-') || view_chr(text, '.') || view_is_nocase(text, "fixes"))
		return true;
	/* `the tide tree` */
	NoteClass before = note_class_at(sentence, tree - 1);
	return (before == NOTE_OTHER || before == NOTE_NAME) &&
	       !note_word_is_one_of(sentence, tree - 1, anybodys);
}
