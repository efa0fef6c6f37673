/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The commits that a note lists below what it says, as b4 and patchwork's clients write them:
 *
 *     [3/5] tide: Turn		0f9fa5f58c78 tide: Turn
 *           commit: 0f9fa5f58c78
 *
 * A helper of patch/reply-flags.c and the digest. Pure.
 */
#pragma once

#include "bytes/lines.h"

typedef struct {
	guint64 part, total; /* 0 where the list has titles only */
	View title;
	bool is_missing; /* its commit was not found */
} NoteListed;

/* Reads `[3/7] title`, `- [net-next,3/7] title`: a part, of how many, and its title. */
bool note_list_read(View line, TextForm form, NoteListed *listed);

/* The next part of a list that has a commit, or of which it is said that there is none. Returns
 * false if there are no more. */
bool note_list_next(LineIter *lines, NoteListed *listed);

/* Whether the unquoted text of a note lists some parts of a series of total, and not all. */
bool note_list_is_partial(View text, TextForm form, guint64 total);
