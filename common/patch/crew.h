/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the mail table to the patch table, with the readings (patch/reading.h) shared among threads.
 *
 * The caller's thread reads and writes, does what needs the mails in their order, and makes
 * readings as well where it would have to wait. Rows come out in the order in which the mails were
 * given. Long rows, and those that are not where they were read, are its own work.
 */
#pragma once

#include "io/crew.h"
#include "patch/row.h"

typedef struct PatchCrew PatchCrew;

/* Gets each row, in the caller's thread; it is valid until the end of the call. */
typedef void (*PatchRowFunc)(const PatchRow *row, gpointer data);

typedef struct {
	PatchRowMaker *maker;
	guint threads;	      /* how many may work, the caller's among them; CREW_MAX do at most */
	const Output *output; /* what the rows go to, in the end */
	PatchRowFunc func;
	gpointer data;
} PatchCrewOrder;

/* What the order names stays the caller's, and must outlive the crew. */
PatchCrew *patch_crew_new(const PatchCrewOrder *order);
void patch_crew_free(PatchCrew *crew);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PatchCrew, patch_crew_free)

/* Takes the next mail: one that was read from input last, or one that was kept elsewhere meanwhile.
 */
void patch_crew_take(PatchCrew *crew, Input *input, const Record *mail);

/* Waits until each mail has its row. To be called at each input's end, and where the columns
 * change. */
void patch_crew_finish(PatchCrew *crew);
