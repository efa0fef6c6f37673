/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What programs send of pushes: common/patch/notice-push.h. */
#include "patch/notice-push.h"

#include "two-forms.h"

static const struct {
	const char *body, *branch, *pusher;
} pushes[] = {
	{ "Branch: refs/heads/main\nHome: https://example.org\n", "refs/heads/main", "" },
	{ "Bo Reed pushed to branch main at Tide / Tide\n\nCommits:\n", "main", "Bo Reed" },
	{ "Program: git.\n\nada pushed a commit to branch main\nin repository tide.\n", "main",
	  "ada" },
	{ "ada pushed a commit to tide/tide.git, branch tide-2.4:\n", "tide-2.4", "ada" },
	{ "tide_mirror_bot pushed a commit to branch main\n", "main", "" },
	{ "The branch stable/14 has been updated by ada:\n", "stable/14", "ada" },
	{ "branch: main\ncommit 0123456\n", "main", "" },
	{ "tide | branch: main | Ada Moon <ada@example.org> | today\n", "main", "" },
	{ "branch: https://git.example.org/tide/commit/?id=refs/heads/2.4.x\n", "2.4.x", "" },
	{ "details: https://hg.example.org/tide/rev/0123456789ab\nbranches:  stable-1.2\n",
	  "stable-1.2", "" },
	{ "tide: a\n\nWhy.\n\nBranch\n------\nREL_16_STABLE\n", "REL_16_STABLE", "" },
	{ "> ada pushed a commit to branch main\n", "", "" },
	{ "Nothing.\n", "", "" },
	{ "", "", "" },
};

static void test_pushes(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pushes); i++) {
		g_autofree char *body = two_forms_make(pushes[i].body, TEXT_ESCAPED);
		g_autofree char *branch = view_dup(notice_branch(view_of(body)));
		g_autofree char *pusher = view_dup(notice_pusher(view_of(body)));
		g_test_message("%s", pushes[i].body);
		g_assert_cmpstr(branch, ==, pushes[i].branch);
		g_assert_cmpstr(pusher, ==, pushes[i].pusher);
	}
}

static const struct {
	const char *tags, *title, *body;
	NoticeClass class;
	const char *patch;
} mails[] = {
	{ "tide/tide", "012345: tide: a", "Branch: refs/heads/main\n", NOTICE_APPLIED, "tide: a" },
	{ "tide/tide", "012345: tide: a", "Branch: refs/heads/tide-2.4\n", NOTICE_APPLIED,
	  "tide: a" },
	{ "tide/tide", "012345: tide: a", "Branch: refs/heads/891234\n", NOTICE_REPORT, "tide: a" },
	{ "tide/tide", "", "Branch: refs/heads/main\n", NOTICE_REPORT, "" },
	{ "tide/tide", "tide: a", "Branch: refs/heads/main\n", NOTICE_NONE, "" },
	{ "Git tide/tide main", "tide: a", "Bo pushed to branch main at T\n", NOTICE_APPLIED,
	  "tide: a" },
	{ "Git tide/tide wip", "2 commits: tide: a", "Bo pushed to branch wip at T\n",
	  NOTICE_REPORT, "tide: a" },
	{ "tide", "tide: a", "Bo pushed to branch main at T\n", NOTICE_NONE, "" },
};

static void test_mails(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mails); i++) {
		g_autofree char *body = two_forms_make(mails[i].body, TEXT_ESCAPED);
		Notice notice = { .title = VIEW_INIT(""), .body_title = VIEW_INIT("") };
		bool is_push = notice_read_push(view_of(mails[i].tags), view_of(mails[i].title),
						view_of(body), &notice);
		g_autofree char *patch = view_dup(notice.title);
		g_test_message("[%s] %s", mails[i].tags, mails[i].title);
		g_assert_cmpint(is_push, ==, mails[i].class != NOTICE_NONE);
		g_assert_cmpint(notice.class, ==, mails[i].class);
		g_assert_cmpint(notice.result, ==,
				mails[i].class == NOTICE_REPORT ? RESULT_OTHER : RESULT_NONE);
		g_assert_cmpstr(patch, ==, mails[i].patch);
	}
}

static const struct {
	const char *tags, *body;
	NoticeClass class;
} commits[] = {
	{ "tide", "URL\n", NOTICE_APPLIED },
	{ "ada/tide", "URL\n", NOTICE_APPLIED },
	{ "tide/ada/flood", "URL\n", NOTICE_REPORT },
	{ "tide/release/2.38/master", "URL\n", NOTICE_APPLIED },
	{ "tide(refs/users/ada/heads/flood)", "URL\n", NOTICE_REPORT },
	{ "tide(refs/vendors/ada/heads/tide-2-branch)", "URL\n", NOTICE_REPORT },
	{ "tide/devel/reef/tide-2.4", "URL\n", NOTICE_REPORT },
	{ "tide/releases/tide-2.4", "URL\n", NOTICE_APPLIED },
	{ "tide", "ada pushed a commit to branch wip-flood\n", NOTICE_REPORT },
	{ "tide", "ada pushed a commit to branch main\n", NOTICE_APPLIED },
};

static void test_commits(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commits); i++) {
		g_autofree char *body = two_forms_make(commits[i].body, TEXT_ESCAPED);
		Notice notice = { .title = VIEW_INIT(""), .body_title = VIEW_INIT("") };
		notice_judge_push(&notice, view_of(commits[i].tags), view_of(body));
		g_test_message("[%s] %s", commits[i].tags, commits[i].body);
		g_assert_cmpint(notice.class, ==, commits[i].class);
	}
}

static void test_programs(void)
{
	static const char *const programs[] = {
		"BluezTestBot",	  "GitHub",   "LEDE Commits", "tide-bot", "tide_bot",
		"ASF GitHub bot", "app[bot]", "bot",	      "GitBox",
	};
	static const char *const people[] = { "Ada Moon", "Jan Bot",  "Talbot",
					      "Bo Gitt",  "Abbot A.", "Commits Lane" };
	for (size_t i = 0; i < G_N_ELEMENTS(programs); i++)
		g_assert_true(notice_is_program(view_of(programs[i]), VIEW("ada@example.org")));
	for (size_t i = 0; i < G_N_ELEMENTS(people); i++)
		g_assert_false(notice_is_program(view_of(people[i]), VIEW("git@example.org")));
	g_assert_true(notice_is_program(VIEW(""), VIEW("git@example.org")));
	g_assert_true(notice_is_program(VIEW(""), VIEW("noreply@example.org")));
	g_assert_false(notice_is_program(VIEW(""), VIEW("ada@example.org")));
	g_assert_false(notice_is_program(VIEW(""), VIEW("")));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/notice-push/pushes", test_pushes);
	g_test_add_func("/notice-push/mails", test_mails);
	g_test_add_func("/notice-push/commits", test_commits);
	g_test_add_func("/notice-push/programs", test_programs);
	return g_test_run();
}
