/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What takes a patch back: common/patch/withdrawal.h, and its sentences and objects. */
#include "patch/withdrawal.h"
#include "two-forms.h"

typedef struct {
	const char *text;
	const char *says; /* `patch`, `whole`, a number; `direct` before it; empty if nothing */
} Case;

static const Case taken_back[] = {
	{ "Please ignore this patch.", "patch" },
	{ "Sorry.\u00a0 Please\u00a0ignore this patch.", "patch" },
	{ "please simply ignore my patch\n\nAda\n", "patch" },
	{ "Ignore this patch, it breaks the build.", "patch" },
	{ "Hi Bo,\n\nPlease drop this series, I'll send v2.\n", "whole" },
	{ "Hi\nPlease disregard the patchset and see the latest v2.", "whole" },
	{ "Hi Bo, please skip this patch.", "patch" },
	{ "Hello Bo\n\nPlease discard these two patches.", "whole" },
	{ "Please drop the whole patch\nset, since it breaks X.", "whole" },
	{ "Pls drop this v3 series.", "whole" },
	{ "Please ignore v3.", "whole" },
	{ "Please ignore v3 - it was not built.", "whole" },
	{ "Please ignore patch 2.", "2" },
	{ "Please ignore patch 2/5, it is wrong.", "2" },
	{ "Please drop this last patch. It was not tested.", "patch" },
	{ "Please ignore this version (wrong branch).", "patch" },
	{ "Please ignore this pull request.", "patch" },
	{ "Scratch this patch.", "patch" },
	{ "Sorry for the noise. Please ignore this patch.", "patch" },
	{ "This is the same fix, please ignore this patch.", "patch" },
	{ "I sent the wrong file, so please drop this patch.", "patch" },
	{ "> x\n\n:-)\n\nOk, then please ignore my patch.", "patch" },
	{ "> x\n\nYou are right. Please drop this patch.", "patch" },
	{ "> x\n\nIt cannot happen.\n\nPlease ignore this patch. I'll rebase.", "patch" },
	{ "Thanks,please ignore this patch.", "patch" },
	{ "Please drop this patch for now.", "patch" },
	{ "Please ignore this series, in favour of v4.", "" },
	{ "Please drop this series in favour of v4.", "whole" },
	{ "So let's drop this patch.", "patch" },
	{ "I withdraw this patch.", "patch" },
	{ "I'm withdrawing this series.", "whole" },
	{ "I'd like to withdraw this patch, it is wrong.", "patch" },
	{ "This patch is withdrawn.", "patch" },
	{ "Please consider this series withdrawn.", "whole" },
	{ "Self-NAK.", "patch" },
	{ "self nack: this breaks suspend", "patch" },
	{ "Self-NAK on this one.", "patch" },
	{ "NAK to my own patch, it leaks.", "patch" },
	{ "I must NAK my own series.", "whole" },
	{ "Please do not merge v3, I found a bug.", "whole" },
	{ "Please don't apply this patch. It breaks X.", "patch" },
	{ "Please do not review this series, I'll send another.", "whole" },
	{ "please don't take into account this patch.", "patch" },
	{ "Please ignore this\xe2\x80\x94wrong list.", "" },
};

/* Only where it answers what he posted. */
static const Case direct[] = {
	{ "Please ignore this.", "direct patch" },
	{ "Please ignore this (it hangs), v2 is coming.", "direct patch" },
	{ "Hi all,\n\nplease drop it.\n", "direct patch" },
	{ "Bo, please ignore this one, v3 is coming.", "direct patch" },
	{ "Sorry, wrong file, please ignore this.", "direct patch" },
	{ "Oops, wrong file. Please ignore this.", "direct patch" },
	{ "please do not merge, I found a bug in the code", "direct patch" },
	{ "I withdraw this.", "direct patch" },
	{ "Scratch that, I'll send another.", "direct patch" },
	{ "Please ignore.", "direct patch" },
	{ "Please disregard, wrong list.\n\nAda\n", "direct patch" },
	{ "Sorry, wrong file, please ignore.", "direct patch" },
	{ "Withdrawn.", "direct patch" },
	{ "Withdrawn, v4 will follow.", "direct patch" },
	{ "NAK. I'd rather keep it.", "direct patch" },
	{ "Nack, I found a bug.", "direct patch" },
	{ "Sorry for the second mail, please ignore this one.\n", "direct patch" },
	{ "Sorry, but please ignore this one.  The tag is missing.", "direct patch" },
	{ "On second thought, please drop this.", "direct patch" },
	{ "Sorry, I have only now seen that somebody has sent the same patch.\nPlease drop it.",
	  "direct patch" },
	{ "This patch is broken, please ignore it.", "direct patch" },
	{ "This series is no longer needed, please drop it.", "direct patch" },
	/* below what he quotes */
	{ "> x\n\nPlease ignore.", "direct patch" },
	{ "On Monday, Bo wrote:\n> x\n\nPlease ignore this one.\n\n> y\n", "direct patch" },
	{ "Ada wrote:\n> + x\n> text\n\nSorry, please ignore this one, it hangs.\n",
	  "direct patch" },
};

