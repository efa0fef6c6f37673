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
	{ "That series has now been merged.", NULL },
	{ "This series has now been merged.", "whole" },
	{ "Yes, but the above patch is already in Bo's tree.", NULL },
	{ "I have this queued:\n  https://patchwork.example.org/patch/1253390/\nIt does the same.",
	  NULL },
	{ "I have these queued already: https://lore.example.org/r/other@example.org", NULL },
	{ "I pushed to next by mistake, sorry.", NULL },
	{ "This has been fixed by commit 0123456789ab (\"tide: Rename\"), merged in 6.16-rc1.",
	  NULL },
	{ "It was solved in 0123456789ab, merged last week.", NULL },
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
	{ "I have pushed v2 to:\nhttps://git.example.org/tide", NULL },
	{ "The patch applied fine.", NULL },
	{ "patch applied with some fuzz", NULL },
	{ "Patches are applied in order.", NULL },
	{ "Accepted by checkpatch", NULL },
	{ "NACK. Applied on: CommitID:0123456789ab", NULL },
	{ "Applied on: CommitID:0123456789ab", NULL },
	/* which look the same */
	{ "I have pushed v2 to master.", "target" },
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

/* The same words of data, of later, of what was made of it. */
static const Case something_else[] = {
	{ "Queued up for the next version.", NULL },
	{ "Queued up for the next release.", "target" },
	{ "I merged this patch with the next one in v3.", NULL },
	{ "I've merged this with the previous patch.", NULL },
	{ "I've merged this series with 6.14 and ran some tests on it.", NULL },
	{ "This is merged with the previous bio.", NULL },
	{ "Merged with the change above.", "target" },
	{ "Merged with the previous comment fixed.", "target" },
	{ "This got pushed to the next cycle.", NULL },
	{ "Pushed to next.", "target" },
	{ "Pushed to the next branch.", "target" },
	{ "It got pushed to the next release.", NULL },
	{ "I took this patch and modified it to pass the id: https://example.org/x", NULL },
	{ "I took this patch and fixed the typo.", "target" },
	{ "This is committed to disk.", NULL },
	{ "It was queued for transmission.", NULL },
	{ "This is queued for writeback.", NULL },
	{ "This is committed to the memory tree.", "target" },
	{ "It is in mainline U-Boot.", NULL },
	{ "It is in mainline Linux.", "target" },
	{ "It's in mainline.", "target" },
	{ "Thanks, but a fix (by a robot) was already added to my queue.", NULL },
	{ "A fix (by Cy) has been applied.", NULL },
	{ "The patch (by Cy) has been applied.", "target" },
	{ "Sure, I grabbed the patch from the v9 series.", NULL },
	{ "Applied from the v2 series, thanks.", "target" },
};

/* What is sent again. */
static const Case sent_again[] = {
	{ "Applied, will send v3.", NULL },
	{ "Changes applied, will resend.", NULL },
	{ "I've applied this, I'll send v3 tomorrow.", NULL },
	{ "Applied in the next version.", NULL },
	{ "Applied for v3.", NULL },
	{ "Applied, I will respin.", NULL },
	{ "Applied, but please send v3 of the others.", "target" },
	{ "Applied 1-2, please resend 3.", "1-2" },
	{ "Applied, and I'll send it to Linus for 6.3.", "target" },
	{ "Applied 1 and 2, will you resend 3?", "1 2" },
	{ "Queued, and will send a pull request next week.", "target" },
	{ "I merged the first 3 patches, and will send a v2 for the remaining 2", "1-3" },
	{ "I merged all but these two patches, which I'll resend", "whole" },
};

