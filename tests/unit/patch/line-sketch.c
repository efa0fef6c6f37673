/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which lines a diff inserts and deletes: common/patch/line-sketch.h. */
#include "patch/line-sketch.h"
#include "two-forms.h"

#define FILE_X "diff --git a/x b/x\nindex 1..2\n--- a/x\n+++ b/x\n"
#define FILE_Y "diff --git a/y b/y\nindex 1..2\n--- a/y\n+++ b/y\n"

static LineSketch make(const char *text, TextForm form)
{
	g_autofree char *copy = two_forms_make(text, form);
	LineSketch sketch;
	line_sketch_make(&sketch, view_of(copy), form);
	for (guint i = 1; i < sketch.n; i++)
		g_assert_cmpuint(sketch.numbers[i - 1], <, sketch.numbers[i]);
	return sketch;
}

typedef struct {
	const char *name, *a, *b;
	guint n_a, n_b, n_common, n_all;
} Case;

static const Case cases[] = {
	{ "nothing", "Text.\n", FILE_X "@@ -1 +1 @@\n-a\n+b\n", 0, 2, 0, 1 },
	{ "the same", FILE_X "@@ -1 +1 @@\n-a\n+b\n", FILE_X "@@ -1 +1 @@\n-a\n+b\n", 2, 2, 2, 2 },
	{ "elsewhere, other blanks, other context", FILE_X "@@ -1,3 +1,3 @@\n c\n-a\tb\n+b\n d\n",
	  FILE_X "@@ -7,2 +9,2 @@\n-  a b \r\n+b\n e\n", 2, 2, 2, 2 },
	{ "a line in another file", FILE_X "@@ -1 +1 @@\n-a\n+b\n", FILE_Y "@@ -1 +1 @@\n-a\n+b\n",
	  2, 2, 0, 4 },
	{ "the other sign", FILE_X "@@ -1 +1 @@\n-a\n+b\n", FILE_X "@@ -1 +1 @@\n-b\n+a\n", 2, 2, 0,
	  4 },
	{ "half of them", FILE_X "@@ -1 +1,2 @@\n-a\n+b\n+c\n",
	  FILE_X "@@ -1 +1,2 @@\n-a\n+b\n+d\n", 3, 3, 2, 4 },
	{ "lines of no letters, and the same twice",
	  FILE_X "@@ -1,2 +1,4 @@\n-}\n-\n+b\n+b\n+\t*/\n+;\n", FILE_X "@@ -0,0 +1 @@\n+b\n", 1, 1,
	  1, 1 },
	{ "another folder, or none", "--- a/old/x\n+++ b/old/x\n@@ -0,0 +1 @@\n+b\n",
	  "--- x.orig\t2025-03-03\n+++ x\t2025-03-03\n@@ -0,0 +1 @@\n+b\n", 1, 1, 1, 1 },
	{ "a file that goes", "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n",
	  FILE_X "@@ -1 +0,0 @@\n-b\n", 1, 1, 1, 1 },
	{ "lines that look like something else",
	  FILE_X "@@ -1,3 +1,2 @@\n--- a/y\n-@@ -1 +1 @@\n-diff a\n+++ b/y\n+b\n",
	  FILE_X "@@ -0,0 +1 @@\n+b\n-- \n2.39\n", 5, 1, 1, 5 },
	{ "a hunk that has lost lines",
	  FILE_X "@@ -1,9 +1,9 @@\n-a\n" FILE_Y "@@ -1 +1 @@\n-a\n+b\n",
	  FILE_Y "@@ -1 +1 @@\n-a\n+b\n", 3, 2, 2, 3 },
	{ "a backslash in a name", "--- a/x\n+++ b/a\\tb\n@@ -0,0 +1 @@\n+b\n",
	  "--- a/x\n+++ b/a\n@@ -0,0 +1 @@\n+b\n", 1, 1, 0, 2 },
	{ "backslashes", FILE_X "@@ -0,0 +1,2 @@\n+a\\tb\n+a\\\\b\n",
	  FILE_X "@@ -0,0 +1,2 @@\n+a\tb\n+a\\\\b\n", 2, 2, 1, 3 },
};

