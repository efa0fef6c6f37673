/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Later versions told by the files that they touch, where all was given another title that a series
 * is told by.
 *
 * A helper of digest/version.c, when the other rules have found what they can.
 */
#pragma once

#include "digest/book.h"

/*
 * Sets successors of series that have none, to one of a greater version that succeeds none: of the
 * same author, at most 60 days later, whose patches touch the same files, not only such as many
 * patches touch, with half of the words of the title, and for no other branch; or some of the files
 * (as far as they are known, see BOOK_FILES), with three quarters of the words. There must be no
 * other that could be it, and no other that it could succeed, of the nearest version.
 */
void version_follow_paths(Book *book);
