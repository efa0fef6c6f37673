/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What branches are for: common/patch/branch-name.h. */
#include "patch/branch-name.h"

static const struct {
	const char *name;
	BranchKind kind;
} branches[] = {
	{ "main", BRANCH_MAIN },
	{ "refs/heads/master", BRANCH_MAIN },
	{ "refs/heads/staging", BRANCH_MAIN },
	{ "origin/master", BRANCH_MAIN },
	{ "Trunk", BRANCH_MAIN },
	{ "net-next", BRANCH_MAIN },
	{ "for-next", BRANCH_MAIN },
	{ "for-6.12", BRANCH_MAIN },
	{ "6.6.y", BRANCH_RELEASE },
	{ "linux-6.6.y", BRANCH_RELEASE },
	{ "6.6-stable", BRANCH_RELEASE },
	{ "stable-9.0", BRANCH_RELEASE },
	{ "stable", BRANCH_RELEASE },
	{ "release/7.0", BRANCH_RELEASE },
	{ "2024.02.x", BRANCH_RELEASE },
	{ "refs/heads/openwrt-23.05", BRANCH_RELEASE },
	{ "staging/24.1", BRANCH_RELEASE },
	{ "REL_16_STABLE", BRANCH_RELEASE },
	{ "stable/14", BRANCH_RELEASE },
	{ "emacs-30", BRANCH_RELEASE },
	{ "releases/gcc-13", BRANCH_RELEASE },
	{ "v2.4", BRANCH_RELEASE },
	{ "refs/heads/891234", BRANCH_OTHER },
	{ "891234", BRANCH_OTHER },
	{ "12", BRANCH_OTHER },
	{ "workflow", BRANCH_OTHER },
	{ "users/ada/fix-2.4", BRANCH_OTHER },
	{ "ci/main", BRANCH_OTHER },
	{ "patch-1", BRANCH_OTHER },
	{ "pull/12/head", BRANCH_OTHER },
	{ "series/12345", BRANCH_OTHER },
	{ "dependabot/pip/tide-2.4", BRANCH_OTHER },
	{ "flood-tables", BRANCH_OTHER },
	{ "devel/omp/gcc-14", BRANCH_OTHER },
	{ "refs/heads/devel/rust/master-2.0", BRANCH_OTHER },
	{ "vendors/ada/heads/gcc-8-branch", BRANCH_OTHER },
	{ "refs/vendors/ada/heads/gcc-8-branch", BRANCH_OTHER },
	{ "refs/users/ada/heads/gcc-14", BRANCH_OTHER },
	{ "people/ada/stable", BRANCH_OTHER },
	{ "ada/2.40/main", BRANCH_OTHER },
	{ "release/2.40/main", BRANCH_RELEASE },
	{ "branches/tide/2.4", BRANCH_RELEASE },
	{ "dev-2.4", BRANCH_RELEASE },
	{ "devel", BRANCH_MAIN },
	{ "branches/24.1", BRANCH_RELEASE },
	{ "branch/gcc-14", BRANCH_RELEASE },
	{ "refs/remotes/upstream/6.1.y", BRANCH_RELEASE },
	{ "linux/6.1", BRANCH_RELEASE },
	{ "v4l2", BRANCH_OTHER },
	{ "", BRANCH_OTHER },
};

static void test_kinds(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(branches); i++) {
		g_test_message("%s", branches[i].name);
		g_assert_cmpint(branch_kind(view_of(branches[i].name)), ==, branches[i].kind);
	}
}

/* Where work on what comes next is done. */
static void test_work(void)
{
	static const char *const work[] = { "dev",     "Branch",      "master", "net-next",
					    "staging", "integration", "wip" };
	static const char *const others[] = { "stable", "net", "lts", "backport", "queue", "6.6" };
	for (size_t i = 0; i < G_N_ELEMENTS(work); i++)
		g_assert_true(branch_is_of_work(view_of(work[i])));
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		g_assert_false(branch_is_of_work(view_of(others[i])));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/branch-name/kinds", test_kinds);
	g_test_add_func("/branch-name/work", test_work);
	return g_test_run();
}