/* What code does, and not somebody to a patch. */
static const Case code[] = {
	{ "Why is this needed? It is already checked in tide_probe().", NULL },
	{ "No, it is taken in tide_lock().", NULL },
	{ "It is pulled high by a resistor.", NULL },
	{ "It is included in linux/tide.h.", NULL },
	{ "It was added in tide_open() for that.", NULL },
	{ "Because this is now applied at probe time.", NULL },
	{ "Because it is already queued.", NULL },
	{ "This is merged with the parent's flags.", NULL },
	{ "It is picked up from the DT.", NULL },
	{ "It is applied in hardware.", NULL },
	{ "That is applied in reverse order.", NULL },
	{ "It is applied via ioctl.", NULL },
	{ "It is applied through sysfs.", NULL },
	{ "It is applied per port.", NULL },
	{ "It is now queued unconditionally.", NULL },
	{ "It is merged at link time.", NULL },
	{ "It is committed on close.", NULL },
	{ "It is committed to NVRAM.", NULL },
	{ "It is queued from the timer.", NULL },
	{ "It is queued on system_wq.", NULL },
	{ "It is pulled from the cache.", NULL },
	{ "It is now applied during resume.", NULL },
	{ "It is pushed down to the driver.", NULL },
	{ "It is applied in the next function.", NULL },
	/* the last of several steps */
	{ "The table is sorted, merged and pushed to the firmware.", NULL },
	{ "The result is rounded and pushed to userspace.", NULL },
	{ "So the settings are parsed and then applied.", NULL },
	{ "It gets converted to a mask and applied.", NULL },
	/* and the near misses */
	{ "This is applied now, thanks.", "target" },
	{ "It is queued up.", "target" },
	{ "It's merged.", "target" },
	{ "It is already queued.", "target" },
	{ "This is applied to the tide tree.", "target" },
	{ "This is queued for the next merge window.", "target" },
	{ "It's applied to drm-misc.", "target" },
	{ "It is merged via the sound tree.", "target" },
	{ "It is queued for 6.2.", "target" },
	{ "This is applied as 0123456789ab.", "target" },
	{ "It's applied with the typo fixed.", "target" },
	{ "This is queued after rc1.", "target" },
	{ "It is temporarily applied.", NULL },
	{ "It is applied temporarily.", "target" },
	{ "It's fixed and pushed, thanks.", "target" },
	{ "This is reviewed and applied.", "target" },
};

/* Where the verb tells which patch is meant. */
static const Case named[] = {
	{ "The one queued by Bo is older.", NULL },
	{ "The version queued by Bo is older.", NULL },
	{ "Please send the first patch, the one already queued by Bo, not again.", NULL },
	{ "The one pushed to the branch of Bo has a typo.", NULL },
	{ "The ones merged so far are fine.", NULL },
	{ "This one applied, the next one did not.", NULL },
	/* and the near misses */
	{ "This one applied, thanks.", "target" },
	{ "The first one applied to for-next.", "1" },
	{ "Patch applied to for-next, which is fine.", "target" },
	{ "Patches applied as is, thanks.", "whole" },
	{ "Version applied, it is in my tree.", "target" },
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

static void test_something_else(void)
{
	check(something_else, G_N_ELEMENTS(something_else));
}

static void test_sent_again(void)
{
	check(sent_again, G_N_ELEMENTS(sent_again));
}

/* Whether somebody else did it than the sender, as far as the note tells. */
static void test_doers(void)
{
	static const struct {
		const char *text;
		bool is_others;
	} cases[] = {
		{ "Applied.", false },
		{ "Bo has applied it.", true },
		{ "I bisected the hang to this commit, merged in 6.16-rc1.", true },
		{ "Sadly this patch, merged as commit 0123456789ab, breaks the gauge.", true },
		{ "The patch, merged in 6.16, now causes a hang.", true },
		{ "Thanks for fixing this crash, applied.", false },
		{ "Thanks for this patch, applied, and fixed the typo.", false },
		{ "Thanks for bisecting this, applied.", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text);
		Note note = note_read(view_of(cases[i].text), TEXT_PLAIN, 1);
		g_assert_true(note.says);
		g_assert_cmpint(note.is_others, ==, cases[i].is_others);
	}
}

static void test_code(void)
{
	check(code, G_N_ELEMENTS(code));
}

static void test_named(void)
{
	check(named, G_N_ELEMENTS(named));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-other/others", test_others);
	g_test_add_func("/note-other/taken-back", test_taken_back);
	g_test_add_func("/note-other/trials", test_trials);
	g_test_add_func("/note-other/taken", test_taken);
	g_test_add_func("/note-other/something-else", test_something_else);
	g_test_add_func("/note-other/sent-again", test_sent_again);
	g_test_add_func("/note-other/doers", test_doers);
	g_test_add_func("/note-other/code", test_code);
	g_test_add_func("/note-other/named", test_named);
	return g_test_run();
}
