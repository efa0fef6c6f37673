/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which parts of a series a note is about, once it is known how many there are.
 *
 * Pure.
 */
#pragma once

#include "patch/note.h"

/* Whether the note, in answer to a mail of that title, says of another patch what it has become:
 * `it was merged as 0123abc ("other")`. Maintainers change titles, so one that shares half of the
 * words of the shorter one is the same. */
bool note_is_of_other_title(const Note *note, View title);

/* Whether the note is about some parts of a series of total only, and not simply the one it
 * answers. */
bool note_is_subset(const Note *note, guint64 total);

/* Whether part was taken, of a series of total, where the reply answers the part target; 0 for the
 * cover. */
bool note_takes(const Note *note, guint64 part, guint64 total, guint64 target);
