/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Picks the loop that suits the machine: see patch/note-search.h. */
#include "patch/note-search.h"

#include "patch/note-search-loop.h"

const char *note_search(View text)
{
	WIDE_PICK(note_search, text);
}

const char *note_search_refusal(View text)
{
	WIDE_PICK(note_search_refusal, text);
}

const char *note_search_reminder(View text)
{
	WIDE_PICK(note_search_reminder, text);
}

const char *note_search_withdrawal(View text)
{
	WIDE_PICK(note_search_withdrawal, text);
}
