/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes that a patch is in: common/patch/note.h. */
#include "note-case.h"

/* One sentence, or a few, that say so. */
static const Case said[] = {
	/* the verb alone, and what may stand behind it */
	{ "Applied", "target" },
	{ "Applied, thanks!", "target" },
	{ "Applied (again).", "target" },
	{ "PUSHED, THANKS", "target" },
	{ "merged", "target" },
	{ "Committed, thanks.", "target" },
	{ "Commited, thanks.", "target" },
	{ "applied to for-next", "target" },
	{ "Applied to git://example.org/x.git for-next, thanks.", "target" },
	{ "merged into harbour.git for-next", "target" },
	{ "Applied to https://example.org/tide.git/log/?h=for-next", "target" },
	{ "I've applied this patch to my review branch:\nhttps://example.org/log/?h=review",
	  "target" },
	{ "Applied, thanks: https://example.org/commit/?id=0123456789ab;a!b.", "target" },
	{ "Applied (https://example.org/?id=0123456789ab), thanks.", "target" },
	{ "Applied to the tide tree.", "target" },
	{ "Pushed to master, thanks.", "target" },
	{ "Applied together with your other patch.", "target" },
	{ "Applied [1], thanks.", "target" },
	{ "Applied with minor changes.", "target" },
	/* below the From that git send-email puts in */
	{ "From: Ada Ferry <ada@example.org>\n\nOn Monday, Bo Quay wrote:\n> Yes\n\nApplied.",
	  "target" },
	{ "From: Ada Ferry <ada@example.org>\n\nApplied.", "target" },
	{ "Pushed as 0123456789ab (\"tide: Rename\"), thanks.", "target" },
	{ "Merged with the change above.", "target" },
	{ "Applied with Acked-by: tags from Bo.", "target" },
	{ "All patches in the series applied as 6.17 material, thanks!", "whole" },
	{ "Patches 1 and 2 in the series applied.", "1 2" },
	{ "I've applied this to be picked up through the tide tree.", "target" },
	{ "In tide-next now, thanks.", "target" },
	{ "Merged as is.", "target" },
	{ "Applied for 6.1", "target" },
	{ "I applied this to main and backported it down to 24.03.", "target" },
	{ "I applied the whole series to master and to 4.18.", "whole" },
	{ "I have applied this to 9.2-stable.", "target" },
	{ "I've applied this to master as a build fix for the moment, thanks.", "target" },
	{ "I applied these to 6.12, 6.6 and 6.1, thanks.", "target" },
	{ "Queued up for testing.", "target" },
	{ "Queued and tested", "target" },
	{ "Picked up, thanks.", "target" },
	{ "Picked up for v6.2", "target" },
	{ "Taken, thanks!", "target" },
	{ "Installed, thanks.", "target" },
	{ "Pulled, thanks.", "target" },
	{ "Staged for the next merge window.", "target" },
	{ "Landed, thanks.", "target" },
	{ "Applied, after fixing a typo.", "target" },
	{ "Applied manually.", "target" },
	{ "Added to the tide tree, thanks", "target" },
	{ "Cherry-picked into the release branch.", "target" },
	{ "Applied upstream, thanks.", "target" },
	/* what may stand before it */
	{ "Thanks, applied.", "target" },
	{ "Thanks applied", "target" },
	{ "Thanks, Ada. Patch applied.", "target" },
	{ "Thanks for the fix, merged!", "target" },
	{ "Thank you for your contribution, it has been applied to my tree.", "target" },
	{ "Good catch, pushed", "target" },
	{ "Nice cleanup, pushed with a minor change.", "target" },
	{ "Fair enough. Merged.", "target" },
	{ "This is obviously OK, applied.", "target" },
	{ "LGTM, pushed. Thanks.", "target" },
	{ "FYI patch merged.", "target" },
	{ "FYI: merged", "target" },
	{ "Now applied, thanks.", "target" },
	{ "Tentatively applied", "target" },
	{ "OK, merged, let's see if it works for the others.", "target" },
	{ "Anyway, applied.", "target" },
	{ "so applied.", "target" },
	{ "This is safe to merge => merged.", "target" },
	{ "+1, merged with this change.", "target" },
	{ "I have fixed the typo and pushed, thanks.", "target" },
	{ "I've reworded this a bit and pushed it.", "target" },
	{ "Fixed and merged.", "target" },
	{ "Tested and pushed.", "target" },
	{ "Implemented all of Bo's suggestions and merged.", "target" },
	{ "And pushed, thanks.", "target" },
	{ "Nobody has objected, thus I pushed it.", "target" },
	/* somebody who did */
	{ "I applied it.", "target" },
	{ "I've applied this.", "target" },
	{ "I\xe2\x80\x99ve queued this one for 6.1", "target" },
	{ "I have just pushed this patch, thanks.", "target" },
	{ "We merged your patch today.", "target" },
	{ "I merged Bo's patch.", "target" },
	{ "I took this into my tree.", "target" },
	{ "I've added this to my queue.", "target" },
	{ "I have taken this patch in my tide-next branch.", "target" },
	{ "I have this queued for 6.1.", "target" },
	{ "I can take it, I've got it queued.", "target" },
	{ "I dared to merge your fix. Thanks!", "target" },
	{ "Sorry, I already merged this.", "target" },
	{ "Anyway, I decided to push this. Thanks!", "target" },
	{ "In the end I merged it.", "target" },
	{ "Bo already applied this to harbour-next.", "target by Bo" },
	{ "Bo Quay has merged it.", "target by Bo Quay" },
	{ "You have already merged this.", "target" },
	/* something that was, or is somewhere */
	{ "Patch applied, thanks", "target" },
	{ "The patch was applied to master.", "target" },
	{ "The patch has been applied.", "target" },
	{ "Your fix is queued.", "target" },
	{ "Your tide gauge patch has been merged.", "target" },
	{ "This has now been merged.", "target" },
	{ "This is applied.", "target" },
	{ "This patch is merged through the tide tree.", "target" },
	{ "it's been pushed", "target" },
	{ "It's in my tree now.", "target" },
	{ "It's in.", "target" },
	{ "This is in linux-next already.", "target" },
	{ "This is now upstream as 0123abc.", "target" },
	{ "It is already upstream.", "target" },
	{ "Already upstream, thanks.", "target" },
	{ "This went in through harbour-next.", "target" },
	{ "Now in mainline.", "target" },
	{ "This landed in master yesterday.", "target" },
	{ "Has been applied.", "target" },
	{ "Have just pushed.", "target" },
	{ "Was merged as 0123abc.", "target" },
	{ "Sits in my tree now.", "target" },
	{ "Already applied by Bo.", "target by Bo" },
	{ "Merged this obvious fix. Thanks!", "target" },
	{ "Linus merged this last week.", "target by Linus" },
	{ "With the typo fixed: applied.", "target" },
	{ "FWIW this is all merged to master now.", "whole" },
	/* which ones */
	{ "Series applied to next.", "whole" },
	{ "Whole series merged, thanks", "whole" },
	{ "Both applied", "whole" },
	{ "All applied, thanks", "whole" },
	{ "All now queued for 6.1", "whole" },
	{ "All harbour patches pushed!", "whole" },
	{ "Both patches picked up, thanks", "whole" },
	{ "I have applied this set.", "whole" },
	{ "I've applied your patches.", "whole" },
	{ "Merged both, thanks.", "whole" },
	{ "Applied all of them, thanks.", "whole" },
	{ "I've pushed these patches.", "whole" },
	{ "The rest queued for 6.2", "whole rest" },
	{ "This one is now applied.", "target" },
	{ "Patch 2 applied, thanks!", "2" },
	{ "Applied patch 2, thanks!", "2" },
	{ "patch 5/5 applied", "5" },
	{ "1/3 applied.", "1" },
	{ "I've pushed patches 1 and 3", "1 3" },
	{ "I've applied the following patches: 01, 03.", "1 3" },
	{ "Patches 2-8 applied to next.", "2-8" },
	{ "Patches 1, 3 and 5 to 7 queued.", "1 3 5-7" },
	{ "Queued 1-20 and 22-28.", "1-20 22-28" },
	{ "Applied 1-3 to fixes and 4 to next.", "1-3 4" },
	{ "Patches 1..3 applied.", "1-3" },
	{ "01/05 and 03/05 pushed.", "1 3" },
	{ "1, 2 and 4 applied; please resend 3.", "1 2 4" },
	{ "Applied 1 and 2. Patch 3 does not apply.", "1 2" },
	{ "I've taken patches 1-4 through my tree.", "1-4" },
	{ "Patches 1 and 2 are in my tree, patch 3 needs work.", "1 2" },
	{ "The first one is applied, the second one needs a changelog.", "1" },
	{ "Applied 1 and 2, patch 3 needs work.", "1 2" },
	{ "Only the first patch is applied.", "1" },
	{ "Everything but the last one is pushed.", "whole less -1" },
	{ "Applied the remaining patches, thanks.", "whole rest" },
	{ "dropped patch 3, applied the rest", "whole less 3" },
	{ "Applied #1 and #2", "1 2" },
	{ "1-5 merged.", "1-5" },
	{ "Thanks, patches 3 and 4 of this series applied to my tree.", "3 4" },
	{ "I just merged patch 1 and 8 in tide/harbour.", "1 8" },
	{ "I applied the first two, please send the rest again.", "1-2" },
	{ "Pushed the first and the third patch.", "1 3" },
	{ "The first 3 patches are merged.", "1-3" },
	{ "Applied the last patch.", "-1" },
	{ "Second patch merged", "2" },
	{ "Applied patches 1 and 2, thanks. Patch 4 is queued.", "1 2 4" },
	{ "Pushed the first three patches in the series, thanks.", "1-3" },
	{ "Applied all but the last patch.", "whole less -1" },
	{ "All but patch 3 applied.", "whole less 3" },
	{ "Series applied except 2/5.", "whole less 2" },
	{ "OK, I've applied this set, minus 17", "whole less 17" },
	{ "I've applied all patches without the last one.", "whole less -1" },
	{ "I've dropped 3/5, the others are queued.", "whole less 3" },
	{ "Series applied. Patch 4 did not apply, please resend.", "whole" },
	{ "Whole series merged. I have skipped patch 4.", "whole less 4" },
	{ "I've merged this up to patch 3.", "1-3" },
	{ "FYI merged up to this patch, the rest later.", "up" },
	/* wrapped lines, and some behind quotes */
	{ "I have shortened the description of what the gauge does and also\npushed it, thanks.",
	  "target" },
	{ "> x\n\nLooks good.\n\n> y\n\nApplied, thanks.\n", "target" },
	{ "Hi Ada,\n\nOn 2 Mar 2025, Ada Ferry wrote:\n> x\n\nthanks,\napplied\n\nBo\n", "target" },
	{ "\tApplied, thanks.\t\n", "target" },
	{ "Applied, can you send the next one?", "target" },
};

