/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that say that something else is in: common/patch/note-other.h. */
#include "note-case.h"

/* What the sender has, and not what he answers. */
static const Case others[] = {
	{ "I posted a fix for that and pushed it to my branch.", NULL },
	{ "I have sent my own version and pushed it.", NULL },
	{ "I just wrote a fix for this and pushed it already.", NULL },
	{ "I submitted the fix upstream and it was merged.", NULL },
	{ "I have merged my patch.", NULL },
	{ "Yes, I have pushed my patchset with Bo's review.", NULL },
	{ "I pushed my own fix yesterday, so this is not needed any more.", NULL },
	{ "My patch was merged.", NULL },
	{ "It was an obvious bug, so I pushed it with your Reported-by.", NULL },
	{ "I pushed it with yours Reported-by and Tested-by.", NULL },
	{ "Bo's fix is in next, so this one is not needed.", NULL },
	{ "Those two patches have been picked up and should be in the coming release.", NULL },
	{ "FYI, those fixes were merged.", NULL },
	{ "Yes, but the above patch is already in Bo's tree.", NULL },
	{ "I have this queued:\n  https://patchwork.example.org/patch/1253390/\nIt does the same.",
	  NULL },
	{ "I have these queued already: https://lore.example.org/r/other@example.org", NULL },
	{ "I pushed to next by mistake, sorry.", NULL },
	{ "Changes applied, v3 follows.", NULL },
	{ "The patch applied with fuzz, please rebase.", NULL },
	{ "This is applied by the compiler.", NULL },
	{ "Your patch is applied to the queue by the workqueue.", NULL },
	{ "I applied it to my local tree for testing.", NULL },
	{ "Applied to my local tree for testing.", NULL },
	{ "Applied to linux-next and boot tested.", NULL },
	{ "Applied on 6.14-rc3, works for me.", NULL },
	{ "Applied on top of next-20250303, builds fine.", NULL },
	{ "I've pushed this to my CI branch.", NULL },
	{ "I've queued this for review.", NULL },
	{ "Added to my review queue.", NULL },
	{ "Accepted for review.", NULL },
	{ "Pushed to v6.16.", NULL },
	{ "The patch applied fine.", NULL },
	{ "patch applied with some fuzz", NULL },
	{ "Patches are applied in order.", NULL },
	{ "Accepted by checkpatch", NULL },
	{ "NACK. Applied on: CommitID:0123456789ab", NULL },
	{ "Applied on: CommitID:0123456789ab", NULL },
	/* which look the same */
	{ "Applied to my local review branch, which I will push later.", "target" },
	{ "Applied, after fixing the alignment reported by checkpatch.", "target" },
	{ "I fixed the typo and pushed it.", "target" },
	{ "I fixed that and pushed those patches. Thanks!", "whole" },
	{ "I applied this to my fixes branch.", "target" },
	{ "I have applied it to my tree, thanks.", "target" },
	{ "Applied the above patch, thanks.", "target" },
	{ "Merged; no resend is needed.", "target" },
	{ "Applied with the typo fixed, so it is not necessary to send it again.", "target" },
	{ "I have this queued: https://git.example.org/tide/c/0123456789ab", "target" },
	{ "I pushed it with your Signed-off-by added.", "target" },
	{ "This was applied by the maintainer.", "target" },
	{ "Your fix was applied by Bo, thanks.", "target by Bo" },
	{ "Applied, but please send v3 of the others.", "target" },
	/* somebody else's patch in place of this one */
	{ "I've applied Cy's version instead.", NULL },
	{ "Thanks, I've merged Cy Mole's fix instead of this one.", NULL },
	{ "Cy sent the same patch last week, and it has been applied already.", NULL },
	{ "Patch 0123abc (\"tide: x\") was merged yesterday and conflicts. Please rebase.", NULL },
	{ "I've applied the patch below instead.", NULL },
	{ "Commit 0123456789ab was merged, which makes this unnecessary.", NULL },
	{ "I already picked up a patch from Cy for this.", NULL },
	{ "I applied the series from Cy instead.", NULL },
	{ "Applied to Bo's tree instead.", "target" },
	/* in a thread of somebody else, as what is quoted shows */
	{ "On 3 Mar 2025, Ada Moon wrote:\n> Mend it.\n\nCy's patch has been applied.", NULL },
	{ "On 3 Mar 2025, Ada Moon wrote:\n> Mend it.\n\nI have merged Cy Mole's fix.", NULL },
	{ "On 3 Mar 2025, Ada Moon wrote:\n> Mend it.\n\nFYI, Cy's v2 was pushed.", NULL },
	{ "Cy's patch was applied.\n\nOn 3 Mar 2025, Ada Moon wrote:\n> Mend it.", NULL },
	{ "On 3 Mar 2025, Cy Mole wrote:\n> Mend it.\n\nCy's patch has been applied.", "target" },
	{ "On 4 Mar 2025, Ada Moon wrote:\n> On 3 Mar 2025, cy@example.org wrote:\n> > Mend it.\n"
	  "> Any news?\n\nCy's patch has been applied.",
	  "target" },
	{ "Cy Mole wrote:\n> Mend it.\n\nCy's patch has been applied.", "target" },
	{ "On 3 Mar 2025, Ada Moon wrote:\n> Mend it.\n\nCy's patch was merged. Applied, too.",
	  "target" },
	{ "On 3 Mar 2025, Ada Moon wrote:\n> Mend it.\n\nApplied to Cy's fixes branch.", "target" },
	{ "On 3 Mar 2025, Ada Moon wrote:\n> Mend it.\n\nIt was applied to Cy's tree.", "target" },
	/* and what is quoted by names */
	{ "Cy> Applied, thanks.\n\nWhere is it?", NULL },
	{ "BQ>> Applied, thanks.", NULL },
	{ ": Applied, thanks.", NULL },
};

