/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counting diffs: common/patch/diff-count.h. */
#include "patch/diff-count.h"
#include "patch/diff-summary.h"
#include "two-forms.h"

typedef struct {
	const char *name;
	const char *text;
	guint files, insertions, deletions;
} Case;

static const Case cases[] = {
	{ "nothing", "", 0, 0, 0 },
	{ "prose", "- one\n+ two\n--- three\n@@ at @@\ndiff -u it\nIndex: of names\nx\n", 0, 0, 0 },
	{ "git",
	  "diff --git a/x.c b/x.c\nindex 1..2 100644\n--- a/x.c\n+++ b/x.c\n"
	  "@@ -1,3 +1,4 @@ int main(void)\n a\n-b\n+\tc\n+d\n \n@@ -9 +10 @@\n-e\n+f\n"
	  "-- \n2.39.5\n",
	  1, 3, 2 },
	{ "two files",
	  "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -0,0 +1,2 @@\n+a\n+b\n",
	  2, 3, 1 },
	{ "lines in a hunk that look like something else",
	  "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,5 +1,2 @@\n--- a/y\n-+++ b/y\n"
	  "--- \n-diff --git a/z b/z\n+++ b/y\n a\n-- \n2.39.5\n",
	  1, 1, 4 },
	{ "a deleted signature mark that ends the hunk",
	  "--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n a\n-- \ndiff --git a/y b/y\nold mode 100644\n", 2, 0,
	  1 },
	{ "no newline at the end",
	  "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
	  "\\ No newline at end of file\n-- \n",
	  1, 1, 1 },
	{ "empty context lines without their blank",
	  "--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n a\n\n-b\n+c\n\n-- \n1\n", 1, 1, 1 },
	{ "an empty line behind each line",
	  "diff --git a/x b/x\n\n--- a/x\n\n+++ b/x\n\n@@ -1,4 +1,5 @@\n\n a\n\n "
	  "\n\n-b\n\n+B\n\n+c\n"
	  "\n d\n\n\\ No newline at end of file\n\n@@ -9 +10 @@\n\n-e\n\n+f\n\n-- \n\n2.39.5\n",
	  1, 3, 2 },
	{ "every second line of a hunk is empty",
	  "--- a/x\n+++ b/x\n@@ -1,5 +1,6 @@\n\n a\n\n+c\n\n d\n-- \n\n2.39.5\n", 1, 1, 0 },
	{ "the same, and another hunk",
	  "--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n\n+b\n\n c\n@@ -9,2 +10,3 @@\n\n+b\n\n", 1, 2, 0 },
	{ "a tab after the names", "--- x\t2025-01-01\n+++ y\t2025-01-02\n@@ -1 +1 @@\n-a\n+b\n", 1,
	  1, 1 },
	{ "renames and modes",
	  "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n"
	  "diff --git a/z b/z\nold mode 100644\nnew mode 100755\n",
	  2, 0, 0 },
	{ "binary",
	  "diff --git a/x b/x\nGIT binary patch\nliteral 4\nLcmd;f{}-I#\n\nliteral 0\nHcmV?d\n\n"
	  "diff --git a/y b/y\nBinary files a/y and b/y differ\n",
	  2, 0, 0 },
	{ "binary without its first lines", "GIT binary patch\nliteral 4\nLcmd;f{}\n", 1, 0, 0 },
	{ "quilt", "--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n+b\n--- a/y\n+++ b/y\n@@ -1 +0,0 @@\n-a\n",
	  2, 1, 1 },
	{ "quilt with Index lines",
	  "Index: b/x\n=====\n--- b.orig/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n+b\n"
	  "Index: b/y\n=====\n--- b.orig/y\n+++ b/y\n@@ -1 +1,2 @@\n a\n+b\n",
	  2, 2, 0 },
	{ "Subversion in git's style",
	  "Index: x\n=====\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n a\n+b\n", 1, 1,
	  0 },
	{ "CVS",
	  "Index: x\n=====\nRCS file: x,v\ndiff -u -r1.1 x\n--- x\n+++ x\n@@ -1 +1,2 @@\n a\n+b\n",
	  1, 1, 0 },
	{ "diff -Nru", "diff -Nru x y\n--- x\n+++ y\n@@ -1 +1,2 @@\n a\n+b\n", 1, 1, 0 },
	{ "context diff",
	  "*** x.orig\tto-day\n--- x\tto-day\n***************\n*** 10,12 ****\n--- 10,13 ----\n  "
	  "a\n"
	  "+ new\n  b\n  c\n*************** main\n*** 30,33 ****\n  a\n! b\n- c\n  d\n--- 31,33 "
	  "----\n"
	  "  a\n! B\n  d\n",
	  1, 2, 2 },
	{ "context diff without a new side, and text behind it",
	  "*** x\n--- x\n***************\n*** 1,3 ****\n  a\n- b\n- c\n--- 1 ----\n\n+ so\n! "
	  "there\n",
	  1, 0, 2 },
	{ "context diff that is cut off", "*** x.orig\n--- x\n***************\n*** 1 ****\n! a\n",
	  1, 0, 1 },
	{ "context diff of two files, one new",
	  "diff -c x y\n*** x\n--- y\n***************\n*** 1 ****\n! a\n\\ No newline at end of "
	  "file\n"
	  "--- 1 ----\n! b\n\\ No newline at end of file\n"
	  "diff -c x2 y2\n*** x2\n--- y2\n***************\n*** 0 ****\n--- 1,2 ----\n+ a\n+ b\n-- "
	  "\nAda\n",
	  2, 3, 1 },
	{ "context diff with lines that lost their blanks, or were wrapped",
	  "*** x\n--- x\n***************\n*** 1,3 ****\n\n! a long\nline\n  c\n--- 1,3 ----\n\n! "
	  "d\n  c\n",
	  1, 1, 1 },
	{ "numbers of a side that make no sense", "*** x\n--- x\n*** 9,1 ****\n! a\n", 1, 0, 0 },
	{ "a number of a side that is too large",
	  "*** x\n--- x\n*** 1 ****\n! a\n--- 1,99999999999999999999 ----\n! a\n+ b\n", 1, 2, 1 },
	{ "no head of a context diff", "*** 1,2 ***\n*** one ****\n*** 1,x ****\n", 0, 0, 0 },
	{ "binary files, as diff -r tells of them",
	  "Binary files a/w and b/w differ\ndiff -ur a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 "
	  "@@\n-a\n+b\n"
	  "Binary files a/y and b/y differ\nBinary files a/z and b/z differ\n",
	  4, 1, 1 },
	{ "a binary file of git",
	  "diff --git a/x b/x\nindex 1..2\nBinary files a/x and b/x differ\n"
	  "diff --git a/y b/y\nindex 1..2\nBinary files a/y and b/y differ\n",
	  2, 0, 0 },
	{ "binary files in prose", "Binary files are many\n", 0, 0, 0 },
	{ "hunk alone", "@@ -1 +1 @@\n-a\n+b\n", 1, 1, 1 },
	{ "combined",
	  "diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,2 -1,2 +1,3 @@@\n  a\n- b\n -c\n"
	  "++d\n +e\n-- \n1\n",
	  1, 2, 2 },
	{ "too many parents",
	  "@@@@@@@@@@@@@@@@@@@@ -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 +1 "
	  "@@\n+a\n",
	  0, 0, 0 },
	{ "a wrapped line",
	  "--- a/x\n+++ b/x\n@@ -1,2 +1,4 @@\n a\n+a long line that has been\nwrapped\n b\n+c\n", 1,
	  2, 0 },
	{ "a hunk that has lost lines, and the next one",
	  "--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a\n+b\n@@ -20 +20 @@\n-c\n+d\n"
	  "diff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1,9 +1,9 @@\n-a\n+b\n-- \n2.39.5\n\n",
	  2, 3, 3 },
	{ "text between two diffs",
	  "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n1\n\n- and\n+ then\n\n"
	  "diff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n",
	  2, 2, 2 },
	{ "quoted diffs", "> diff --git a/x b/x\n> @@ -1 +1 @@\n> -a\n> +b\n", 0, 0, 0 },
	{ "numbers beyond all bounds",
	  "@@ -99999999999999999999,99999999999999999999 +1,99999999999999999999 @@\n-a\n+b\n", 1,
	  1, 1 },
	{ "hunk headers that are torn", "@@ -1,2 +3,4\n@@ -1,\n@@ -\n@@\n@@ -1,2 +3,4 @\n", 0, 0,
	  0 },
	{ "a hunk at the end of the text", "@@ -1,2 +1,2 @@", 1, 0, 0 },
};

