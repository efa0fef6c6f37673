/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that tell a trial: common/patch/note-trial.h. */
#include "note-case.h"

/* Trouble that whoever merges tells of, and what testers do. */
static const Case remarks[] = {
	{ "Applied, but I had to resolve a conflict.", "target" },
	{ "Applied, but there was a conflict, please check the result.", "target" },
	{ "Applied for fixes, but needed to resolve a conflict when applying, thanks!", "target" },
	{ "Applied, but this triggers a checkpatch warning.", "target" },
	{ "Series applied, but please fix the issue Dee mentioned in a follow-up.", "whole" },
	{ "Applied for next, but dropping the Fixes-tag (it's just a nice improvement, not really "
	  "fixing an error, right?), thanks!",
	  "target" },
	{ "I've applied this to next and resolved the conflict with my patch.", "target" },
	{ "I've applied this to next and resolved conflicts in foo.c.", "target" },
	{ "I've applied patches 1-5 to my branch and resolved conflicts in the mentioned file.",
	  "1-5" },
	{ "I've applied this and rebased it.", "target" },
	{ "I've applied this and reworded the log.", "target" },
	{ "I've applied this and squashed the last hunk.", "target" },
	{ "I've applied this, folded the fix, and adjusted the subject.", "target" },
	{ "I've applied this and dropped the Fixes tag.", "target" },
	{ "Applied, but I had to drop 4/4 since it breaks the build.", "target less 4" },
	{ "Series applied, but I dropped patch 4, it crashes.", "whole less 4" },
	{ "I've applied the series, but skipped the last one as it breaks the build.",
	  "whole less -1" },
	{ "I've applied patches 1 and 3 to my git tree.\n\nPatch 2 breaks the build.", "1 3" },
	{ "I applied patches 1 and 3, but patch 2 breaks the build.", "1 3 less 2" },
	{ "I've applied patches 1 and 3. Patch 3 breaks the build.", NULL },
	{ "I applied patches 1-3, patch 2 breaks the build.", NULL },
	{ "I applied patches 1-3. It hangs with patch 2.", NULL },
	{ "Applied, but I had to drop it since it breaks the build.", NULL },
	{ "I applied this, it crashes, so I dropped 4/4.", NULL },
	{ "Applied, but there were conflicts, please rebase.", NULL },
	{ "Applied, but I get an error in dmesg.", NULL },
	{ "I applied this but there are errors.", NULL },
	{ "Applied, but the build fails with an error.", NULL },
	{ "Applied, but still the same issue.", NULL },
	{ "I applied this series but got a conflict.", NULL },
	{ "Patch applied, but the problem is not solved.", NULL },
	{ "I applied patches 1-2. This triggers a bunch of checkpatch errors. Please address them "
	  "and resend this single patch.",
	  "1-2" },
	{ "I applied this patch. This triggers errors.", NULL },
};

/* A Tested-by in the same mail. */
static const Case tags[] = {
	{ "I've applied this to my tree.\n\nTested-by: Cy Mole <cy@example.org>", "target" },
	{ "Tested-by: Bo Quay <bo@example.org>\n\nI applied it to for-next.", "target" },
	{ "I've applied this.\n\nTested-by: Cy Mole <cy@example.org>", NULL },
	{ "I applied it on linux-next.\n\nTested-by: Cy Mole <cy@example.org>", NULL },
	{ "I applied this to mainline.\n\nTested-by: Cy Mole <cy@example.org>", NULL },
};

/* What came of a trial. */
static const Case outcomes[] = {
	{ "I've picked this up now and will send a PR later on to get this into 6.18. I was trying "
	  "to see if there's a good candidate for a \"Fixes:\" tag, but since this will only make "
	  "a difference.",
	  "target" },
	{ "I've picked this up now. I was trying to see what it fixes.", "target" },
	{ "I've picked this up. I tried to boot it.", NULL },
	{ "so I've applied the patch on top now in my tree.", "target" },
	{ "I've applied the patch on top.", "target" },
	{ "I applied this patch on top of 5.10 and tested it.", NULL },
	{ "Thanks! I have applied both patches, but it doesn't make a difference.", NULL },
	{ "Patch applied, still no luck.", NULL },
	{ "Applied to 5.10.23, same result.", NULL },
	{ "Applied the patch. The oops is gone, thanks!", NULL },
	{ "I applied it. Still the same.", NULL },
	{ "I've applied the series, no change.", NULL },
	{ "Applied. It doesn't help though.", NULL },
	{ "Applied, thanks. One warning less.", "target" },
};

