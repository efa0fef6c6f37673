/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the book of series to their states: who supersedes whom, what was applied, reviewed,
 * discussed.
 *
 * A helper of digest/digest.c.
 */
#pragma once

#include "digest/book.h"

/* What digest_series returns; book is not to be filled any more. Texts are the book's. */
GPtrArray *book_finish(Book *book);
