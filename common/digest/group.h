/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A list of series in groups, each a table with a heading.
 *
 * A helper of digest/rows.c.
 */
#pragma once

#include "digest/fields.h"

/* The tables of a section while it is filled. */
typedef struct {
	PageMaker *maker;
	DigestSection *section;
	const Field *fields;
	size_t n_fields;
	GHashTable *table_of; /* from the word of a group to its DigestTable */
} Groups;

void groups_init(Groups *groups, PageMaker *maker, DigestSection *section, const Field *fields,
		 size_t n_fields);
void groups_clear(Groups *groups);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Groups, groups_clear)

/* The table for a series, by the plan's group; a new one if it is the first of its group. */
DigestTable *groups_table(Groups *groups, const DigestSeries *series);

/* When all are in: sorts the groups. Those that belong to none come last. */
void groups_finish(Groups *groups);
