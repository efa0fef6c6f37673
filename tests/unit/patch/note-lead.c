/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands before a clause: common/patch/note-lead.h. */
#include "note-case.h"

/* For how long, or why. */
static const Case reasons[] = {
	{ "For now I've applied this.", "target" },
	{ "So for now I've applied the patch as-is.", "target" },
	{ "For now I've applied this as I want to get some build testing on it.", "target" },
	{ "For now I've applied this and did some build testing.", NULL },
	{ "For the time being I have applied it to fixes.", "target" },
	{ "So far I have applied patches 1 and 2.", "1 2" },
	{ "So far I applied patches 1 & 2 for v5.5.", "1 2" },
	{ "For now I've applied patches 1 and 2.", "1 2" },
	{ "For now I've dropped this.", NULL },
	{ "For now I have it applied locally.", NULL },
	{ "With this patch I applied nothing else.", NULL },
	{ "With the patch I applied the board boots.", NULL },
	{ "With the fix I applied it works.", NULL },
	{ "For testing I applied this to my tree.", NULL },
	{ "After I applied this the crash was gone.", NULL },
	{ "As soon as I applied the patch it worked.", NULL },
	{ "By the time I applied this it was late.", NULL },
	{ "To be sure I applied this patch.", NULL },
	{ "To reproduce it I applied the patch to my tree.", NULL },
	{ "If in doubt I applied it.", NULL },
	{ "First of all, I've committed the patch earlier today, with Bo's R-b.", "target" },
	{ "To avoid more delays I've applied this.", "target" },
	{ "Since this is a fix I applied it to the fixes branch.", "target" },
	{ "Given it's simple I've applied it without waiting.", "target" },
	{ "Because this is a fix I've applied it to fixes.", "target" },
	{ "The only reason I took this patch is that it prevents silly configurations.", "target" },
	{ "The only reason I applied this was to test the other one.", NULL },
	{ "With Cy's Reviewed-by I've picked this up.", "target" },
	{ "With Bo's ack in place I applied this to for-next, thanks.", "target" },
	{ "In order to avoid delays I've merged this.", "target" },
	{ "For now applied to the shore branch of tide.git.", "target" },
	{ "For the time being queued in next, thanks.", "target" },
	{ "So far merged to next only.", "target" },
	{ "As I wrote, I already applied it and added the Fixes line.", "target" },
	{ "I'm OK with this, so I've gone and queued it up for my tester.", "target" },
	{ "Queued up for my testers.", "target" },
	{ "So far I've applied it as a feature, but perhaps it should be a fix?", "target" },
	{ "I've applied it, but should it be a fix?", "target" },
	{ "Is what I've applied right, but late?", NULL },
	{ "I have applied it?", NULL },
	{ "What is good for now applied here.", NULL },
	{ "For testing applied it to my tree.", NULL },
	{ "I wrote a fix and already applied it.", NULL },
	{ "It is queued for the tester.", NULL },
};

/* That it is told. */
static const Case tellings[] = {
	{ "Just wanted to let you know that I've applied this.", "target" },
	{ "I wanted to let you know the patch was pushed.", "target" },
	{ "This is to let you know that this has been queued for 6.1.", "target" },
	{ "I forgot to mention that I applied it to fixes.", "target" },
	{ "Please note that I've applied the series with a change.", "whole" },
	{ "I think that I applied this.", NULL },
	{ "You should let me know when I've applied it.", NULL },
	{ "I don't want to say that I applied this.", NULL },
	{ "Let me know that it was applied.", NULL },
	{ "Just wanted to mention it: I've committed the patch as is, but in the future could you "
	  "please find a better title?",
	  "target" },
};

/* What is seen to be so. */
static const Case seen[] = {
	{ "Looks like this was merged as 0f9fa5f58c78.", "target" },
	{ "It looks like this has been applied already.", "target" },
	{ "It seems this was already applied.", "target" },
	{ "It seems that Bo has applied this.", "target by Bo" },
	{ "This appears to have been merged.", "target" },
	{ "The patch seems to have been applied already.", "target" },
	{ "I see this was merged as 0f9fa5f58c78.", "target" },
	{ "I can see that this is merged now.", "target" },
	{ "Turns out I already applied it.", "target" },
	{ "Note that this has been applied.", "target" },
	{ "Hmm, looks like I have applied this already.", "target" },
	{ "Looks like this was merged?", NULL },
	{ "Looks like it applied.", NULL },
	{ "It does not look like this was merged.", NULL },
	{ "I don't see that this was merged.", NULL },
	{ "I see a crash that was merged in.", NULL },
	{ "This looks like it was applied by hand.", NULL },
	{ "The option seems to be applied.", NULL },
	{ "This appears to have no effect.", NULL },
	{ "It seems to apply.", NULL },
};

static void test_seen(void)
{
	check(seen, G_N_ELEMENTS(seen));
}

static void test_reasons(void)
{
	check(reasons, G_N_ELEMENTS(reasons));
}

static void test_tellings(void)
{
	check(tellings, G_N_ELEMENTS(tellings));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-lead/reasons", test_reasons);
	g_test_add_func("/note-lead/tellings", test_tellings);
	g_test_add_func("/note-lead/seen", test_seen);
	return g_test_run();
}