static void check(const Case *c, TextForm form)
{
	LineSketch a = make(c->a, form), b = make(c->b, form);
	g_test_message("%s", c->name);
	g_assert_cmpuint(a.n, ==, c->n_a);
	g_assert_cmpuint(b.n, ==, c->n_b);
	double share = (double)c->n_common / c->n_all;
	g_assert_cmpfloat_with_epsilon(line_sketch_share(&a, &b), share, 1e-9);
	g_assert_cmpfloat_with_epsilon(line_sketch_share(&b, &a), share, 1e-9);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		check(&cases[i], TEXT_PLAIN);
		check(&cases[i], TEXT_ESCAPED);
		LineSketch plain = make(cases[i].a, TEXT_PLAIN);
		LineSketch escaped = make(cases[i].a, TEXT_ESCAPED);
		g_assert_cmpmem(plain.numbers, plain.n * sizeof(guint32), escaped.numbers,
				escaped.n * sizeof(guint32));
	}
}

/* A diff of n lines, the first of them number from. */
static LineSketch make_large(guint from, guint n)
{
	g_autoptr(GString) text = g_string_new(FILE_X);
	g_string_append_printf(text, "@@ -0,0 +1,%u @@\n", n);
	for (guint i = from; i < from + n; i++)
		g_string_append_printf(text, "+line %u\n", i);
	return make(text->str, TEXT_PLAIN);
}

/* Of large diffs it is an estimate, and good enough. */
static void test_large(void)
{
	LineSketch all = make_large(0, 3000), half = make_large(1500, 3000);
	LineSketch other = make_large(9000, 3000), part = make_large(0, 30);
	g_assert_cmpuint(all.n, ==, LINE_SKETCH_MAX);
	g_assert_cmpfloat(line_sketch_share(&all, &all), ==, 1);
	g_assert_cmpfloat(line_sketch_share(&all, &other), ==, 0);
	g_assert_cmpfloat(line_sketch_share(&all, &half), >, 1.0 / 3 - 0.2);
	g_assert_cmpfloat(line_sketch_share(&all, &half), <, 1.0 / 3 + 0.2);
	g_assert_cmpfloat(line_sketch_share(&all, &part), <, 0.1);
}

static void test_values(void)
{
	static const char *const bad[] = { "0000000", "0000000x", "0000000200000001",
					   "0000000100000001", "00000001 0000002" };
	LineSketch large = make_large(0, 3000), got;
	g_autoptr(GString) value = g_string_new(NULL);
	line_sketch_append(value, &large);
	g_assert_cmpuint(value->len, ==, 8 * LINE_SKETCH_MAX);
	g_assert_true(line_sketch_parse(&got, view_of_gstring(value)));
	g_assert_cmpmem(got.numbers, got.n * sizeof(guint32), large.numbers,
			large.n * sizeof(guint32));
	g_string_append(value, "ffffffff");
	g_assert_false(line_sketch_parse(&got, view_of_gstring(value)));
	g_assert_true(line_sketch_parse(&got, VIEW("")));
	g_assert_cmpuint(got.n, ==, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(line_sketch_parse(&got, view_of(bad[i])));
	/* Tables that are kept stay good: the numbers may not change. */
	LineSketch small = make(FILE_X "@@ -1 +1 @@\n-a\n+b\n", TEXT_PLAIN);
	g_string_truncate(value, 0);
	line_sketch_append(value, &small);
	g_assert_cmpstr(value->str, ==, "88cc0f13ccbb8fa1");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/line-sketch/cases", test_cases);
	g_test_add_func("/line-sketch/large", test_large);
	g_test_add_func("/line-sketch/values", test_values);
	return g_test_run();
}
