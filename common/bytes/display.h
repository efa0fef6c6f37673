/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text for the human edge: what is shown on a terminal or page, and how wide it is there.
 *
 * Mail is hostile text. What goes through here cannot move the cursor, change colours, or show
 * other words than it holds: control characters, bytes that are no UTF-8, and characters that
 * turn the direction of text or are read by programs only become U+FFFD.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	DISPLAY_LINE, /* one line: TAB, LF and CR become blanks */
	DISPLAY_TEXT, /* lines: TAB and LF stay */
	DISPLAY_RAW,  /* as DISPLAY_TEXT, but only control characters are replaced */
} DisplayForm;

/* Appends text as it may be shown. */
void display_append(GString *out, View text, DisplayForm form);

/* How many columns text takes, which display_append gave as DISPLAY_LINE. */
size_t display_width(View text);

/*
 * Appends text and, before it if right is set, else behind it, as many blanks as make it width
 * columns wide; none if it is wider. text is what display_append gave.
 */
void display_pad(GString *out, View text, size_t width, bool right);

/* Appends as much of text as fits in width columns; if it is cut, `…` is its last character. */
void display_cut(GString *out, View text, size_t width);

/*
 * Appends text in lines of at most width columns, each with indent before it and a line feed behind
 * it. Lines break at blanks, words that are too long where the line ends. Columns too narrow for
 * anything hold one character.
 */
void display_wrap(GString *out, View text, size_t width, const char *indent);
