/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is to be pulled: common/patch/pull-request.h. */
#include "patch/pull-request.h"
#include "two-forms.h"

#define SINCE                                                                                      \
	"The following changes since commit 1234567890123456789012345678901234567890:\n\n  Start " \
	"(2025-03-01 10:00:00 +0000)\n\n"
#define UPTO                                                                                       \
	"\nfor you to fetch changes up to 1234567890123456789012345678901234567890:\n\n  End "     \
	"(2025-03-01 10:00:00 +0000)\n"

static const struct {
	const char *name, *text, *url, *tag;
} cases[] = {
	{ "git",
	  SINCE "are available in the Git repository at:\n\n  git://example.org/tide.git "
		"tags/tide-1\n" UPTO,
	  "git://example.org/tide.git", "tide-1" },
	{ "as git was",
	  SINCE
	  "are available in the git repository at:\n  https://example.org/tide for-next\n" UPTO,
	  "https://example.org/tide", "for-next" },
	{ "no tag",
	  SINCE "are available in the Git repository at:\n\n  https://example.org/tide.git\n" UPTO,
	  "https://example.org/tide.git", "" },
	{ "ssh",
	  SINCE "are available in the Git repository at:\n\n  ssh://git@example.org/tide.git "
		"refs/tags/tide-1\n" UPTO,
	  "ssh://git@example.org/tide.git", "tide-1" },
	{ "user and host",
	  SINCE "are available in the Git repository at:\n\n  git@example.org:mira/tide.git "
		"refs/heads/fixes\n" UPTO,
	  "git@example.org:mira/tide.git", "fixes" },
	{ "host",
	  SINCE
	  "are available in the git repository at:\n\n  example.org:/srv/tide.git for-linus\n" UPTO,
	  "example.org:/srv/tide.git", "for-linus" },
	{ "a directory", SINCE "are available in the Git repository at:\n\n  ../tide main\n" UPTO,
	  "../tide", "main" },
	{ "wrapped",
	  SINCE "are available in the Git repository at:\n\n  "
		"git://example.org/a/long/name/tide.git\n  tags/tide-1\n" UPTO,
	  "git://example.org/a/long/name/tide.git", "tide-1" },
	{ "found",
	  SINCE "are found in the Git repository at:\n\n  git://example.org/tide.git main\n" UPTO,
	  "git://example.org/tide.git", "main" },
	{ "announced in two lines",
	  SINCE "are available in the Git repository\nat:\n\n  host:tide.git main\n" UPTO,
	  "host:tide.git", "main" },
	{ "no announcement",
	  SINCE "are available in the Git repository\nat home:\n\n  host:tide.git main\n" UPTO, "",
	  "" },
	{ "with a backslash",
	  SINCE "are available in the Git repository at:\n\n  git://example.org/tide.git "
		"\\\n\ttags/tide-1\n" UPTO,
	  "git://example.org/tide.git", "tide-1" },
	{ "on the same line",
	  SINCE
	  "are available in the Git repository at: git://example.org/tide.git tags/tide-1\n" UPTO,
	  "git://example.org/tide.git", "tide-1" },
	{ "wrapped in the words",
	  SINCE "are available in the Git\nrepository at:\n\n  https://example.org/tide "
		"tags/tide-1\n" UPTO,
	  "https://example.org/tide", "tide-1" },
	{ "brackets, and CR",
	  SINCE "are available in the Git repository at:\r\n\r\n  <git://example.org/tide.git> "
		"tags/tide-1\r\n\r\n" UPTO,
	  "git://example.org/tide.git", "tide-1" },
	{ "more behind it",
	  SINCE "are available in the Git repository at:\n\n  git://example.org/tide.git "
		"tags/tide-1 (2 commits)\n" UPTO,
	  "git://example.org/tide.git", "tide-1" },
	{ "a merge before",
	  "The following changes since commit 1:\n\n  Merge tag 'x' of git://example.org/other.git "
	  "(2025-03-01)\n\nare available in the Git repository at:\n\n  git://example.org/tide.git "
	  "tags/y\n",
	  "git://example.org/tide.git", "y" },
	{ "quoted",
	  "> are available in the Git repository at:\n>\n>  git://example.org/old.git "
	  "tags/x\n\nare available in the Git repository at:\n\n  git://example.org/tide.git "
	  "tags/y\n",
	  "git://example.org/tide.git", "y" },
	{ "git pull", "Please do\n\n  git pull git://example.org/tide.git for-next\n\nThanks\n",
	  "git://example.org/tide.git", "for-next" },
	{ "a letter", "Please pull from\n\n  git://example.org/tide.git fixes\n\nto get these.\n",
	  "git://example.org/tide.git", "fixes" },
	{ "a letter with words",
	  "Please pull the for-next branch of git://example.org/tide.git when you can.\n",
	  "git://example.org/tide.git", "for-next" },
	{ "GitHub",
	  "You can view, comment on, or merge this pull request online at:\n\n  "
	  "https://github.com/tide/tide/pull/12\n\n-- Commit Summary --\n",
	  "https://github.com/tide/tide/pull/12", "" },
	{ "GitLab",
	  "Merge request URL: https://gitlab.example.org/tide/tide/-/merge_requests/7\nBranches: x "
	  "to main\n",
	  "https://gitlab.example.org/tide/tide/-/merge_requests/7", "" },
	{ "nothing", "Please pull.\n", "", "" },
	{ "no repository", "are available in the Git repository at:\n\nthe usual place\n", "", "" },
	{ "empty", "", "", "" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].name);
			g_autofree char *text = two_forms_make(cases[i].text, form);
			PullRequest got = pull_request_read(view_of(text), form);
			two_forms_check(got.url, cases[i].url, form);
			two_forms_check(got.tag, cases[i].tag, form);
		}
}

static void test_announced(void)
{
	static const struct {
		const char *text;
		bool is_announced;
	} lines[] = {
		{ "are available in the Git repository at:\n", true },
		{ "are found in the git repository at\n", true },
		{ "are available in the Git repository\nat:\n", true },
		{ "are available in the Git repository\nthat is mine\n", false },
		{ "are available in the Git repository", false },
		{ "are found in the harbour at:\n", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		LineIter next = line_iter(view_of(lines[i].text), TEXT_PLAIN);
		View line;
		g_assert_true(line_iter_next(&next, &line));
		g_assert_cmpint(pull_request_is_announced(line, next), ==, lines[i].is_announced);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch/pull-request/cases", test_cases);
	g_test_add_func("/pull-request/announced", test_announced);
	return g_test_run();
}
