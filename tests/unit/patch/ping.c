/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply only reminds: common/patch/ping.h. */
#include "patch/ping.h"

#include "says-case.h"

static bool ping_says(const PatchText *text, TextForm form)
{
	return ping_read(text, form) == PING_REMINDS;
}

static const SaysCase cases[] = {
	{ "Ping?", true },
	{ "ping", true },
	{ "Ping ?\n\nCheers", true },
	{ "Ping...", true },
	{ "Ping~", true },
	{ "Gentle ping.", true },
	{ "Just a friendly ping!", true },
	{ "2nd ping.", true },
	{ "Ping on this, please.", true },
	{ "Bump.", true },
	{ "Any comments on this?", true },
	{ "Any news?", true },
	{ "Any thoughts on this patch set?", true },
	{ "Hi Bo,\n\nping.\n", true },
	{ "On Mon, 5 May 2025, A <a@example.org> wrote:\n> x\n> y\n\nPing?\n", true },
	{ "> x\n\nPing?\n", true },
	{ "", false },
	{ "> Ping?", false },
	{ "Pings are lost.", false },
	{ "ping(8) fails.", false },
	{ "Ping fails here.", false },
	{ "Yes.\n\nPing?", false },
	{ "Any comments that you have are welcome.", false },
	{ "Any update of the table needs a lock.", false },
	{ "Kind regards", false },
	{ "Kind reminder: the lock is missing.", false },
};

static const SaysCase pings[] = {
	{ "Ping #2", true },
	{ "ping^2", true },
	{ "Ping 3.", true },
	{ "ping x2?", true },
	{ "Ping2!", true },
	{ "*ping*", true },
	{ "**Ping**", true },
	{ "<ping>", true },
	{ "[ping]", true },
	{ "(gentle ping)", true },
	{ "Ping for review.", true },
	{ "Ping for reviews?", true },
	{ "Ping for merging this.", true },
	{ "Ping for the series.", true },
	{ "Ping for the two patches above.", true },
	{ "Re-ping", true },
	{ "Re-ping!", true },
	{ "One more ping.", true },
	{ "Another ping on the patch.", true },
	{ "Third ping", true },
	{ "Ping again.", true },
	{ "ping, please", true },
	{ "Ping please.", true },
	{ "Ping all", true },
	{ "Ping to maintainers.", true },
	{ "Ping \xe2\x80\x94 it still applies.", true },
	{ "Ping\xe2\x80\xa6", true },
	{ "Ping :-)", true },
	{ "Ping (second time)", true },
	{ "Ping ping ping?", true },
	{ "Ping: anything left to do here?", true },
	{ "ping: could somebody take a look?", true },
	{ "Ping Bo?", true },
	{ "Ping @bo?", true },
	{ "@bo ping", true },
	{ "Bo, ping?", true },
	{ "Bo, Cy Mole, ping?", true },
	{ "Anyone, ping?", true },
	{ "Hi Bo, gentle ping on this.", true },
	{ "Hi all, ping.", true },
	{ "Hello,\nGentle ping on this series.", true },
	{ "Good morning,\n\nPing?", true },
	{ "Bo,\n\nping?", true },
	{ "Dear maintainers, friendly ping.", true },
	{ "Pinging this series again.", true },
	{ "Pinging for review.", true },
	{ "Just bumping this.", true },
	{ "Bumping this thread.", true },
	{ "Gentle nudge", true },
	{ "Gentle nudge for this series, since the window opens soon.", true },
	{ "Friendly bump", true },
	{ "A gentle poke.", true },
	{ "Giving this a gentle bump.", true },
	{ "This is a second ping.", true },
	{ "Kindly ping.", true },
	{ "A gentel ping.", true },
	{ "Weekly ping.", true },
	{ "Ping, this still applies cleanly.", true },
	{ "Ping @ maintainers", true },
	{ "Ping^2 for this series.", true },
	{ "PING**3", true },
	{ "Ping/Bump", true },
	{ "Bo: ping?", true },
	{ "Sorry to bother, but gentle ping on this.", true },
};

