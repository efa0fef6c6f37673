/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Places that are no trees, or anybody's: common/patch/note-place.h. */
#include "note-case.h"

/* What went into a release; what did long ago is another matter. */
static const Case releases[] = {
	{ "This went into 6.14-rc5.", "target" },
	{ "This went in with 6.14-rc5.", "target" },
	{ "This patch went into v6.14, thanks.", "target" },
	{ "The patch went into Linux 6.14 already.", "target" },
	{ "FYI this went into 6.14-rc5 as 0123456789ab.", "target" },
	{ "The series went into 6.14.", "whole" },
	{ "These patches went into 6.14.", "whole" },
	{ "Patches 1 and 2 went into 6.14.", "1 2" },
	{ "This landed in 6.14-rc5 as 0123456789ab.", "target" },
	{ "This landed in 6.14.", "target" },
	{ "This was merged in 6.14.", "target" },
	{ "tide_read() went into 6.14.", NULL },
	{ "The bug went into 6.14.", NULL },
	{ "This code went into 6.14.", NULL },
	{ "It went into 5.10.", NULL },
	{ "That went into 2.6.24.", NULL },
	{ "That commit was merged in 5.10.", NULL },
	{ "This will go into 6.15.", NULL },
	{ "This should have gone into 6.14.", NULL },
	{ "So it went in and out.", NULL },
	{ "This never went into 6.14.", NULL },
	{ "This went into 6.14?", NULL },
	{ "If this went into 6.14, it is too late.", NULL },
	{ "I think this went into 6.14.", NULL },
	{ "This went into 6.14 and broke the pump.", NULL },
	{ "This went into version 3 of the manual.", NULL },
	{ "Applied in v9.", NULL },
};

/* What is somewhere as a commit, or in a tree that a branch is named of. */
static const Case commits[] = {
	{ "Already in net as commit 0123456789ab.", "target" },
	{ "Already in net as 0123456789ab (\"tide: Turn\").", "target" },
	{ "This is in the kernel as 0123456789ab.", "target" },
	{ "It is in 6.14 as 0123456789ab.", "target" },
	{ "Upstream as commit 0123456789ab, thanks.", "target" },
	{ "This is now in tide.git#for-6.15/core.", "target" },
	{ "Now in tide.git#for-6.15/upstream-fixes, thanks.", "target" },
	{ "Both patches are now in tide.git#for-6.15/core.", "whole" },
	{ "Queued in tide.git for-next.", "target" },
	{ "Already in net.", NULL },
	{ "It is in net as commits are.", NULL },
	{ "The bug is in net as commit 0123456789ab.", NULL },
	{ "See tide.git#for-6.15/core.", NULL },
	{ "Is this in tide.git#for-6.15/core?", NULL },
};

/* `The fix` may be any; what is in the sender's tree since now is what he answers. */
static const Case fixes[] = {
	{ "The fixes are now in my for-next branch.", "target" },
	{ "The fix is in my fixes branch now, thanks.", "target" },
	{ "The patches are now in my fixes branch.", "whole" },
	{ "This patch is in my fixes branch.", "target" },
	{ "These are in my tree now.", "target" },
	{ "Your fixes are in my tree.", "target" },
	{ "The fix is in my tree.", NULL },
	{ "The fix is already in my tree.", NULL },
	{ "The fixes are in the tree now.", NULL },
	{ "The fix is now in mainline.", NULL },
	{ "The fix has now been merged.", NULL },
	{ "My fixes are now in my tree.", NULL },
	{ "The bug is now in my tree.", NULL },
};

/* Where it is now. */
static const Case now[] = {
	{ "This is now in main.", "target" },
	{ "This is in main now.", "target" },
	{ "It's in main now, thanks!", "target" },
	{ "Thanks, now in main: https://git.example.org/tide/0123abc", "target" },
	{ "Already in main.", "target" },
	{ "This is now in trunk.", "target" },
	{ "It's already in tide/main, thanks.", "target" },
	{ "This is now in the repository.", "target" },
	{ "Now in for-6.15, thanks.", "target" },
	{ "Your patch is already in tide.git.", "target" },
	{ "It's in now. Thanks!", "target" },
	{ "Both are in now.", "whole" },
	{ "This has gone in, thanks.", "target" },
	{ "I had to apply it by hand, but it's in now.", "target" },
	{ "Thanks, pushed out.", "target" },
	{ "I just pushed it out.", "target" },
	/* of something else */
	{ "The value is in now, so it is used.", NULL },
	{ "tide_read() is in main now.", NULL },
	{ "It is in main() now.", NULL },
	{ "The bug is in main now.", NULL },
	{ "What is in main now does not need this.", NULL },
	{ "Is this in main now?", NULL },
	{ "The lock is in now three places.", NULL },
	{ "This has gone in circles.", NULL },
	{ "This is now in for-loops.", NULL },
	{ "The lock is now in tide_read().", NULL },
	{ "It is already in the manual.", NULL },
	{ "This was pushed out of the loop.", NULL },
	{ "The ring is pushed out.", NULL },
};

static void test_now(void)
{
	check(now, G_N_ELEMENTS(now));
}

static void test_releases(void)
{
	check(releases, G_N_ELEMENTS(releases));
}

static void test_commits(void)
{
	check(commits, G_N_ELEMENTS(commits));
}

static void test_fixes(void)
{
	check(fixes, G_N_ELEMENTS(fixes));
}

/* What anybody can see in a release, or its author says of a comment. */
static void test_whose(void)
{
	Note note = note_read(VIEW("This landed in 6.14."), TEXT_PLAIN, 1);
	g_assert_true(note.says && note.is_report);
	note = note_read(VIEW("The fix is now in my tree."), TEXT_PLAIN, 1);
	g_assert_true(note.says && note.may_be_of_comment);
	note = note_read(VIEW("This patch is now in my tree."), TEXT_PLAIN, 1);
	g_assert_true(note.says && !note.may_be_of_comment);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-place/releases", test_releases);
	g_test_add_func("/note-place/commits", test_commits);
	g_test_add_func("/note-place/fixes", test_fixes);
	g_test_add_func("/note-place/whose", test_whose);
	g_test_add_func("/note-place/now", test_now);
	return g_test_run();
}
