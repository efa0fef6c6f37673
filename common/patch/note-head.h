/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The beginning of clauses that say that a patch is in, up to their verb.
 *
 * A helper of patch/note-clause.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"

/* Who is said to have done it. */
typedef enum {
	NOTE_SAYS_ELIDED,   /* `applied` */
	NOTE_SAYS_FIRST,    /* `I have applied` */
	NOTE_SAYS_THIRD,    /* `Bo has applied it` */
	NOTE_SAYS_PASSIVE,  /* `this was applied` */
	NOTE_SAYS_PLACE,    /* `this is in my tree` */
	NOTE_SAYS_UPSTREAM, /* `this is upstream` */
} NoteSays;

/* Reads the words from at on up to and with the verb, or the preposition of a place, sets at behind
 * it and kind to who is said to have done it. Returns false, and leaves both alone, if they are not
 * the beginning of such a clause. */
bool note_head_read(const NoteSentence *sentence, size_t *at, NoteSays *kind);

/* Whether `as 0123abc` or `as commit 0123abc` is at at. */
bool note_head_is_as_commit(const NoteSentence *sentence, size_t at);
