/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What programs send of pushes: see patch/notice-push.h. */
#include "patch/notice-push.h"

#include "patch/branch-name.h"
#include "patch/notice-commit.h"
#include "patch/notice-lines.h"

/* So many lines tell of the push, before those of the commit. */
enum {
	FIRST_LINES = 12
};

/* What stands between who pushed and the branch. */
static const char *const pushes[] = {
	" pushed a commit to branch ", " pushed a change to branch ", " pushed to branch ",
	" pushed new branch ",	       " pushed a commit to ",	      " pushed a change to ",
};

static const char updated[] = " has been updated by ";

/* The word at the beginning of text, without a colon or the like behind it. */
static View word_of(View text)
{
	const char *blank = view_chr(text, ' ');
	View word = view_head(text, blank ? (size_t)(blank - text.data) : text.len);
	word = view_drop_any(word, ":.,");
	return word;
}

/* What stands behind the words in text; empty if they are not there. */
static View behind(View text, const char *words)
{
	const char *at = view_find(text, words);
	return at ? view_from(text, (size_t)(at - text.data) + strlen(words)) : VIEW("");
}

/* The branch that a line names. */
static View branch_of(View text)
{
	static const char *const fields[] = { "branch:", "branches:", "The branch " };
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		if (!view_starts_nocase(text, fields[i]))
			continue;
		View value = view_skip_space(view_from(text, strlen(fields[i])));
		View named = behind(value, "?id=refs/heads/");
		return word_of(named.len ? named : value);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(pushes); i++) {
		View value = behind(text, pushes[i]);
		View named = behind(value, ", branch ");
		if (value.len)
			return word_of(named.len ? named : value);
	}
	return word_of(behind(text, " | branch: "));
}

View notice_branch(View body)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text, branch;
	bool is_headed = false;
	for (int i = 0; i < NOTICE_LINES && next_text(&lines, &text); i++) {
		branch = i < FIRST_LINES && text.data[0] != '>' ? branch_of(text) : VIEW("");
		if (branch.len)
			return branch;
		if (is_headed && view_starts(text, "---") && next_text(&lines, &text))
			return word_of(text);
		is_headed = view_is(text, "Branch");
	}
	return VIEW("");
}

/* The branch in the tags of a mail: `Git group/project branch`, `tide/ada/flood`,
 * `tide(refs/users/ada/heads/flood)`; empty if there is none. `ada/tide` is a repository. */
static View tagged_branch(View tags)
{
	View refs = behind(tags, "(refs/");
	if (view_starts(tags, "Git ") && view_rchr(tags, ' ') > view_chr(tags, '/'))
		return view_from(tags, (size_t)(view_rchr(tags, ' ') + 1 - tags.data));
	if (refs.len || view_chr(tags, ' '))
		return refs;
	View branch = behind(tags, "/");
	return view_chr(branch, '/') ? branch : VIEW("");
}

void notice_judge_push(Notice *notice, View tags, View body)
{
	View branch = notice_branch(body);
	if (branch.len == 0 && notice_shows_log(body))
		branch = behind(tags, " "); /* `xen staging` */
	if (branch.len == 0)
		branch = tagged_branch(tags);
	bool is_taken = branch.len == 0 || branch_kind(branch) != BRANCH_OTHER;
	notice->class = is_taken ? NOTICE_APPLIED : NOTICE_REPORT;
	notice->result = is_taken ? RESULT_NONE : RESULT_OTHER;
}

/* `0123abc: title` */
static View after_hash(View title)
{
	size_t digits = view_hex_length(title);
	View rest = view_from(title, digits);
	return digits >= 6 && view_starts(rest, ": ") ? view_from(rest, 2) : VIEW("");
}

/* `[owner/repository] 0123abc: title`, and `[owner/repository]` of a branch that was made or
 * deleted. */
static bool read_github(View tags, View title, View body, Notice *notice)
{
	View pushed = after_hash(title);
	if (!view_chr(tags, '/') || (pushed.len == 0 && title.len) ||
	    !view_find(body, "Branch: refs/"))
		return false;
	notice_judge_push(notice, tags, body);
	notice->title = pushed;
	if (pushed.len == 0) {
		notice->class = NOTICE_REPORT;
		notice->result = RESULT_OTHER;
	}
	return true;
}

/* `[Git][group/project][branch] title` or `... 3 commits: title`. */
static bool read_gitlab(View tags, View title, View body, Notice *notice)
{
	if (!view_starts(tags, "Git ") || !view_chr(tags, '/') ||
	    !view_find(body, " pushed to branch "))
		return false;
	size_t digits = view_digits_length(title);
	View rest = view_from(title, digits);
	bool is_counted = digits && view_starts(rest, " commits: ");
	notice_judge_push(notice, tags, body);
	notice->title = is_counted ? view_from(rest, strlen(" commits: ")) : title;
	return true;
}

bool notice_read_push(View tags, View title, View body, Notice *notice)
{
	return read_gitlab(tags, title, body, notice) || read_github(tags, title, body, notice);
}

View notice_pusher(View body)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	for (int i = 0; i < FIRST_LINES && next_text(&lines, &text); i++) {
		View pusher = word_of(behind(text, updated));
		for (size_t j = 0; text.data[0] != '>' && j < G_N_ELEMENTS(pushes); j++) {
			const char *at = view_find(text, pushes[j]);
			if (at && pusher.len == 0)
				pusher = view_head(text, (size_t)(at - text.data));
		}
		if (pusher.len)
			return notice_is_program(pusher, VIEW("")) ? VIEW("") : pusher;
	}
	return VIEW("");
}

bool notice_is_program(View name, View addr)
{
	static const char *const programs[] = {
		"bot",	  "commits", "cvs",    "gerrit",  "git",      "gitbox", "github",
		"gitlab", "hg",	     "mirror", "noreply", "no-reply", "svn",
	};
	const char *at = view_chr(addr, '@');
	View text = name.len ? name : view_head(addr, at ? (size_t)(at - addr.data) : addr.len);
	const char *blank = view_rchr(text, ' ');
	View last = view_from(text, blank ? (size_t)(blank + 1 - text.data) : 0);
	/* a family is called Bot, too */
	if (view_is_one_nocase(last, programs, G_N_ELEMENTS(programs)))
		return !(blank && view_is(last, "Bot"));
	size_t before = last.len - MIN(last.len, strlen("bot"));
	return view_ends(last, "[bot]") ||
	       (before && view_ends(last, "Bot") && g_ascii_islower(last.data[before - 1])) ||
	       (before && view_ends(last, "bot") && byte_is_in(last.data[before - 1], "-_."));
}
