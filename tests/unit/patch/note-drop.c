/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that say that something is out again: common/patch/note-drop.h. */
#include "note-case.h"

static const Case dropped[] = {
	{ "I have dropped this again.", "target" },
	{ "I've dropped this patch from my tree.", "target" },
	{ "I had to drop this, it breaks the build on arm.", "target" },
	{ "I'm dropping this for now.", "target" },
	{ "Dropping this from next.", "target" },
	{ "Dropped.", "target" },
	{ "Dropped from my tree.", "target" },
	{ "Now dropped, thanks.", "target" },
	{ "OK, dropped.", "target" },
	{ "Thanks for the report. I have dropped it.", "target" },
	{ "This patch has been dropped due to conflicts.", "target" },
	{ "Reverted, it broke the gauge.", "target" },
	{ "This was reverted in 0123456789ab.", "target" },
	{ "I have reverted this as it hangs the pump.", "target" },
	{ "I reverted your patch for now.", "target" },
	{ "Unqueued, please rebase.", "target" },
	{ "I dropped the series.", "whole" },
	{ "Both dropped.", "whole" },
	{ "I've dropped patches 2 and 3.", "2 3" },
	{ "Patch 2/3 dropped.", "2" },
	{ "I've dropped the last patch.", "-1" },
	{ "Bo has dropped it.", "target by Bo" },
	/* what has `from` or `out` behind it */
	{ "I've removed it from my tree.", "target" },
	{ "Removed from my queue.", "target" },
	{ "I've now removed this from all of the stable queues.", "target" },
	{ "This patch is now removed from tip.", "target" },
	{ "I've removed patch 3 from the queue.", "3" },
	{ "I have reverted this commit in my tree.", "target" },
	{ "Taken out again, it breaks arm.", "target" },
	{ "I've backed this out, it broke the build.", "target" },
	{ "Backed out again, please have a look.", "target" },
	{ "I took it out of my tree.", "target" },
	{ "I've pulled this out again.", "target" },
	{ "I had to take this out again, nobody has picked it up.", "target" },
	{ "I had to back this out, it broke the build.", "target" },
	{ "I had to back it out.", "target" },
	{ "Had to revert this.", "target" },
	{ "I've had to revert the series, it hangs the pump.", "whole" },
	{ "We had to back out patch 3.", "3" },
	{ "I had to back your patch out, sorry.", "target" },
	{ "Backed the whole series out again.", "whole" },
	{ "I had to pull this out again.", "target" },
	{ "They are now dropped from my tree.", "target" },
	{ "I've dropped this single patch from all of the other queues for now.", "target" },
	{ "I've dropped this from patchwork, as v3 is needed.", NULL },
	{ "They are dropped in tide_release().", NULL },
	{ "I backed the tag out.", NULL },
	{ "Had to drop this again.", "target" },
	{ "I had to revert this locally to make it work.", NULL },
	{ "I had to revert this to get my pump to start.", NULL },
	{ "I had to revert to 6.13.", NULL },
	{ "I reverted to the old gauge.", NULL },
	{ "I had to back this up.", NULL },
	{ "The driver had to drop it.", NULL },
	{ "If I had to revert this, it would be too late.", NULL },
	{ "I removed it from the driver.", NULL },
	{ "It is removed from the queue.", NULL },
	{ "The entry is removed from my tree.", NULL },
	{ "I removed the tag from my tree.", NULL },
	{ "I've removed this from the series.", NULL },
	{ "I will remove it from my tree, nobody has picked it up.", NULL },
	{ "I took this out for a walk.", NULL },
	{ "We had it in the driver once, and we took that out.", NULL },
	{ "Please take it out again, nobody has picked it up.", NULL },
	{ "I backed out of it.", NULL },
	{ "Have you removed it from your tree?", NULL },
	/* code, and what a tester does */
	{ "The reference is held by the struct, and dropped in tide_release()", NULL },
	{ "As tide is the only user of it, dropping it in tide would mean that nobody has it.",
	  NULL },
	{ "It got dropped erroneously.", NULL },
	{ "It was accidentally dropped.", NULL },
	{ "I have reverted these two patches and the test passed.", NULL },
	{ "I just reverted 2/3 and 3/3, then applied the simple one.", NULL },
	{ "I reverted it, and it works.", NULL },
	{ "I have reverted it because it does not work.", "target" },
	{ "I have reverted it, sorry.", "target" },
	{ "It was dropped in next-20250303.", "target" },
	/* which are about something else */
	{ "I dropped the Cc.", NULL },
	{ "I dropped your tag since the patch has changed.", NULL },
	{ "I'll drop this in v3.", NULL },
	{ "I will drop it.", NULL },
	{ "Please drop this patch.", NULL },
	{ "Should I drop this?", NULL },
	{ "Can this be dropped?", NULL },
	{ "I have not dropped it.", NULL },
	{ "Dropped v1, please send v3.", NULL },
	{ "I have dropped v3.", NULL },
	{ "I reverted this locally and it works.", NULL },
	{ "Packets are dropped.", NULL },
	{ "The packet is dropped here.", NULL },
	{ "It was dropped on the floor by the driver.", NULL },
	{ "With this reverted it works.", NULL },
	{ "Reverting this patch mends it.", NULL },
	{ "I dropped the check, since it is not needed.", NULL },
	{ "> I have dropped this again.\n\nWhy?", NULL },
	{ "I applied it.", NULL },
	{ "Applied, thanks.", NULL },
	{ "This patch was merged.", NULL },
	{ "The chip drops it.", NULL },
};

/* The same behind what it takes back. */
static const Case taken_back[] = {
	{ "Applied, but I had to back it out again.", NULL },
	{ "Applied. I had to drop it again.", NULL },
	{ "Applied. Had to back it out, it broke the build.", NULL },
	{ "Applied. Backed out again, sorry.", NULL },
	{ "Applied, but I had to back the patch out.", NULL },
	{ "Applied. I've backed this patch out again.", NULL },
	{ "Applied. I had to drop the tag.", "target" },
	{ "Applied, and backed the tag out.", "target" },
};

static void test_dropped(void)
{
	check_read(dropped, G_N_ELEMENTS(dropped), note_read_dropped);
}

/* Nothing of it is said to be in. */
static void test_applied(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++) {
		Note note = note_read(view_of(dropped[i].text), TEXT_PLAIN, 2);
		bool is_in = strstr(dropped[i].text, "pplied") || strstr(dropped[i].text, "merged");
		g_test_message("%s", dropped[i].text);
		g_assert_cmpint(note.says, ==, is_in);
	}
}

static void test_taken_back(void)
{
	check(taken_back, G_N_ELEMENTS(taken_back));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-drop/dropped", test_dropped);
	g_test_add_func("/note-drop/applied", test_applied);
	g_test_add_func("/note-drop/taken-back", test_taken_back);
	return g_test_run();
}
