/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The patches that stand below a note: common/patch/note-items.h. */
#include "patch/note-items.h"

#include "note-case.h"

static const Case numbers[] = {
	{ "I've applied the following patches:\n  1, 3", "1 3" },
	{ "I've applied the following patches:\n\n01\n03\n\nThanks", "1 3" },
	{ "I've applied the following patches to tide.git:\n\n* 1/3\n* 3/3", "1 3" },
	{ "Applied these:\n\n- 1/3\n- 3/3", "1 3" },
	{ "Applied the following patches:\n\n1-2 and 4", "1-2 4" },
	{ "Applied the following patches:\n\nPatch 2: tide: Rename", "2" },
	{ "Applied the following patches:\n\n1/3 tide: Rename\n3/3: tide: Mend", "1 3" },
	{ "The following have been applied:\n\n1/3\n", NULL },
	{ "Patches applied:\n1/3\n2/3", "1 2" },
	/* numbers of items, and other text */
	{ "Applied the following patches:\n1.\n", "1" },
	{ "Applied these patches:\n3 nits below", "whole" },
	{ "Applied patches 1 and 2:\n3/3 needs work", "1 2" },
	/* what is listed is something else */
	{ "Applied with the following changes:\n- 1/3: typo", "target" },
	{ "Applied, some nits:\n- 1/3: typo", "target" },
	{ "Applied, but please mend:\n- 1/3: typo", "target" },
	{ "Applied except for:\n- 1/3", "target" },
};

static const Case bracketed[] = {
	{ "Applied:\n\n  [1/3] tide: Rename\n  [3/3] tide: Mend", "1 3" },
	{ "Applied these:\n\n[PATCH 1/3] tide: Rename\n[PATCH 3/3] tide: Mend\n\nThanks", "1 3" },
	{ "Applied these:\n\n[PATCH v2 1/3] tide: Rename", "1" },
	{ "Applied:\n\n[1/3] tide: Rename\n      commit: 0f9fa5f58c78\n[3/3] tide: Mend", "1 3" },
	{ "Applied:\n\n[1/3] tide: Rename the variable after\n      what it holds\n[3/3] tide: "
	  "Mend",
	  "1 3" },
	{ "Applied:\n[1/3] tide: Rename\n\nNot applied:\n[2/3] tide: Mend", "1" },
	/* nothing but the list says what */
	{ "I applied the following:\n\n[1/3] tide: Rename", "1" },
	{ "I applied the following:\n\n+int flood;", NULL },
	{ "I applied the following: nothing", NULL },
};

static const Case titles[] = {
	{ "I've applied the following patches:\n\n  tide: Rename\n  tide: Mend", "whole titles" },
	{ "I've applied the following patches:\n\n- tide: Rename\n- tide: Mend\n\nThanks: Bo",
	  "whole titles" },
	{ "I applied these two:\n\n  tide: Rename\n  tide: Mend", "target titles" },
	{ "Applied the following patches:\n1. tide: Rename\n2. tide: Mend", "whole titles" },
	/* no titles, or not of patches */
	{ "Applied these patches:\n\n  tide: Rename\n  and some more.", "whole" },
	{ "Applied these patches:\n\nPlease note: the last was changed.", "whole" },
	{ "Applied to my tree:\n\n  Branch: for-next", "target" },
	{ "Applied these patches:\n\n  https://example.org/tide: see", "whole" },
};

static void test_numbers(void)
{
	check(numbers, G_N_ELEMENTS(numbers));
}

static void test_bracketed(void)
{
	check(bracketed, G_N_ELEMENTS(bracketed));
}

static void test_titles(void)
{
	check(titles, G_N_ELEMENTS(titles));
}

static void test_next(void)
{
	View text = VIEW("Applied these:\\n\\n  - tide: Rename\\n  - tide: Mend\\n\\nThanks");
	Note note = note_read(text, TEXT_ESCAPED, 1);
	LineIter lines = line_iter(note.titles, TEXT_ESCAPED);
	View title;
	g_assert_true(note_items_next(&lines, &title));
	g_assert_true(view_is(title, "tide: Rename"));
	g_assert_true(note_items_next(&lines, &title));
	g_assert_true(view_is(title, "tide: Mend"));
	g_assert_false(note_items_next(&lines, &title));
	g_assert_true(note_items_is_partial(&note, TEXT_ESCAPED, 3));
	g_assert_false(note_items_is_partial(&note, TEXT_ESCAPED, 2));
}

/* Titles that are quoted, as a cover letter's shortlog has them, and which a note is about. */
static void test_quoted(void)
{
	static const struct {
		const char *text, *first;
		guint n;
	} cases[] = {
		{ "> Ada Moon (3):\n>   tide: Rename\n>   tide: Mend\n\nThese are pushed.\n\n"
		  ">   tide: Remove\n\nNot sure.\n",
		  "tide: Rename", 2 },
		{ "> Ada Moon (3):\n>   tide: Rename\nMerged.\n>   tide: Mend\n", "tide: Rename",
		  1 },
		{ ">>    tide: Rename\n>>\nNo.\n>>    tide: Mend\n\nPushed.\n\n>>    tide: Add\n",
		  "tide: Mend", 1 },
		/* all of them, or none */
		{ ">   tide: Rename\n>   tide: Mend\n\nApplied.\n\n>  tide.c | 2 +-\n", "", 0 },
		{ "> Ada Moon (2):\n\nApplied.\n\n>   tide: Rename\n>   tide: Mend\n", "", 0 },
		{ ">   tide: Rename\n\nSeries applied.\n\n>   tide: Mend\n", "", 0 },
		{ ">   tide: Rename\n\nApplied patch 2.\n\n>   tide: Mend\n", "", 0 },
		{ "> tide: Rename\n\nApplied.\n\n> tide: Mend\n", "", 0 },
		{ "Applied.\n\n>   tide: Rename\n", "", 0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			Note note = note_read(view_of(copy), form, 1);
			g_assert_true(note.says);
			LineIter lines = line_iter(note.titles, form);
			View title, first = VIEW("");
			guint n = 0;
			for (; note_items_next(&lines, &title); n++)
				first = n ? first : title;
			g_assert_true(view_is(first, cases[i].first));
			g_assert_cmpuint(n, ==, cases[i].n);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-items/numbers", test_numbers);
	g_test_add_func("/note-items/bracketed", test_bracketed);
	g_test_add_func("/note-items/titles", test_titles);
	g_test_add_func("/note-items/next", test_next);
	g_test_add_func("/note-items/quoted", test_quoted);
	return g_test_run();
}
