/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * HTML as readable text: what is left of a mail that has nothing but HTML.
 */
#pragma once

#include "bytes/view.h"

/*
 * Appends the text of html, UTF-8 both: tags out, entities in, white space squeezed except in pre,
 * while blanks that do not break are kept as blanks within a line.
 * Blocks start a line, paragraphs, headings and lists have a blank line around them, list items a
 * `* ` in front, and the lines of a blockquote `> `, so that quotes are known as such. Style,
 * script, title and what is hidden (the attribute, or display: none) are left out. Takes linear
 * time, whatever is open or nested.
 *
 * A line may become seventeen times longer by that, so out gets no longer than max bytes; returns
 * whether all of the text went in. It ends with a whole character and LF in any case.
 */
bool html_text_append(GString *out, View html, size_t max);
