/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was taken of a series and is out again: dropped from a tree, or reverted.
 *
 * A helper of digest/state.c. Pure, over the book.
 */
#pragma once

#include "digest/book.h"

/* Takes out of the book what was taken and is out again, by the dates, and what says so. The parts
 * that notes name must be known (digest/taken.h). */
void take_back_dropped(Book *book);

/* The same of what a posting reverts, `Revert "title"`, that was taken itself: whatever has that
 * title and was taken before. What became commits must be in the book, too. */
void take_back_reverted(Book *book);
