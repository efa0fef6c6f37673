/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The lines of a text, in place.
 *
 * Text comes in two forms: plain, and escaped as it stands in a record (see mail-record(5)), where
 * a line feed is the two bytes `\n`. Code that looks at lines takes either, so a text that
 * arrives in a record can be searched, cut and handed on without being unescaped first. In an
 * escaped text a line's view is escaped too: a TAB in it is `\t`, a backslash `\\`.
 */
#pragma once

#include "bytes/wide.h"

typedef enum {
	TEXT_PLAIN,
	TEXT_ESCAPED,
} TextForm;

typedef struct {
	View rest; /* what has not been read yet: starts at a line's first byte */
	TextForm form;
	/* Line ends are looked for ahead, many bytes at a time. */
	const char *searched; /* up to here */
	const char *block;    /* what was found: a line feed at block[n] is the bit n of feeds */
	guint64 feeds;
} LineIter;

/* Starts at the first line of text; valid as long as the text. */
static inline LineIter line_iter(View text, TextForm form)
{
	return (LineIter){ .rest = text, .form = form, .searched = text.data };
}

/* The line without the blanks (space, TAB, CR) at either end. */
View line_trim(View line, TextForm form);

/* The line without those it begins with. */
View line_trim_start(View line, TextForm form);

/* The same, also without the blanks of Unicode (bytes/wide-blank.h) among them. */
View line_trim_start_wide(View line, TextForm form);

/*
 * Whether line is the mark above a signature, `-- ` (RFC 3676, section 4.3); mail programs
 * take the blank off.
 */
static inline bool line_is_signature_mark(View line)
{
	return view_starts(line, "--") && (line.len == 2 || (line.len == 3 && line.data[2] == ' '));
}

/* The bytes a line terminator takes in this form: 1 plain, 2 escaped. */
static inline size_t text_form_newline(TextForm form)
{
	return form == TEXT_ESCAPED ? 2 : 1;
}

/* Looks for line feeds in text that is not empty, for line_iter_next; false if there are no more.
 */
WIDE_DECLARE(bool, line_iter_search, LineIter *iter);
static inline bool line_iter_search(LineIter *iter)
{
	WIDE_PICK(line_iter_search, iter);
}

/* Where the line ends; NULL if with the text. */
static inline const char *line_iter_take_end(LineIter *iter)
{
	if (!iter->feeds && !line_iter_search(iter))
		return NULL;
	const char *end = iter->block + __builtin_ctzll(iter->feeds);
	iter->feeds &= iter->feeds - 1;
	return end;
}

/*
 * Gives the next line without its terminator. A text that does not end in one has a last line all
 * the same; an empty text has no line. Returns false when there are no more.
 */
static inline bool line_iter_next(LineIter *iter, View *line)
{
	if (iter->rest.len == 0)
		return false;
	const char *end = line_iter_take_end(iter);
	line->data = iter->rest.data;
	line->len = end ? (size_t)(end - iter->rest.data) : iter->rest.len;
	iter->rest = view_from(iter->rest, line->len + text_form_newline(iter->form));
	return true;
}

/*
 * Passes over the lines that start with the byte first (no backslash), from the next one on, up to
 * one that does not: over quoted text, which is a third of all mail, at once.
 */
void line_iter_skip(LineIter *iter, char first);
