/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Series of one author that have something in common: see digest/version-entry.h. */
#include "digest/version-entry.h"

#include "bytes/hash.h"
#include "bytes/key-group.h"
#include "digest/version.h"

void version_entry_add(GArray *entries, Series *series, guint64 thing)
{
	guint64 persons[KEPT_PERSON_HASHES];
	kept_person_hashes(book_author(series), persons);
	for (size_t i = 0; thing && i < G_N_ELEMENTS(persons); i++)
		if (persons[i]) {
			VersionEntry entry = { hash_pair(thing, persons[i]), series };
			g_array_append_val(entries, entry);
		}
}

static int compare_versions(gconstpointer left, gconstpointer right)
{
	const VersionEntry *a = left, *b = right;
	int order = version_compare(a->series, b->series);
	return order ? order : version_compare_dates(a->series, b->series);
}

void version_entries_group(GArray *entries)
{
	key_group(entries, compare_versions);
}

void version_entries_each(const GArray *all, VersionEntryFunc *function, gpointer data)
{
	const VersionEntry *entries = (const VersionEntry *)(const void *)all->data;
	for (guint start = 0, end; start < all->len; start = end) {
		for (end = start; end < all->len && entries[end].key == entries[start].key;)
			end++;
		if (end - start > 1)
			function(entries + start, end - start, data);
	}
}
