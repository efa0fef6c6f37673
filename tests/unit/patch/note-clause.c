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

static void test_said(void)
{
	check(said, G_N_ELEMENTS(said));
}

static void test_unsaid(void)
{
	check(unsaid, G_N_ELEMENTS(unsaid));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-clause/said", test_said);
	g_test_add_func("/note-clause/unsaid", test_unsaid);
	return g_test_run();
}
