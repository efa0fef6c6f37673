/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Character references of HTML: `&amp;`, `&#8364;`, `&#x20ac;`; and as the HTML standard has it
 * `&amp` and `&#8364` too, which old pages leave open.
 */
#pragma once

#include "bytes/view.h"

/* What a reference stands for: two characters for a few names, else the second is 0. */
typedef struct {
	gunichar c[2];
	size_t len; /* of the reference, from `&` on; 0 if there is none */
} HtmlEntity;

/*
 * The reference that text, which starts with `&`, starts with. The number of no character stands
 * for U+FFFD. Takes linear time in the digits of a number, else constant time.
 */
HtmlEntity html_entity_read(View text);

/* Whether the value of a header field has the `<` or the `@` of its addresses or ids as references
 * only, as in archives that were read off web pages. */
bool html_entity_hides_address(View value);

/* Appends text with the characters that its references stand for; a `&` that starts none is text.
 */
void html_entity_append_text(GString *out, View text);
