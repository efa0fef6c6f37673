/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What somebody says around diffs that he pastes: common/patch/answer.h. */
#include "patch/answer.h"

#include "patch/diff-count.h"
#include "split/outline.h"
#include "two-forms.h"

#define HUNK "@@ -1,3 +1,3 @@ tide(void)\n \ta();\n-b();\n+c();\n d();\n"
#define NAMES "--- a/a.c\n+++ b/a.c\n"
#define GIT "diff --git a/a.c b/a.c\nindex 6aa2ae9f5..b637183c6 100644\n" NAMES HUNK
#define SAYS "LGTM.\nReviewed-by: Rae Quill <rae@example.org>\n"

static const struct {
	const char *text, *said;
} cases[] = {
	{ "No diff.\n\n" SAYS, "No diff.\n\n" SAYS },
	{ "Above.\n\n" GIT, "Above.\n\n" },
	{ "Above.\n\n" GIT "\n\n", "Above.\n\n" },
	{ "Above.\n\n" GIT "\n" SAYS, "Above.\n\n\n" SAYS },
	{ "Above.\n" NAMES HUNK SAYS, "Above.\n\n" SAYS },
	{ "Above.\n" HUNK "\n\n" SAYS "\n\nRae\n", "Above.\n\n" SAYS "\nRae\n" },
	{ HUNK SAYS, "\n" SAYS },
	{ HUNK "and\n\n" GIT "too.\n", "\nand\n\ntoo.\n" },
	{ HUNK HUNK "@@ @@\n" SAYS, "\n" SAYS },
	{ HUNK "\\ No newline at end of file\n" SAYS, "\n" SAYS },
	{ HUNK "> quoted\nanswered\n", "\n> quoted\nanswered\n" },
	{ "-- >8 --\n" GIT "-- >8 --\n\n" SAYS, "-- >8 --\n\n" SAYS },
	{ GIT "-- \nRae\n", "\n-- \nRae\n" },
	{ GIT "--\nRae\n", "\n--\nRae\n" },
	{ "diff --git a/a b/b\nsimilarity index 100%\nrename from a\nrename to b\n" SAYS,
	  "\n" SAYS },
	{ "diff --git a/a b/a\nnew file mode 100644\nindex 0000..1234\nBinary files a and b\n" SAYS,
	  "\n" SAYS },
	{ HUNK "\tlost a blank\n" SAYS "\tindented\n", "\n" SAYS "\tindented\n" },
	{ HUNK "index cards are fine.\n", "" },
	{ HUNK "\nindex cards are fine.\n", "\nindex cards are fine.\n" },
	{ "Index: a.c\n====\n" NAMES HUNK SAYS, "\n" SAYS },
	{ "*** a.c\n--- a.c\n***************\n*** 1,2 ****\n! a\n--- 1,2 ----\n! b\n" SAYS,
	  "\n" SAYS },
	{ HUNK "unfinished", "\nunfinished\n" },
};

static size_t find_diff(View text, TextForm form)
{
	LineIter iter = line_iter(text, form);
	View line;
	while (line_iter_next(&iter, &line))
		if (diff_starts(line, &iter))
			return (size_t)(line.data - text.data);
	return text.len;
}

static void check(View text, TextForm form, const char *said)
{
	g_autoptr(GString) room = g_string_new("old");
	View got = answer_text(text, find_diff(text, form), form, room);
	two_forms_check(got, said, form);
	g_assert_cmpuint(find_diff(got, form), ==, got.len);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_autofree char *text = two_forms_make(cases[i].text, form);
			check(view_of(text), form, cases[i].said);
		}
}

/* An outline, where lines of diffs are cut, says the same. */
static void test_outline(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) outline = g_string_new(NULL);
		outline_append(outline, view_of(cases[i].text), OUTLINE_NO_ANSWER, NULL, NULL);
		check(view_of_gstring(outline), TEXT_ESCAPED, cases[i].said);
	}
}

#define OWN "> quoted\n\nWhat about this?\n\n"
#define COMMIT "Subject: [PATCH] tide: Turn\n\nThis was applied once.\n"
#define SIGNED "Signed-off-by: Rae Quill <rae@example.org>\n"

/* What is not said by who answers: a commit below scissors. */
static void test_end(void)
{
	static const struct {
		const char *own, *commit;
	} ends[] = {
		{ OWN, "-- >8 --\n" COMMIT },
		{ OWN, "-- >8 --\n" COMMIT SIGNED GIT },
		{ OWN, "-- >8 --\nThis was applied once.\n\n" SIGNED "---\n" GIT },
		{ OWN, "--- 8< --- cut here ---\n" COMMIT },
		/* a log, or what is left out of a quote; a quoted commit; a commit without scissors
		 */
		{ OWN "---- 8< ----\na log\n---- >8 ----\nApplied.\n", "" },
		{ OWN "> -- >8 --\n> " COMMIT "Applied.\n", "" },
		{ OWN "---8<---\n> more\nApplied.\n" GIT, "" },
		{ OWN SIGNED, "" },
		{ "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_autofree char *both = g_strconcat(ends[i].own, ends[i].commit, NULL);
			g_autofree char *text = two_forms_make(both, form);
			PatchText facts;
			patch_text_scan(&facts, view_of(text), form);
			two_forms_check(view_head(view_of(text), answer_end(&facts)), ends[i].own,
					form);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/answer/cases", test_cases);
	g_test_add_func("/answer/outline", test_outline);
	g_test_add_func("/answer/end", test_end);
	return g_test_run();
}
