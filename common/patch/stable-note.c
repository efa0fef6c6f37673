/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes of stable trees: see patch/stable-note.h. */
#include "patch/stable-note.h"

#include "patch/branch-name.h"
#include "patch/notice-push.h"

/* The first number with a dot in text, `6.6` of `6.6.y`; empty if there is none. */
static View number_in(View text)
{
	for (size_t at = 0; at < text.len; at++) {
		size_t end = at;
		if (!g_ascii_isdigit(text.data[at]))
			continue;
		while (end < text.len && (g_ascii_isdigit(text.data[end]) ||
					  (text.data[end] == '.' && end + 1 < text.len &&
					   g_ascii_isdigit(text.data[end + 1]))))
			end++;
		View number = view_from(view_head(text, end), at);
		if (view_chr(number, '.'))
			return number;
		at = end;
	}
	return VIEW("");
}

/* Where the words of a bracket lie that begin with start, up to the one that closes it. */
static View bracket_of(View subject, const char *start)
{
	const char *open = view_find(subject, start);
	View text =
		open ? view_from(subject, (size_t)(open - subject.data) + strlen(start)) : VIEW("");
	const char *close = view_chr(text, ']');
	return view_head(text, close ? (size_t)(close - text.data) : 0);
}

bool stable_note_subject(View subject, View *number)
{
	/* what names the tree, and whether its number stands in the words before it */
	static const struct {
		const char *words;
		bool is_behind;
	} trees[] = {
		{ "-stable tree", true },
		{ " extended stable] ", true },
		{ "' has been queued to stable release ", false },
	};
	static const char *const brackets[] = { "[patch added to ", "[added to " };
	View branch = bracket_of(subject, "[git commit branch/");
	*number = number_in(branch);
	if (branch_kind(branch) == BRANCH_RELEASE)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(brackets); i++) {
		View tree = bracket_of(subject, brackets[i]);
		*number = number_in(tree);
		if (view_find(tree, "stable"))
			return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(trees); i++) {
		const char *at = view_find(subject, trees[i].words);
		size_t start = at ? (size_t)(at - subject.data) : 0;
		View before = view_head(subject, start);
		const char *blank = view_rchr(before, ' ');
		if (!at)
			continue;
		*number = number_in(
			trees[i].is_behind
				? view_from(before, blank ? (size_t)(blank - before.data) : 0)
				: view_from(subject, start));
		return true;
	}
	*number = VIEW("");
	return false;
}

bool stable_note_push(View body)
{
	return branch_kind(notice_branch(body)) == BRANCH_RELEASE;
}

/* The next word, without the marks around it; *is_last if a mark behind it ends what it is part of.
 */
static bool next_word(View *rest, View *word, bool *is_last)
{
	*word = VIEW("");
	*is_last = false;
	if (!view_next_word(rest, word))
		return false;
	*word = view_skip_any(*word, "(`'\"*-");
	while (word->len && byte_is_in(word->data[word->len - 1], ".,;:!)`'\"*")) {
		*is_last |= byte_is_in(word->data[word->len - 1], ".;:!)");
		word->len--;
	}
	return true;
}

/* `6.6.y`, `stable`, `release/7.0`; but `6.13` alone is the next release, which is made of main. */
static bool is_release_name(View word)
{
	static const char digits[] = "0123456789.v";
	return branch_kind(word) == BRANCH_RELEASE && view_skip_any(word, digits).len > 0;
}

/* Whether what follows a verb is `up to 6.6.y and 6.1.y`; takes that off. */
static bool take_branches(View *rest)
{
	static const char *const between[] = { "all",	 "also", "both", "it",	  "now",  "patch",
					       "series", "that", "them", "these", "this", "up" };
	static const char *const preps[] = { "for", "in", "into", "on", "onto", "to" };
	static const char *const articles[] = { "and", "both", "my", "our", "the" };
	View word;
	bool is_last = false, any = false;
	while (!is_last && next_word(rest, &word, &is_last) &&
	       view_is_one_nocase(word, between, G_N_ELEMENTS(between)))
		;
	if (is_last || !view_is_one_nocase(word, preps, G_N_ELEMENTS(preps)))
		return false;
	while (!is_last) {
		View ahead = *rest;
		if (!next_word(&ahead, &word, &is_last))
			break;
		if (!view_is_one_nocase(word, articles, G_N_ELEMENTS(articles))) {
			if (!is_release_name(word))
				break;
			any = true;
		}
		*rest = ahead;
	}
	return any;
}

bool stable_note_reply(View said, TextForm form)
{
	static const char *const verbs[] = { "added",  "applied", "committed", "landed", "merged",
					     "picked", "pulled",  "pushed",    "queued", "taken" };
	LineIter lines = line_iter(said, form);
	View line, word;
	bool any = false, is_last;
	while (line_iter_next(&lines, &line)) {
		View rest = line_trim(line, form);
		if (rest.len == 0 || rest.data[0] == '>')
			continue;
		while (next_word(&rest, &word, &is_last)) {
			if (!view_is_one_nocase(word, verbs, G_N_ELEMENTS(verbs)))
				continue;
			if (is_last || !take_branches(&rest))
				return false;
			any = true;
		}
	}
	return any;
}

/* Whether number is short, or that and more behind a dot. */
static bool begins_number(View number, View begin)
{
	return number.len >= begin.len && view_equal(view_head(number, begin.len), begin) &&
	       (number.len == begin.len || number.data[begin.len] == '.');
}

/* Takes the first number off *rest, up to and with it; empty if there is none. */
static View take_number(View *rest)
{
	View number = number_in(*rest);
	*rest = number.len ? view_from(*rest, (size_t)(view_end(number) - rest->data)) : VIEW("");
	return number;
}

/* Takes the part of a number before the next dot off *number, 0 where there is none. */
static guint64 take_part(View *number)
{
	guint64 part = 0;
	size_t at = 0;
	for (; at < number->len && g_ascii_isdigit(number->data[at]); at++)
		part = MIN(part * 10 + (guint64)(number->data[at] - '0'), G_MAXUINT32);
	*number = view_from(*number, at + 1);
	return part;
}

/* Which number is greater, as far as both go: 6.6 and 6.6.21 are alike. */
static int compare_numbers(View one, View other)
{
	while (one.len && other.len) {
		guint64 part = take_part(&one), its = take_part(&other);
		if (part != its)
			return part < its ? -1 : 1;
	}
	return 0;
}

/* The end of the range that a number begins, `-5.4`, `..5.4` or `.y-5.4.y` behind `6.12`; empty if
 * it begins none. */
static View range_end(View rest)
{
	rest = view_from(rest, view_starts(rest, ".y") || view_starts(rest, ".x") ? 2 : 0);
	size_t mark = view_starts(rest, "..") ? 2 : rest.len && byte_is_in(rest.data[0], "-~");
	if (mark == 0 || rest.len == mark)
		return VIEW("");
	rest = view_from(rest, mark);
	rest = view_from(rest, byte_is_in(rest.data[0], "vV") ? 1 : 0);
	View end = number_in(rest);
	return end.data == rest.data ? end : VIEW("");
}

bool stable_note_fits(View tag, View number)
{
	View rest = tag, own;
	bool any = false;
	while (number.len && (own = take_number(&rest)).len) {
		View end = range_end(rest);
		int side = compare_numbers(number, own);
		any = true;
		if (begins_number(own, number) || begins_number(number, own) ||
		    (side > 0 && view_starts(rest, "+")) ||
		    (end.len && side * compare_numbers(number, end) <= 0))
			return true;
	}
	return !any;
}
