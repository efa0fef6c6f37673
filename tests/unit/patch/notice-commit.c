/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What programs send of commits: common/patch/notice-commit.h, and notice.h where they tell of a
 * patch that was taken. */
#include "patch/notice-commit.h"

#include "patch/classify.h"
#include "patch/notice.h"
#include "two-forms.h"

#define HASH "0123456789abcdef0123456789abcdef01234567"
#define PAGE "https://git.example.org/tide/commit/?id=" HASH
#define LOG "Author: Ada Moon <ada@example.org>\nDate: today\n\n    tide: a\n\n    Why.\n"

static const struct {
	const char *subject, *body, *title;
} commits[] = {
	{ "Tide (main): tide: a",
	  "Module: Tide\nBranch: main\nCommit: " HASH "\nURL:    " PAGE "\n\n" LOG, "tide: a" },
	{ "tide: a", "URL: " PAGE "\n\ntide: a\n", "tide: a" },
	{ "tide: a",
	  "tide | branch: main | Ada Moon <ada@example.org> | today| [" HASH
	  "] | committer: Bo\n\ntide: a\n",
	  "tide: a" },
	{ "git: 0123456789ab - main - tide: a",
	  "The branch main has been updated by ada:\n\nURL: " PAGE "\n\ncommit " HASH "\n" LOG,
	  "tide: a" },
	{ "01/02: tide: a",
	  "This is an automated email from the git hooks/post-receive script.\n\nada pushed a "
	  "commit to branch main\nin repository tide.\n\ncommit " HASH "\n" LOG,
	  "tide: a" },
	{ "01/02: tide: a",
	  "ada pushed a commit to branch main\nin repository tide.\n\ncommit " HASH "\n" LOG,
	  "tide: a" },
	{ "(tide) branch main updated: tide: a",
	  "This is an automated email from the ASF dual-hosted git repository.\n\nada pushed a "
	  "commit to branch main\nin repository https://git.example.org/tide.git\n\n\nThe "
	  "following "
	  "commit(s) were added to refs/heads/main by this push:\n     new 0123456 tide: "
	  "a\n0123456 "
	  "is described below\n\ncommit " HASH "\n" LOG,
	  "tide: a" },
	{ "main 0123456789: tide: a", "branch: main\ncommit " HASH "\n" LOG, "tide: a" },
	{ "0123456 - tide: a",
	  "\nAuthor: Ada Moon\nDate: today\nNew Revision: " HASH "\n\nURL: " PAGE "\nDIFF: " PAGE
	  ".diff\n\nLOG: tide: a\n\nWhy.\n",
	  "tide: a" },
	/* a person's */
	{ "tide: a", "commit " HASH "\n" LOG, "" },
	{ "tide: a", "Hello,\n\nURL: " PAGE "\n\ntide: a\n", "" },
	{ "tide: a", "Since " PAGE " it hangs.\ntide: a\n", "" },
	{ "tide: a", "tide: a\n\nLink: " PAGE "\n", "" },
	{ "tide: a", "The branch is long.\ncommit " HASH "\n" LOG, "" },
	{ "tide: a", "> branch: main\n> commit " HASH "\n" LOG, "" },
	/* another title, or none */
	{ "ebbtide: a", "URL: " PAGE "\n\ntide: a\n", "" },
	{ "tide: a...", "URL: " PAGE "\n\ntide: a\n", "" },
	{ "tide: a", "URL: " PAGE "\n", "" },
	{ "a", "URL: " PAGE "\n\na\n", "" },
	{ "tide: a", "", "" },
};

static void test_titles(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commits); i++) {
		g_autofree char *body = two_forms_make(commits[i].body, TEXT_ESCAPED);
		View title = notice_commit_title(view_of(commits[i].subject), view_of(body));
		g_autofree char *got = view_dup(title);
		g_test_message("%s: %s", commits[i].subject, commits[i].body);
		g_assert_cmpstr(got, ==, commits[i].title);
	}
}

