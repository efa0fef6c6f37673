/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands in brackets in a sentence: it belongs to the words before it.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "patch/note-clause.h"

/* How much of text, which follows a word at once, belongs to that as its brackets: `()` of
 * `foo()`, `(2)` of `read(2)`, `(es)` of `patch(es)`; 0 if nothing does. is_known is whether the
 * word may be one of a note, so that what follows can be a remark: `applied(thanks)`. */
size_t note_bracket_length(View text, bool is_known);

/* The word behind the bracket that opens at at; at if none opens there, or it is not closed. */
size_t note_bracket_end(const NoteSentence *sentence, size_t at);

/* Whether the subject of what follows at at stands before a bracket or is a footnote, and thus not
 * in the clause that begins there: `the fix (0123abc) is in`, `[1] was merged`. */
bool note_bracket_hides_subject(const NoteSentence *sentence, size_t at);

/* Whether the clause stands in a bracket behind words that do not name the patch answered, so that
 * it is about them: `the rename series (queued for 6.2) conflicts`. In `thanks (applied)` and
 * `(applied, thanks)` it is not so, nor where the clause has a subject of its own. */
bool note_bracket_is_remark(const NoteSentence *sentence, const NoteClause *clause);
