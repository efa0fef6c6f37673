/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Clauses that say that a patch is in what others make of a project: a distribution, a vendor's
 * tree.
 *
 * A helper of patch/note-other.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* Whether clause is about such: `this has been applied in Yocto for years`, `merged into the vendor
 * tree`. What somebody does himself is not, nor is what names a branch, as on a list of that
 * project: `applied to OpenWrt master`. */
bool note_is_downstream(const NoteSentence *sentence, const NoteClause *clause);
