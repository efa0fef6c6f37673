/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The patches that stand below a note, one a line: `Applied the following patches:`, and then
 * `[PATCH 1/3] title`, or only numbers.
 *
 * A helper of patch/note.c. Pure, over plain or escaped text.
 */
#pragma once

#include "patch/note-clause.h"
#include "patch/note.h"

typedef struct {
	const char *start;  /* behind a colon that ends the line; NULL if no list is announced */
	bool may_be_titles; /* `the following patches`, `these` */
	bool is_needed;	    /* `applied the following:`: else the clause says nothing */
} NoteItems;

/* Finds the list that clause announces. Returns false if it announces none. */
bool note_items_begin(NoteItems *items, const NoteSentence *sentence, const NoteClause *clause);

/* The lines of the list text if it has nothing but titles with a colon, as those of commits; else
 * empty. */
View note_items_titles(View text, TextForm form);

/* Whether line, of an answer to a cover letter, is a quoted title, indented as in a shortlog. */
bool note_items_is_quoted_title(View line, TextForm form);

/* The same of titles that are quoted above the place at in text, behind all else that the sender
 * has written, where more of them are quoted below it: those above are what a note there is about.
 * No other quoted lines are looked at. */
View note_items_quoted(View text, TextForm form, const char *at);

/* The next title in what these two have found. Returns false if there are no more. */
bool note_items_next(LineIter *lines, View *title);

/* Whether the titles of note are fewer than total. */
bool note_items_is_partial(const Note *note, TextForm form, guint64 total);

/* Adds the parts that the list text names to parts. Returns whether there are any. */
bool note_items_take(NoteParts *parts, View text, TextForm form);
