/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The mail answered and others: common/patch/note-beside.h. */
#include "note-case.h"

static const Case beside[] = {
	{ "Applied this and the next one.", "target after 1" },
	{ "I've applied this and the next patch, thanks.", "target after 1" },
	{ "Applied this one and the following two patches.", "target after 2" },
	{ "Queued this patch and the next three.", "target after 3" },
	{ "Applied this and the previous one, thanks.", "target before 1" },
	{ "Applied this one and 3/4.", "target 3" },
	{ "This one and patch 5 are applied.", "target 5" },
	{ "Applied this and the rest.", "whole" },
	{ "Applied this to the next tree.", "target" },
	{ "Applied this and will look at the next one.", "target" },
	{ "I have dropped this and the next one.", NULL },
	{ "I will apply this and the next one.", NULL },
};

static void test_beside(void)
{
	check(beside, G_N_ELEMENTS(beside));
}

/* Which parts of five a note takes in reply to one of them. */
static void test_takes(void)
{
	static const TakenCase cases[] = {
		{ "Applied this and the next one.", "12", 1, true },
		{ "Applied this and the next one.", "34", 3, true },
		{ "Applied this and the next one.", "5", 5, true },
		{ "Applied this and the previous two.", "123", 3, true },
		{ "Applied this and the previous two.", "1", 1, true },
		{ "Applied this one and 4/5.", "24", 2, true },
		{ "Applied this.", "2", 2, false },
	};
	check_taken(cases, G_N_ELEMENTS(cases));
	/* Of a single patch, nothing stands beside it. */
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Note note = note_read(view_of(cases[i].text), TEXT_PLAIN, 1);
		g_assert_cmpint(note_is_subset(&note, 1), ==, note.taken.n > 0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-beside/beside", test_beside);
	g_test_add_func("/note-beside/takes", test_takes);
	return g_test_run();
}
