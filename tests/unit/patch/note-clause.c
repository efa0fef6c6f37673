/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that say that a patch is in, in rarer words: common/patch/note-clause.h. */
#include "note-case.h"

static const Case said[] = {
	/* for whom, ranges in other words, and what is left out */
	{ "I pushed it for you.", "target" },
	{ "I've checked this in.", "target" },
	{ "Checked in, thanks.", "target" },
	{ "FTR this was merged.", "target" },
	{ "Applied patches 2 through 4.", "2-4" },
	{ "Applied 1/5 thru 3/5.", "1-3" },
	{ "1/5+2/5 applied.", "1 2" },
	{ "For patches 1-3: applied, thanks.", "1-3" },
	{ "Patch 1/5: applied.", "1" },
	{ "All apart from 5/5 applied.", "whole less 5" },
	{ "Applied all 5, thanks.", "whole" },
	{ "I applied both.", "whole" },
	{ "Applied as-is, thanks.", "target" },
	{ "Applied unchanged.", "target" },
	{ "Belatedly applied, thanks.", "target" },
	{ "checked in to trunk", "target" },
	{ "Patch applied to next, will be in 6.3.", "target" },
	/* all, in many words */
	{ "Applied all the patches, thanks.", "whole" },
	{ "I've applied all the patches", "whole" },
	{ "Merged all the patches", "whole" },
	{ "I have pushed all the patches in this series", "whole" },
	{ "Applied all the changes", "whole" },
	{ "Applied all your patches", "whole" },
	{ "Applied all these", "whole" },
	{ "Applied all this", "whole" },
	{ "I queued both the patches", "whole" },
	{ "They have all been applied", "whole" },
	{ "They're all in my tree", "whole" },
	{ "Applied all of the patches, thanks", "whole" },
	{ "Applied all of your patches", "whole" },
	{ "Applied both your patches, thanks", "whole" },
	{ "Pushed all three patches", "whole" },
	{ "Applied all the remaining patches, thanks", "whole rest" },
	{ "Queued all of these, thanks.", "whole" },
	{ "Applied everything, thanks!", "whole" },
	{ "They were all merged", "whole" },
	{ "All have been applied", "whole" },
	{ "All are applied now", "whole" },
	{ "These have all been queued", "whole" },
	/* where, and when */
	{ "Pushed in commit 0123456789ab.", "target" },
	{ "It was merged in commit 0123456789ab", "target" },
	{ "Already merged in commit 0123456789ab (\"tide: x\")", "target" },
	{ "Applied in commit 0123456789abcdef0123456789abcdef01234567", "target" },
	{ "Committed in r123", "target" },
	{ "Applied as commit 0123456789ab", "target" },
	{ "This was applied in the meantime", "target" },
	{ "Merged in the meantime, thanks", "target" },
	{ "Merged in PR #123", "target" },
	{ "Committed in revision 123456", "target" },
	{ "I applied this last Friday", "target" },
	{ "I applied this last night", "target" },
	{ "Applied last week, thanks.", "target" },
	{ "This is in my queue", "target" },
	{ "The series is in my queue", "whole" },
	{ "Patches 1-3 are in.", "1-3" },
	{ "It is already in master", "target" },
	{ "Now in drm-misc-next, thanks", "target" },
	{ "This is in my queue now, thanks.", "target" },
	{ "Already in my queue.", "target" },
	{ "Merged #123 into main.", "target" },
	{ "Applied, fixes #123.", "target" },
	{ "Merged as #123", "target" },
	{ "Merged via #1234, thanks", "target" },
	/* what mail programs and people put around it */
	{ " Applied, thanks", "target" },
	{ "\xef\xbb\xbf"
	  "Applied, thanks",
	  "target" },
	{ "\xe2\x9c\x85 Applied", "target" },
	{ "\xf0\x9f\x91\x8d applied", "target" },
	{ "Applied \xf0\x9f\x91\x8d", "target" },
	{ "*Applied*, thanks.", "target" },
	{ "Thank you for your patch, which I've applied to master.", "target" },
	{ "**Applied**, thanks", "target" },
	{ "_Applied_, thanks", "target" },
};

