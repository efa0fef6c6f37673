/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names in diffs: common/patch/diff-paths.h. */
#include "patch/diff-count.h"
#include "two-forms.h"

/* Names are separated by blanks here; U+2423 stands for one. */
static const struct {
	const char *name, *diff, *paths;
} cases[] = {
	{ "git",
	  "diff --git a/d/x.c b/d/x.c\nindex 1..2 100644\n--- a/d/x.c\n+++ b/d/x.c\n@@ -1 +1 "
	  "@@\n-a\n+b\n",
	  "d/x.c" },
	{ "dates behind names",
	  "--- tide/a.c (original)\n+++ tide/a.c Mon Sep  2 10:00:00 2024\n@@ -1 +1 @@\n-a\n+b\n"
	  "--- b.c      Fri Jan  2 11:00:00 2004\n+++ b.c      Fri Jan  2 12:00:00 2004\n"
	  "@@ -1 +1 @@\n-a\n+b\n",
	  "tide/a.c b.c" },
	{ "order, each once",
	  "diff --git a/z b/z\n--- a/z\n+++ b/z\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git a/z b/z\n--- a/z\n+++ b/z\n@@ -9 +9 @@\n-a\n+b\n",
	  "z y" },
	{ "new and deleted",
	  "diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+b\n"
	  "diff --git a/o b/o\ndeleted file mode 100644\n--- a/o\n+++ /dev/null\n@@ -1 +0,0 "
	  "@@\n-b\n",
	  "n o" },
	{ "empty files, modes, binaries",
	  "diff --git a/e b/e\nnew file mode 100644\nindex 000..111\n"
	  "diff --git a/m b/m\nold mode 100644\nnew mode 100755\n"
	  "diff --git a/i.png b/i.png\nindex 1..2 100644\nGIT binary patch\nliteral "
	  "4\nLcmd;f{}-I#\n\n"
	  "diff --git a/j.png b/j.png\nBinary files a/j.png and b/j.png differ\n",
	  "e m i.png j.png" },
	{ "a rename",
	  "diff --git a/d/x b/e/x\nsimilarity index 100%\nrename from d/x\nrename to e/x\n",
	  "d/x e/x" },
	{ "a rename with changes",
	  "diff --git a/x b/y\nsimilarity index 90%\nrename from x\nrename to y\n--- a/x\n+++ "
	  "b/y\n@@ -1 +1 @@\n-a\n+b\n",
	  "x y" },
	{ "a copy", "diff --git a/x b/y\nsimilarity index 100%\ncopy from x\ncopy to y\n", "y" },
	{ "no prefix", "diff --git d/x d/x\n--- d/x\n+++ d/x\n@@ -1 +1 @@\n-a\n+b\n", "d/x" },
	{ "no prefix, in a", "diff --git a/x a/x\n--- a/x\n+++ a/x\n@@ -1 +1 @@\n-a\n+b\n", "a/x" },
	{ "no prefix, new, in b",
	  "diff --git b/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+b\n",
	  "b/x" },
	{ "no prefix, renamed",
	  "diff --git d/x e/x\nsimilarity index 100%\nrename from d/x\nrename to e/x\n",
	  "d/x e/x" },
	{ "mnemonic prefixes",
	  "diff --git i/x w/x\n--- i/x\n+++ w/x\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git c/y i/y\n--- c/y\n+++ i/y\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git c/z w/z\nold mode 100644\nnew mode 100755\n"
	  "diff --git o/v w/v\nold mode 100644\nnew mode 100755\n",
	  "x y z v" },
	{ "other prefixes", "diff --git old/x new/x\n--- old/x\n+++ new/x\n@@ -1 +1 @@\n-a\n+b\n",
	  "x" },
	{ "a b/ that is a directory",
	  "diff --git a/b/x b/b/x\n--- a/b/x\n+++ b/b/x\n@@ -1 +1 @@\n-a\n+b\n", "b/x" },
	{ "quoted",
	  "diff --git \"a/d\\303\\251j\\303\\240\" \"b/d\\303\\251j\\303\\240\"\n--- "
	  "\"a/d\\303\\251j\\303\\240\"\n+++ \"b/d\\303\\251j\\303\\240\"\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git \"a/q\\\"\\\\q\" \"b/q\\\"\\\\q\"\nold mode 100644\nnew mode 100755\n"
	  "diff --git a/x \"b/n\\303\\251\"\nsimilarity index 100%\nrename from x\nrename to "
	  "\"n\\303\\251\"\n",
	  "d\303\251j\303\240 q\"\\\\q x n\303\251" },
	{ "a tab and a line feed in a name",
	  "diff --git \"a/t\\tn\\n\" \"b/t\\tn\\n\"\nold mode 1\nnew mode 2\n",
	  "t\\tn\357\277\275" },
	{ "blanks in names",
	  "diff --git a/a b b/a b\n--- a/a b\t\n+++ b/a b\t\n@@ -1 +1 @@\n-a\n+b\n"
	  "diff --git a/c d b/c d\nold mode 100644\nnew mode 100755\n",
	  "a\342\220\243b c\342\220\243d" },
	{ "diff -u",
	  "--- linux.orig/d/x.c\t2020-01-01 10:00:00\n+++ linux/d/x.c\t2020-01-02 10:00:00\n@@ -1 "
	  "+1 @@\n-a\n+b\n",
	  "d/x.c" },
	{ "diff -u, of two files",
	  "--- d/x.c.orig\t2020-01-01\n+++ d/x.c\t2020-01-02\n@@ -1 +1 @@\n-a\n+b\n", "d/x.c" },
	{ "TABs that became blanks",
	  "--- a/x.c   2020-01-01 10:00:00.0 +0100\n+++ b/x.c   2020-01-02 10:00:00.0 +0100\n@@ -1 "
	  "+1 @@\n-a\n+b\n"
	  "--- y.c (revision 3)\n+++ y.c (working copy)\n@@ -1 +1 @@\n-a\n+b\n",
	  "x.c y.c" },
	{ "diff -Nru",
	  "diff -Nru a/x b/x\n--- a/x\t1970-01-01\n+++ b/x\t2020-01-01\n@@ -0,0 +1 @@\n+a\n", "x" },
	{ "dots", "--- ./x.orig\n+++ ./x\n@@ -1 +1 @@\n-a\n+b\n", "x" },
	{ "quilt",
	  "Index: linux/x.c\n=====\n--- linux.orig/x.c\n+++ linux/x.c\n@@ -1 +1 @@\n-a\n+b\n",
	  "x.c" },
	{ "quilt, deleted and new",
	  "Index: linux/x.c\n=====\n--- linux.orig/x.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
	  "Index: linux/d/y.c\n=====\n--- /dev/null\n+++ linux/d/y.c\n@@ -0,0 +1 @@\n+a\n"
	  "Index: b/z.c\n=====\n--- a/z.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
	  "Index: d/v.c\n=====\n--- a/d/v.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n",
	  "x.c linux/d/y.c z.c d/v.c" },
	{ "Subversion",
	  "Index: trunk/x.c\n=====\n--- trunk/x.c\t(revision 5)\n+++ trunk/x.c\t(working copy)\n@@ "
	  "-1 +1 @@\n-a\n+b\n"
	  "Index: trunk/i.png\n=====\nCannot display: file marked as a binary type.\n",
	  "trunk/x.c trunk/i.png" },
	{ "CVS",
	  "Index: x\n=====\nRCS file: x,v\ndiff -u -r1.1 x\n--- x\t1.1\n+++ x\t1.2\n@@ -1 +1 "
	  "@@\n-a\n+b\n",
	  "x" },
	{ "combined",
	  "diff --cc d/x\nindex 1,2..3\n--- a/d/x\n+++ b/d/x\n@@@ -1 -1 +1 @@@\n- a\n -b\n++c\n"
	  "diff --combined y\nindex 1,2..3\n--- a/y\n+++ b/y\n@@@ -1 -1 +1 @@@\n- a\n -b\n++c\n",
	  "d/x y" },
	{ "diff -c",
	  "*** d/x.c\t2020-01-01\n--- d/x.c\t2020-01-02\n***************\n*** 1 ****\n! a\n--- 1 "
	  "----\n! b\n",
	  "d/x.c" },
	{ "diff -c, with hunks of one side",
	  "*** a/x\tto-day\n--- b/x\tto-day\n***************\n*** 1 ****\n--- 1,2 ----\n  a\n+ b\n",
	  "x" },
	{ "binary files of diff -r",
	  "diff -urN a/w b/w\n--- a/w\n+++ b/w\n@@ -1 +1 @@\n-a\n+b\n"
	  "Binary files a/x and b/x differ\nBinary files a/this and that and b/this and that "
	  "differ\n"
	  "Binary files /dev/null and b/y differ\nBinary files linux.orig/z and linux/z differ\n",
	  "w x this\342\220\243and\342\220\243that y z" },
	{ "a wrapped command",
	  "diff --git a/long/name\nb/long/name\nindex 1..2\n--- a/long/name\n+++ b/long/name\n@@ "
	  "-1 +1 @@\n-a\n+b\n",
	  "long/name" },
	{ "CR at the ends",
	  "diff --git a/x b/x\r\n--- a/x\r\n+++ b/x\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n--- a/y\r\n+++ "
	  "b/y\r\n@@ -1 +1 @@\n-a\n+b\n",
	  "x y" },
	{ "what a hunk has is no name",
	  "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n+++ b/y\n-rename to "
	  "z\n+b\n-- \nrename from p\nrename to q\n",
	  "x" },
	{ "a hunk alone", "@@ -1 +1 @@\n-a\n+b\n", "" },
	{ "no file at all", "diff --git a/x b/y\n--- /dev/null\n+++ /dev/null\n", "" },
};

