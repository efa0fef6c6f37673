/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose tree it is: see patch/note-tree.h. */
#include "patch/note-tree.h"

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
