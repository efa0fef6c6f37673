/*
 * The lines of a text, in place.
 *
 * Text comes in two forms: plain, and escaped as it stands in a record (see mail-record(5)), where
 * a line feed is the two bytes `\n`. Code that looks at lines takes either, so a text that
 * arrives in a record can be searched, cut and handed on without being unescaped first. In an
 * escaped text a line's view is escaped too: a TAB in it is `\t`, a backslash `\\`.
 */
#pragma once

#include "view.h"

typedef enum {
	TEXT_PLAIN,
	TEXT_ESCAPED,
} TextForm;

typedef struct {
	View rest; /* what has not been read yet: starts at a line's first byte */
	TextForm form;
} LineIter;

/* Starts at the first line of text; valid as long as the text. */
static inline LineIter line_iter(View text, TextForm form)
{
	return (LineIter){ text, form };
}

/*
 * Gives the next line without its terminator. A text that does not end in one has a last line all
 * the same; an empty text has no line. Returns false when there are no more.
 */
bool line_iter_next(LineIter *iter, View *line);

/* The line without the blanks (space, TAB, CR) at either end. */
View line_trim(View line, TextForm form);

/* The bytes a line terminator takes in this form: 1 plain, 2 escaped. */
static inline size_t text_form_newline(TextForm form)
{
	return form == TEXT_ESCAPED ? 2 : 1;
}
