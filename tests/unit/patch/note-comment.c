/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that may be about comments: common/patch/note-comment.h. */
#include "note-case.h"

static const struct {
	const char *text;
	bool may_be_of_comment;
} cases[] = {
	{ "Good point, applied.", true },
	{ "Good point. Applied.", true },
	{ "Ok, applied.", true },
	{ "Comments addressed and applied.", true },
	{ "Thanks for the comments. Applied.", true },
	{ "Makes sense, applied.", true },
	{ "Accepted, I'll change it.", true },
	{ "Picked up, thanks.", true },
	{ "I've taken this.", true },
	{ "Thanks, folded into the original patch.", true },
	{ "I pushed this series to my tree as well: https://git.example.org/ada/tide", true },
	{ "The series is pushed to https://git.example.org/ada/tide.git tide-v2", true },
	{ "This series is also in my tree: https://git.example.org/ada/tide.git", true },
	/* what committers say of their own patches */
	{ "Applied, thanks.", false },
	{ "Merged, thanks for the review!", false },
	{ "Ok, pushed.", false },
	{ "Right, committed as 0123456789ab.", false },
	{ "Ok, applied to for-next.", false },
	{ "Sure, applied the patch.", false },
	{ "Good catch. Fixed, and merged.", false },
	{ "I've taken this into my tree.", false },
	{ "Ok, this was applied by Bo.", false },
	{ "Pushed to https://git.example.org/tide.git master.", false },
	{ "Good point, applied. Pushed to master.", false },
};

static void test_comment(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			Note note = note_read(view_of(copy), form, 2);
			g_autofree char *says = describe(&note);
			g_assert_nonnull(says);
			g_assert_cmpint(note.may_be_of_comment, ==, cases[i].may_be_of_comment);
		}
	static const Case plain[] = { { "Applied, thanks.", "target" } };
	check(plain, G_N_ELEMENTS(plain));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-comment/comment", test_comment);
	return g_test_run();
}
