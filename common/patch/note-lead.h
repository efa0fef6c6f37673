/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands before a clause that says that a patch is in: `thanks,`, `for now`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"

typedef enum {
	NOTE_LEAD_NO,  /* no clause can start there */
	NOTE_LEAD_YES, /* one can */
	NOTE_LEAD_I,   /* one of `I` that says what: `for now I have applied this` */
} NoteLead;

/* Whether a clause may start with the word at at. */
NoteLead note_lead_to(const NoteSentence *sentence, size_t at);
