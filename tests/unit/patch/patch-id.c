/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The patch id of a diff: common/patch/patch-id.h. The ids are those that git 2.39.5 printed. */
#include "patch/patch-id.h"
#include "two-forms.h"

typedef struct {
	const char *name;
	const char *text;
	const char *id;
} Case;

static const Case cases[] = {
	{ "one hunk",
	  "Text.\n"
	  "---\n"
	  " x | 2 +-\n"
	  "\n"
	  "diff --git a/x b/x\n"
	  "index 1..2 100644\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,3 +1,3 @@ int main(void)\n"
	  " a\n"
	  "-b\n"
	  "+\tc\n"
	  " d\n"
	  "-- \n"
	  "2.39.5\n",
	  "21508993fa576e730009fcacfaa7d106d056cd54" },
	{ "the same elsewhere, with other blanks",
	  "diff --git a/x b/x\n"
	  "index 3..4\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -11,3 +13,3 @@\n"
	  "   a\n"
	  "-b\r\n"
	  "+c \n"
	  " d\n",
	  "21508993fa576e730009fcacfaa7d106d056cd54" },
	{ "two files",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n"
	  "@@ -9 +9 @@\n"
	  "-c\n"
	  "+d\n"
	  "diff --git a/y b/y\n"
	  "--- a/y\n"
	  "+++ b/y\n"
	  "@@ -0,0 +1,2 @@\n"
	  "+a\n"
	  "+b\n",
	  "c213764ccd35d6df0bcc546782b4166316faa934" },
	{ "in the other order",
	  "diff --git a/y b/y\n"
	  "--- a/y\n"
	  "+++ b/y\n"
	  "@@ -0,0 +1,2 @@\n"
	  "+a\n"
	  "+b\n"
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n"
	  "@@ -9 +9 @@\n"
	  "-c\n"
	  "+d\n",
	  "c213764ccd35d6df0bcc546782b4166316faa934" },
	{ "lines that look like something else",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,4 +1,2 @@\n"
	  "--- a/y\n"
	  "-+++ b/y\n"
	  "-diff --git a/z b/z\n"
	  "+++ b/y\n"
	  " a\n"
	  "-- \n"
	  "2.39.5\n",
	  "f22cb2e8310a28bf825aea781673476338061f68" },
	{ "a backslash, and no line feed at the end",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,2 +1,2 @@\n"
	  " a\\tb\\\\n\n"
	  "-b\n"
	  "\\ No newline at end of file\n"
	  "+c\n"
	  "\\ No newline at end of file\n",
	  "865ded29ef901dca4bf6e4aa5042102aca7c283e" },
	{ "a backslash on a short line",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,2 +1,2 @@\n"
	  "-b\n"
	  "\\ short\n"
	  "+c\n"
	  " d\n",
	  "54e9c2fb8e43327e4234794dd266c51eef188957" },
	{ "a rename",
	  "diff --git a/x b/y\n"
	  "similarity index 90%\n"
	  "rename from x\n"
	  "rename to y\n"
	  "index 1..2 100644\n"
	  "--- a/x\n"
	  "+++ b/y\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "07cf13fd38f9f8ecda2484af0909ff915f7d99a5" },
	{ "only names and modes",
	  "diff --git a/x b/y\n"
	  "similarity index 100%\n"
	  "rename from x\n"
	  "rename to y\n"
	  "diff --git a/z b/z\n"
	  "old mode 100644\n"
	  "new mode 100755\n",
	  "70a7bb4db40bad302117718d4a1178a17a3d6382" },
	{ "binary files",
	  "diff --git a/x b/x\n"
	  "index 1234..5678 100644\n"
	  "GIT binary patch\n"
	  "literal 4\n"
	  "Lcmd;f{}-I#\n"
	  "\n"
	  "literal 0\n"
	  "HcmV?d\n"
	  "\n"
	  "diff --git a/y b/y\n"
	  "index 12..34\n"
	  "Binary files a/y and b/y differ\n"
	  "diff --git a/z b/z\n"
	  "--- a/z\n"
	  "+++ b/z\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "4d0ecb51726437faf9a6bf293317c71595869ac8" },
	{ "a mode and a change",
	  "diff --git a/x b/x\n"
	  "old mode 100644\n"
	  "new mode 100755\n"
	  "index 1..2\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "b839851efe11cb5001214368d960af02382e0d0a" },
	{ "a file that is made, one that goes",
	  "diff --git a/x b/x\n"
	  "new file mode 100644\n"
	  "index 0..2\n"
	  "--- /dev/null\n"
	  "+++ b/x\n"
	  "@@ -0,0 +1 @@\n"
	  "+b\n"
	  "diff --git a/y b/y\n"
	  "deleted file mode 100644\n"
	  "index 2..0\n"
	  "--- a/y\n"
	  "+++ /dev/null\n"
	  "@@ -1 +0,0 @@\n"
	  "-b\n",
	  "7599b28b84fe19c0a93ae0d214cd4c9f053bea17" },
	{ "diff -u",
	  "diff -u x y\n"
	  "--- x\t2025-03-03\n"
	  "+++ y\t2025-03-03\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "b67d4e07d052e0600e0553034759851f6fed6960" },
	{ "a header of a hunk that is none",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,2 +1 @@\n"
	  "-a\n"
	  "-b\n"
	  "+b\n"
	  "@@ -x +y @@\n"
	  "-c\n",
	  "5af7b46867d57f43ea5d07a3a63a3cad5f044014" },
	{ "the second patch is another",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n"
	  "-- \n"
	  "From 0123456789012345678901234567890123456789 Mon Sep 17\n"
	  "diff --git a/y b/y\n"
	  "--- a/y\n"
	  "+++ b/y\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "145e3cc0dc6c33a0fe33b1599033369dd88e1a5a" },
	{ "behind the name of a commit",
	  "commit 0123456789abcdef0123456789abcdef01234567\n"
	  "\n"
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "145e3cc0dc6c33a0fe33b1599033369dd88e1a5a" },
	{ "cut short",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,9 +1,9 @@\n"
	  " a\n"
	  "-b",
	  "0116c73317a24c601412f4b37f75f86613c00db1" },
	{ "blanks at the end of context are lost",
	  "diff --git a/x b/x\n"
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1,4 +1,4 @@\n"
	  " a\n"
	  "\n"
	  "-b\n"
	  "+c\n"
	  " d\n",
	  "21508993fa576e730009fcacfaa7d106d056cd54" },
	{ "no diff",
	  "Text.\n"
	  "index 1..2\n"
	  "--- a\n"
	  "+++ b\n",
	  "" },
	{ "no diff that git knows",
	  "--- a/x\n"
	  "+++ b/x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "" },
	{ "Index",
	  "Index: x\n"
	  "=====\n"
	  "--- x\n"
	  "+++ x\n"
	  "@@ -1 +1 @@\n"
	  "-a\n"
	  "+b\n",
	  "" },
	{ "nothing", "", "" },
};

static void check(const Case *c, TextForm form)
{
	g_autofree char *text = two_forms_make(c->text, form);
	char id[PATCH_ID_SIZE];
	g_test_message("%s", c->name);
	g_assert_cmpint(patch_id_of(id, view_of(text), form), ==, *c->id != '\0');
	g_assert_cmpstr(id, ==, c->id);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		check(&cases[i], TEXT_PLAIN);
		check(&cases[i], TEXT_ESCAPED);
	}
}

/* A form feed, which records do not have, is known where it usually is. */
static void test_form_feed(void)
{
	static const char head[] = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n";
	char plain[PATCH_ID_SIZE], escaped[PATCH_ID_SIZE];
	g_autofree char *text = g_strconcat(head, " \f\n-b\n+c\n", NULL);
	g_autofree char *other = g_strconcat(head, " \xef\xbf\xbd\n-b\n+c\n", NULL);
	g_autofree char *record = two_forms_make(other, TEXT_ESCAPED);
	g_assert_true(patch_id_of(plain, view_of(text), TEXT_PLAIN));
	g_assert_true(patch_id_of(escaped, view_of(record), TEXT_ESCAPED));
	g_assert_cmpstr(plain, ==, escaped);
	g_assert_true(patch_id_of(escaped, view_of(other), TEXT_PLAIN));
	g_assert_cmpstr(plain, !=, escaped);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch-id/cases", test_cases);
	g_test_add_func("/patch-id/form-feed", test_form_feed);
	return g_test_run();
}
