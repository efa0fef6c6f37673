/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of hunks without their text: common/patch/sign-lines.h. */
#include "patch/sign-lines.h"
#include "patch/diff-count.h"

/* What sign_lines_count may find at most, told line by line. */
static SignLines count_slowly(View text)
{
	SignLines found = { 0 };
	for (; text.len >= 3 && found.lines < 21; text = view_from(text, 3)) {
		char sign = text.data[0];
		if ((sign != '+' && sign != '-' && sign != ' ') || text.data[1] != '\\' ||
		    text.data[2] != 'n')
			break;
		found.lines++;
		found.plus += sign == '+';
		found.minus += sign == '-';
	}
	return found;
}

static void check(SignLines got, SignLines expected)
{
	g_assert_cmpuint(got.lines, ==, expected.lines);
	g_assert_cmpuint(got.plus, ==, expected.plus);
	g_assert_cmpuint(got.minus, ==, expected.minus);
}

/* Lines of signs, n of them, and one byte of them, if hurt is not 0, another one. */
static GString *make_lines(GRand *rand, int n, int hurt)
{
	GString *text = g_string_new(NULL);
	for (int i = 0; i < n; i++)
		g_string_append_printf(text, "%c\\n", "+- "[g_rand_int_range(rand, 0, 3)]);
	if (hurt && text->len)
		text->str[g_rand_int_range(rand, 0, (gint32)text->len)] =
			"+- \\n@x"[g_rand_int_range(rand, 0, 7)];
	return text;
}

static void test_count(void)
{
	GRand *rand = g_rand_new_with_seed(1);
	for (int n = 0; n < 50; n++)
		for (int hurt = 0; hurt < 40; hurt++) {
			g_autoptr(GString) lines = make_lines(rand, n, hurt);
			/* nothing behind the text may be read, so it is not in the string */
			g_autofree char *text = g_memdup2(lines->str, lines->len);
			View view = { text, lines->len };
			SignLines expected = count_slowly(view);
			check(sign_lines_count_portable(view), expected);
			check(sign_lines_count(view), expected);
		}
	g_rand_free(rand);
}

/* A hunk says the same whether its lines are whole or signs alone, though what its header announces
 * is wrong. */
static void test_hunks(void)
{
	GRand *rand = g_rand_new_with_seed(2);
	for (int i = 0; i < 4000; i++) {
		int n = g_rand_int_range(rand, 0, 60), plus = 0, minus = 0;
		g_autoptr(GString) lines = make_lines(rand, n, 0);
		for (gsize at = 0; at < lines->len; at += 3) {
			plus += lines->str[at] == '+';
			minus += lines->str[at] == '-';
		}
		int wrong = i % 2 ? g_rand_int_range(rand, -3, 4) : 0;
		g_autoptr(GString) outline = g_string_new("--- a/x\\n+++ b/x\\n");
		g_string_append_printf(outline, "@@ -1,%d +1,%d @@\\n", MAX(n - plus + wrong, 0),
				       n - minus);
		g_autoptr(GString) whole = g_string_new(outline->str);
		g_string_append(outline, lines->str);
		for (gsize at = 0; at < lines->len; at += 3)
			g_string_append_printf(whole, "%ca\\n", lines->str[at]);
		const char *behind = i % 3 ? "-- \\n2.39.5\\n" : "@@ -9 +9 @@\\n-\\n+\\n";
		g_string_append(outline, behind);
		g_string_append(whole, behind);
		DiffCount short_count = diff_count(view_of_gstring(outline), TEXT_ESCAPED, NULL);
		DiffCount count = diff_count(view_of_gstring(whole), TEXT_ESCAPED, NULL);
		g_assert_cmpuint(short_count.insertions, ==, count.insertions);
		g_assert_cmpuint(short_count.deletions, ==, count.deletions);
		g_assert_cmpuint(short_count.files, ==, count.files);
	}
	g_rand_free(rand);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/sign-lines/count", test_count);
	g_test_add_func("/sign-lines/hunks", test_hunks);
	return g_test_run();
}
