/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands in brackets in a sentence: common/patch/note-bracket.h. */
#include "note-case.h"

/* Brackets that belong to the word before them. */
static const Case words[] = {
	{ "tide_read() is already in linux-next, so please use it.", NULL },
	{ "Also, tide_read() just landed in next.", NULL },
	{ "tide_gauge_init() was applied to tide-next last week.", NULL },
	{ "tide_init() has been merged into tide_probe().", NULL },
	{ "I was sure that I saw tide_read() already in linux-next, but I was wrong.", NULL },
	{ "gauges[] is in my tree.", NULL },
	{ "read(2) was merged long ago.", NULL },
	{ "tide_lock(&gauge) is in mainline.", NULL },
	{ "merge() is in my tree.", NULL },
	{ "The call of apply() was committed.", NULL },
	/* and the near misses */
	{ "Your tide_read() patch was merged.", "target" },
	{ "I've applied this (and tide_read() is in linux-next, too).", "target" },
	{ "Patch(es) applied, thanks.", "target" },
	{ "Applied(thanks).", "target" },
	{ "Patches(1-3) applied.", "1-3" },
	{ "Applied to tide-next[1], thanks.", "target" },
	{ "Applied, thanks:)", "target" },
};

/* Those that stand between a subject and its verb. */
static const Case between[] = {
	{ "The fix (0123456789ab) is in mainline.", NULL },
	{ "A fix (by Cy) was applied.", NULL },
	{ "Notice that commit (\"tide: Rename\") [1] is already in linux-next.", NULL },
	{ "Fix (0123456789ab) is in mainline.", NULL },
	{ "The helper (see above) was merged.", NULL },
	{ "The helper (see above) already in linux-next does it.", NULL },
	{ "[1] is already in linux-next, please rebase.", NULL },
	{ "[1] has been merged.", NULL },
	{ "This needs a helper. [1] is in linux-next.", NULL },
	/* and the near misses */
	{ "This patch (with another title) is in my tree.", "target" },
	{ "This (as it stands) has been applied.", "target" },
	{ "It is (already) in linux-next.", "target" },
	{ "I (finally) applied this.", "target" },
	{ "Patch 1 (tide: Rename) is applied.", "1" },
	{ "Both tide patches (1 and 2) applied.", "1 2" },
	{ "Looks good (with a nit), applied.", "target" },
	{ "Looks good (with a nit) now applied.", "target" },
	{ "(sorry for the delay) Has been applied.", "target" },
	{ "Thanks (and sorry) has been applied.", "target" },
	{ "Nice :) is in my tree now.", "target" },
	{ "[1/5] and [2/5] are in my tree.", "1 2" },
	{ "Applied to my tree. [1]\n\nThanks.", "target" },
	{ "Thanks! [1] Applied, with a changed title.", "target" },
};

/* Remarks about what stands before them. */
static const Case remarks[] = {
	{ "I've based my tests for fan_rename (queued for v5.17) on your branch.", NULL },
	{ "This conflicts with commit 0123abc (queued for 6.2).", NULL },
	{ "This conflicts with the rename series (already applied).", NULL },
	{ "Bo's series (merged in v6.1) added that function.", NULL },
	{ "Please rebase onto net-next (merged last week).", NULL },
	{ "That depends on my patch \"tide: Rename\" (applied by Cy last week).", NULL },
	{ "The other patch (queued for 6.2) fixes this.", NULL },
	{ "See Bo's patch (it was merged last week).", NULL },
	/* and the near misses */
	{ "(Applied, thanks.)", "target" },
	{ "(queued for 6.2)", "target" },
	{ "Thanks (applied to for-next).", "target" },
	{ "Thanks Ada (applied).", "target" },
	{ "Thanks for the quick fix (applied to for-next).", "target" },
	{ "Looks good to me (applied to for-next).", "target" },
	{ "This patch (queued for 6.2) looks fine.", "target" },
	{ "Your series (queued for 6.2) looks fine.", "target" },
	{ "FYI this commit (merged as 0123456789ab) broke the build.", "target" },
	{ "The subject was too long (I have applied it with that fixed).", "target" },
	{ "I fixed the typo (and pushed it).", "target" },
};

static void test_words(void)
{
	check(words, G_N_ELEMENTS(words));
}

static void test_between(void)
{
	check(between, G_N_ELEMENTS(between));
}

static void test_remarks(void)
{
	check(remarks, G_N_ELEMENTS(remarks));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-bracket/words", test_words);
	g_test_add_func("/note-bracket/between", test_between);
	g_test_add_func("/note-bracket/remarks", test_remarks);
	return g_test_run();
}
