/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patches that were put where no project has them: common/patch/note-elsewhere.h. */
#include "note-case.h"

static const Case put_off[] = {
	{ "I've added this to the next commitfest.", NULL },
	{ "I've pushed this to the next commitfest.", NULL },
	{ "Added to the next commitfest: https://example.org/12/3456/", NULL },
	{ "I've added it to the next agenda.", NULL },
	{ "I've merged patch 1 and 2 in the next version.", NULL },
	{ "Both are merged in the next revision.", NULL },
	{ "Queued for the next release.", "target" },
	{ "I've added this to the next branch.", "target" },
	{ "I've added this to next.", "target" },
	{ "Applied, for the next commitfest please rebase.", "target" },
};

static const Case other_series[] = {
	{ "I applied patch 1 of your other series.", NULL },
	{ "Applied your other series.", NULL },
	{ "Merged the first patch of the previous series.", NULL },
	{ "Applied the other patches of the series.", "whole rest" },
	{ "Applied, the other series needs work.", "target" },
	{ "Applied on top of the other series.", "target" },
};

static const Case nameless[] = {
	{ "I pushed it to a branch, CI is running.", NULL },
	{ "I've pushed this to a branch on gitlab.", NULL },
	{ "I've pushed the series to a new branch, see https://git.example.org/x.", NULL },
	{ "I have pushed the series to https://example.org/ada/tide/tree/v3.", NULL },
	{ "Also pushed to https://example.org/ada/tide.git b4/tide-v3", NULL },
	{ "I pushed it to a branch in the tide-next tree.", "target" },
	{ "Applied to a topic branch.", "target" },
	{ "I've pushed it to the gauge branch.", "target" },
	{ "Pushed to https://example.org/tide.git master", "target" },
	{ "Pushed to https://example.org/tide.git for-v3-next", "target" },
};

static const Case old[] = {
	{ "It was committed in 2012 by Cleo.", NULL },
	{ "This was merged in 2012, so it is old.", NULL },
	{ "I picked this up from the old driver.", NULL },
	{ "I picked this up from an old mail.", NULL },
	{ "I picked this patch up from Cleo's tree.", NULL },
	{ "Picked from 6.15 tree: 0123abc.", NULL },
	{ "Cherry-picked from 0123abc0.", NULL },
	{ "Debian has merged this.", NULL },
	{ "Bo has merged this.", "target by Bo" },
	{ "I picked this up from the list.", "target" },
	{ "Picked up from patchwork, thanks.", "target" },
	{ "Cherry-picked from master to the release branch.", "target" },
	{ "Cherry-picked from commit 0123abc0 to stable.", "target" },
	{ "I merged it in 2 steps.", "target" },
};

static void test_put_off(void)
{
	check(put_off, G_N_ELEMENTS(put_off));
}

static void test_other_series(void)
{
	check(other_series, G_N_ELEMENTS(other_series));
}

static void test_nameless(void)
{
	check(nameless, G_N_ELEMENTS(nameless));
}

static void test_old(void)
{
	check(old, G_N_ELEMENTS(old));
}

/* Which the author of the patch says of his own copy, and others of a tree. */
static void test_own(void)
{
	static const struct {
		const char *text;
		bool is_own;
	} cases[] = {
		{ "I've already pushed this to my repository on example.org.", true },
		{ "I committed it to my tree.", true },
		{ "I pushed it to my branch, thanks.", true },
		{ "Merged with patch 2, see v2.", true },
		{ "I've applied this to my tree.", false },
		{ "I pushed it to my tide-next branch.", false },
		{ "Pushed to master.", false },
		{ "Merged with patch 2 reworded.", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text);
		Note note = note_read(view_of(cases[i].text), TEXT_PLAIN, 1);
		g_assert_true(note.says);
		g_assert_cmpint(note.may_be_of_comment, ==, cases[i].is_own);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-elsewhere/put-off", test_put_off);
	g_test_add_func("/note-elsewhere/nameless", test_nameless);
	g_test_add_func("/note-elsewhere/old", test_old);
	g_test_add_func("/note-elsewhere/own", test_own);
	g_test_add_func("/note-elsewhere/other-series", test_other_series);
	return g_test_run();
}
