/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `[commit]` in the brackets of a subject: see patch/subject-commit.h. */
#include "patch/subject-commit.h"

#include "patch/flags.h"
#include "patch/subject-phrase.h"
#include "patch/subject-title.h"

/* What says that a patch is in the repository already, wherever it stands. */
static bool is_committed(View word)
{
	static const char *const committed[] = { "committed", "commited", "comitted", "pushed" };
	return view_is_one_nocase(word, committed, G_N_ELEMENTS(committed));
}

/* The same of GNU projects, also in other words; these may have a sense of their own elsewhere. */
static bool is_installed(View text)
{
	static const char *const installed[] = { "installed", "checked in", "checked-in" };
	return is_committed(text) || view_is_one_nocase(text, installed, G_N_ELEMENTS(installed));
}

bool subject_commit_read(SubjectWords *words, View word, View before, View *rest)
{
	View after = *rest, next = VIEW("");
	bool has_next = subject_word_next(&after, &next);
	bool is_in = view_is_nocase(word, "checked") && has_next && view_is_nocase(next, "in");
	bool is_last = !has_next && view_is_nocase(word, "commit");
	if ((!is_in && !is_last && !is_installed(word) && !view_is_nocase(word, "merged")) ||
	    view_is_nocase(before, "be"))
		return false;
	words->flags |= FLAG_APPLIED;
	*rest = is_in ? after : *rest;
	return true;
}

bool subject_committed_read(SubjectWords *words, View word, View *tag)
{
	const char *slash = view_rchr(word, '/');
	View left = view_head(word, slash ? (size_t)(slash - word.data) : 0);
	View right = view_from(word, left.len + 1);
	if (left.len == 0 || right.len == 0 || is_committed(left) == is_committed(right))
		return false;
	*tag = is_committed(left) ? right : left;
	words->marker = true;
	words->flags |= FLAG_APPLIED;
	return true;
}

/* `title [committed]`, `title (checked in)`. */
static bool take_committed_last(View *title)
{
	View front, inside;
	if (!subject_title_last_bracket(*title, &front, &inside) || front.len == 0 ||
	    !is_installed(inside))
		return false;
	*title = view_trim(front);
	return true;
}

bool subject_committed_take(View *title)
{
	bool may_start = title->len && (title->data[0] == 'C' || title->data[0] == 'P');
	const char *colon = may_start ? view_chr(*title, ':') : NULL;
	size_t len = colon ? (size_t)(colon - title->data) : 0;
	if (!len || !is_committed(view_head(*title, len)))
		return take_committed_last(title);
	View rest = view_trim(view_from(*title, len + 1));
	if (rest.len == 0)
		return false;
	*title = rest;
	return true;
}

void subject_commit_take(SubjectWords *words, View *group)
{
	static const char commit[] = "commit";
	static const char *const obvious[] = { "/obvious", "/obv", "/ob" };
	View text = view_trim(*group);
	if (text.len && byte_is_in(text.data[0], "iIcC") && is_installed(text)) {
		words->marker = true;
		words->flags |= FLAG_APPLIED;
		*group = VIEW("");
		return;
	}
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
