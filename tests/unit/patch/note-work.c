/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was done to a patch when it was applied: common/patch/note-work.h. */
#include "note-case.h"

static const Case work[] = {
	{ "Fixed while applying, thanks!", "target" },
	{ "I fixed the indentation when applying, thanks.", "target" },
	{ "Fixed up while applying.", "target" },
	{ "Good suggestion! Fixed up while applying.", "target" },
	{ "No need to resend, I fixed it while applying.", "target" },
	{ "Nah, it's fine. Fixed up while applying. Thanks!", "target" },
	{ "Minor comment, so can be fixed up while applying.", NULL },
	{ "Small correction, perhaps it can be fixed up while applying?", NULL },
	{ "I'll fix it while applying.", NULL },
	{ "This can be fixed when applying.", NULL },
	{ "This was not fixed while applying.", NULL },
	{ "You could have fixed it while applying.", NULL },
	{ "I got errors while applying.", NULL },
	{ "Could be fixed when merging.", NULL },
	{ "Fixed while applying?", NULL },
	{ "I've fixed that up while applying.", "target" },
	{ "This was fixed while applying.", "target" },
	{ "Fixed the typo before pushing, thanks.", "target" },
	{ "I fixed the conflict while applying this to test it.", NULL },
	{ "Bo fixed it while applying.", NULL },
	{ "Fixed while applying your comments.", NULL },
	{ "Should have been fixed when applying.", NULL },
	{ "I fixed it when I was merging the two functions.", NULL },
	{ "Fixed the checkpatch warning while applying.", "target" },
	/* what a branch has now */
	{ "Thanks, I updated tide.git's tide-unstable branch to this version.", "target" },
	{ "I've updated tide.git's tide-nonmm-unstable branch to this version.", "target" },
	{ "I've update tide.git's tide-unstable branch to your latest series.", "target" },
	{ "I updated my branch to the latest kernel.", NULL },
	{ "I will update the branch to this version.", NULL },
	{ "Have I updated the branch to this version?", NULL },
	{ "Please update the branch to this version.", NULL },
};

/* The version that is answered, the second, in place of another. */
static const Case replaced[] = {
	{ "I've replaced v1 with this version in my tree.", "target" },
	{ "Replaced v1 with v2, thanks.", "target" },
	{ "Thanks, I have replaced it with v2 in my queue and in next.", "target" },
	{ "I replaced the old patches with this series in my tree.", "target" },
	{ "I've replaced v2 with v3 in my tree.", NULL },
	{ "I have replaced v1 with v2.", NULL },
	{ "I will replace v1 with v2 in my tree.", NULL },
	{ "Have you replaced v1 with v2 in your tree?", NULL },
	{ "I replaced the call with this one in the driver, thanks.", NULL },
	{ "I replaced kmalloc with v2 of it, thanks.", NULL },
	{ "The driver replaced v1 with v2 in the tree.", NULL },
};

static void test_replaced(void)
{
	check(replaced, G_N_ELEMENTS(replaced));
}

static void test_work(void)
{
	check(work, G_N_ELEMENTS(work));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-work/work", test_work);
	g_test_add_func("/note-work/replaced", test_replaced);
	return g_test_run();
}
