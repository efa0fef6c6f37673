/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What git itself prints of a push, which some maintainers send as their answer:
 *
 *     To git.example.org:tide
 *        0f9fa5f..1a2b3c4  master -> master
 *
 * A helper of patch/note-paragraph.c. Pure; lines have no blanks around them.
 */
#pragma once

#include "bytes/view.h"

/* Whether a line names the repository. */
bool note_push_is_head(View line);

/* Whether a line below it says that a main branch went on. A new branch may be anything. */
bool note_push_is_taken(View line);

/* Whether it says what became of any branch: others may follow it. */
bool note_push_is_report(View line);
