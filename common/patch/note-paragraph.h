/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The paragraphs of a mail's own text: quotes, trailers, lists, code, the signature and what mail
 * programs put under an answer are passed over.
 *
 * A helper of patch/note-sentence.c. Pure, over plain or escaped text; nothing is copied.
 */
#pragma once

#include "bytes/lines.h"

/* The longest paragraph that is read in one piece, in lines. */
#define NOTE_MAX_LINES 48

typedef struct {
	LineIter lines;
	View paragraph[NOTE_MAX_LINES];
	size_t n_lines;
	size_t width; /* of the widest line */
	const char
		*word; /* for being in, the first in the paragraph; NULL if it was not looked for */
	bool reads_all;	 /* also paragraphs without a word for being in (patch/note-search.h) */
	bool has_tested; /* a Tested-by came */
	bool has_begun;	 /* a line that is not empty came */
	bool has_push;	 /* git's own words for a push came (patch/note-push.h) */
	bool is_in_push; /* the lines before are of such */
	bool is_done;	 /* the signature or the mail that is answered came */
} NoteParagraphs;

/* Goes on to the next paragraph that is worth reading. Returns false if there is none. */
bool note_paragraph_next(NoteParagraphs *all);

/* Looks for the next word for being in, from the place from in the paragraph on. Returns false if
 * there is none. */
bool note_paragraph_find(NoteParagraphs *all, const char *from);
