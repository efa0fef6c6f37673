/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an outline leaves of a text: common/split/outline.h. That it says the same is
 * fuzz-outline's. */
#include "split/outline.h"

static const struct {
	const char *name;
	OutlineAnswer answer;
	const char *text, *outline;
} cases[] = {
	{ "nothing", OUTLINE_NO_ANSWER, "", "" },
	{ "text", OUTLINE_NO_ANSWER, "A\tB\n+ no diff\n> a quote\n",
	  "A\\tB\\n+ no diff\\n> a quote\\n" },
	{ "a diff", OUTLINE_NO_ANSWER,
	  "Text\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ f\n a\n\n-b\n+c\td\n-- "
	  "\n2.39\n",
	  "Text\\n\\ndiff --git a/x b/x\\n--- a/x\\n+++ b/x\\n@@ -1,2 +1,2 @@ f\\n \\n\\n-\\n+\\n"
	  "-- \\n2.39\\n" },
	{ "lines that may be marks", OUTLINE_NO_ANSWER, "@@ -1,2 +1 @@\n--j;\n++i;\n- --\n",
	  "@@ -1,2 +1 @@\\n--j;\\n++i;\\n-\\n" },
	{ "a diff with CRLF", OUTLINE_NO_ANSWER, "@@ -1 +1 @@\r\n-a\r\n+b\r\n",
	  "@@ -1 +1 @@\\r\\n-\\n+\\n" },
	{ "no line end", OUTLINE_NO_ANSWER, "@@ -1 +1 @@\n-a\n+b", "@@ -1 +1 @@\\n-\\n+b" },
	{ "a combined diff", OUTLINE_NO_ANSWER, "@@ -1 +1 @@\n-a\n@@@ -1 -1 +1 @@@\n -a\n+ b\n",
	  "@@ -1 +1 @@\\n-\\n@@@ -1 -1 +1 @@@\\n -a\\n+ b\\n" },
	{ "no hunk", OUTLINE_NO_ANSWER, "@@ nor this\n+a long line\n",
	  "@@ nor this\\n+a long line\\n" },
	{ "an answer", OUTLINE_ANSWER, "He wrote:\n> a\n>> b\n>\n\nNo.\n> c\n",
	  "He wrote:\\n>\\n\\nNo.\\n>\\n" },
	{ "an answer that ends in a quote", OUTLINE_ANSWER, "No.\n> c", "No.\\n> c" },
	{ "an answer to a cover letter", OUTLINE_ANSWER_TO_COVER,
	  "> Ada Moon (3):\n>   tide: Rename\n>   tide: Mend\n>\n\nApplied.\n\n>   tide: Add\n> "
	  "x\n",
	  ">\\n>   tide: Rename\\n>   tide: Mend\\n>\\n\\nApplied.\\n\\n>   tide: Add\\n>\\n" },
	{ "a patch in an answer", OUTLINE_ANSWER, "> a\n> b\n@@ -1 +1 @@\n-a\n+b\n> c\n",
	  ">\\n@@ -1 +1 @@\\n-\\n+\\n> c\\n" },
	{ "quotes that begin like a separator", OUTLINE_ANSWER,
	  "> a\n>For\n>F\n>From b\n>From\nc\n", ">\\n>From b\\n>\\nc\\n" },
	{ "a quote without an end behind others", OUTLINE_ANSWER, ">\n> b\n>F", ">\\n>F" },
	{ "what diffs begin like", OUTLINE_NO_ANSWER, "-a\n* b\ndiff\nIndex\nGIT\n@\n+d\n",
	  "-a\\n* b\\ndiff\\nIndex\\nGIT\\n@\\n+d\\n" },
	{ "a separator that an mbox quotes", OUTLINE_ANSWER, ">From 0123\n> a\n",
	  ">From 0123\\n>\\n" },
};

static void test_case(gconstpointer data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_autoptr(GString) out = g_string_new("before ");
	outline_append(out, view_of(cases[i].text), cases[i].answer, NULL, NULL);
	g_autofree char *want = g_strconcat("before ", cases[i].outline, NULL);
	g_assert_cmpstr(out->str, ==, want);
	g_assert_cmpuint(out->len, ==, strlen(want));
}

/* Enough lines to make the text that is appended to grow at every place. */
static void test_long(void)
{
	g_autoptr(GString) text = g_string_new("@@ -1 +1 @@\n");
	g_autoptr(GString) want = g_string_new("@@ -1 +1 @@\\n");
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; i < 5000; i++) {
		g_string_append_printf(text, "+line %u\n%s", i, i % 3 ? "" : "kept\n");
		g_string_append(want, i % 3 ? "+\\n" : "+\\nkept\\n");
	}
	outline_append(out, view_of_gstring(text), OUTLINE_NO_ANSWER, NULL, NULL);
	g_assert_cmpstr(out->str, ==, want->str);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strconcat("/outline/", cases[i].name, NULL);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
	}
	g_test_add_func("/outline/long", test_long);
	return g_test_run();
}
