/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Links to earlier versions in the text of a patch or cover, as people and b4 write them into
 * their change logs:
 *
 *     - Link to v2: https://lore.kernel.org/r/20250514-tide-v2-0-1234@example.org
 *
 * A helper of digest/book.c. Pure, over escaped text.
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	View rest; /* of the text */
} LinkIter;

typedef struct {
	View message_id;  /* a view of the text, as the link has it */
	unsigned version; /* that its line names; 0 where it says RFC instead */
} Link;

static inline LinkIter link_iter(View text)
{
	return (LinkIter){ text };
}

/* The next link on a line that names a version. Returns false if there are no more. */
bool link_iter_next(LinkIter *iter, Link *link);

/* The id that the first link of text leads to, whatever its line says, as the link has it; empty if
 * there is none. */
View link_message_id(View text);

/* The Message-ID that a link writes so: `%40` and the like are decoded (RFC 3986, section 2.1), in
 * buffer, if there are any. */
View link_id_decode(View id, GString *buffer);