/* What was in is out again. */
static const Case taken_back[] = {
	{ "I've applied it, but had to drop it again, sorry.", NULL },
	{ "Applied, but then I noticed that it does not build, so dropped it.", NULL },
	{ "Applied. Actually no, dropped again.", NULL },
	{ "This was merged but later reverted.", NULL },
	{ "It was merged, then reverted in 6.14.", NULL },
	{ "Applied, but I had to revert it.", NULL },
	{ "I had applied this but it broke the build, so I've dropped it.", NULL },
	/* but not that */
	{ "Applied, and dropped the stray blank line.", "target" },
	{ "Applied. I have dropped the Cc to stable.", "target" },
	{ "Applied, but I can drop it if you prefer.", "target" },
};

/* Copies that only testers have, and what waits. */
static const Case trials[] = {
	{ "I pushed it to verify there is no build failure.", NULL },
	{ "I pushed it to check if CI passes.", NULL },
	{ "Pushed it to see whether the bots complain.", NULL },
	{ "I have pushed it to my fork so that you can test it.", NULL },
	{ "Merged to test this with the other series.", NULL },
	{ "Applied and tested on arm64, no problems.", NULL },
	/* which look the same */
	{ "Queued and tested on arm64.", "target" },
	{ "I queued this up, with a note to check the speed.", "target" },
	{ "Pushed to the testing branch, thanks.", "target" },
};

/* What else people write who take patches. */
static const Case taken[] = {
	{ "I pushed the patch on your behalf.", "target" },
	{ "Yours patch was pushed.", "target" },
	{ "Since nobody objected I merged it.", "target" },
	{ "After a bit of testing I pushed it.", "target" },
	{ "This is already in Bo's tree.", "target" },
	{ "Added to Bo's for-next branch, thanks.", "target" },
};

static void test_others(void)
{
	check(others, G_N_ELEMENTS(others));
}

static void test_taken_back(void)
{
	check(taken_back, G_N_ELEMENTS(taken_back));
}

static void test_trials(void)
{
	check(trials, G_N_ELEMENTS(trials));
}

static void test_taken(void)
{
	check(taken, G_N_ELEMENTS(taken));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-other/others", test_others);
	g_test_add_func("/note-other/taken-back", test_taken_back);
	g_test_add_func("/note-other/trials", test_trials);
	g_test_add_func("/note-other/taken", test_taken);
	return g_test_run();
}