static void test_count(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].name);
			g_autofree char *text = two_forms_make(cases[i].text, form);
			DiffCount count = diff_count(view_of(text), form, NULL);
			g_assert_cmpuint(count.files, ==, cases[i].files);
			g_assert_cmpuint(count.insertions, ==, cases[i].insertions);
			g_assert_cmpuint(count.deletions, ==, cases[i].deletions);
		}
}

/* What may begin a diff, and what only tells of one. */
static void test_starts(void)
{
	static const struct {
		const char *text;
		bool starts;
	} texts[] = {
		{ "Binary files a/x and b/x differ\ndiff -ur a/y b/y\n", true },
		{ "Binary files a/x and b/x differ\nBinary files a/y and b/y differ\n", true },
		{ "Binary files a/x and b/x differ\n\nSo it says.\n", false },
		{ "Binary files a/x and b/x differ", false },
		{ "Binary files are many\ndiff -u\n", false },
		{ "*** 1,2 ****\n  a\n", true },
		{ "*** a ***\n  a\n", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		LineIter iter = line_iter(view_of(texts[i].text), TEXT_PLAIN);
		View line = VIEW("");
		line_iter_next(&iter, &line);
		g_test_message("%s", texts[i].text);
		g_assert_cmpint(diff_starts(line, &iter), ==, texts[i].starts);
	}
}

typedef struct {
	const char *line;
	bool is_summary;
	guint files, insertions, deletions;
} SummaryCase;

static const SummaryCase summary_cases[] = {
	{ " 1 file changed, 1 insertion(+), 1 deletion(-)", true, 1, 1, 1 },
	{ " 18 files changed, 765 insertions(+), 100 deletions(-)", true, 18, 765, 100 },
	{ " 2 files changed, 3 insertions(+)", true, 2, 3, 0 },
	{ " 2 files changed, 4 deletions(-)", true, 2, 0, 4 },
	{ " 0 files changed", true, 0, 0, 0 },
	{ "  1 file changed, 1 insertion(+)", true, 1, 1, 0 },
	{ "\t1 file changed, 1 insertion(+) \r", true, 1, 1, 0 },
	{ "1 file changed, 1 insertion(+)", true, 1, 1, 0 },
	{ "\u00a05 files changed, 1 insertion(+)", true, 5, 1, 0 },
	{ " 99999999999999999999 files changed", true, G_MAXUINT, 0, 0 },
	{ " 3 files changed in this series", false, 0, 0, 0 },
	{ " 3 files changed, 5 insertions", false, 0, 0, 0 },
	{ " 3 files changed, 5 deletions(-), 1 insertion(+)", false, 0, 0, 0 },
	{ " files changed", false, 0, 0, 0 },
	{ " x.c | 2 +-", false, 0, 0, 0 },
	{ "", false, 0, 0, 0 },
};

static void test_summary(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(summary_cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			const SummaryCase *expected = &summary_cases[i];
			g_test_message("%s", expected->line);
			g_autofree char *line = two_forms_make(expected->line, form);
			DiffCount count = { 0 };
			bool found = diff_summary_read(&count, view_of(line), form);
			g_assert_cmpint(found, ==, expected->is_summary);
			g_assert_cmpuint(count.files, ==, expected->files);
			g_assert_cmpuint(count.insertions, ==, expected->insertions);
			g_assert_cmpuint(count.deletions, ==, expected->deletions);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/diff-count/count", test_count);
	g_test_add_func("/diff-count/starts", test_starts);
	g_test_add_func("/diff-count/summary", test_summary);
	return g_test_run();
}
