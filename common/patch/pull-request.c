/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a pull request asks to be pulled: see patch/pull-request.h. */
#include "patch/pull-request.h"

/* The next word of rest, as it stands; empty if there is none. */
static View line_next_word(View *rest, TextForm form)
{
	*rest = line_trim(*rest, form);
	size_t len = 0;
	while (len < rest->len && rest->data[len] != ' ' &&
	       !(form == TEXT_PLAIN ? byte_is_in(rest->data[len], "\t\r")
				    : view_starts(view_from(*rest, len), "\\t")))
		len++;
	View word = view_head(*rest, len);
	*rest = view_from(*rest, len);
	return word;
}

/* The word without what a sentence puts around it. A backslash at the end, `URL \`, says that the
 * line goes on. */
static View bare(View word)
{
	word = view_skip_any(word, "<('\"`[*");
	word = view_drop_any(word, ">)'\"`]*,.;:\\");
	return word;
}

static View without_prefix(View ref)
{
	static const char *const prefixes[] = { "refs/tags/", "refs/heads/", "tags/", "heads/" };
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
		if (view_starts(ref, prefixes[i]))
			return view_from(ref, strlen(prefixes[i]));
	return ref;
}

/* Whether the word can name a repository where nothing else is expected. */
static bool is_place(View word)
{
	if (view_find(word, "://") || view_starts(word, "/") || view_starts(word, "./") ||
	    view_starts(word, "../") || view_starts(word, "~"))
		return true;
	/* user@host:path, host:path */
	const char *colon = view_chr(word, ':');
	return colon && colon > word.data && colon + 1 < word.data + word.len &&
	       (view_chr(word, '/') || view_chr(word, '@') || view_ends(word, ".git"));
}

static bool has_number(View word, const char *before)
{
	const char *at = view_find(word, before);
	size_t place = at ? (size_t)(at - word.data) + strlen(before) : word.len;
	return place < word.len && g_ascii_isdigit(word.data[place]);
}

/* Whether the word names a repository, or a request on a forge, wherever it stands. */
static bool is_repository(View word)
{
	static const char *const schemes[] = { "git://", "ssh://", "git+ssh://", "git@" };
	if (view_starts_one(word, schemes, G_N_ELEMENTS(schemes)))
		return true;
	if (!view_http_length(word))
		return false;
	return view_ends(word, ".git") || view_ends(word, ".git/") || has_number(word, "/pull/") ||
	       has_number(word, "/pulls/") || has_number(word, "/merge_requests/");
}

/* Whether the words of git name a commit's title here: `Merge tag 'x' of git://...`. */
static bool is_merge(View line)
{
	return view_starts(line, "Merge tag ") || view_starts(line, "Merge branch ") ||
	       view_starts(line, "Merge remote");
}

static bool is_noun(View word)
{
	return view_is_nocase(word, "branch") || view_is_nocase(word, "tag") ||
	       view_is_nocase(word, "signed");
}

/*
 * The tag that follows the repository: on the line, of which rest is left, or alone on the next
 * one. A word among others is none unless it says that it is one.
 */
static View take_ref(View rest, LineIter lines)
{
	View word = bare(line_next_word(&rest, lines.form)), line;
	while (is_noun(word))
		word = bare(line_next_word(&rest, lines.form));
	if (word.len == 0) {
		if (!line_iter_next(&lines, &line) || view_starts(line, ">"))
			return VIEW("");
		rest = line;
		word = bare(line_next_word(&rest, lines.form));
		if (line_trim(rest, lines.form).len)
			return VIEW("");
	} else if (!view_starts(word, "tags/") && !view_starts(word, "refs/")) {
		View more = line_next_word(&rest, lines.form);
		if (more.len && more.data[0] != '(' && !is_noun(bare(more)))
			return VIEW("");
	}
	return is_place(word) ? VIEW("") : without_prefix(word);
}

/* Reads what follows `are available in the Git repository at:`, in rest or below. */
static bool read_announced(View rest, LineIter lines, PullRequest *request)
{
	rest = line_trim(rest, lines.form);
	while (view_starts(rest, ":"))
		rest = line_trim(view_from(rest, 1), lines.form);
	View line = rest;
	while (line_trim(line, lines.form).len == 0)
		if (!line_iter_next(&lines, &line) || view_starts(line, ">"))
			return false;
	View word = bare(line_next_word(&line, lines.form));
	if (!is_place(word))
		return false;
	request->url = word;
	request->tag = take_ref(line, lines);
	return true;
}

/* Reads a line of a letter that names a repository: `git pull URL REF`, `branch x of URL`. */
static bool read_named(View line, LineIter lines, PullRequest *request)
{
	View rest = line, before = VIEW(""), last = VIEW("");
	for (;;) {
		View word = bare(line_next_word(&rest, lines.form));
		if (word.len == 0 && rest.len == 0)
			return false;
		if (is_repository(word)) {
			request->url = word;
			break;
		}
		if (!is_noun(word)) {
			before = last;
			last = word;
		}
	}
	request->tag = take_ref(rest, lines);
	bool is_of = view_is(last, "of") || view_is(last, "from") || view_is(last, "in");
	if (request->tag.len == 0 && is_of && (view_chr(before, '/') || view_chr(before, '-')))
		request->tag = without_prefix(before);
	return true;
}

/* Whether a line of a request ends amid `are available in the Git repository at:`; if so *rest and
 * lines go on behind `at`. */
static bool is_wrapped(View words, LineIter *lines, View *rest)
{
	static const char last[] = "git repository";
	LineIter ahead = *lines;
	if (words.len < strlen(last) ||
	    !view_is_nocase(view_from(words, words.len - strlen(last)), last) ||
	    !line_iter_next(&ahead, rest) || !view_starts(*rest, "at:"))
		return false;
	*rest = view_from(*rest, strlen("at"));
	*lines = ahead;
	return true;
}

bool pull_request_is_announced(View line, LineIter next)
{
	static const char *const starts[] = { "are available in the Git repository",
					      "are found in the Git repository" };
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		View rest = view_from(line, strlen(starts[i])), below;
		if (view_starts_nocase(line, starts[i]) &&
		    (view_starts_nocase(rest, " at") ||
		     (line_trim(rest, next.form).len == 0 &&
		      is_wrapped(line_trim(line, next.form), &next, &below))))
			return true;
	}
	return false;
}

PullRequest pull_request_read(View text, TextForm form)
{
	static const char *const announcements[] = { "repository at", "git repo at",
						     "git tree at" };
	PullRequest request = { VIEW_INIT(""), VIEW_INIT("") }, named = request;
	LineIter lines = line_iter(text, form);
	View line;
	while (line_iter_next(&lines, &line)) {
		View words = line_trim(line, form);
		if (view_starts(line, ">") || is_merge(words))
			continue;
		LineIter behind = lines;
		View rest;
		if (is_wrapped(words, &behind, &rest) && read_announced(rest, behind, &request))
			return request;
		for (size_t i = 0; i < G_N_ELEMENTS(announcements); i++) {
			const char *at = view_find_nocase(words, announcements[i]);
			size_t end = at ? (size_t)(at - words.data) + strlen(announcements[i]) : 0;
			if (at && read_announced(view_from(words, end), lines, &request))
				return request;
		}
		if (named.url.len == 0)
			read_named(words, lines, &named);
	}
	return named;
}
