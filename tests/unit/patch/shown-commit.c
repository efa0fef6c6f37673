/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Commits as git-show(1) prints them: common/patch/shown-commit.h. */
#include "patch/shown-commit.h"

#include "two-forms.h"

#define HASH "0123456789abcdef0123456789abcdef01234567"
#define HEAD                                                                                       \
	"commit " HASH "\nAuthor: Bo Reed <bo@example.org>\nDate:   Mon Mar 3 09:00:00 2025\n\n"
#define MESSAGE "    tide: Mend\n    \n    Signed-off-by: Bo Reed <bo@example.org>\n"
#define WANTED "tide: Mend\n\nSigned-off-by: Bo Reed <bo@example.org>\n"

static const struct {
	const char *text;
	const char *message; /* without what indents it; NULL if nothing is shown */
} cases[] = {
	{ HEAD MESSAGE "\n", WANTED },
	{ HEAD MESSAGE "---\n tide.c | 2 +-\n 1 file changed, 1 insertion(+)\n\n", WANTED },
	{ HEAD MESSAGE "\n tide.c | 2 +-\n 1 file changed, 1 insertion(+)\n\n", WANTED },
	{ HEAD "    tide: Mend\n\n    Well.\n\n", "tide: Mend\n\nWell.\n" },
	{ "commit " HASH " (HEAD -> main)\nMerge: 01234 56789\nAuthor: Bo Reed <bo@example.org>\n"
	  "Date: today\n\n    tide: Mend\n",
	  "tide: Mend\n" },
	{ "commit " HASH "\nAuthor:     Bo Reed <bo@example.org>\nAuthorDate: today\n"
	  "Commit:     Ada Moon <ada@example.org>\nCommitDate: today\n\n    tide: Mend\n",
	  "tide: Mend\n" },
	/* another commit, of which the message of a patch speaks */
	{ HEAD MESSAGE "\nThat was wrong.\n", NULL },
	{ HEAD MESSAGE "\n tide.c | 2 +-\n\nSigned-off-by: Ada Moon <ada@example.org>\n", NULL },
	{ HEAD MESSAGE "---\nSince v1: all\n", NULL },
	{ HEAD "tide: Mend\n", NULL },
	{ HEAD, NULL },
	/* no commit at all */
	{ "commit " HASH "\nDate: today\n\n    tide: Mend\n", NULL },
	{ "commit " HASH "\nAuthor: bo\nDate: today\n\n    tide: Mend\n", NULL },
	{ "commit " HASH "\nAuthor: Bo Reed <bo@example.org>\n    tide: Mend\n", NULL },
	{ "commit " HASH "\nof Bo Reed <bo@example.org>\n\n    tide: Mend\n", NULL },
	{ "commit 0123456\nAuthor: Bo Reed <bo@example.org>\n\n    tide: Mend\n", NULL },
	{ "\n" HEAD MESSAGE, NULL },
	{ "", NULL },
};

static void check(const char *text, const char *message, TextForm form)
{
	ShownCommit commit;
	g_autofree char *made = two_forms_make(text, form);
	bool is_shown = shown_commit_read(&commit, view_of(made), form);
	g_assert_cmpint(is_shown, ==, message != NULL);
	if (!is_shown)
		return;
	g_autoptr(GString) got = g_string_new(NULL);
	shown_commit_append(got, &commit, form);
	two_forms_check(view_of_gstring(got), message, form);
	g_assert_true(view_is(commit.hash, HASH));
	g_assert_true(view_is(commit.author, "Bo Reed <bo@example.org>"));
}

static void test_read(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].text);
		check(cases[i].text, cases[i].message, TEXT_PLAIN);
		check(cases[i].text, cases[i].message, TEXT_ESCAPED);
	}
}

static void test_title(void)
{
	static const struct {
		const char *title, *wanted;
	} titles[] = {
		{ "0123456789 tide: Mend", "tide: Mend" },
		{ "0123456 tide: Mend", "tide: Mend" },
		{ HASH " tide: Mend", "tide: Mend" },
		{ HASH "0 tide: Mend", HASH "0 tide: Mend" },
		{ "012345 tide: Mend", "012345 tide: Mend" },
		{ "0123457 tide: Mend", "0123457 tide: Mend" },
		{ "0123456: tide: Mend", "0123456: tide: Mend" },
		{ "0123456", "0123456" },
		{ "tide: Mend", "tide: Mend" },
		{ "", "" },
	};
	ShownCommit commit = { VIEW_INIT(HASH), VIEW_INIT(""), VIEW_INIT("") };
	const ShownCommit none = { VIEW_INIT(""), VIEW_INIT(""), VIEW_INIT("") };
	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
		View title = view_of(titles[i].title);
		g_autofree char *got = view_dup(shown_commit_title(&commit, title));
		g_assert_cmpstr(got, ==, titles[i].wanted);
		g_assert_true(view_equal(shown_commit_title(&none, title), title));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/shown-commit/read", test_read);
	g_test_add_func("/shown-commit/title", test_title);
	return g_test_run();
}