/* Copies for a test. */
static const Case copies[] = {
	{ "I picked up the series for testing.", NULL },
	{ "I have picked up this patch for testing.", NULL },
	{ "I've queued it for testing.", "target" },
	{ "Queued for testing.", "target" },
	{ "Queued to my testing branch, thanks.", "target" },
	{ "I've applied this to my testing branch, thanks.", "target" },
	{ "I've applied this to my testing branch, no failures so far.", "target" },
	{ "I've queued this to for-next for testing by the bots.", "target" },
	{ "I've put this into my tree for testing.", NULL },
	{ "I have added this series to my tree for testing, will report.", NULL },
	{ "I've put this into my tree.", "target" },
	{ "Applied to the shore branch and pushed out as testing for the autobuilders to play "
	  "with it.",
	  "target" },
	{ "I queued this for testing on the AB.", NULL },
	{ "I queued this for testing in our lab.", NULL },
	{ "I've put this into master-next for testing.", NULL },
	{ "I merged this into master-next for testing but saw failures: URL", NULL },
	{ "I merged your patch in my testing branch and it fails", NULL },
	{ "I applied this to my testing branch, and there are failures on arm.", NULL },
	{ "This patch applied on top of next-20250303 fixes the issue for me.", NULL },
};

/* What people have in their own copy; who merges thanks, or names a tree. */
static const Case own[] = {
	{ "Applied, built, and tested on a board.\n\nTested-by: Bo Quay <bo@example.org>", NULL },
	{ "Applied, compiled, booted. Works.", NULL },
	{ "Applied and compile-tested.", NULL },
	{ "Pulled and tested.", NULL },
	{ "Applied and tested, thanks.", "target" },
	{ "Applied and tested. Thanks!", "target" },
	{ "Applied and tested, thanks.\n\nTested-by: Bo Quay <bo@example.org>", NULL },
	{ "Applied to tide-next, and tested.", "target" },
	{ "Applied to tide-next, after build-testing", "target" },
	{ "Applied, will be tested in next.", "target" },
	{ "I have this applied and it works fine.", NULL },
	{ "I have this series applied on top of 6.14.", NULL },
	{ "We have this applied in production.", NULL },
	{ "I have it in my tree, works fine.", NULL },
	{ "I have this applied, thanks.", "target" },
	{ "I have this queued, works fine.", "target" },
	{ "I applied this series to linux-next and it boots.", NULL },
	{ "I've merged this into my local branch, works.", NULL },
	{ "Merged it here, and it builds.", NULL },
	{ "Queued it up here, thanks.", "target" },
	{ "Applied without problems.", NULL },
	{ "Applied without any issues.", NULL },
	{ "Applied to tide-next without problems.", "target" },
	{ "Applied without the problem of v1.", "target" },
	{ "I applied it with patch -p1.", NULL },
	{ "Applied with patch 2 reworded.", "target" },
	{ "Patch applied OK, build fails.", NULL },
	{ "Patch applied, OK.", "target" },
	{ "Applied to my tree for testing.", NULL },
	{ "Queued for 6.15 testing.", "target" },
};

static void test_own(void)
{
	check(own, G_N_ELEMENTS(own));
}

static void test_remarks(void)
{
	check(remarks, G_N_ELEMENTS(remarks));
}

static void test_tags(void)
{
	check(tags, G_N_ELEMENTS(tags));
}

static void test_outcomes(void)
{
	check(outcomes, G_N_ELEMENTS(outcomes));
}

static void test_copies(void)
{
	check(copies, G_N_ELEMENTS(copies));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-trial/remarks", test_remarks);
	g_test_add_func("/note-trial/tags", test_tags);
	g_test_add_func("/note-trial/outcomes", test_outcomes);
	g_test_add_func("/note-trial/copies", test_copies);
	g_test_add_func("/note-trial/own", test_own);
	return g_test_run();
}
