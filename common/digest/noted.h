/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which notes say that a series was taken: the last one, and who took it.
 *
 * A helper of digest/book-note.c, which adds the notes as they come, and of digest/taken.c, which
 * settles them when all have come: by their dates, so that the order of the mail does not matter.
 */
#pragma once

#include "digest/book.h"

/* Keeps what a note says of its series. */
void noted_add(Book *book, Noted noted);

/* Finds out for each series whether it is taken, which note is the last, whom it names, and when
 * the first one came. What was settled before is settled anew. */
void noted_settle(Book *book);

/* Takes out of the book what notes say was taken that are settled and turned out to be void. */
void noted_sift(Book *book);

/* Hands the notes on each series that was only heard of, and has an heir, on to that. */
void noted_inherit(Book *book);
