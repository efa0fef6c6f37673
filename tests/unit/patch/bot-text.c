/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail that a program sends from a person's address: common/patch/bot-text.h. */
#include "patch/bot-text.h"

#include "two-forms.h"

static const struct {
	const char *text;
	bool is_bot;
} cases[] = {
	{ "My bot found errors running 'make check' on your patch:\n", true },
	{ "On Monday, Ada wrote:\n> Tidy.\n\nMy bot found new warnings.\n", true },
	{ "On Mon, 3 Mar 2025 at 10:11, Ada Ferry\n<ada@example.org> wrote:\n> Tidy.\n\n"
	  "My bot found new warnings.\n",
	  true },
	{ "[ Ada's backport helper bot ]\n\nHi,\n\nAll is well.\n", true },
	{ "Hi,\n\nThis is the friendly patch-bot of Ada Ferry.  You sent a patch.\n", true },
	{ "Hi,\n\nThis is the friendly semi-automated patch-bot of Ada Ferry.\n", true },
	{ "Hi,\n\n[This is an automated email]\n\nIt says so.\n", true },
	{ "This is an automated message.\n", true },
	{ "This is an automatic generated email to let you know\n", true },
	{ "Hello Ada,\n\nThis is an automatically generated build report:\n", true },
	{ "I'm a bot, and this was done without a hand.\n", true },
	/* people */
	{ "Thanks.\n\nMy bot found errors.\n", false },
	{ "> My bot found errors.\n\nWhere?\n", false },
	{ "On Monday, Ada wrote:\n> [ Ada's helper bot ]\n>\n> This is an automated email\n\nOk.\n",
	  false },
	{ "My bottle found its way.\n", false },
	{ "My bot is broken, sorry.\n", false },
	{ "I'm a bottom-up thinker.\n", false },
	{ "This is an automatic conversion of all messages.\n", false },
	{ "This is an automatic variable.\n", false },
	{ "This is the friendly way.\n", false },
	{ "[ robot ]\n", false },
	{ "[ it is no bot ] here\n", false },
	{ "Hi,\n", false },
	{ "", false },
};

static void test_says(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			PatchText facts;
			patch_text_scan(&facts, view_of(copy), form);
			g_assert_cmpint(bot_text_says(&facts, form), ==, cases[i].is_bot);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bot-text/says", test_says);
	return g_test_run();
}
