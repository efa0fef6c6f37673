/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commits that are sent when they are pushed: see patch/notice-commit.h. */
#include "patch/notice-commit.h"

#include "patch/notice-lines.h"

/* Whether the word of an URL at at is the name of a commit: a whole one, or one where URLs have it.
 */
static bool names_commit(View url, size_t at)
{
	enum {
		SHORTEST = 7,
		SHA1 = 40
	};
	static const char *const befores[] = { "commit/", "commit/?id=", ";h=", "/g:", "/rev/" };
	View word = view_from(url, at);
	size_t digits = view_hex_length(word);
	if (digits < SHORTEST || (digits < word.len && g_ascii_isalnum(word.data[digits])))
		return false;
	bool is_named = digits >= SHA1;
	for (size_t i = 0; i < G_N_ELEMENTS(befores); i++)
		is_named |= view_ends(view_head(url, at), befores[i]);
	return is_named;
}

/* `https://git.example.org/tide/commit/?id=0123abc` or another URL of a commit's page, by itself or
 * behind a word as in `commit: URL`. */
static bool is_commit_page(View text)
{
	const char *scheme = view_find(text, "://");
	if (!scheme)
		return false;
	View url = view_from(text, (size_t)(scheme - text.data));
	View before = view_head(text, (size_t)(scheme - text.data));
	const char *blank = view_rchr(before, ' ');
	View field = view_trim(view_head(before, blank ? (size_t)(blank - before.data) : 0));
	if (view_chr(url, ' ') || (blank && !view_ends(field, ":")))
		return false;
	for (size_t at = 1; at < url.len; at++)
		if (!g_ascii_isalnum(url.data[at - 1]) && names_commit(url, at))
			return true;
	return false;
}

/* `commit`, and the whole name of one. */
static bool is_commit_line(View text)
{
	static const char start[] = "commit ";
	return view_starts(text, start) && view_hex_length(view_from(text, strlen(start))) >= 40;
}

bool notice_shows_log(View body)
{
	static const char *const fields[] = { "Author: ", "AuthorDate: ", "Commit: ",
					      "CommitDate: " };
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	if (!next_text(&lines, &text) || !is_commit_line(text))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (!next_text(&lines, &text) || !view_starts(text, fields[i]))
			return false;
	return true;
}

bool notice_shows_commit(View body)
{
	enum {
		FIRST_LINES = 3
	};
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	if (notice_shows_log(body))
		return true;
	for (int i = 0; i < FIRST_LINES && next_text(&lines, &text); i++)
		if (is_commit_page(text))
			return true;
	return false;
}

/* `Branch: main`; `URL:    https://...` */
static bool is_field(View text)
{
	enum {
		LONGEST_NAME = 24
	};
	size_t len = 0;
	while (len < text.len && (g_ascii_isalpha(text.data[len]) || text.data[len] == ' '))
		len++;
	return len > 0 && len <= LONGEST_NAME && view_starts(view_from(text, len), ": ");
}

/* Whether a program begins its mail so: git's hook, or those of Guix, Apache, emacs-diffs and
 * FreeBSD. Who shows a commit himself begins with what git shows of it. */
static bool is_greeting(View text)
{
	return view_starts(text, "This is an automated email from the git hooks/post-receive") ||
	       view_starts(text, "This is an automated email from the ASF dual-hosted git") ||
	       view_find(text, " pushed a commit to branch ") || view_starts(text, "branch: ") ||
	       (view_starts(text, "The branch ") && view_find(text, " has been updated by "));
}

/* `tide | branch: main | Ada Moon <ada@example.org> | date | [commit] | committer: Bo` */
static bool is_log_head(View text)
{
	const char *open = view_find(text, " | branch: ") ? view_rchr(text, '[') : NULL;
	return open && view_hex_length(view_from(text, (size_t)(open + 1 - text.data))) >= 40;
}

/* The first line of a body, if it is of that kind; else empty. */
static View log_head(View body)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	return next_text(&lines, &text) && is_log_head(text) ? text : VIEW("");
}

/* What stands in text behind word, up to a bar. */
static View field_behind(View text, const char *word)
{
	const char *at = view_find(text, word);
	View rest = at ? view_from(text, (size_t)(at - text.data) + strlen(word)) : VIEW("");
	const char *bar = view_chr(rest, '|');
	return view_trim(view_head(rest, bar ? (size_t)(bar - rest.data) : rest.len));
}

View notice_log_author(View body)
{
	View head = log_head(body);
	const char *branch = view_find(head, " | branch: ");
	View rest =
		branch ? view_from(head, (size_t)(branch - head.data) + strlen(" | ")) : VIEW("");
	return field_behind(rest, " | ");
}

View notice_log_committer(View body)
{
	return field_behind(log_head(body), "| committer: ");
}

/* Goes over the lines above a commit's message. Returns whether they name the commit. */
static bool take_head(LineIter *lines)
{
	enum {
		MAX_HEAD = 12
	};
	bool is_greeted = false;
	View text;
	for (int i = 0; i < MAX_HEAD && next_text(lines, &text); i++) {
		if (is_commit_page(text) || is_log_head(text) ||
		    (is_greeted && is_commit_line(text)))
			return true;
		is_greeted |= is_greeting(text);
		if (!is_greeted && !is_field(text))
			return false;
	}
	return false;
}

View notice_commit_title(View subject, View body)
{
	enum {
		MAX_LINES = 32,
		SHORTEST = 4
	};
	static const char log[] = "LOG: ";
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	if (!take_head(&lines))
		return VIEW("");
	for (int i = 0; i < MAX_LINES && next_text(&lines, &text); i++) {
		View title = view_from(text, view_starts(text, log) ? strlen(log) : 0);
		if (title.len < SHORTEST || title.len > subject.len)
			continue;
		View before = view_head(subject, subject.len - title.len);
		if (view_equal(view_from(subject, before.len), title) &&
		    (before.len == 0 || view_ends(before, " ")))
			return title;
	}
	return VIEW("");
}
