/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writing HTML: our own markup as it stands, everybody else's text escaped.
 *
 * What html_text and html_lines append stands for itself in an element and in a quoted attribute's
 * value; control characters and such as turn text round are replaced (bytes/display.h).
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	GString *out;	  /* the caller's */
	GString *scratch; /* the caller's; text before it is escaped */
} HtmlWriter;

/* Markup, ours alone. */
static inline void html_markup(HtmlWriter *writer, const char *markup)
{
	g_string_append(writer->out, markup);
}

/* Text in one line; line ends in it become blanks. */
void html_text(HtmlWriter *writer, View text);

/* A name, `Name <addr>`, an address or a domain: the address stands back behind the name, and may
 * be broken behind its dots and its @. */
void html_person(HtmlWriter *writer, View text);

/* Text of many lines, for pre. */
void html_lines(HtmlWriter *writer, View text);

/* A number in decimal digits. */
void html_number(HtmlWriter *writer, guint64 number);
