/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Series of one author side by side that have something in common, such as a title.
 *
 * A helper of digest/version.c.
 */
#pragma once

#include "digest/book.h"

/* A series under one of the things that tell it, with its author's name or address. */
typedef struct {
	guint64 key;
	Series *series;
} VersionEntry;

/* Adds a series under the hash of such a thing, 0 for none, to an array of VersionEntry: once with
 * its author's name and once with his address, as far as there are such. */
void version_entry_add(GArray *entries, Series *series, guint64 thing);

/* What is called with n entries of one key, sorted by version and date. */
typedef void VersionEntryFunc(const VersionEntry *entries, guint n, gpointer data);

/* Puts the entries of each key side by side, sorted. */
void version_entries_group(GArray *entries);

/* Calls function, with data, for those of each key that has more than one. They are grouped. */
void version_entries_each(const GArray *entries, VersionEntryFunc *function, gpointer data);