static const Case kept[] = {
	{ "", "" },
	{ "Drop it in v10.", "" },
	{ "I can drop it.", "" },
	{ "I will drop it.", "" },
	{ "I will drop this patch.", "" },
	{ "I dropped this patch.", "" },
	{ "Will send v2.", "" },
	{ "Please drop this patch in v2.", "" },
	{ "Please drop this patch from the 5.4 queue.", "" },
	{ "Please drop the second hunk.", "" },
	{ "Please drop the second patch.", "" },
	{ "Please drop the other patch.", "" },
	{ "Please drop that patch.", "" },
	{ "Please drop your patch.", "" },
	{ "Please drop this patch and the next.", "" },
	{ "Please drop this series, but keep the first patch.", "" },
	{ "Please drop this series except for the first patch.", "" },
	{ "Please ignore the patch title.", "" },
	{ "Please ignore this line.", "" },
	{ "Please ignore my comments.", "" },
	{ "Please ignore my previous mail.", "" },
	{ "Please ignore my previous patch.", "" },
	{ "Please ignore the noise.", "" },
	{ "Please ignore the bot.", "" },
	{ "Please ignore v2.", "" },
	{ "Please ignore the v2 patch.", "" },
	{ "Please ignore other patches and look at v3.", "" },
	{ "Please ignore patch 2 and 3.", "" },
	{ "Should I drop this patch?", "" },
	{ "Can you please drop this patch?", "" },
	{ "If you disagree, please drop this patch.", "" },
	{ "Please drop this patch, if you think that it is wrong.", "" },
	{ "Please drop this patch unless somebody needs it.", "" },
	{ "To reproduce it, please drop this patch.", "" },
	{ "Maybe drop this patch.", "" },
	{ "We could do it in the core, i.e. drop this patch.", "" },
	{ "There are warnings of checkpatch. Please ignore it.", "" },
	{ "checkpatch warns of long lines, please ignore this.", "" },
	{ "The bot is wrong, please ignore it.", "" },
	{ "> x\n\nPlease ignore this.", "" },
	{ "On Monday, Bo wrote:\n> x\n\nPlease drop it.", "" },
	{ "On Monday, Bo wrote:\n> x\n\nThe bot sees a leak.\n\nPlease ignore it.", "" },
	{ "> x\n\nYes.\n\n> y\n\nPlease ignore this.", "" },
	{ "> x\n\nPlease ignore that checkpatch warns.", "" },
	{ "This patch is fine for checkpatch, please ignore it.", "" },
	{ "For the harbour, please ignore this.", "" },
	{ "Withdrawn from the shelf", "" },
	{ "The bot is wrong, please ignore.", "" },
	{ "NAKs are not counted.", "" },
	{ "NAK from the chip", "" },
	{ "> Please ignore this patch.\n", "" },
	{ "It works.\n\nDrop this patch.", "" },
	{ "One. Two. Please ignore this patch.", "" },
	{ "Thanks.\n-- \nPlease ignore this patch.\n", "" },
	{ "Please don't merge this patch yet.", "" },
	{ "Please do not merge this series before v6.1.", "" },
	{ "Please don't apply this patch, I'll take it via my tree.", "" },
	{ "Please don't apply this patch. I'll push it myself.", "" },
	{ "Please do not apply this series, it depends on another.", "" },
	{ "Please do not merge it until Bo has tested it.", "" },
	{ "Do not merge this patch.", "" },
	{ "I withdraw my objection.", "" },
	{ "I withdraw my Reviewed-by.", "" },
	{ "I'll drop this message then.", "" },
	{ "So scratch that idea.", "" },
	{ "NAK to this patch.", "" },
	{ "It skips itself, NAK or not.", "" },
};

static char *describe(const Withdrawal *found)
{
	if (!found->says)
		return g_strdup("");
	const char *start = found->says == WITHDRAWAL_DIRECT ? "direct " : "";
	if (found->part)
		return g_strdup_printf("%s%d", start, (int)found->part);
	return g_strconcat(start, found->is_whole ? "whole" : "patch", NULL);
}

static void check(const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			PatchText facts;
			patch_text_scan(&facts, view_of(copy), form);
			Withdrawal found = withdrawal_read(view_of(copy), &facts, form, 3);
			g_autofree char *says = describe(&found);
			g_assert_cmpstr(says, ==, cases[i].says);
		}
}

static void test_taken_back(void)
{
	check(taken_back, G_N_ELEMENTS(taken_back));
}

static void test_direct(void)
{
	check(direct, G_N_ELEMENTS(direct));
}

static void test_kept(void)
{
	check(kept, G_N_ELEMENTS(kept));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch-withdrawal/taken-back", test_taken_back);
	g_test_add_func("/patch-withdrawal/direct", test_direct);
	g_test_add_func("/patch-withdrawal/kept", test_kept);
	return g_test_run();
}