/* What does not. */
static const Case unsaid[] = {
	{ "", NULL },
	{ "appliedto", NULL },
	/* not, not yet, perhaps */
	{ "Not applied", NULL },
	{ "This is not applied yet.", NULL },
	{ "I haven't applied this.", NULL },
	{ "I have not applied it, sorry.", NULL },
	{ "This can't be applied.", NULL },
	{ "It doesn't apply.", NULL },
	{ "It has never been merged.", NULL },
	{ "This hasn't been reviewed and merged.", NULL },
	{ "Will be applied if nobody objects.", NULL },
	{ "I'll apply this tomorrow.", NULL },
	{ "I will fix the typo and push it.", NULL },
	{ "Once merged, I will test it.", NULL },
	{ "When this is applied, the gauge stops.", NULL },
	{ "If this is fine and it is merged, I can go on.", NULL },
	{ "After this is merged, send the other one.", NULL },
	{ "It should be applied to stable as well.", NULL },
	{ "To be applied on top of the other.", NULL },
	{ "To be reviewed, merged and tested.", NULL },
	{ "Please apply.", NULL },
	{ "Please review and merge.", NULL },
	{ "It would be nice to get this merged.", NULL },
	{ "I'd like to see this merged.", NULL },
	{ "Let's get it applied.", NULL },
	{ "It will be fixed and merged.", NULL },
	{ "I'm going to merge this.", NULL },
	/* asked */
	{ "Applied?", NULL },
	{ "Has this been merged?", NULL },
	{ "Is this in linux-next?", NULL },
	{ "Have you applied it?", NULL },
	{ "What keeps this from being merged?", NULL },
	/* tried */
	{ "I applied this patch and it still crashes.", NULL },
	{ "I applied this patch on top of 5.10 and tested it.", NULL },
	{ "I have applied your patches to v6.1-rc2.", NULL },
	{ "I have applied this to 6.12.18.", NULL },
	{ "I applied this to 6.12 and it works.", NULL },
	{ "I applied this on 6.12.", NULL },
	{ "I applied your patch in commit 0123456789ab, but it did not change.", NULL },
	{ "I applied this series, temporarily, to the branch for-6.1-logs.", NULL },
	{ "Applied to 6.14-rc5: still broken.", NULL },
	{ "I applied this to 6.12 and ran the tests.", NULL },
	{ "I applied this locally.", NULL },
	{ "I have applied those two patches and the problem remains.", NULL },
	{ "I've applied it. The gauge still fails.", NULL },
	{ "I applied this series and booted it on a board.", NULL },
	{ "I've applied this.\n\nTested-by: Cy Mole <cy@example.org>", NULL },
	{ "Yes. The patch was applied and tested.", NULL },
	{ "Applied cleanly here", NULL },
	{ "The patch applied cleanly.", NULL },
	{ "It has been applied wrongly", NULL },
	{ "applying this breaks", NULL },
	{ "I applied it on linux-next and it works.", NULL },
	{ "After I applied this, the test passed.", NULL },
	{ "With this applied I still see the warning.", NULL },
	{ "Tested with this series applied to 6.8.", NULL },
	/* no longer */
	{ "Applied and then reverted.", NULL },
	{ "Applied but dropped again since it does not build.", NULL },
	/* by nobody, or so it seems to somebody */
	{ "Nobody applied this.", NULL },
	{ "I thought this was merged.", NULL },
	{ "I was about to apply this when I saw the warning.", NULL },
	{ "Superseded by v3 which I have applied.", NULL },
	/* something else */
	{ "I applied your comments.", NULL },
	{ "I've applied the changes you asked for.", NULL },
	{ "I merged the two functions into one.", NULL },
	{ "Merged into a single patch.", NULL },
	{ "I merged them in the next version.", NULL },
	{ "I applied that to the next patchset version.", NULL },
	{ "I pushed the fix in my branch.", NULL },
	{ "I have pushed a new version to my tree.", NULL },
	{ "A similar patch was already merged.", NULL },
	{ "An earlier version has been applied.", NULL },
	{ "v1 was applied.", NULL },
	{ "That commit was merged in v2.6.24, an old kernel", NULL },
	{ "The fix was merged into mainline.", NULL },
	{ "I merged the commit which adds the flag.", NULL },
	{ "Please tell me when you get it in (merged into Bo's tree is enough).", NULL },
	{ "The lock is taken.", NULL },
	{ "This is taken care of.", NULL },
	{ "It is pushed to the stack.", NULL },
	{ "The voltage is applied to the pin and the data is committed.", NULL },
	{ "Once we have set it up and are committed to that, there is no way back.", NULL },
	{ "The messages are read and queued in the list.", NULL },
	{ "The same comment applied to this.", NULL },
	{ "I took the liberty to answer.", NULL },
	{ "Added the tag.", NULL },
	{ "I've added a test to the tree.", NULL },
	{ "It is in the device tree.", NULL },
	{ "We removed two boards and installed two new ones here.", NULL },
	{ "The limit was pushed back.", NULL },
	{ "I applied this to be able to see it.", NULL },
	{ "In tide-next now this fails.", NULL },
	{ "In the tree now we have two of them.", NULL },
	/* wrapped lines that begin with the verb */
	{ "Well, what I mean is that the switch no longer works, as small tides are\n"
	  "committed by the keeper. Can it be mended?",
	  NULL },
	{ "The gauge is read first, and only then can the value be\npushed to the display.", NULL },
	{ "It seems that the change that I have sent is not\napplied.", NULL },
	{ "I wonder whether it has already been\nmerged.", NULL },
	{ "Is it applied to https://example.org/log/?h=next?", NULL },
	{ "Did you see that https://example.org/?id=1 is merged?", NULL },
	/* quotations, code, lists, signatures */
	{ "> Applied, thanks.", NULL },
	{ "See below.\n\n-----Original Message-----\nFrom: Bo Quay\n\nApplied, thanks.", NULL },
	{ "From: Bo <bo@example.org>\nSent: Monday\n\nApplied, thanks.", NULL },
	{ "From: Bo <bo@example.org>\n\nSent: Monday\n\nApplied, thanks.", NULL },
	{ "Yes.\n\nFrom: Bo <bo@example.org>\n\nApplied, thanks.", NULL },
	{ "- applied Ada's tags\n- merged two patches", NULL },
	{ "\tqueued = read(gauge);\n\tapplied(queued);", NULL },
	{ "+applied\n", NULL },
	{ "Yes.\n-- \nApplied Science", NULL },
};

