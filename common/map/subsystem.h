/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The subsystem column: what of a project a record is about.
 *
 * A patch or a commit is about what its paths belong to, and with K: lines also what it says. Any
 * other mail is about what the mail that it answers is about, if that was read before; so reviews
 * can be counted by subsystem.
 */
#pragma once

#include "map/maintainers.h"
#include "record/reader.h"

typedef struct SubsystemFinder SubsystemFinder;

/* Looks into maintainers, which must outlive it. */
SubsystemFinder *subsystem_finder_new(Maintainers *maintainers);
void subsystem_finder_free(SubsystemFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SubsystemFinder, subsystem_finder_free)

/*
 * The value of the column for a row of a mail, patch or commit table, valid until the next call.
 * is_done receives false if a search was given up (map/keywords.h). About 16 bytes of memory are
 * kept for each mail that has a value.
 */
View subsystem_finder_find(SubsystemFinder *finder, const Record *record, bool *is_done);
