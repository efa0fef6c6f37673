/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sentences that tell what the sender has done to a patch when he applied it: `fixed while
 * applying`.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"

/* Whether the sentence tells that the patch that is answered was changed and applied; `can be fixed
 * while applying` does not. */
bool note_tells_work(const NoteSentence *sentence);
