/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands before the brackets and the title of a subject (RULE 1, step 1): reply and forward
 * prefixes, the list's own tag, `(subset)`, `Subject:`, and flags outside of brackets.
 *
 * A helper of patch/subject.c.
 */
#pragma once

#include "patch/subject-words.h"
#include "patch/subject.h"

/*
 * Takes all of that off the front of *rest, in any order, and off its end the bracket that closes
 * `[Fwd: ...]`. Counts prefixes and adds flags in subject; loose gets what words outside of
 * brackets say (`(Resend) [PATCH]`, `v2: [PATCH]`), and it is returned whether there are such. list
 * is what subject_parse has.
 */
bool subject_lead_take(Subject *subject, SubjectWords *loose, View *rest, SubjectList list);