static const Case unsaid[] = {
	/* the same words of something else, and what was undone */
	{ "Point taken, thanks.", NULL },
	{ "Work queued.", NULL },
	{ "Queued work is cancelled.", NULL },
	{ "Since this was applied, my box crashes.", NULL },
	{ "The other fix was applied.", NULL },
	{ "The other series was merged.", NULL },
	{ "Patches queued for next should be tested.", NULL },
	{ "Patch applied on top breaks the build.", NULL },
	{ "Having applied this, I see no change.", NULL },
	{ "Applied, then reverted since the tests fail.", NULL },
	{ "Applied and dropped again.", NULL },
	{ "No one took it.", NULL },
	{ "This was taken from the vendor tree.", NULL },
	{ "I took it for granted.", NULL },
	{ "Taken together, this is fine.", NULL },
	{ "I have merged both functions.", NULL },
	{ "I have merged your change into my series and will send it again.", NULL },
	{ "It is queued for later use.", NULL },
	{ "It is installed in /usr/lib.", NULL },
	{ "Two commits were merged there.", NULL },
	{ "This has been applied neither to net nor to net-next.", NULL },
	{ "Applied in v9.", NULL },
};

/* Names that look like versions. */
static const Case names[] = {
	{ "Thanks, pushed to v4l-utils master.", "target" },
	{ "Applied to v4l-utils, thanks.", "target" },
	{ "Applied to v9fs-next.", "target" },
	{ "Pushed to v4l.", "target" },
	{ "v1 was applied.", NULL },
	{ "v3-rfc was applied.", NULL },
	{ "I've applied v2.", "target" },
};

/* Checked in, and commits as gcc numbers them. */
static const Case checked_in[] = {
	{ "I've checked this in for you.", "target" },
	{ "I checked in this patch on your behalf.", "target" },
	{ "I've checked it in as r123.", "target" },
	{ "Checked in.", "target" },
	{ "Committed r12-3456-gabcdef012345.", "target" },
	{ "Pushed r15-1234.", "target" },
	{ "I checked in the manual.", NULL },
	{ "I checked in this patch, and it has no lock.", NULL },
	{ "I checked this in the kernel.", NULL },
	{ "I checked in linux-next.", NULL },
	{ "I checked in with Bo.", NULL },
};

/* That it is in, without a verb for it. */
static const Case short_told[] = {
	{ "Whole series now in tide-next.", "whole" },
	{ "Series already in linux-next, thanks.", "whole" },
	{ "All patches now in my tree.", "whole" },
	{ "Both now in tide-next, thanks.", "whole" },
	{ "This is now commit 0123456789ab in master.", "target" },
	{ "Applied by Bo: now commit 0123456789ab.", "target by Bo" },
	{ "Upstream as 0123456789ab, thanks.", "target" },
	{ "FYI, this went in as 0123456789ab, applied by Bo.", "target by Bo" },
	{ "Added to linux-tide next.", "target" },
	{ "Queued to tide next, thanks.", "target" },
	{ "Thanks, folded into the original patch.", "target" },
	{ "I've folded this into the original commit.", "target" },
	{ "Squashed into the original patch, thanks.", "target" },
	{ "Squashed into patches 2 and 3, thanks!", "target" },
	{ "I've squashed this into patch 2.", "target" },
	{ "Folded into 2/5, thanks.", "target" },
	{ "I noticed this patch is in mainline now as: 0123456789ab", "target" },
	{ "I just noticed that this is in linux-next.", "target" },
	{ "Patches now in linux-next break the build.", NULL },
	{ "Series in linux-next.", NULL },
	{ "This is commit 0123456789ab in master.", NULL },
	{ "This is now commit messages in master.", NULL },
	{ "Upstream has it as 0123456789ab in master.", NULL },
	{ "Upstream as of today is in another state.", NULL },
	{ "Added to linux-tide next week.", NULL },
	{ "Added to tide next time.", NULL },
	{ "I've folded this into the function.", NULL },
	{ "Folded into v3.", NULL },
	{ "Squashed into one patch.", NULL },
	{ "Squashed into patch 2 this would be easier to read.", NULL },
	{ "This should be squashed into patch 2.", NULL },
	{ "Can you squash this into patch 2?", NULL },
	{ "Nobody noticed this is in my tree.", NULL },
};

/* Where it is; what is only being done does not count. */
static const Case where[] = {
	{ "I've queued this up here [1] and will send a pull request to the clock maintainer later "
	  "this week.",
	  "target" },
	{ "I've queued this up here: https://git.example.org/x and will send a pull request soon.",
	  "target" },
	{ "I picked it up here [1] and will push it out tomorrow.", "target" },
	{ "I've applied it here and it hangs.", NULL },
	{ "Applied here.", NULL },
	{ "Picking this up to my for-next. Thanks", NULL },
	{ "Taking this through my tree.", NULL },
};