static void test_said(void)
{
	check(said, G_N_ELEMENTS(said));
}

static void test_unsaid(void)
{
	check(unsaid, G_N_ELEMENTS(unsaid));
}

/* Which parts of five a note in reply to the second takes. */
static void test_takes(void)
{
	static const struct {
		const char *text, *parts;
		guint64 target;
		bool is_subset;
	} cases[] = {
		{ "Applied.", "2", 2, false },
		{ "Applied.", "12345", 0, false },
		{ "Series applied.", "12345", 2, false },
		{ "Patches 1 and 4 applied.", "14", 2, true },
		{ "Last two applied.", "45", 0, true },
		{ "All but the last applied.", "1234", 0, true },
		{ "Merged up to this patch.", "12", 2, true },
		{ "This one and patch 5 are applied.", "25", 2, true },
		{ "Patches 1 and 2 of 5 applied.", "12", 0, true },
		{ "#2 and #4 applied.", "24", 0, true },
		{ "Merged #12 into main.", "12345", 0, false },
		{ "Applied, closes #7.", "2", 2, false },
		{ "Applied patches 1-5.", "12345", 0, false },
		{ "Applied the rest.", "12345", 0, true },
		{ "Patch 2 needs work. Applied the rest.", "1345", 0, true },
		{ "1 patch applied to tide-next, thanks.", "2", 2, false },
		{ "Not applied.", "", 2, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text);
		Note note = note_read(view_of(cases[i].text), TEXT_PLAIN, 1);
		g_autoptr(GString) parts = g_string_new(NULL);
		for (guint64 part = 1; part <= 5; part++)
			if (note_takes(&note, part, 5, cases[i].target))
				g_string_append_printf(parts, "%d", (int)part);
		g_assert_cmpstr(parts->str, ==, cases[i].parts);
		g_assert_cmpint(note_is_subset(&note, 5), ==, cases[i].is_subset);
	}
}

/* Nothing is too long for it. */
static void test_long(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 100000; i++)
		g_string_append(text, i % 7 ? "applied and " : "I have 1, ");
	note_read(view_of_gstring(text), TEXT_PLAIN, 1);
	for (int i = 0; i < 100000; i++)
		g_string_append(text, i % 7 ? "not\n" : "applied\n");
	note_read(view_of_gstring(text), TEXT_PLAIN, 1);
	static const char nul[] = "applied \0to";
	Note note = note_read((View){ nul, sizeof(nul) - 1 }, TEXT_PLAIN, 1);
	g_assert_true(note.says);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note/said", test_said);
	g_test_add_func("/note/unsaid", test_unsaid);
	g_test_add_func("/note/takes", test_takes);
	g_test_add_func("/note/long", test_long);
	return g_test_run();
}
