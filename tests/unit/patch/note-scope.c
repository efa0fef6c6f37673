/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which patches of a series a note is about: common/patch/note-scope.h. */
#include "note-case.h"

static const Case ranges[] = {
	{ "Applied patches 1\xe2\x80\x93"
	  "3",
	  "1-3" },
	{ "Applied patches 1\xe2\x80\x94"
	  "3",
	  "1-3" },
	{ "Applied patches 1 - 3", "1-3" },
	{ "Applied patches 1 -> 3", "1-3" },
	{ "Applied patches 1 ~ 3", "1-3" },
	{ "Applied patches 1~3", "1-3" },
	{ "Applied 1/5 - 3/5, thanks", "1-3" },
	{ "Applied [1/5] to [3/5]", "1-3" },
	{ "patch1, patch2 and patch3 applied", "1 2 3" },
	{ "Patch1/3 and 2/3 pushed", "1 2" },
	{ "P1, P2 and P3 applied", "1 2 3" },
	{ "[1/5] and [2/5] applied", "1 2" },
	{ "#2 and #4 applied", "2 4" },
	{ "Applied 1, 2 and 3.", "1 2 3" },
	{ "Applied patch 2 \xe2\x80\x94 thanks.", "2" },
	/* titles of a list */
	{ "[1/5] tide: Rename\n[2/5] tide: Mend", NULL },
};

static const Case lists[] = {
	{ "Pushed patches 1 and 2 of 5", "1 2" },
	{ "Applied patch 1 of 5", "1" },
	{ "Applied 1-3 to fixes, 4-5 to next", "1-3 4-5" },
	{ "Applied 1-3 to fixes and 4-5 to next", "1-3 4-5" },
	{ "Patch 1 applied to for-next, the rest to for-rc", "whole 1" },
	{ "Patch 1 looks good, applied", "1" },
	{ "Applied patch one", "1" },
	{ "Applied up to and including patch 3", "1-3" },
	{ "Applied the series with the exception of patches 4 and 5", "whole less 4 5" },
	{ "Applied, but not patch 3", "target less 3" },
	{ "Applied, not including patch 3", "target less 3" },
	{ "Applied, save for 3/5", "target less 3" },
	{ "Applied 1-3, patch 4 doesn't apply, and 5 depends on it", "1-3" },
	{ "Applied, squashed 2 and 3", "target" },
	{ "Merged, patch 4 with a modified commit message", "target" },
	{ "All applied. I have dropped the Cc: stable from 2/3", "whole" },
	{ "Applied this and 4/5", "target 4" },
	{ "This and patch 5 are applied", "target 5" },
};

/* What is less than a patch. */
static const Case less[] = {
	{ "Applied, thanks, but note that I dropped the last hunk.", "target" },
	{ "Applied, minus the last hunk which was already there.", "target" },
	{ "Applied without the second hunk.", "target" },
	{ "Applied except for the first two hunks.", "target" },
	{ "First of all, applied.", "target" },
	{ "Applied first thing this morning.", "target" },
	{ "Applied 1 day ago.", "target" },
	{ "Applied 2 days ago.", "target" },
	{ "Applied a while ago.", "target" },
	{ "I applied this a few days ago.", "target" },
	{ "Applied with 2 typos fixed.", "target" },
	{ "Applied without the last patch.", "target less -1" },
	{ "Applied, minus the last one.", "target less -1" },
	{ "Applied the last two patches first.", "-2--1" },
	{ "Applied the first one today.", "1" },
	{ "merged with the announced changes, dropped 4th commit", "target less 4" },
};

/* Patches that a word of their own tells. */
static const Case kinds[] = {
	{ "DT patches applied on stm32-next.", "some" },
	{ "Driver patch applied.", "target some" },
	{ "Doc patch applied, thanks.", "target some" },
	{ "Thanks, driver patch applied.", "target some" },
	{ "Applied the bindings patch.", "target some" },
	{ "Applied the dts patches (2 and 3).", "2 3" },
	{ "Applied the DT patches to for-next, thanks.", "some" },
	{ "I've applied the driver patches to my tree.", "some" },
	{ "I've applied the debug patch.", NULL },
	{ "I applied the workaround patch to my tree.", NULL },
	{ "Debug patch applied, here is the log.", NULL },
	{ "With the reset and clock patches applied it works.", NULL },
	{ "Reset and clock patches applied.", NULL },
	{ "No patches applied.", NULL },
	{ "Attached patch applied.", NULL },
};

/* Parts that were mended. */
static const Case mended[] = {
	{ "Series applied, but patch 2 had a checkpatch warning which I fixed.", "whole" },
	{ "Series applied, but patch 2 needs work.", "whole less 2" },
	{ "Series applied, but I fixed a typo in patch 2.", "whole" },
};

/* How many of all, up to which, and what stands in brackets. */
static const Case counted[] = {
	{ "3/4 patches applied, thanks.", "some" },
	{ "Applied 3/4 patches.", "some" },
	{ "4/4 patches applied.", "whole" },
	{ "Patches 3/4 applied.", "3" },
	{ "3/4 applied.", "3" },
	{ "1/4 patches applied.", "1" },
	{ "Patches 1/4, 3/4 applied.", "1 3" },
	{ "Up to here applied", "up" },
	{ "Up to this patch applied, thanks.", "up" },
	{ "Up to now applied.", NULL },
	{ "Up to here it can be applied.", NULL },
	{ "Both tide patches (1 and 2) applied.", "1 2" },
	{ "3 of 4 applied.", "some" },
	{ "Applied 3 of 4, thanks.", "some" },
	{ "4 of 4 applied.", "whole" },
	{ "Applied patches 1...3, thanks.", "1-3" },
};