/* Lines that are broken by hand, and end in what waits for a verb. */
static const Case by_hand[] = {
	{ "I see the same failure with the patch\napplied. Log below.", NULL },
	{ "With your patch\napplied, the board boots again.", NULL },
	{ "It depends on the series that Bo\nqueued last week, please rebase.", NULL },
	{ "I'd like to get this\napplied but the list of Cc is too short.", NULL },
	{ "I will wait for an ack before this gets\napplied.", NULL },
	{ "I have a similar fix\nqueued up, will post it tomorrow.", NULL },
	{ "Changes like this are usually\napplied by the maintainer.", NULL },
	{ "Both patches are now in\ntide-next.", "whole" },
	/* and the near misses */
	{ "Thanks for the patch\napplied to for-next", "target" },
	{ "Looks good to me\napplied", "target" },
	{ "I can live with the title\nApplied, thanks.", "target" },
};

/* A hard blank is a blank. */
static const Case hard_blanks[] = {
	{ "Thanks for the review.\u00a0 Applied to for-next.", "target" },
	{ "Patch\u00a0applied, thanks.", "target" },
	{ "\u00a0Applied,\u2003thanks.", "target" },
	{ "I\u202fhave\u3000applied it.", "target" },
	{ "Not\u00a0applied.", NULL },
};

/* A patch may be called a commit. */
static const Case objects[] = {
	{ "Merged this commit, thanks!", "target" },
	{ "I merged this commit.", "target" },
	{ "Merged these commits.", "target" },
	{ "I applied this commit 0123456789ab first.", NULL },
};

/* Ways to say it that are less common. */
static const Case uncommon[] = {
	{ "Committed 0f9fa5f58c78.", "target" },
	{ "Pushed 0f9fa5f58c78, thanks.", "target" },
	{ "Pushed 0f9fa5f58c78 before this one.", NULL },
	{ "Committed code of the gauge.", NULL },
	{ "Re-applied, thanks.", "target" },
	{ "Reapplied.", "target" },
	{ "I took the liberty of applying this to my tree.", "target" },
	{ "I took the liberty to push this.", "target" },
	{ "I took the liberty of changing this.", NULL },
	{ "Thanks, got it applied.", "target" },
	{ "Got it, thanks.", NULL },
	{ "I've stuck this in my for-next.", "target" },
	{ "The gauge is stuck in my tree.", NULL },
	{ "@Ada: applied, thanks.", "target" },
	{ "@@ applied @@", NULL },
	{ "-> applied", "target" },
	{ "=> pushed, thanks", "target" },
	{ "=> pushed_value", NULL },
	{ "-> applied tide=1", NULL },
	{ "Applied 'as is'.", "target" },
};

static void test_uncommon(void)
{
	check(uncommon, G_N_ELEMENTS(uncommon));
}

static void test_said(void)
{
	check(said, G_N_ELEMENTS(said));
}

static void test_unsaid(void)
{
	check(unsaid, G_N_ELEMENTS(unsaid));
}

static void test_names(void)
{
	check(names, G_N_ELEMENTS(names));
}

static void test_checked_in(void)
{
	check(checked_in, G_N_ELEMENTS(checked_in));
}

static void test_short_told(void)
{
	check(short_told, G_N_ELEMENTS(short_told));
}

static void test_where(void)
{
	check(where, G_N_ELEMENTS(where));
}

static void test_by_hand(void)
{
	check(by_hand, G_N_ELEMENTS(by_hand));
}

static void test_hard_blanks(void)
{
	check(hard_blanks, G_N_ELEMENTS(hard_blanks));
}

static void test_objects(void)
{
	check(objects, G_N_ELEMENTS(objects));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-clause/said", test_said);
	g_test_add_func("/note-clause/unsaid", test_unsaid);
	g_test_add_func("/note-clause/names", test_names);
	g_test_add_func("/note-clause/checked-in", test_checked_in);
	g_test_add_func("/note-clause/where", test_where);
	g_test_add_func("/note-clause/short-told", test_short_told);
	g_test_add_func("/note-clause/by-hand", test_by_hand);
	g_test_add_func("/note-clause/hard-blanks", test_hard_blanks);
	g_test_add_func("/note-clause/objects", test_objects);
	g_test_add_func("/note-clause/uncommon", test_uncommon);
	return g_test_run();
}
