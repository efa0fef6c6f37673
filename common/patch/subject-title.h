/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the brackets of a subject end and the title starts, and the version that some people write
 * into the title (RULE 1, step 6).
 *
 * A helper of patch/subject.c.
 */
#pragma once

#include "patch/subject-words.h"

/* Skips what may stand between a bracket and the title: blanks and one colon. */
View subject_title_start(View text);

/*
 * Takes `v3: `, `Version 3: `, `(v3)` or, before a topic, `v3` off the front of *title, or `(v3)`,
 * `[ver #3]`, `[Version 3]`, `, v3` or ` - v3` off its end. Titles end in `v2` for other reasons,
 * too: nothing else counts. Of `c++, v3: Mend`, *topic is
 * `c++`, and *title becomes `: Mend`; otherwise *topic is empty. Returns false, and leaves *title
 * as it is, if there is no version.
 */
bool subject_title_version_take(SubjectWords *words, View *title, View *topic);

/* Whether title ends with a bracket, round or square: *front receives what is before it, *inside
 * what it holds. */
bool subject_title_last_bracket(View title, View *front, View *inside);

/* Takes `RESEND: ` or `(resend) ` off the front of *title, or `(resend)` or `[RESEND]` off its end,
 * and other words for that. Returns false, and leaves *title as it is, if there is none, or nothing
 * but that. */
bool subject_title_resend_take(View *title);

/*
 * Takes ` v3` off the end of a title of several words, where it is known to be that of a cover
 * letter without brackets. Elsewhere it may be the name of something: `cgroup v2`. The version
 * lies in title, without its v.
 */
bool subject_title_last_version_take(View *title, View *version);
