/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The days of a digest's mail, while it is collected.
 *
 * A helper of digest/digest.c.
 */
#pragma once

#include "digest/digest.h"
#include "patch/classify.h"

typedef struct DayBook DayBook;

/* Texts are kept in the caller's chunk. */
DayBook *day_book_new(GStringChunk *texts);
void day_book_free(DayBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DayBook, day_book_free)

/* Counts a message of the period. */
void day_book_add(DayBook *book, const Record *record, Kind kind);

/* Notes the date of a message before a period that is known by its mail alone. */
void day_book_add_context(DayBook *book, const Record *record);

/* The days that had mail in the period (of DigestDay), by date. The caller frees the array. */
GArray *day_book_days(const DayBook *book);

/* When such a period begins, in seconds: with its first day, or where nothing came in it behind
 * the mail before it. G_MININT64 if there is no date. */
gint64 day_book_since(const DayBook *book);
