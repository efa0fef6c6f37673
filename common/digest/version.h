/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which series is a later version of which: RULE 11, `Revisions`.
 *
 * A helper of digest/state.c.
 */
#pragma once

#include "digest/book.h"

/*
 * Sets successor of each series that a later one takes the place of, to the next later one's
 * number in the book, and why to the rule that says so:
 *
 *     title    the same author and the same title of cover or first part, a greater version; of
 *              a series whose beginning did not come the lowest part's title may be any part's
 *     again    the same with the same version, posted later
 *     link     the later one's text links to it and calls it by its version
 *     thread   the later one answers it
 *
 * A later version has a greater number; or it is no RFC any more. Stable backports and pull
 * requests neither take nor lose a place.
 */
void book_find_successors(Book *book);

/* The number that a version starts with, 1 if there is none; rest receives what follows it. */
guint64 version_major(View version, View *rest);