/* Some of them, and nobody knows which. */
static const Case vague[] = {
	{ "Applied most of these, thanks.", "some" },
	{ "Most of these are applied now.", "some" },
	{ "I've applied some of these.", "some" },
	{ "Some of the patches are applied already.", "some" },
	{ "I took a few of these.", "some" },
	{ "Applied half of the series.", "some" },
	{ "All but one applied.", "some" },
	{ "I applied all but two of these.", "some" },
	{ "I picked the trivial ones.", "some" },
	{ "Applied all but the last one.", "whole less -1" },
	{ "Applied all, but one of them needed a better title.", "whole" },
	{ "Applied these small patches.", "whole" },
	{ "Applied, most of it is clear.", "target" },
	/* of something else */
	{ "Most of this is merged in tide_read() already.", NULL },
	{ "Most of the code was merged from the old gauge.", NULL },
	{ "I applied some of your suggestions.", NULL },
	{ "Some of these are queued for the worker.", NULL },
};

/* Numbers as words, or behind a word or a colon. */
static const Case numbered[] = {
	{ "Applied patches one and three.", "1 3" },
	{ "I applied patches one, two.", "1 2" },
	{ "Applied both patches one by one.", "whole" },
	{ "Applied patch no. 1.", "1" },
	{ "Applied patches no. 1 and 3.", "1 3" },
	{ "Applied patch #s 1,3.", "1 3" },
	{ "Patch nr 1 applied.", "1" },
	{ "Patch number 1 applied.", "1" },
	{ "Applied No.1 and No.3.", "1 3" },
	{ "There is no. 1 less, applied.", "target" },
	{ "The following patches are applied: 1, 3.", "1 3" },
	{ "Patches applied: 1, 3", "1 3" },
	{ "Patches applied: 1/3", "1" },
	{ "Patches applied: 3", "whole" },
	{ "#1 applied, thanks", "1" },
	{ "[PATCH 1/3] and [PATCH 2/3] applied.", "1 2" },
	{ "Applied [PATCH v2 1/3] and [PATCH v2 2/3].", "1 2" },
	{ "[PATCH v1 1/3] applied.", NULL },
	{ "[PATCH 1/3] applied fixes of gauges", NULL },
};

/* What is left of a series. */
static const Case rest[] = {
	{ "Applied, with patch 2 dropped.", "target less 2" },
	{ "Applied with 2/3 dropped.", "target less 2" },
	{ "Applied, patch 2 was left out.", "target less 2" },
	{ "Applied, leaving out patch 2.", "target less 2" },
	{ "Applied (leaving out 2/3).", "target less 2" },
	{ "Applied w/o patch 2.", "target less 2" },
	{ "Series applied modulo patch 2.", "whole less 2" },
	{ "Applied, but with the second hunk dropped.", "target" },
	{ "Applied, but with the Cc dropped.", "target" },
	{ "Applied the rest, thanks.", "whole rest" },
	{ "I've applied the others.", "whole rest" },
	{ "Applied the remaining patches.", "whole rest" },
	{ "Patch 1 needs work. Applied the rest, thanks.", "whole rest less 1" },
	{ "Applied patch 1 to fixes. Applied the rest to next.", "whole 1" },
	{ "2 of 3 patches applied.", "some" },
	{ "Applied two of the three patches.", "some" },
	{ "3 of 3 patches applied.", "whole" },
	{ "Partially applied, thanks.", "some" },
	{ "Series partially applied.", "some" },
	{ "I partially agree, applied.", "target" },
};

static void test_numbered(void)
{
	check(numbered, G_N_ELEMENTS(numbered));
}

static void test_rest(void)
{
	check(rest, G_N_ELEMENTS(rest));
}

static void test_counted(void)
{
	check(counted, G_N_ELEMENTS(counted));
}

static void test_vague(void)
{
	check(vague, G_N_ELEMENTS(vague));
}

static void test_ranges(void)
{
	check(ranges, G_N_ELEMENTS(ranges));
}

static void test_lists(void)
{
	check(lists, G_N_ELEMENTS(lists));
}

static void test_less(void)
{
	check(less, G_N_ELEMENTS(less));
}

static void test_kinds(void)
{
	check(kinds, G_N_ELEMENTS(kinds));
}

static void test_mended(void)
{
	check(mended, G_N_ELEMENTS(mended));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-scope/ranges", test_ranges);
	g_test_add_func("/note-scope/lists", test_lists);
	g_test_add_func("/note-scope/less", test_less);
	g_test_add_func("/note-scope/kinds", test_kinds);
	g_test_add_func("/note-scope/mended", test_mended);
	g_test_add_func("/note-scope/counted", test_counted);
	g_test_add_func("/note-scope/vague", test_vague);
	g_test_add_func("/note-scope/numbered", test_numbered);
	g_test_add_func("/note-scope/rest", test_rest);
	return g_test_run();
}
