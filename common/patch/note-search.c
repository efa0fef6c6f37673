/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Picks the loop that suits the machine: see patch/note-search.h. */
#include "patch/note-search.h"

#include "patch/note-search-loop.h"

#define TWICE(byte) byte, byte
#define EIGHT(byte) TWICE(byte), TWICE(byte), TWICE(byte), TWICE(byte)
#define ROW(byte)                                                                                  \
	{                                                                                          \
		EIGHT(byte), EIGHT(byte), EIGHT(byte), EIGHT(byte)                                 \
	}

const char note_search_bytes[NOTE_SEARCH_ROWS][NOTE_SEARCH_STEP] = {
	ROW(' '), ROW('a'), ROW('b'), ROW('c'), ROW('d'), ROW('e'), ROW('f'), ROW('g'),
	ROW('h'), ROW('i'), ROW('j'), ROW('k'), ROW('l'), ROW('m'), ROW('n'), ROW('o'),
	ROW('p'), ROW('q'), ROW('r'), ROW('s'), ROW('t'), ROW('u'), ROW('v'), ROW('w'),
	ROW('x'), ROW('y'), ROW('z'), ROW('#'), ROW('|'),
};

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
