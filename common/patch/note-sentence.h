/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sentences of a mail's own text, as words of patch/note-words.h: lines that a sentence is
 * wrapped over are joined; quotes, trailers, lists, code and the signature are passed over.
 *
 * A helper of patch/note.c. Pure, over plain or escaped text; nothing is copied.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/note-words.h"

/* A longer sentence is cut into pieces of so many words. */
#define NOTE_MAX_TOKENS 96

/* The longest paragraph that is read in one piece, in lines. */
#define NOTE_MAX_LINES 48

typedef struct {
	NoteClass class;
	int value;	   /* NoteWord's */
	bool is_trial;	   /* the same */
	bool is_place;	   /* looks like the name of a tree: it holds `-`, `/`, `.` or a digit */
	bool is_list;	   /* of parts: more than one bare number */
	guint first, last; /* the same: which */
	View text;	   /* as it is written, of a word with an apostrophe either half */
} NoteToken;

typedef struct {
	NoteToken tokens[NOTE_MAX_TOKENS];
	size_t n_tokens;
	bool is_question;
} NoteSentence;

typedef struct {
	LineIter lines;
	View paragraph[NOTE_MAX_LINES];
	size_t n_lines, line; /* how many there are; which is read */
	View rest;	      /* what is left of that line */
	size_t width;	      /* of the widest line */
	bool has_tested;      /* a Tested-by came */
	bool is_done;	      /* the signature or the mail that is answered came */
} NoteSentences;

/* Begins with text, which starts with a line; it must outlive the sentences. */
void note_sentences_init(NoteSentences *sentences, View text, TextForm form);

/* Reads the next sentence. Returns false if there are no more. */
bool note_sentence_next(NoteSentences *sentences, NoteSentence *sentence);
