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

/* Whether the sentence says that the sender's tree has the version now that is answered, instead of
 * another: `I've replaced v1 with this version in my tree`. */
bool note_tells_replacement(const NoteSentence *sentence, unsigned version);
