/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that say that something is out again: see patch/note-drop.h. */
#include "patch/note-drop.h"

/* Whether a word is a verb for it, and in which form. */
static NoteClass class_of_drop(const NoteToken *token)
{
	static const char *const done[] = { "dropped", "dropping", "reverted", "unqueued",
					    "dequeued" };
	static const char *const to_do[] = { "drop", "revert" };
	if (token->class != NOTE_DROP && token->class != NOTE_FAIL && token->class != NOTE_CHANGE &&
	    token->class != NOTE_OTHER && token->class != NOTE_NAME)
		return NOTE_OTHER;
	if (view_is_one_nocase(token->text, done, G_N_ELEMENTS(done)))
		return NOTE_VERB;
	return view_is_one_nocase(token->text, to_do, G_N_ELEMENTS(to_do)) ? NOTE_APPLY
									   : NOTE_OTHER;
}

/* What a word is good for if it is no such verb. */
static NoteClass turned_class(const NoteToken *token)
{
	/* `I had to drop it` */
	if (view_is_nocase(token->text, "had"))
		return NOTE_HELP;
	/* `I'm dropping it` */
	if (view_is_nocase(token->text, "'m") || view_is_nocase(token->text, "am"))
		return NOTE_HAVE;
	bool is_in = token->class == NOTE_VERB || token->class == NOTE_PUT ||
		     token->class == NOTE_WENT || token->class == NOTE_LANDED ||
		     token->class == NOTE_APPLY;
	return is_in ? NOTE_OTHER : token->class;
}

bool note_drop_turn(NoteSentence *turned, const NoteSentence *sentence)
{
	size_t first = 0;
	while (first < sentence->n_tokens && class_of_drop(&sentence->tokens[first]) == NOTE_OTHER)
		first++;
	if (first == sentence->n_tokens)
		return false;
	*turned = *sentence;
	for (size_t i = 0; i < turned->n_tokens; i++) {
		NoteToken *token = &turned->tokens[i];
		NoteClass class = class_of_drop(token);
		token->class = class == NOTE_OTHER ? turned_class(token) : class;
		token->is_trial = false;
	}
	return true;
}
