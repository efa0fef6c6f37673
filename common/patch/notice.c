/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notices of programs about patches: see patch/notice.h. */
#include "patch/notice.h"

#include "patch/notice-commit.h"
#include "patch/notice-lines.h"
#include "patch/notice-push.h"
#include "patch/subject-auto.h"
#include "patch/subject-known.h"
#include "patch/title-key.h"

/* The title stands between quotes: `Patch "x" has been added to the y tree`. */
static const struct {
	const char *start, *middle;
	NoticeClass class;
} quoting[] = {
	{ "Patch \"", "\" has been added to ", NOTICE_APPLIED },
	{ "patch \"", "\" added to ", NOTICE_APPLIED },
	{ "Applied \"", "\" to ", NOTICE_APPLIED },
	{ "applied \"", "\" to ", NOTICE_APPLIED },
	{ "FAILED: Patch \"", "\" failed to apply to ", NOTICE_REPORT },
	{ "FAILED: patch \"", "\" failed to apply to ", NOTICE_REPORT },
	{ "patch '", "' has been queued to ", NOTICE_APPLIED },
	{ "WTF: patch \"", "\" was seriously submitted to be applied to ", NOTICE_REPORT },
};

/* The title without `[PATCH]` before it, which a notice has as the patch had it. */
static View without_marks(View title)
{
	const char *close;
	while (view_starts(title, "[") && (close = view_chr(title, ']')) &&
	       known_word_find_patch(view_head(title, (size_t)(close - title.data))))
		title = view_skip_space(view_from(title, (size_t)(close + 1 - title.data)));
	return title;
}

static bool read_quoting(View subject, Notice *notice)
{
	for (size_t i = 0; i < G_N_ELEMENTS(quoting); i++) {
		const char *middle = view_starts(subject, quoting[i].start)
					     ? view_find(subject, quoting[i].middle)
					     : NULL;
		if (!middle)
			continue;
		size_t start = strlen(quoting[i].start);
		size_t end = (size_t)(middle - subject.data);
		notice->class = quoting[i].class;
		notice->title = without_marks(view_from(view_head(subject, end), start));
		return true;
	}
	return false;
}

/* Whether one of the first lines has the first words, and behind them the others. */
static bool says(View body, const char *first, const char *then)
{
	enum {
		FIRST_LINES = 12
	};
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	for (int i = 0; i < FIRST_LINES && next_text(&lines, &text); i++) {
		const char *found = text.data[0] == '>' ? NULL : view_find(text, first);
		if (found && view_find(view_from(text, (size_t)(found - text.data)), then))
			return true;
	}
	return false;
}

/*
 * The mails of the -mm tree's scripts: `+ x.patch added to -mm tree`, and `[merged] x.patch removed
 * from -mm tree`. The reason for a removal stands in the brackets, or in the text; only what was
 * merged is in.
 */
static bool read_quilt(const Subject *subject, View title, View body, Notice *notice)
{
	if (!view_ends(title, " tree") && !view_ends(title, " branch"))
		return false;
	const char *file = view_find(title, ".patch ");
	View what =
		file ? view_from(title, (size_t)(file - title.data) + strlen(".patch ")) : VIEW("");
	bool is_added = view_starts(what, "added to ") && view_starts(title, "+ ");
	bool is_removed = view_starts(what, "removed from ");
	if (!is_added && !is_removed)
		return false;
	bool is_merged = view_starts(view_of_gstring(subject->tags), "merged") ||
			 (is_removed &&
			  says(body, "This patch was dropped because it was ", "merged into "));
	notice->class = is_added || is_merged ? NOTICE_APPLIED : NOTICE_REPORT;
	notice->body_title = notice_field(body, "Subject:");
	return true;
}

/* `[patch added to 3.12-stable] title`, and `[added to the 4.1 stable tree] title`. */
static bool read_added(View tags, View body, Notice *notice)
{
	if (!view_starts(tags, "added to ") || !view_find(tags, "stable") ||
	    !says(body, "has been added to the ", " stable tree"))
		return false;
	notice->class = NOTICE_APPLIED;
	return true;
}

/* `[PATCH] D12345: title`, as Phabricator writes, of what is committed. Its patches have that title
 * as well. */