static char *paths_of(const char *plain, TextForm form)
{
	g_autoptr(PathList) list = path_list_new();
	g_autofree char *text = two_forms_make(plain, form);
	path_list_reset(list, form);
	DiffPaths paths = { .list = list };
	diff_count(view_of(text), form, &paths);
	GString *got =
		g_string_new_len(path_list_value(list).data, (gssize)path_list_value(list).len);
	g_string_replace(got, " ", "\342\220\243", 0);
	g_string_replace(got, "\\n", " ", 0);
	return g_string_free(got, FALSE);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].name);
			g_autofree char *got = paths_of(cases[i].diff, form);
			g_assert_cmpstr(got, ==, cases[i].paths);
		}
}

/* Many files: each once, and no more than fit. */
static void test_many(void)
{
	static const struct {
		guint files, want;
	} many[] = { { 15, 15 }, { 16, 16 }, { 17, 17 }, { 500, 500 }, { 100000, 4096 } };
	for (size_t i = 0; i < G_N_ELEMENTS(many); i++) {
		g_autoptr(GString) diff = g_string_new(NULL);
		for (guint round = 0; round < 2; round++)
			for (guint n = 0; n < many[i].files; n++)
				g_string_append_printf(
					diff, "--- a/%06u\n+++ b/%06u\n@@ -1 +1 @@\n-a\n+b\n", n,
					n);
		g_autofree char *got = paths_of(diff->str, TEXT_ESCAPED);
		g_auto(GStrv) names = g_strsplit(got, " ", -1);
		g_assert_cmpuint(g_strv_length(names), ==, many[i].want);
		g_assert_cmpstr(names[14], ==, "000014");
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch/diff-paths/cases", test_cases);
	g_test_add_func("/patch/diff-paths/many", test_many);
	return g_test_run();
}
