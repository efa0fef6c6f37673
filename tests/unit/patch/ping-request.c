/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What reminds without saying so: common/patch/ping-request.h, in letters as common/patch/ping.h
 * reads them. */
#include "patch/ping.h"
#include "two-forms.h"

typedef struct {
	const char *text;
	PingSays says;
} Case;

/* What anybody may say. */
static const Case reminders[] = {
	{ "What's the status of this?", PING_REMINDS },
	{ "What\xe2\x80\x99s the current status of this series?", PING_REMINDS },
	{ "what is the state of this patch set", PING_REMINDS },
	{ "Hi Bo,\n\nWhat is the status\nof these patches?\n\nThanks,\nAda\n", PING_REMINDS },
	{ "I was wondering what the status of this patch is.", PING_REMINDS },
	{ "Could you tell me what the status of this series is?", PING_REMINDS },
	{ "Status?", PING_REMINDS },
	{ "Where are we with this series?", PING_REMINDS },
	{ "How is this going?", PING_REMINDS },
	{ "What happened to this patch?", PING_REMINDS },
	{ "Is there any update on this patch?", PING_REMINDS },
	{ "I was wondering if there is any news about this series.", PING_REMINDS },
	{ "Sorry to bother you, but is there any progress on this patch?", PING_REMINDS },
	{ "https://example.org/20250303100000.1-1-ada@example.org/\n\nAny news?", PING_REMINDS },
	{ "Are there any comments on this series?", PING_REMINDS },
	{ "Any chance this could be merged?", PING_REMINDS },
	{ "Any chance to get this reviewed?", PING_REMINDS },
	{ "Is there a chance that this series gets merged for 6.1?", PING_REMINDS },
	{ "Any chance this can still go in?", PING_REMINDS },
	{ "Did you have a chance to look at this?", PING_REMINDS },
	{ "Bo, did you get time to review this series?", PING_REMINDS },
	{ "Has anyone had a chance to look at it yet?", PING_REMINDS },
	{ "Just wondering if anyone had time to look at this series.", PING_REMINDS },
	{ "Did this get lost?", PING_REMINDS },
	{ "Has this patch been forgotten?", PING_REMINDS },
	{ "Did this fall through the cracks?", PING_REMINDS },
	{ "Just following up on this.", PING_REMINDS },
	{ "Just a quick follow-up on my patch.", PING_REMINDS },
	{ "We were wondering if you had a chance to look at this patch.", PING_REMINDS },
	{ "Friendly follow-up.", PING_REMINDS },
	{ "Checking in on this series.", PING_REMINDS },
	{ "Let me gently ping :)\n\nI may rebase it.", PING_REMINDS },
	{ "I'd like to ping this patch.", PING_REMINDS },
	{ "I hope you are well. Is there any news about this patch?", PING_REMINDS },
	{ "I hope you are well.\n\nWhat's the status of this?", PING_REMINDS },
	{ "> x\n\nAny chance this could be merged?\n\n-- \nAda\nA long signature of hers\n",
	  PING_REMINDS },
	{ "Any chance this could be merged?\n\n-----Original Message-----\nFrom: Ada\nSent: "
	  "Monday\nTo: Bo\nSubject: [PATCH] tide: Rename\n\nMuch that is not mine.\n",
	  PING_REMINDS },
};

