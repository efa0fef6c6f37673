/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Later versions told by the patches that they have in common: where a cover was renamed, a patch
 * went into a series or came out of one, or a maintainer posts again what others wrote.
 *
 * A helper of digest/version.c.
 */
#pragma once

#include "digest/book.h"

/*
 * Sets successors of series by the titles of their parts, each with its author, among what was
 * posted later. Of a greater version, half of the parts of the smaller of the two are enough:
 * authors leave out what was applied. Of the same version it takes more than half of the older
 * one's parts, and that nothing else came sooner.
 */
void version_follow_parts(Book *book);

/* Whether parts of both came, and none has the title of one of the other. titles is of
 * posting_index_titles; the book's postings are sorted by series. */
bool version_parts_differ(const Book *book, const KeyIndex *titles, const Series *a,
			  const Series *b);