static bool read_differential(View title, View body, Notice *notice)
{
	View rest = view_from(title, view_starts(title, "D") ? 1 : title.len);
	size_t digits = view_digits_length(rest);
	if (digits == 0 || !view_starts(view_from(rest, digits), ": ") ||
	    (!says(body, "This revision was automatically updated to reflect ", "committed") &&
	     !says(body, "Closed by commit r", " (authored by ")))
		return false;
	notice->class = NOTICE_APPLIED;
	return true;
}

/* `[git:media_tree/master] title` and `[tip:x86/urgent] title`, of what was committed there. */
static bool read_tree_notice(const Subject *subject, View title, View body, Notice *notice)
{
	View tags = view_of_gstring(subject->tags);
	if (!subject->tree || subject->tree_counter)
		return false;
	bool is_git = view_starts(tags, "git:") && view_chr(tags, '/');
	bool is_tip = view_starts(tags, "tip:") && view_find(body, "Commit-ID:");
	if (!is_git && !is_tip)
		return false;
	notice->class = NOTICE_APPLIED;
	notice->title = title;
	return true;
}

/* The title behind `Change in tide[master]: `, or behind `tide[master]: `; empty if there is none.
 */
static View after_branch(View title, bool *is_plain)
{
	static const char lead[] = "Change in ";
	*is_plain = !view_starts(title, lead);
	View rest = view_from(title, *is_plain ? 0 : strlen(lead));
	const char *end = view_find(rest, "]: ");
	View project = view_head(rest, end ? (size_t)(end - rest.data) : 0);
	const char *open = view_chr(project, '[');
	if (!open || view_chr(view_head(project, (size_t)(open - project.data)), ' '))
		return VIEW("");
	return view_from(rest, project.len + strlen("]: "));
}

/* Whether one of a mail's first lines tells that a change was merged. */
static bool tells_of_merge(View body)
{
	static const char *const events[] = { " submitted this change",
					      " merged this change",
					      "Change has been merged",
					      "Change has been successfully merged",
					      "Change has been successfully cherry-picked",
					      "Gerrit-MessageType: merged" };
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View text;
	for (int i = 0; i < NOTICE_LINES && next_text(&lines, &text); i++)
		for (size_t j = 0; text.data[0] != '>' && j < G_N_ELEMENTS(events); j++)
			if (view_find(text, events[j]))
				return true;
	return view_find(body, "\\nGerrit-MessageType: merged") != NULL;
}

static bool is_of_gerrit(View body)
{
	static const char *const marks[] = { "/+/", "Gerrit-", "\\nChange-Id: I",
					     "\\nChange subject: " };
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (view_find(body, marks[i]))
			return true;
	return false;
}

/* `Change in tide[master]: title`, as Gerrit writes of all that is done to a change; some lists
 * have `[MERGED] tide[master]: title` instead. */
static bool read_gerrit(View title, View body, Notice *notice)
{
	bool is_plain;
	if (!view_chr(title, '['))
		return false;
	View rest = after_branch(title, &is_plain);
	if (rest.len == 0 || (is_plain && !view_find(body, "Gerrit-MessageType: ")))
		return false;
	if (!is_of_gerrit(body))
		return false;
	notice->class = tells_of_merge(body) ? NOTICE_APPLIED : NOTICE_REPORT;
	notice->title = rest;
	return true;
}

/* Who merged a change, as a line of Gerrit's says it; empty if it does not. */
static View gerrit_taker(View text)
{
	static const char *const verbs[] = { " has submitted this change",
					     " has merged this change", " submitted this change",
					     " merged this change" };
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		const char *verb = text.data[0] != '>' ? view_find(text, verbs[i]) : NULL;
		if (verb)
			return view_head(text, (size_t)(verb - text.data));
	}
	const char *by = NULL, *next;
	View rest = view_starts(text, "Change has been ") ? text : VIEW("");
	while ((next = view_find(rest, " by "))) {
		by = next + strlen(" by ");
		rest = view_from(rest, (size_t)(by - rest.data));
	}
	return by ? view_head(rest, rest.len - view_ends(rest, ".")) : VIEW("");
}

/* `tide | Failed pipeline for master | 0123abc` of GitLab, `[owner/repository] Run failed: CI` of
 * GitHub; the results of labs; and what patchwork-bot says of the patches that it closed. */