static void test_people(void)
{
	static const struct {
		const char *body, *author, *committer;
	} heads[] = {
		{ "tide | branch: main | Ada Moon <ada@example.org> | today| [" HASH
		  "] | committer: Bo Reef\n\ntide: a\n",
		  "Ada Moon <ada@example.org>", "Bo Reef" },
		{ "tide | branch: main | Ada Moon <ada@example.org> | today | [" HASH
		  "] | committer: Bo <bo@example.org>\n",
		  "Ada Moon <ada@example.org>", "Bo <bo@example.org>" },
		{ "tide | branch: main | Ada Moon <ada@example.org> | today | [" HASH "]\n",
		  "Ada Moon <ada@example.org>", "" },
		{ "tide | branch: main | Ada Moon <ada@example.org>\n", "", "" },
		{ "Why.\n\n| committer: Bo Reef\n", "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
		g_autofree char *body = two_forms_make(heads[i].body, TEXT_ESCAPED);
		g_autofree char *author = view_dup(notice_author(view_of(body)));
		g_autofree char *committer = view_dup(notice_taker(view_of(body)));
		g_test_message("%s", heads[i].body);
		g_assert_cmpstr(author, ==, heads[i].author);
		g_assert_cmpstr(committer, ==, heads[i].committer);
	}
}

#define FULL_LOG                                                                                   \
	"commit " HASH "\nAuthor:     Ada Moon <ada@example.org>\n"                                \
	"AuthorDate: Mon Mar 3 09:00:00 2025 +0100\nCommit:     Bo Reed <bo@example.org>\n"        \
	"CommitDate: Mon Mar 3 10:00:00 2025 +0100\n\n    a\n"

static const struct {
	const char *subject, *body;
	Kind kind;
} notes[] = {
	{ "[patch added to 3.12-stable] tide: a",
	  "From: Ada\n\nThis patch has been added to the 3.12 stable tree. If you object\n",
	  KIND_APPLIED },
	{ "[patch added to the 3.12 stable tree] tide: a",
	  "This patch has been added to the 3.12 stable tree.\n", KIND_APPLIED },
	{ "[added to the 4.1 stable tree] tide: a",
	  "This patch has been added to the 4.1 stable tree.\n", KIND_APPLIED },
	{ "[patch added to 3.12-stable] tide: a", "Text.\n", KIND_PATCH },
	{ "[added to 3.12-stable] tide: a", "> This patch has been added to the 4.1 stable tree.\n",
	  KIND_OTHER },
	{ "[patch to be added to 3.12-stable] tide: a",
	  "This patch has been added to the 3.12 stable tree.\n", KIND_PATCH },
	{ "[PATCH] D12345: tide: a",
	  "This revision was landed with failed builds.\nThis revision was automatically updated "
	  "to reflect the committed changes.\n",
	  KIND_APPLIED },
	{ "[PATCH] D12345: tide: a", "Closed by commit rG0123456: tide: a (authored by ada).\n",
	  KIND_APPLIED },
	{ "[PATCH] D12345: tide: a", "ada created this revision.\n", KIND_PATCH },
	{ "[PATCH] D12345: tide: a", "> Closed by commit rG0123456: tide: a (authored by ada).\n",
	  KIND_PATCH },
	{ "[PATCH] tide: a", "Closed by commit rG0123456: tide: a (authored by ada).\n",
	  KIND_PATCH },
	{ "tide: a", "URL: " PAGE "\n\ntide: a\n", KIND_APPLIED },
	{ "[question] tide: a", "URL: " PAGE "\n\ntide: a\n", KIND_OTHER },
	{ "[PATCH] tide: a", "URL: " PAGE "\n\ntide: a\n", KIND_PATCH },
	{ "[tide] a",
	  "details:   https://hg.example.org/tide/rev/0123456789ab\nbranches:  \n"
	  "changeset: 12:0123456789ab\n",
	  KIND_APPLIED },
	{ "Tide Digest, Vol 12, Issue 3", "Send tide mailing list submissions to\n", KIND_REPORT },
	{ "control message for bug #123", "tags 123 + patch\n", KIND_REPORT },
	{ "[PATCH] Name the Digest, Vol 12, Issue 3", "Why.\n", KIND_PATCH },
	{ "[tide] a", "Commit:  " PAGE "\n\nWhy.\n", KIND_APPLIED },
	{ "[tide staging] a", FULL_LOG, KIND_APPLIED },
	{ "[tide stable-4.18] a", FULL_LOG, KIND_APPLIED },
	{ "[tide] a", FULL_LOG, KIND_APPLIED },
	{ "[tide smoke] a", FULL_LOG, KIND_REPORT },
	{ "[PATCH] a", FULL_LOG, KIND_PATCH },
	{ "a", FULL_LOG, KIND_OTHER },
	{ "[tide staging] a", "Look at this:\n\n" FULL_LOG, KIND_OTHER },
	{ "[tide staging] a", "commit " HASH "\nAuthor: Ada <ada@example.org>\n\n    a\n",
	  KIND_OTHER },
};

static void test_notes(void)
{
	Subject subject;
	subject_init(&subject);
	PatchText text = { .has_diff = true };
	for (size_t i = 0; i < G_N_ELEMENTS(notes); i++) {
		g_autofree char *body = two_forms_make(notes[i].body, TEXT_ESCAPED);
		subject_parse(&subject, view_of(notes[i].subject),
			      (SubjectList){ VIEW(""), VIEW("") });
		Verdict got = classify(&(Mail){ .subject = &subject,
						.text = &text,
						.body = view_of(body),
						.form = TEXT_ESCAPED });
		g_test_message("%s: %s", notes[i].subject, notes[i].body);
		g_assert_cmpstr(kind_name(got.kind), ==, kind_name(notes[i].kind));
	}
	subject_clear(&subject);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/notice-commit/titles", test_titles);
	g_test_add_func("/notice-commit/people", test_people);
	g_test_add_func("/notice-commit/notes", test_notes);
	return g_test_run();
}
