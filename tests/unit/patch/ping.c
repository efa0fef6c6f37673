/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply only reminds: common/patch/ping.h. */
#include "patch/ping.h"

#include "says-case.h"

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

static void test_says(void)
{
	says_check(cases, G_N_ELEMENTS(cases), ping_says);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ping/says", test_says);
	return g_test_run();
}
