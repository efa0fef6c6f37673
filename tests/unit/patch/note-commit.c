/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commits that notes name: common/patch/note-commit.h. */
#include "note-case.h"

static const Case of_commit[] = {
	{ "The bug came by commit 0123abc4, merged in 6.1.", NULL },
	{ "It was broken in 0123abc4, merged last week.", NULL },
	{ "This comes from commit 0123abc4 (\"tide: Add\"), merged in 6.1.", NULL },
	{ "Since commit 0123abc4, applied in May, it leaks.", NULL },
	/* what the sender has done then */
	{ "Reviewed 0123abc4 as well, merged.", "target" },
	{ "Thanks for 0123abc4, pushed.", "target" },
	{ "Merged as 0123abc4, thanks.", "target" },
	{ "Good catch, merged.", "target" },
};

/* A reply to `tide: Mend the harbour gauge`, and whether it is about that. */
typedef struct {
	const char *text;
	bool is_other;
} TitleCase;

static const TitleCase titles[] = {
	{ "Merged as 0123abc4 (\"tide: Mend the harbour gauge\").", false },
	{ "Merged as 0123abc4 (\"tide: gauge: Mend that of the harbour\").", false },
	{ "It was merged as commit 0123abc4\n(\"moon: Add a helper for all of them\").", true },
	{ "This is merged into the tree of Bo as 0123abc4 (\"moon: Add a helper\").", true },
	{ "Merged as 0123abc4 (\"Merge branch 'moon'\").", false },
	{ "Merged as 0123abc4, thanks.", false },
	{ "Merged as 0123abc4 (thanks).", false },
	{ "Applied, and the helper was merged as 0123abc4 (\"moon: Add a helper\").", false },
	{ "Patch 2 was merged as 0123abc4 (\"moon: Add a helper\").", false },
};

static void test_of_commit(void)
{
	check(of_commit, G_N_ELEMENTS(of_commit));
}

static void test_titles(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", titles[i].text);
			g_autofree char *copy = two_forms_make(titles[i].text, form);
			Note note = note_read(view_of(copy), form, 1);
			g_assert_true(note.says);
			View title = VIEW("tide: Mend the harbour gauge");
			g_assert_cmpint(note_is_of_other_title(&note, title), ==,
					titles[i].is_other);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-commit/of-commit", test_of_commit);
	g_test_add_func("/note-commit/titles", test_titles);
	return g_test_run();
}
