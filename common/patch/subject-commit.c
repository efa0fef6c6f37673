/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `[commit]` in the brackets of a subject: see patch/subject-commit.h. */
#include "patch/subject-commit.h"

#include "patch/subject-phrase.h"

void subject_commit_take(SubjectWords *words, View *group)
{
	static const char commit[] = "commit";
	static const char *const obvious[] = { "/obvious", "/obv", "/ob" };
	View text = view_trim(*group);
	if (!view_starts_nocase(text, commit))
		return;
	View rest = view_from(text, strlen(commit)), next = rest, word;
	SubjectWords read = *words;
	if (view_is_one_nocase(rest, obvious, G_N_ELEMENTS(obvious)))
		rest = VIEW("");
	else if (view_starts(rest, "+"))
		rest = view_from(rest, 1);
	else if (rest.len && rest.data[0] != ',' &&
		 !(rest.data[0] == ' ' && subject_word_next(&next, &word) &&
		   subject_word_read(&read, word)))
		return;
	words->marker = true;
	words->flags |= FLAG_APPLIED;
	*group = rest;
}
