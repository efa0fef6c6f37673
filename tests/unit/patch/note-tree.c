/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose tree it is: common/patch/note-tree.h. */
#include "note-case.h"

/* Trees with a name, where tests are no trial. */
static const Case kept[] = {
	{ "I've applied this series to my review-bo branch:\nhttps://example.org/log/?h=review-bo\n"
	  "\nOnce I've run some tests on this branch the patches there will be added to for-next.",
	  "whole" },
	{ "I've applied this to my fixes branch. I'll test it on real hardware next week.",
	  "target" },
	{ "I've applied this to tide-next and ran it through the tests.", "target" },
	{ "I've applied this to the tide tree. I'm running the tests now.", "target" },
	{ "I have queued this in tide.git and tested it.", "target" },
};

/* Trees that anybody has. */
static const Case shared[] = {
	{ "I've applied this to my tree. I'll test it tomorrow.", NULL },
	{ "I've applied this. I'll test it tomorrow.", NULL },
	{ "I applied this to tide-next and tested it.", NULL },
	{ "I've applied this to net-next and tested it.", NULL },
	{ "I've applied this to linux-next and tested it.", NULL },
	{ "I've applied this to tip/master and tested it.", NULL },
	{ "I've applied this to linux-tide and tested it.", NULL },
	{ "I've applied this to my local branch and tested it.", NULL },
	{ "I've applied this to my test branch and tested it.", NULL },
	{ "I've applied this to tide-next and it crashes.", NULL },
	{ "I've applied this on tide-next and tested it.", NULL },
};

/* Testers and what they apply patches to, without `I`, or who tell only that it passed. */
static const Case testers[] = {
	{ "Applied this series to net-next and ran the selftests. All pass.", NULL },
	{ "I applied this patch on the core branch (with the latest\ncommit 0123456789ab) and "
	  "passed testing with these steps:",
	  NULL },
	{ "I applied this patch only (i.e., not the others) to master branch and all tests "
	  "succeeded",
	  NULL },
	{ "Tested-by: Bo Quay <bo@example.org>\n\nApplied on top of 6.14-rc4.", NULL },
	{ "Yes, applied on 6.12.18.", NULL },
	{ "This patch has been applied to my tree for a week without problems.", NULL },
	{ "This was applied to our branch for months.", NULL },
	/* and the near misses */
	{ "Applied to net-next, thanks.", "target" },
	{ "Applied to net-next and tested.", "target" },
	{ "Applied this series to tide-next and ran the tests.", "whole" },
	{ "Applied on top of tide-next, thanks.", "target" },
	{ "Applied on 6.12.y, thanks.", "target" },
	{ "This has been applied to my tree for the next release.", "target" },
	{ "Applied, e.g. to have it in 6.1, thanks.", "target" },
	{ "Applied the fixes etc., thanks.", NULL },
	/* a line that begins as git-log does */
	{ "I've fixed a typo and applied this as\ncommit 0123456789ab, thanks.", "target" },
};

static void test_kept(void)
{
	check(kept, G_N_ELEMENTS(kept));
}

static void test_shared(void)
{
	check(shared, G_N_ELEMENTS(shared));
}

static void test_testers(void)
{
	check(testers, G_N_ELEMENTS(testers));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-tree/kept", test_kept);
	g_test_add_func("/note-tree/shared", test_shared);
	g_test_add_func("/note-tree/testers", test_testers);
	return g_test_run();
}
