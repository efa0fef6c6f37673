/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What somebody says in an answer: its text without the diffs that he pastes into it.
 *
 * Who shows what he would change, or what he has changed while he applied a patch, gives his tags
 * and says the rest below. Pure, over plain or escaped text. Which lines a diff has is told by how
 * they begin, so that the outline of a text (split/outline.h) says the same as the text.
 */
#pragma once

#include "patch/text.h"

/*
 * The text of an answer whose first diff starts at diff_start, without its diffs: the text up to
 * there, and the lines behind it that are part of none, in the text's form. A blank line stands
 * where lines were left out. No diff starts in what is returned (diff_starts), which is a view of
 * text where nothing follows the diff, else of room, whose content is replaced.
 */
View answer_text(View text, size_t diff_start, TextForm form, GString *room);

/*
 * Where the words of who answers end in the text that facts are of: at scissors, if a commit stands
 * below them, with a header or a Signed-off-by; else where the text does. What its message says of
 * other patches, he does not say of the one that he answers.
 */
size_t answer_end(const PatchText *facts);