/* What the author of the patch says, but anybody else asks a colleague. */
static const Case requests[] = {
	{ "Could you take a look at this patch?", PING_IF_OWN },
	{ "Could you please have a look at this?", PING_IF_OWN },
	{ "Bo, could you please take a look?", PING_IF_OWN },
	{ "Is there any chance to get this into 6.15?", PING_IF_OWN },
	{ "Any chance of getting this series into the next release?", PING_IF_OWN },
	{ "Hi, is this patch still under review?", PING_IF_OWN },
	{ "Can someone please review this series?", PING_IF_OWN },
	{ "Could one of the maintainers pick this up?", PING_IF_OWN },
	{ "Would you mind taking a look at this when you have time?", PING_IF_OWN },
	{ "Could you help to review this patch, please?", PING_IF_OWN },
	{ "Could you merge this into your tree?", PING_IF_OWN },
	{ "Can this be merged then?", PING_IF_OWN },
	{ "When will this be merged?", PING_IF_OWN },
	{ "Are you going to pick up this patch?", PING_IF_OWN },
	{ "Would it be possible to get this merged?", PING_IF_OWN },
	{ "Is this good to go?", PING_IF_OWN },
	{ "Has this been applied?", PING_IF_OWN },
	{ "Is this still pending?", PING_IF_OWN },
	{ "Has anybody looked at this?", PING_IF_OWN },
	{ "Any chance someone can review this?", PING_IF_OWN },
	{ "Any comments here?", PING_IF_OWN },
	{ "Bo, any opinion on this?", PING_IF_OWN },
	{ "Any plans to merge this?", PING_IF_OWN },
	{ "Thoughts?", PING_IF_OWN },
	{ "Is there anything that prevents this series from being merged?", PING_IF_OWN },
	{ "What is blocking this?", PING_IF_OWN },
	{ "Is there anything else I need to do to get this merged?", PING_IF_OWN },
	{ "Please review this series.", PING_IF_OWN },
	{ "Please take a look.", PING_IF_OWN },
	{ "I would appreciate a review.", PING_IF_OWN },
	{ "I'm still waiting for your feedback on this series.", PING_IF_OWN },
	{ "Still waiting for a review.", PING_IF_OWN },
	{ "I haven't received any feedback on this patch yet.", PING_IF_OWN },
	{ "It's been two weeks since I sent this.", PING_IF_OWN },
	{ "This patch still needs a review.", PING_IF_OWN },
	{ "Looks like this got lost.", PING_IF_OWN },
	{ "This seems to have fallen through the cracks.", PING_IF_OWN },
	{ "In case you missed it.", PING_IF_OWN },
	{ "We are still waiting for a review.", PING_IF_OWN },
	{ "Anyone?", PING_IF_OWN },
	{ "Any feedback would be much appreciated.", PING_IF_OWN },
	{ "May I ask for your opinion on this series?", PING_IF_OWN },
	{ "Can this go in?", PING_IF_OWN },
	{ "Bo, can you take this through your tree?", PING_IF_OWN },
	{ "Is there anything holding this up?", PING_IF_OWN },
	{ "Is there anything else needed from my side?", PING_IF_OWN },
	{ "Anything else needed to get this merged?", PING_IF_OWN },
	{ "Anything I can do to move this forward?", PING_IF_OWN },
	{ "Is there something I can do to help get this merged?", PING_IF_OWN },
	{ "This patch has been on the list for a month without any reply.", PING_IF_OWN },
};

#define LINE "This is a line of a letter that has much more to say than its first one.\n"

