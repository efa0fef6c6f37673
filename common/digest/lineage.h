/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the versions of one series have to do with each other: which was the first, and which parts
 * of a later one were taken from an earlier one.
 *
 * A helper of digest/state.c, when successors are known.
 */
#pragma once

#include "digest/book.h"

/* Sets root of each series to the number of the oldest of all that succeed each other, or have one
 * successor; its own if that is itself. */
void lineage_find_roots(Book *book);

/*
 * Lets the last version that came before a note have what the note says, in two cases. What was
 * sent again, unchanged, is the same patch, and who takes it may answer either mail. And a note
 * that was sent to a bug (debbugs), and says no part, answers the first mail of the bug, whatever
 * the version.
 */
void lineage_move_closed(Book *book);

/* Adds to taken, for each part that was taken, the part with its title in the next version of which
 * something was taken, too: who posts the rest again may leave it in. */
void lineage_carry_taken(Book *book);