static const SaysCase reminders[] = {
	{ "Gentle reminder.", true },
	{ "Friendly reminder", true },
	{ "Gentle reminder, please.", true },
	{ "Just a gentle reminder on this patch.", true },
	{ "A kind reminder about this series", true },
	{ "Just a kindly reminder. This series was sent three weeks ago.", true },
	{ "Kind reminder. Please help me with this.", true },
	{ "Reminder: this series still waits for review.", true },
	{ "Reminder: any comments?", true },
	{ "Reminder: could you have a look, please?", true },
	{ "Reminder.", true },
	{ "Reminder!", true },
	{ "A friendly reminder for the two patches in:", true },
	{ "Gentle reminder, if there is anything left to be done.", true },
	{ "Gentle reminder - please review.", true },
	{ "Gentle reminder to review this patch.", true },
	{ "Friendly reminder that this patch is still pending.", true },
	{ "Hi Bo, this is a gentle reminder regarding my patch.", true },
	{ "Hi,\n\nThis is a friendly reminder about this series.", true },
	{ "Please consider this a gentle reminder.", true },
	{ "Second reminder for this patch.", true },
	{ "Kindly remind.", true },
	{ "Gentle reminder :)", true },
	{ "Reminder ping.", true },
	{ "Friendly reminder to please review this patch.", true },
	{ "Polite reminder \xf0\x9f\x99\x82", true },
	{ "Gentle reminder (v3 applies as well).", true },
};

/* What is said of packets, of rules, of something else. */
static const SaysCase others[] = {
	{ "ping-pong test fails", false },
	{ "ping: sendto: Operation not permitted", false },
	{ "ping: unknown host tide.example.org", false },
	{ "ping 192.168.10.2", false },
	{ "ping.c needs the same.", false },
	{ "PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.", false },
	{ "ping 3 times and it fails", false },
	{ "Ping statistics for 10.0.0.1:\n", false },
	{ "Ping on the board fails.", false },
	{ "ping6 is preferred.", false },
	{ "ping works, ssh does not", false },
	{ "\"ping\" is not found.", false },
	{ "Ping to the host fails.", false },
	{ "Ping for IPv6 fails.", false },
	{ "Another ping fails.", false },
	{ "It is pinging.", false },
	{ "It pings.", false },
	{ "Please ping me when it is in.", false },
	{ "So ping works.", false },
	{ "I'll ping him.", false },
	{ "Please bump this to 600 s.", false },
	{ "Bump the limit.", false },
	{ "Bump version to 3.", false },
	{ "Just bump the counter here.", false },
	{ "Bo, ping fails here.", false },
	{ "Poke the register first.", false },
	{ "This is a reminder that the freeze is on Friday", false },
	{ "Just a reminder that patches go to the list first.", false },
	{ "reminder to self", false },
	{ "Kind reminder:\n\nIf you do that, drop the lock.", false },
	{ "Just a kindly reminder. There is a v2 of this.", false },
	{ "Reminder: the freeze is on Friday.", false },
	{ "Reminder to myself: look at this again.", false },
	{ "Gentle reminder to not top-post.", false },
	{ "Friendly reminder: please run checkpatch.", false },
	{ "Gentle reminder, please do not top-post.", false },
	{ "Friendly reminder about the merge window.", false },
	{ "A reminder about the coding style: tabs.", false },
	{ "Kind reminder \xe2\x80\x93 tabs, not blanks.", false },
	{ "Reminder messages are printed twice.", false },
	{ "Thanks for the reminder.", false },
	{ "This reminds me of the other driver.", false },
	{ "Can you remind me why?", false },
	{ "Good catch.\n\nPing?", false },
	{ "Any comment in the code would help.", false },
	{ "Nudge the pointer by one.", false },
	{ "Friendly names are better.", false },
	{ "Another one.", false },
	{ "Hi Bo, ping works now.", false },
	{ "Sorry, ping fails.", false },
	{ "Output: ping: unknown host", false },
	{ "Subject: ping", false },
	{ "ping/traceroute fail.", false },
	{ "ping 10.0.0.1 and wait", false },
	{ "Hi Bo, thanks for the ping.", false },
};

static void test_says(void)
{
	says_check(cases, G_N_ELEMENTS(cases), ping_says);
	says_check(pings, G_N_ELEMENTS(pings), ping_says);
	says_check(reminders, G_N_ELEMENTS(reminders), ping_says);
}

static void test_others(void)
{
	says_check(others, G_N_ELEMENTS(others), ping_says);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ping/says", test_says);
	g_test_add_func("/ping/others", test_others);
	return g_test_run();
}
