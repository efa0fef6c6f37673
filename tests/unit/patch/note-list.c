/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commits that notes list: common/patch/note-list.h. */
#include "patch/note-list.h"

#include "two-forms.h"

static const struct {
	const char *text, *listed;
	bool is_partial; /* of a series of three */
} cases[] = {
	/* b4 */
	{ "Applied to tide, thanks!\n\n[1/3] tide: Turn\n      commit: 0f9fa5f58c78\n",
	  "1/3 tide: Turn|", true },
	{ "[2/3] a\n      https://example.org/c/1234567\n[3/3] b\n      (no commit info)\n",
	  "2/3 a|3/3 b|", true },
	{ "[1/3] a\n  commit: 1\n[2/3] b\n  commit: 2\n[3/3] c\n  commit: 3\n",
	  "1/3 a|2/3 b|3/3 c|", false },
	{ "[2/3] a\n      http://example.org/c/1234567\n", "2/3 a|", true },
	{ "- [net-next,1/3] a\n  https://example.org/c/1234567\n  - [net-next,2/3] b\n"
	  "    (no matching commit)\n",
	  "1/3 a|2/3 b missing|", true },
	/* patchwork's clients */
	{ "2 patches applied.\n\n0f9fa5f58c78 tide: Turn\n1993f598998d tide: Stay\n",
	  "0/0 tide: Turn|0/0 tide: Stay|", true },
	/* no commits: remarks, quotes, a merge, words */
	{ "[2/3] looks odd.\nApplied all.\n", "", false },
	{ "> [1/3] a\n>   commit: 0f9fa5f58c78\n> 0f9fa5f58c78 a\n", "", false },
	{ "0f9fa5f58c78 Merge branch 'tide'\n", "", false },
	{ "defaced walls\n1234 boats\n0f9fa5f58c78\n", "", false },
	{ "[1/2] a\n  commit: 1\n", "1/2 a|", false },
	{ "", "", false },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_autofree char *text = two_forms_make(cases[i].text, form);
			g_autoptr(GString) got = g_string_new(NULL);
			LineIter lines = line_iter(view_of(text), form);
			NoteListed listed;
			while (note_list_next(&lines, &listed))
				g_string_append_printf(
					got, "%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT " %.*s%s|",
					listed.part, listed.total, (int)listed.title.len,
					listed.title.data, listed.is_missing ? " missing" : "");
			g_assert_cmpstr(got->str, ==, cases[i].listed);
			g_assert_true(note_list_is_partial(view_of(text), form, 3) ==
				      cases[i].is_partial);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-list/cases", test_cases);
	return g_test_run();
}
