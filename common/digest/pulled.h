/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patches that were posted, and then came again as parts of a pull request: `[PULL 3/7] title`.
 *
 * A helper of digest/state.c.
 */
#pragma once

#include "digest/book.h"

/*
 * Notes that such a patch was taken by who sent the pull request, if he pulls the patches of
 * others. It is the last posting of that title by the same author, within a year before. To be
 * called when all mail is in the book, before its notes are settled.
 */
void pulled_take(Book *book);
