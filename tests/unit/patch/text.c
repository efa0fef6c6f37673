/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of a patch mail's text: common/patch/text.h. */
#include "patch/text.h"
#include "patch/note.h"
#include "two-forms.h"

typedef struct {
	const char *name;
	const char *text;
	const char *cut;     /* the in-body header, as it is taken out */
	const char *from;    /* its From */
	const char *subject; /* its Subject */
	const char *message; /* from message_start to message_end */
	const char *diff;    /* what comes from diff_start on */
	const char *facts;   /* all others, in describe's words */
} Case;

#define DIFF "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n+b\n"
#define GONE "diff --git a/y b/y\ndeleted file mode 100644\n"
#define SHA "0123456789012345678901234567890123456789"

static const Case cases[] = {
	{ "nothing", "", .facts = "" },
	{ "a patch",
	  "Text.\n\nSigned-off-by: A <a@example.org>\n---\n x | 1 +\n 1 file changed, 1 "
	  "insertion(+)\n"
	  "\n" DIFF "-- \n2.39.5\n",
	  .message = "Text.\n\nSigned-off-by: A <a@example.org>\n", .diff = DIFF "-- \n2.39.5\n",
	  .facts = "diff 1/1/0 stat 1/1/0 signoff keys" },
	{ "an in-body From", "From: B <b@example.org>\n\nText.\n---\n" DIFF,
	  .cut = "From: B <b@example.org>\n", .from = "B <b@example.org>", .message = "\nText.\n",
	  .diff = DIFF, .facts = "diff 1/1/0 keys" },
	{ "blank lines before it", "\n \t\nFrom: B <b@example.org>\n\n\nText.\n",
	  .cut = "\n \t\nFrom: B <b@example.org>\n", .from = "B <b@example.org>",
	  .message = "\n\nText.\n", .facts = "keys" },
	{ "a whole header",
	  "from:  B\\C <b@example.org>\t\nDate: today\nSubject: [PATCH] a long\n title\n"
	  "Content-Type: text/plain;\n\tcharset=UTF-8\n\nText.\n",
	  .cut = "from:  B\\C <b@example.org>\t\nDate: today\nSubject: [PATCH] a long\n title\n"
		 "Content-Type: text/plain;\n\tcharset=UTF-8\n",
	  .from = "B\\C <b@example.org>", .subject = "[PATCH] a long\n title",
	  .message = "\nText.\n", .facts = "keys" },
	{ "a header without From", "Date: today\n\nText.\n", .cut = "Date: today\n",
	  .message = "\nText.\n", .facts = "keys" },
	{ "a header and nothing else", "From: B <b@example.org>", .cut = "From: B <b@example.org>",
	  .from = "B <b@example.org>", .facts = "keys" },
	{ "in-body header as pipermail writes it", "From: B <b at example.org>\n\nText.\n",
	  .cut = "From: B <b at example.org>\n", .from = "B <b at example.org>",
	  .message = "\nText.\n", .facts = "keys" },
	{ "one with the name in a comment", "From: b at example.org (B)\n\nText.\n",
	  .cut = "From: b at example.org (B)\n", .from = "b at example.org (B)",
	  .message = "\nText.\n", .facts = "keys" },
	{ "one as HyperKitty writes it", "From: B <b(a)example.org>\n\nText.\n",
	  .cut = "From: B <b(a)example.org>\n", .from = "B <b(a)example.org>",
	  .message = "\nText.\n", .facts = "keys" },
	{ "one without a name", "From: b(a)example.org\n\nText.\n",
	  .cut = "From: b(a)example.org\n", .from = "b(a)example.org", .message = "\nText.\n",
	  .facts = "keys" },
	{ "prose with a list", "From: now on (a) look at this\n\nText.\n",
	  .message = "From: now on (a) look at this\n\nText.\n", .facts = "keys" },
	{ "prose with a comment", "From: now on, look at this (B)\n\nText.\n",
	  .message = "From: now on, look at this (B)\n\nText.\n", .facts = "keys" },
	{ "in-body header behind a byte order mark",
	  "\357\273\277From: B <b@example.org>\n\nText.\n",
	  .cut = "\357\273\277From: B <b@example.org>\n", .from = "B <b@example.org>",
	  .message = "\nText.\n", .facts = "keys" },
	{ "in-body header that an mbox has quoted", ">From: B <b@example.org>\n\nText.\n",
	  .cut = ">From: B <b@example.org>\n", .from = "B <b@example.org>", .message = "\nText.\n",
	  .facts = "keys" },
	{ "one that somebody has quoted", ">From: B <b@example.org>\n>Subject: x\n\nText.\n",
	  .message = ">From: B <b@example.org>\n>Subject: x\n\nText.\n", .facts = "quotes" },
	{ "hg export",
	  "# HG changeset patch\n# User B <b@example.org>\n# Date 1741000000 0\n"
	  "#      Mon Mar 03 11:06:40 2025 +0000\n# Node ID " SHA "\n# Parent  " SHA
	  "\nA title\n\nText.\n" DIFF,
	  .cut = "# HG changeset patch\n# User B <b@example.org>\n# Date 1741000000 0\n"
		 "#      Mon Mar 03 11:06:40 2025 +0000\n# Node ID " SHA "\n# Parent  " SHA "\n",
	  .from = "B <b@example.org>", .message = "A title\n\nText.\n", .diff = DIFF,
	  .facts = "diff 1/1/0 keys" },
	{ "hg export of somebody without an address", "# HG changeset patch\n# User b\nText.\n",
	  .cut = "# HG changeset patch\n# User b\n", .message = "Text.\n", .facts = "keys" },
	{ "From that is prose", "From: the very start\nand on\n",
	  .message = "From: the very start\nand on\n", .facts = "keys" },
	{ "a header further down", "Text.\n\nFrom: B <b@example.org>\n\nText.\n",
	  .message = "Text.\n\nFrom: B <b@example.org>\n\nText.\n", .facts = "keys" },
	{ "a quoted header", "> From: B <b@example.org>\n\nText.\n",
	  .message = "> From: B <b@example.org>\n\nText.\n", .facts = "quotes" },
	{ "format-patch output",
	  "From " SHA
	  " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\nSubject: x\n\nText.\n---\n",
	  .cut = "From " SHA " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\nSubject: x\n",
	  .from = "B <b@example.org>", .subject = "x", .message = "\nText.\n", .facts = "keys" },
	{ "format-patch output, quoted by an mbox",
	  "Greetings.\n---\n\n>From " SHA
	  " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\n\nText.\n"
	  "---\n" DIFF,
	  .cut = "\n>From " SHA " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\n",
	  .from = "B <b@example.org>", .message = "\nText.\n", .diff = DIFF,
	  .facts = "diff 1/1/0 keys" },
	{ "a separator that is none", "From " SHA "\n\nText.\n",
	  .message = "From " SHA "\n\nText.\n", .facts = "" },
	{ "a stable review",
	  "6.1-stable review patch.  If anyone has any objections, please let me know.\n\n"
	  "------------------\n\nFrom: B <b@example.org>\n\n[ Upstream commit 0123 ]\n---\n" DIFF,
	  .cut = "\nFrom: B <b@example.org>\n", .from = "B <b@example.org>",
	  .message = "\n[ Upstream commit 0123 ]\n", .diff = DIFF, .facts = "diff 1/1/0 keys" },
	{ "From below the message's end",
	  "Text.\n\nSigned-off-by: A <a@example.org>\n---\nFrom: B <b@example.org>\n" DIFF,
	  .message = "Text.\n\nSigned-off-by: A <a@example.org>\n", .diff = DIFF,
	  .facts = "diff 1/1/0 signoff keys" },
	{ "Date below the message's end", "Text.\n---\nDate: of v1\n" DIFF, .message = "Text.\n",
	  .diff = DIFF, .facts = "diff 1/1/0 keys" },
	{ "scissors",
	  "From: B <b@example.org>\n\nHi.\n-- \nMe\n\n---8<---\nFrom: C "
	  "<c@example.org>\n\nText.\n---\n",
	  .cut = "From: C <c@example.org>\n", .from = "C <c@example.org>", .message = "\nText.\n",
	  .facts = "keys" },
	{ "scissors without a header", "From: B <b@example.org>\n\nHi.\n-- >8 --\nText.\n---\n",
	  .message = "Text.\n", .facts = "keys" },
	{ "scissors of other makes", "Hi.\n - - %< - 8< \nHi.\n8< ------\nText.\n",
	  .message = "Text.\n", .facts = "" },
	{ "scissors with words",
	  "Hi.\n--- cut here --- 8< ---\nFrom: C <c@example.org>\n\nText.\n---\n",
	  .cut = "From: C <c@example.org>\n", .from = "C <c@example.org>", .message = "\nText.\n",
	  .facts = "keys" },
	{ "scissors that start with a blade", "> Hi.\n\n>8-------\nText.\n", .message = "Text.\n",
	  .facts = "quotes" },
	{ "quoted scissors", "> Hi.\n> -- >8 --\nText.\n", .message = "> Hi.\n> -- >8 --\nText.\n",
	  .facts = "quotes" },
	{ "no scissors", "8<\n-- 8 --\nText.\n---\n-- >8 --\n", .message = "8<\n-- 8 --\nText.\n",
	  .facts = "" },
	{ "a header of two subjects", "Subject: x\nSubject: y\n\nText.\n", .cut = "Subject: x\n",
	  .subject = "x", .message = "Subject: y\n\nText.\n", .facts = "keys" },
	{ "a bare title", "[PATCH] x: y\n\nText.\n", .cut = "[PATCH] x: y\n",
	  .subject = "[PATCH] x: y", .message = "\nText.\n", .facts = "keys" },
	{ "From without an address", "From: B\nSubject: [PATCH] x\n\nText.\n",
	  .cut = "From: B\nSubject: [PATCH] x\n", .from = "B", .subject = "[PATCH] x",
	  .message = "\nText.\n", .facts = "keys" },
	{ "Subject below a rule", "Hi.\n---\nSubject: [PATCH 1/2] x\n\nText.\n",
	  .cut = "Subject: [PATCH 1/2] x\n", .subject = "[PATCH 1/2] x", .message = "\nText.\n",
	  .facts = "keys" },
	{ "a subject that is prose, below a rule", "Hi.\n---\nSubject: to change\n\nText.\n",
	  .message = "Hi.\n", .facts = "keys" },
	{ "a patch attached to a letter",
	  "Please apply.\n-- \nMe\nFrom " SHA " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\n"
	  "Date: today\nSubject: [PATCH] x\n y\n\nText.\n---\n" DIFF,
	  .cut = "From " SHA " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\n"
		 "Date: today\nSubject: [PATCH] x\n y\n",
	  .from = "B <b@example.org>", .subject = "[PATCH] x\n y", .message = "\nText.\n",
	  .diff = DIFF, .facts = "diff 1/1/0 keys" },
	{ "two patches attached to a letter",
	  "Two.\n\n>From " SHA
	  " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\nSubject: x\n\nText.\n"
	  "---\n" DIFF "From " SHA " Mon Sep 17 00:00:00 2001\nFrom: C <c@example.org>\n\n" DIFF,
	  .cut = ">From " SHA " Mon Sep 17 00:00:00 2001\nFrom: B <b@example.org>\nSubject: x\n",
	  .from = "B <b@example.org>", .subject = "x", .message = "\nText.\n",
	  .diff = DIFF "From " SHA " Mon Sep 17 00:00:00 2001\nFrom: C <c@example.org>\n\n" DIFF,
	  .facts = "diff 2/2/0 keys" },
	{ "a part in pipermail's archive",
	  "Hi.\n-------------- next part --------------\nFrom: B <b@example.org>\n\nText.\n---\n",
	  .cut = "From: B <b@example.org>\n", .from = "B <b@example.org>", .message = "\nText.\n",
	  .facts = "keys" },
	{ "a deleted file that is not shown",
	  " 2 files changed, 1 insertion(+), 9 deletions(-)\n" GONE "index 1..0\n" DIFF
	  "-- \n2.40\n",
	  .message = " 2 files changed, 1 insertion(+), 9 deletions(-)\n",
	  .diff = GONE "index 1..0\n" DIFF "-- \n2.40\n", .facts = "diff 2/1/9 stat 2/1/9" },
	{ "one at the end",
	  " 2 files changed, 1 insertion(+), 9 deletions(-)\n" DIFF GONE "index 1..0\n-- \n2.40\n",
	  .message = " 2 files changed, 1 insertion(+), 9 deletions(-)\n",
	  .diff = DIFF GONE "index 1..0\n-- \n2.40\n", .facts = "diff 2/1/9 stat 2/1/9" },
	{ "a diffstat of something else",
	  " 2 files changed, 9 deletions(-)\n" GONE "index 1..0\n" DIFF,
	  .message = " 2 files changed, 9 deletions(-)\n", .diff = GONE "index 1..0\n" DIFF,
	  .facts = "diff 2/1/0 stat 2/0/9" },
	{ "a deleted file that is shown, of a diff that was cut",
	  " 1 file changed, 9 deletions(-)\n" GONE "index 1..0\n--- a/y\n+++ /dev/null\n",
	  .message = " 1 file changed, 9 deletions(-)\n",
	  .diff = GONE "index 1..0\n--- a/y\n+++ /dev/null\n", .facts = "diff 1/0/0 stat 1/0/9" },
	{ "a commit that is named", "See\nFrom " SHA " Mon Sep 17 00:00:00 2001\nand so on.\n",
	  .message = "See\nFrom " SHA " Mon Sep 17 00:00:00 2001\nand so on.\n", .facts = "" },
	{ "blanks behind the border", "Text.\n--- \t\n" DIFF, .message = "Text.\n", .diff = DIFF,
	  .facts = "diff 1/1/0" },
	{ "two borders", "Text.\n---\nv2: new\n---\n" DIFF, .message = "Text.\n", .diff = DIFF,
	  .facts = "diff 1/1/0" },
	{ "no border", "Text.\n\n" DIFF, .message = "Text.\n\n", .diff = DIFF,
	  .facts = "diff 1/1/0" },
	{ "a signature", "Text.\n-- \nAcked-by: A\n", .message = "Text.\n", .facts = "" },
	{ "a signature without its blank", "Text.\n--\nMe\n", .message = "Text.\n", .facts = "" },
	{ "a border below the signature", "Text.\n-- \nMe\n---\n", .message = "Text.\n-- \nMe\n",
	  .facts = "" },
	{ "a cover",
	  "Text.\n\nA Person (1):\n  x\n\nB (12):\n  y\n\n 2 files changed, 3 deletions(-)\n\n-- "
	  "\n2\n",
	  .message = "Text.\n\nA Person (1):\n  x\n\nB (12):\n  y\n\n 2 files changed, 3 "
		     "deletions(-)\n\n",
	  .facts = "stat 2/0/3 shortlog" },
	{ "the last diffstat counts", " 1 file changed\n\r\t 2 files changed\nx\n",
	  .message = " 1 file changed\n\r\t 2 files changed\nx\n", .facts = "stat 2/0/0" },
	{ "a diffstat without its blanks", "8 files changed\n", .message = "8 files changed\n",
	  .facts = "stat 8/0/0" },
	{ "no shortlog", "(1):\nf(1):\n A (1):\nA ():\nA (x):\nA (1): x\n",
	  .message = "(1):\nf(1):\n A (1):\nA ():\nA (x):\nA (1): x\n", .facts = "" },
	{ "a quoted diff",
	  "> 1 file changed\n> diff --git a/x b/x\n> --- a/x\n> +++ b/x\n> Signed-off-by: A\n",
	  .message = "> 1 file changed\n> diff --git a/x b/x\n> --- a/x\n> +++ b/x\n> "
		     "Signed-off-by: A\n",
	  .facts = "quotes" },
	{ "a pull request",
	  "The following changes since commit " SHA
	  ":\n\n  x\n\nare available in the git repository at:\n"
	  "\n  x\n\nfor you to fetch changes up to " SHA ":\n",
	  .message = "The following changes since commit " SHA ":\n\n  x\n\n"
		     "are available in the git repository at:\n\n  x\n\n"
		     "for you to fetch changes up to " SHA ":\n",
	  .facts = "since available upto keys" },
	{ "applied",
	  "On Mon, 5 May 2025, A <a@example.org>\nwrote:\n> x\n\nHi,\n\n\tApplied, thanks.\t\n",
	  .message = "On Mon, 5 May 2025, A <a@example.org>\nwrote:\n> x\n\nHi,\n\n"
		     "\tApplied, thanks.\t\n",
	  .facts = "quotes note keys" },
	{ "applied, further down", "One\nTwo\nThree\n> x\nFour: QUEUED.\n",
	  .message = "One\nTwo\nThree\n> x\nFour: QUEUED.\n", .facts = "quotes note keys" },
	{ "applied, quoted", "One\n> Applied.\nIs it in -next?\n",
	  .message = "One\n> Applied.\nIs it in -next?\n", .facts = "quotes" },
};

