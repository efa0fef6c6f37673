/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Later versions told by the files that they touch, where all was given another title that a series
 * is told by, or somebody else goes on with it.
 *
 * A helper of digest/version.c, when the other rules have found what they can.
 */
#pragma once

#include "digest/book.h"

/*
 * Sets successors of series that have none, to one of a greater version that succeeds none, at most
 * 60 days later, and for no other branch. Its patches do not only touch files that many patches
 * touch, and both have in common one of these:
 *
 *     - author, all files, and half of the words of the title;
 *     - author, a file, and three quarters of the words;
 *     - the title, and a file or the sender, if the later one has no fewer patches.
 *
 * Of the files of a series as many are known as BOOK_FILES, but all of them for the first. There
 * must be no other that could be it, and no other that it could succeed, of the nearest version.
 */
void version_follow_paths(Book *book);
