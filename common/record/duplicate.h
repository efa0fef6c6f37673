/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which mail came before, and on which further lists.
 *
 * The same mail comes again where archives of several lists are read: one mail, many lists. Its
 * text is then the same, without the lists' footers (which mbox-split cuts) and white space at the
 * end. An id may also be used again for another mail; that one is no duplicate.
 *
 * Of each mail 24 bytes are kept, for as many mails as the set was made for; then the oldest is
 * forgotten. Only of mail that came on several lists the id itself is kept, 4 MiB of them at
 * most.
 */
#pragma once

#include "bytes/lines.h"

/* How many mails a filter remembers: half a year of all the kernel's lists, in 12 MiB. */
enum {
	DUPLICATE_SET_SIZE = 1 << 19,
};

typedef enum {
	DUPLICATE_NEW,	  /* the id was not seen, or there is none */
	DUPLICATE_SAME,	  /* id and text came before */
	DUPLICATE_REUSED, /* the id came before, with another text */
} DuplicateResult;

typedef struct DuplicateSet DuplicateSet;

/* size is how many mails are remembered, at most 1 << 28. Memory grows as mail comes. */
DuplicateSet *duplicate_set_new(size_t size);
void duplicate_set_free(DuplicateSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DuplicateSet, duplicate_set_free)

/*
 * Adds a mail: its id, its List-Id (either form, but always the same one), its whole text.
 * Of one id the first eight texts are remembered. A DUPLICATE_SAME on another list than the first
 * is a cross-post.
 */
DuplicateResult duplicate_set_add(DuplicateSet *set, View message_id, View list, View text,
				  TextForm form);

/*
 * Calls func with each id and each further list it came on (not the first one, which its record
 * has), in the order they were seen, each pair once. Returns false if there were more pairs than
 * could be remembered.
 */
typedef void (*CrosspostFunc)(View message_id, View list, gpointer data);
bool duplicate_set_each_crosspost(const DuplicateSet *set, CrosspostFunc func, gpointer data);