static void describe(GString *out, const PatchText *facts, TextForm form)
{
	if (facts->has_diff)
		g_string_append_printf(out, "diff %u/%u/%u ", facts->files, facts->insertions,
				       facts->deletions);
	if (facts->has_diffstat)
		g_string_append_printf(out, "stat %u/%u/%u ", facts->stat_files,
				       facts->stat_insertions, facts->stat_deletions);
	const struct {
		bool fact;
		const char *word;
	} words[] = {
		{ facts->has_quotes, "quotes " },
		{ facts->has_shortlog, "shortlog " },
		{ facts->has_signoff, "signoff " },
		{ facts->pull_changes, "since " },
		{ facts->pull_available, "available " },
		{ facts->pull_upto, "upto " },
		{ note_may_say(facts, form, 1), "note " },
		{ facts->keys_end > facts->keys_start, "keys " },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (words[i].fact)
			g_string_append(out, words[i].word);
	if (out->len)
		g_string_truncate(out, out->len - 1);
}

static View stretch(View text, size_t start, size_t end)
{
	g_assert_cmpuint(start, <=, end);
	g_assert_cmpuint(end, <=, text.len);
	return view_from(view_head(text, end), start);
}

static void check_case(const Case *expected, TextForm form)
{
	g_test_message("%s", expected->name);
	g_autofree char *copy = two_forms_make(expected->text, form);
	View text = view_of(copy);
	PatchText facts;
	patch_text_scan(&facts, text, form);
	two_forms_check(stretch(text, facts.inbody_start, facts.inbody_end), expected->cut, form);
	two_forms_check(facts.inbody_from, expected->from, form);
	two_forms_check(facts.inbody_subject, expected->subject, form);
	two_forms_check(stretch(text, facts.message_start, facts.message_end), expected->message,
			form);
	two_forms_check(view_from(text, facts.diff_start), expected->diff, form);
	g_autoptr(GString) words = g_string_new(NULL);
	describe(words, &facts, form);
	g_assert_cmpstr(words->str, ==, expected->facts);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		check_case(&cases[i], TEXT_PLAIN);
		check_case(&cases[i], TEXT_ESCAPED);
	}
}

static void test_stat_end(void)
{
	PatchText facts;
	View text = VIEW("Text.\\n 1 file changed\\n\\nMore.\\n");
	patch_text_scan(&facts, text, TEXT_ESCAPED);
	g_assert_true(view_is(view_head(text, facts.stat_end), "Text.\\n 1 file changed\\n"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch-text/cases", test_cases);
	g_test_add_func("/patch-text/stat-end", test_stat_end);
	return g_test_run();
}
