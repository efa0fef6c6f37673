/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * New versions of single parts of a series: `[PATCH v2 2/3]`, alone, in reply to part 2/3.
 *
 * A helper of digest/state.c, before anything is counted.
 */
#pragma once

#include "digest/book.h"

/*
 * Makes each posting that has only some of the announced parts a piece of the older series that it
 * updates, whose replies, reviews and notes are then those of both. It is one if it has no cover
 * letter, fewer parts than announced and fewer than the older series, a greater version, the same
 * author, and each of its parts answers the part of the same number, or a reply to that. A patch
 * without a number updates the part with its title that it answers, unless that began the thread:
 * then it may stand for all of it.
 */
void book_fold_rerolls(Book *book);
