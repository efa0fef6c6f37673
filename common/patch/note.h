/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a reply says that a patch is in, and which: RULE 7.
 *
 * What people write differs from list to list, so the reader knows words (patch/note-words.h) and
 * how a sentence is made of them: somebody who has applied something, or something that was
 * applied, or is somewhere. A sentence that says anything else of it, that it is not, or will be,
 * or asks, does not have that form. Pure.
 */
#pragma once

#include "patch/text.h"

/* Parts as somebody names them: numbers from 1 on or, from the end, from -1 down. */
typedef struct {
	int first, last;
	bool is_hash; /* `#3`: where there is no such part, a report or request has that number */
} NoteRange;

#define NOTE_MAX_RANGES 16

typedef struct {
	NoteRange ranges[NOTE_MAX_RANGES];
	guint n;
} NoteParts;

typedef struct {
	bool says;	       /* that something is in */
	bool is_whole;	       /* `series applied`, `both merged` */
	bool is_rest;	       /* the same: `the rest applied`, so something is left */
	bool is_target;	       /* `applied`, `this patch`: what the reply answers */
	bool is_some;	       /* `DT patches`: which ones is not known, or the one it answers */
	bool up_to_target;     /* `up to this patch` */
	guint before, after;   /* so many next to it, too: `this and the next two` */
	NoteParts taken, left; /* by their numbers; left is not taken */
	bool is_report;	    /* only that it is so, not that anybody has done it: `it is merged` */
	bool is_of_release; /* only that it went into branches of releases: the caller's */
	bool may_be_of_comment; /* nothing else where the author of the patch says it */
	bool is_others;		/* that somebody else did it, not the sender */
	View by;		/* who, as the text names him; empty if it does not */
	View owner;  /* whose patch that is: the last name in `Bo's patch`; empty if something else
			is said to be in, too */
	View commit; /* the title of the commit that it is in as: `merged as 0123abc ("title")`;
			empty if something else is said to be in, too */
	View titles; /* the lines that list all that is in by title: see patch/note-items.h */
} Note;

/* A note that says nothing. */
static inline Note note_none(void)
{
	const View none = VIEW_INIT("");
	return (Note){ .by = none, .owner = none, .commit = none, .titles = none };
}

/*
 * Reads the unquoted text of a reply, plain or escaped. version is that of the patch that is
 * answered: what is said of another one does not count; but where that is 1, what is attached may
 * have a number that no subject has, `Pushed v7`.
 */
Note note_read(View text, TextForm form, unsigned version);

/*
 * The same of what is out again: `I have dropped patch 3`. That counts where note_read says
 * nothing, and only if the sender has applied it before, which the caller has to know.
 */
Note note_read_dropped(View text, TextForm form, unsigned version);

/*
 * Whether note_read or note_read_dropped may find something in the text that facts are of. Cheap:
 * where no word stands that notes are made of, as in most mail, nothing is read, and else only what
 * is around it.
 */
bool note_may_say(const PatchText *facts, TextForm form, unsigned version);