static bool read_run(const Subject *subject, View title, Notice *notice)
{
	static const char housekeeping[] = "Patchwork housekeeping for: ";
	bool is_run = false;
	if (subject->has_result)
		is_run = true;
	else if (view_starts(title, "Run "))
		is_run = subject->has_group && view_chr(view_of_gstring(subject->tags), '/') &&
			 view_find(title, ": ");
	else if (view_starts(title, "Patchwork "))
		is_run = view_starts(title, housekeeping);
	else if (view_chr(title, '|'))
		is_run = (!subject->marker && subject_result_length(title)) ||
			 view_find(title, " pipeline for ") || view_find(title, " | Pipeline #");
	if (is_run)
		notice->class = NOTICE_REPORT;
	return is_run;
}

/* `[bug report] title`, with which Smatch's findings are sent. */
static bool read_finding(View tags, View body, Notice *notice)
{
	if (!view_is_nocase(tags, "bug report") || !view_find(body, " checker warning"))
		return false;
	notice->class = NOTICE_REPORT;
	return true;
}

/* `Tide Digest, Vol 12, Issue 3`, in which a list sends several mails; and `control message for bug
 * #123` with what is to be done in a tracker. */
static bool read_routine(View title, Notice *notice)
{
	const char *volume = view_find(title, " Digest, Vol ");
	View rest = volume ? view_from(title, (size_t)(volume - title.data)) : VIEW("");
	if (!view_find(rest, ", Issue ") && !view_starts(title, "control message for bug #"))
		return false;
	notice->class = NOTICE_REPORT;
	notice->result = RESULT_OTHER;
	return true;
}

bool notice_is_of_linux_next(const Subject *subject)
{
	View title = view_of_gstring(subject->title);
	return !subject->marker && view_starts(title, "linux-next: ") && view_find(title, " tree");
}

Notice notice_read(const Subject *subject, View body)
{
	Notice notice = { .title = VIEW_INIT(""), .body_title = VIEW_INIT("") };
	View title = view_of_gstring(subject->title);
	View tags = view_of_gstring(subject->tags);
	if (!subject->marker && read_quoting(title, &notice))
		return notice;
	if (read_gerrit(title, body, &notice) || read_run(subject, title, &notice) ||
	    (!subject->marker && read_routine(title, &notice)))
		return notice;
	if (read_quilt(subject, title, body, &notice) || !subject->has_group)
		return notice;
	if (read_tree_notice(subject, title, body, &notice) ||
	    notice_read_push(tags, title, body, &notice) || read_added(tags, body, &notice) ||
	    read_differential(title, body, &notice))
		return notice;
	read_finding(tags, body, &notice);
	return notice;
}

View notice_taker(View body)
{
	static const char *const names[] = { "Committer:", "Commit:     " };
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	bool is_gerrit = is_of_gerrit(body);
	View text;
	/* patchwork-bot: `This patch was applied to x/y.git (main)`, and below it `by A <a@b>:` */
	for (int i = 0; i < NOTICE_LINES && next_text(&lines, &text); i++) {
		if (view_starts(text, "by ") && view_ends(text, ">:"))
			return view_from(view_head(text, text.len - 1), strlen("by "));
		View taker = is_gerrit ? gerrit_taker(text) : VIEW("");
		if (taker.len)
			return taker;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		View value = notice_field(body, names[i]);
		const char *open = view_chr(value, '<');
		View name = view_trim(view_head(value, open ? (size_t)(open - value.data) : 0));
		if (view_chr(value, '@') && !notice_is_program(name, VIEW("")))
			return value;
	}
	return notice_log_committer(body);
}

View notice_author(View body)
{
	static const char *const names[] = { "Author:", "Submitter:", "From:" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		View value = notice_field(body, names[i]);
		if (view_chr(value, '@'))
			return value;
	}
	return notice_log_author(body);
}

/* `0123abcd by A Person at 2025-03-01T10:00:00+00:00`, above a commit's title on GitLab. */
static bool is_commit_head(View text)
{
	size_t digits = view_hex_length(text);
	return digits >= 7 && view_starts(view_from(text, digits), " by ") &&
	       view_find(text, " at 20");
}

bool notice_titles_next(NoticeTitles *titles, View *title)
{
	static const char *const names[] = { "Series: ", "Patch: " };
	View text;
	while (next_text(&titles->lines, &text)) {
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
			if (view_starts(text, names[i])) {
				*title = title_bare(view_from(text, strlen(names[i])));
				return title->len > 0;
			}
		bool is_log = view_is(text, "Log Message:");
		if (is_log && !next_text(&titles->lines, &text))
			return false;
		if (is_log || is_commit_head(text))
			return next_text(&titles->lines, title);
	}
	return false;
}
