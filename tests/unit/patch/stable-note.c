/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes of stable trees: common/patch/stable-note.h. */
#include "patch/stable-note.h"

static const struct {
	const char *subject, *number; /* NULL where it is no such notice */
} subjects[] = {
	{ "Patch \"tide: a\" has been added to the 6.6-stable tree", "6.6" },
	{ "patch \"tide: a\" added to 5.15-stable tree", "5.15" },
	{ "patch 'tide: a' has been queued to stable release 23.11.2", "23.11.2" },
	{ "[git commit branch/2024.02.x] tide: a", "2024.02" },
	{ "[patch added to 3.12-stable] tide: a", "3.12" },
	{ "[tide] [added to the 4.1 stable tree] tide: a", "4.1" },
	{ "[3.16.y.z extended stable] Patch \"tide: a\" has been added to staging queue", "3.16" },
	{ "[git commit branch/next] tide: a", NULL },
	{ "patch \"tide: a\" added to tide-next", NULL },
	{ "[PATCH 6.6.y] tide: a", NULL },
	{ "+ tide-a.patch added to mm-stable branch", NULL },
	{ "", NULL },
};

static void test_subjects(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
		View number;
		bool is_stable = stable_note_subject(view_of(subjects[i].subject), &number);
		g_autofree char *got = view_dup(number);
		g_test_message("%s", subjects[i].subject);
		g_assert_cmpint(is_stable, ==, subjects[i].number != NULL);
		g_assert_cmpstr(got, ==, is_stable ? subjects[i].number : "");
	}
}

static const struct {
	const char *said;
	bool is_for_stable;
} replies[] = {
	{ "Committed to 2024.02.x and 2024.05.x, thanks.\n", true },
	{ "Queued up for 6.6-stable and 6.1-stable, thanks.\n", true },
	{ "Pushed to release/7.0 as well.\n", true },
	{ "Picked up for stable-9.0 too.\n", true },
	{ "Applied to the 6.6.y tree.\n", true },
	{ "Merged this into `stable`.\n", true },
	{ "Applied to 6.6.y.\nPushed to 6.1.y, too.\n", true },
	{ "Applied, thanks.\n", false },
	{ "Applied to main, thanks.\n", false },
	{ "Applied to main and 2024.02.x, thanks.\n", false },
	{ "Applied to main.\nPushed to 2024.02.x as well.\n", false },
	{ "Applied to tide, and queued for stable.\n", false },
	{ "Applied and queued for stable.\n", false },
	{ "Applied. Queued for stable.\n", false },
	{ "Queued for 6.13, thanks.\n", false },
	{ "Applied to v6.13.\n", false },
	{ "> Committed to 2024.02.x.\n", false },
	{ "Applied\n", false },
	{ "Applied this\n", false },
	{ "Applied to\n", false },
	{ "Applied to the\n", false },
	{ "Thanks.\n", false },
	{ "", false },
};

static void test_replies(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(replies); i++) {
		g_test_message("%s", replies[i].said);
		g_assert_cmpint(stable_note_reply(view_of(replies[i].said), TEXT_PLAIN), ==,
				replies[i].is_for_stable);
	}
}

static const struct {
	const char *tag, *number;
	bool fits;
} tags[] = {
	{ "6.6.y", "6.6", true },
	{ "6.6", "6.6", true },
	{ "23.11", "23.11.2", true },
	{ "stable", "6.6", true },
	{ "6.6.y", "", true },
	{ "", "6.6", true },
	{ "6.1.y", "6.6", false },
	{ "5.15.y", "5.1", false },
	{ "5.1", "5.15", false },
	{ "6.6.y", "6", true },
	/* ranges, in either order */
	{ "v3.15..v4.1", "4.0", true },
	{ "3.10..3.16", "3.16", true },
	{ "3.10..3.16", "3.17", false },
	{ "3.10..", "3.11", false },
	{ "6.17-6.12", "6.17", true },
	{ "6.17-6.12", "6.12", true },
	{ "6.17-6.12", "6.16", true },
	{ "6.17-5.4", "5.15.9", true },
	{ "6.17-6.12", "6.11", false },
	{ "6.17-6.12", "6.18", false },
	{ "5.4.y-6.1.y", "5.15", true },
	{ "v5.4-v6.1", "5.15", true },
	{ "5.4.y-6.1.y", "6.6", false },
	/* several */
	{ "5.10/5.15/6.1", "5.15", true },
	{ "5.10/5.15/6.1", "6.1", true },
	{ "5.10/5.15/6.1", "5.4", false },
	{ "6.1.y 5.15.y", "5.15", true },
	{ "5.4&5.10", "5.10", true },
	{ "6.1.y 5.15.y", "6.6", false },
	/* and all above */
	{ "6.1+", "6.12", true },
	{ "6.1+", "5.15", false },
	{ "stable v6.1+", "6.6", true },
	/* no ranges */
	{ "5.15-stable", "6.1", false },
	{ "6.6-rt", "6.1", false },
	{ "6.6-rt", "6.6", true },
	{ "6.6-", "6.7", false },
};

static void test_fits(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
		g_test_message("%s: %s", tags[i].tag, tags[i].number);
		g_assert_cmpint(stable_note_fits(view_of(tags[i].tag), view_of(tags[i].number)), ==,
				tags[i].fits);
	}
}

static void test_pushes(void)
{
	g_assert_true(stable_note_push(VIEW("Branch: refs/heads/tide-2.4\\nHome: x\\n")));
	g_assert_false(stable_note_push(VIEW("Branch: refs/heads/main\\nHome: x\\n")));
	g_assert_false(stable_note_push(VIEW("Nothing.\\n")));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/stable-note/subjects", test_subjects);
	g_test_add_func("/stable-note/replies", test_replies);
	g_test_add_func("/stable-note/fits", test_fits);
	g_test_add_func("/stable-note/pushes", test_pushes);
	return g_test_run();
}