/* What asks for something else, or has much else to say. */
static const Case others[] = {
	{ "Is there any chance to get this lock into the list?", PING_NOTHING },
	{ "Is this under review of the driver core?", PING_NOTHING },
	{ "But is there a test for this?", PING_NOTHING },
	{ "https://example.org/20250303100000.1-1-ada@example.org/\n\nSee there.", PING_NOTHING },
	{ "> What's the status of this?", PING_NOTHING },
	{ "What's the status of this lock?", PING_NOTHING },
	{ "What is the state of the register here?", PING_NOTHING },
	{ "What happens to this if it fails?", PING_NOTHING },
	{ "What is this?", PING_NOTHING },
	{ "Any chance you have the log of this?", PING_NOTHING },
	{ "Any chance you can split this patch?", PING_NOTHING },
	{ "Any feedback on the approach?", PING_NOTHING },
	{ "Any comments in the code would help.", PING_NOTHING },
	{ "Could you take a look at the other driver?", PING_NOTHING },
	{ "Could you take a look at this function?", PING_NOTHING },
	{ "Could you have a look at this patch's locking?", PING_NOTHING },
	{ "Could you check this?", PING_NOTHING },
	{ "Could you please fix this?", PING_NOTHING },
	{ "Could you please resend this series?", PING_NOTHING },
	{ "Can you merge this patch with the first one?", PING_NOTHING },
	{ "Could you apply this to tide.c too?", PING_NOTHING },
	{ "Can this be simplified?", PING_NOTHING },
	{ "Could this be merged with the line above?", PING_NOTHING },
	{ "Please take a look at v3, where I removed it.", PING_NOTHING },
	{ "Please review the following patch instead.", PING_NOTHING },
	{ "Please have a look at coding-style.rst.", PING_NOTHING },
	{ "There is a v2 already, can you have a look?", PING_NOTHING },
	{ "LGTM, but Bo, could you please take a look?", PING_NOTHING },
	{ "Is this still needed?", PING_NOTHING },
	{ "Is there anything preventing this from running twice?", PING_NOTHING },
	{ "Did you have a chance to test with the other board?", PING_NOTHING },
	{ "Do you have any comments in the code?", PING_NOTHING },
	{ "I am waiting for the hardware.", PING_NOTHING },
	{ "I haven't seen this fail.", PING_NOTHING },
	{ "It's been fixed in the other tree.", PING_NOTHING },
	{ "This patch needs a Fixes tag.", PING_NOTHING },
	{ "This patch is fine.", PING_NOTHING },
	{ "The lock is lost.", PING_NOTHING },
	{ "I'm checking in this patch.", PING_NOTHING },
	{ "Follow up patches are welcome.", PING_NOTHING },
	{ "Just a follow up patch for this will come.", PING_NOTHING },
	{ "Just a follow up, the other patches are in the release.", PING_NOTHING },
	{ "We are waiting for the lock there.", PING_NOTHING },
	{ "We would like to use it in the harbour.", PING_NOTHING },
	{ "Anyone can read it.", PING_NOTHING },
	{ "May I ask why you want that?", PING_NOTHING },
	{ "Can this go in the other patch?", PING_NOTHING },
	{ "Can this go into tide_read()?", PING_NOTHING },
	{ "Can you take this lock in your tree?", PING_NOTHING },
	{ "Is there anything else in tide.c that needs it?", PING_NOTHING },
	{ "Is something missing from the table?", PING_NOTHING },
	{ "Anything I can do differently in tide_read()?", PING_NOTHING },
	{ "This patch has been on the list of fixes that I keep.", PING_NOTHING },
	{ "I would like to bump this limit.", PING_NOTHING },
	{ "I'll ping him.", PING_NOTHING },
	{ "Yes. Could you take a look at this patch?", PING_NOTHING },
	{ "Thanks, I will have a look at this patch.", PING_NOTHING },
	{ "Could you take a look at this patch?\n\n" LINE LINE LINE LINE LINE LINE LINE LINE,
	  PING_NOTHING },
	{ "> a\n\nWhat's the status of this?\n\n> b\n\n" LINE LINE, PING_NOTHING },
};

/* What comes before a ping, and behind it. */
static const Case pings[] = {
	{ "+ Bo\n\nPing?", PING_REMINDS },
	{ "+Bo, Cy\nPing?", PING_REMINDS },
	{ "[+cc Bo]\n\nping", PING_REMINDS },
	{ "Cc: Bo Quay <bo@example.org>\n\nPing?", PING_REMINDS },
	{ "Adding Bo to Cc.\n\nGentle ping.", PING_REMINDS },
	{ "Sorry for the noise.\n\nPing?", PING_REMINDS },
	{ "Ping Bo", PING_REMINDS },
	{ "Ping Bo Quay, Cy and Dee.", PING_REMINDS },
	{ "Pinging Bo.", PING_REMINDS },
	{ "Pinging you on this", PING_REMINDS },
	{ "Pinging the maintainers.", PING_REMINDS },
	{ "Pinging in case this got lost.", PING_REMINDS },
	{ "Ping since it still applies.", PING_REMINDS },
	{ "+1\n\nPing?", PING_NOTHING },
	{ "+\tping(tide);\n\nPing?", PING_NOTHING },
	{ "Ping Pong", PING_NOTHING },
	{ "Ping Timeout", PING_NOTHING },
	{ "Ping OK", PING_NOTHING },
	{ "Ping Bo before you send it", PING_NOTHING },
};

static void check(const Case *cases, size_t n_cases)
{
	for (size_t i = 0; i < n_cases; i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			PatchText facts;
			patch_text_scan(&facts, view_of(copy), form);
			g_assert_cmpint(ping_read(&facts, form), ==, cases[i].says);
		}
}

static void test_reminders(void)
{
	check(reminders, G_N_ELEMENTS(reminders));
}

static void test_requests(void)
{
	check(requests, G_N_ELEMENTS(requests));
}

static void test_others(void)
{
	check(others, G_N_ELEMENTS(others));
}

static void test_pings(void)
{
	check(pings, G_N_ELEMENTS(pings));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ping-request/reminders", test_reminders);
	g_test_add_func("/ping-request/requests", test_requests);
	g_test_add_func("/ping-request/others", test_others);
	g_test_add_func("/ping-request/pings", test_pings);
	return g_test_run();
}
