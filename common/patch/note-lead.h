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

/* Whether note_lead_to may say anything but NOTE_LEAD_NO of the word at at, which is one. This is
 * asked of each word, and most are in the middle of something. */
static inline bool note_may_lead(const NoteSentence *sentence, size_t at)
{
	static const bool leads[N_NOTE_CLASSES] = {
		[NOTE_COMMA] = true, [NOTE_AND] = true,	    [NOTE_SO] = true,
		[NOTE_WHICH] = true, [NOTE_PRONOUN] = true,
	};
	NoteClass class = sentence->tokens[at].class;
	if (at == 0 || class == NOTE_I || class == NOTE_VERB)
		return true;
	/* `know`, `noticed`, `see`, `seems`, `appears`; `like`, `turns out` */
	const NoteToken *before = &sentence->tokens[at - 1];
	if (before->class == NOTE_OTHER)
		return byte_is_in(before->text.data[0], "kKnN") ||
		       view_starts(before->text, "see") || view_starts(before->text, "appear");
	return leads[before->class] ||
	       (before->class == NOTE_MODAL && view_is(before->text, "like")) ||
	       (before->class == NOTE_BAD && view_is(before->text, "out"));
}
