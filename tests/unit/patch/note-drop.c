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

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-drop/dropped", test_dropped);
	g_test_add_func("/note-drop/applied", test_applied);
	return g_test_run();
}
