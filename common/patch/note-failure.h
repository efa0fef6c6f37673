/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words that tell of trouble, as testers do, and those that only seem to.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-sentence.h"

/* Whether the word at at is of trouble: `crashes`, `still` of `still no luck`, but not that of
 * `comments are still welcome`. */
bool note_is_failure(const NoteSentence *sentence, size_t at);

/* Whether one of the words in [start, end) is. */
bool note_has_failure(const NoteSentence *sentence, size_t start, size_t end);

/* Whether the word at at, of trouble, is of what merging may meet with, or checkers find, and not
 * of what only a test shows. */
bool note_is_weak_failure(const NoteSentence *sentence, size_t at);

/* Whether the words from start on tell what the sender sees, and that is trouble: `and I see the
 * following splat`, `and get:`. */
bool note_sees_failure(const NoteSentence *sentence, size_t start);

/* Whether the word at at says that something was mended, and does not ask for it. */
bool note_is_mended(const NoteSentence *sentence, size_t at);

/* Whether the sentence tells of trouble, other than what checkers find, what the sender has mended,
 * and what he wants to hear of. */
bool note_tells_failure(const NoteSentence *sentence);
