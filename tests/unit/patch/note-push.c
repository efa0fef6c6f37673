/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What git prints of a push, as the answer: common/patch/note-push.h. */
#include "note-case.h"

#define TO "Thanks!\n\nTo git.example.org:~ada/tide\n"

static const Case pushes[] = {
	{ TO "   0f9fa5f..1a2b3c4  master -> master", "target" },
	{ TO "   0f9fa5f..1a2b3c4  main -> main\n\nBo", "target" },
	{ TO "   0f9fa5f..1a2b3c4  HEAD -> for-next", "target" },
	{ TO "   0f9fa5f..1a2b3c4  ebb -> ebb\n   0f9fa5f..1a2b3c4  main -> main", "target" },
	{ TO " + 0f9fa5f...1a2b3c4 next -> next (forced update)", "target" },
	{ "To https://git.example.org/tide\n   0f9fa5f..1a2b3c4  master -> master\n", "target" },
	{ "Series merged.\n\nTo git.example.org:tide\n   0f9fa5f..1a2b3c4  main -> main", "whole" },
	{ TO " * [new branch]      master -> master", NULL },
	{ TO " ! [rejected]        master -> master (fetch first)", NULL },
	{ TO "   0f9fa5f..1a2b3c4  ebb -> ebb", NULL },
	{ TO "Text.\n   0f9fa5f..1a2b3c4  master -> master", NULL },
	{ "> To git.example.org:tide\n>    0f9fa5f..1a2b3c4  master -> master", NULL },
	{ "To be clear:\n   0f9fa5f..1a2b3c4  master -> master", NULL },
	{ "From git.example.org:tide\n   0f9fa5f..1a2b3c4  master -> origin/master", NULL },
};

static void test_pushes(void)
{
	check(pushes, G_N_ELEMENTS(pushes));
}

/* The quick search finds what is read. */
static void test_may_say(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pushes); i++) {
		if (!pushes[i].says)
			continue;
		g_test_message("%s", pushes[i].text);
		PatchText facts = { .n_runs = 1 };
		facts.runs[0] = view_of(pushes[i].text);
		g_assert_true(note_may_say(&facts, TEXT_PLAIN, 1));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-push/pushes", test_pushes);
	g_test_add_func("/note-push/may-say", test_may_say);
	return g_test_run();
}
