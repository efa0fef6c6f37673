/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grammar of clauses that say that a patch is in: `applied to my tree`, `I have queued the
 * first two`, `this is in linux-next now`.
 *
 * A helper of patch/note.c. Pure. Two tables lead from word to word: up to the verb, and from
 * there to where it is clear that the clause says nothing else.
 */
#pragma once

#include "patch/note-head.h"

typedef struct {
	NoteSays kind;
	/* Words of the sentence: the clause's first one, its verb (or `in`), and the one up to
	 * which it was read. */
	size_t start, verb, end;
	bool has_object;   /* `applied this` */
	bool lacks_object; /* `applied the following:`, where a list must follow */
	bool is_folded;	   /* `folded into patch 2` */
	size_t tree;	   /* the word that names a tree, or 0 */
	size_t some;	   /* the same of `patches`, where a word of their own tells which */
} NoteClause;

/* Reads the clause that starts with the word at start. Returns false if it is none of these. */
bool note_clause_read(NoteClause *clause, const NoteSentence *sentence, size_t start);
