/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of plain and of escaped text: common/bytes/lines.h. */
#include "bytes/lines.h"

typedef struct {
	const char *text;
	TextForm form;
	const char *lines; /* joined by '|', each ended by '|' */
} Case;

static const Case cases[] = {
	{ "", TEXT_PLAIN, "" },
	{ "one", TEXT_PLAIN, "one|" },
	{ "one\n", TEXT_PLAIN, "one|" },
	{ "one\n\ntwo", TEXT_PLAIN, "one||two|" },
	{ "\n", TEXT_PLAIN, "|" },
	{ "a\\nb", TEXT_PLAIN, "a\\nb|" },
	{ "", TEXT_ESCAPED, "" },
	{ "one\\ntwo\\n", TEXT_ESCAPED, "one|two|" },
	{ "\\n\\nx", TEXT_ESCAPED, "||x|" },
	{ "a\\\\nb\\nc", TEXT_ESCAPED, "a\\\\nb|c|" },
	{ "a\\tb\\rc\\n", TEXT_ESCAPED, "a\\tb\\rc|" },
	{ "torn\\", TEXT_ESCAPED, "torn\\|" },
};

static void test_lines(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new(NULL);
		LineIter iter = line_iter(view_of(cases[i].text), cases[i].form);
		View line;
		while (line_iter_next(&iter, &line)) {
			g_string_append_len(got, line.data, (gssize)line.len);
			g_string_append_c(got, '|');
		}
		g_assert_cmpstr(got->str, ==, cases[i].lines);
	}
}

/* Escaped texts of every length and mixture give the lines that the plain ones have. */
static void test_forms(void)
{
	static const char plain_bytes[] = { '\\', '\n', '\t', 'n', 'x' };
	static const char *const escaped_bytes[] = { "\\\\", "\\n", "\\t", "n", "x" };
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) plain = g_string_new(NULL);
		g_autoptr(GString) escaped = g_string_new(NULL);
		for (int length = g_rand_int_range(rand, 0, 80); length > 0; length--) {
			int roll = g_rand_int_range(rand, 0, 12);
			int which = MIN(roll, 4);
			g_string_append_c(plain, plain_bytes[which]);
			g_string_append(escaped, escaped_bytes[which]);
		}
		LineIter plain_iter = line_iter(view_of_gstring(plain), TEXT_PLAIN);
		LineIter escaped_iter = line_iter(view_of_gstring(escaped), TEXT_ESCAPED);
		View line;
		while (line_iter_next(&plain_iter, &line)) {
			g_autoptr(GString) expected = g_string_new(NULL);
			for (size_t i = 0; i < line.len; i++) {
				const char *byte = memchr(plain_bytes, line.data[i], 5);
				g_string_append(expected, escaped_bytes[byte - plain_bytes]);
			}
			View got = { 0 };
			g_assert_true(line_iter_next(&escaped_iter, &got));
			g_autofree char *got_line = view_dup(got);
			g_assert_cmpstr(got_line, ==, expected->str);
		}
		g_assert_false(line_iter_next(&escaped_iter, &line));
	}
}

/* Skipping is reading lines until one starts otherwise, whatever stands where. */
static void test_skip(void)
{
	static const char *const pieces[] = { "\\\\", "\\n", "\\n>", "\n",
					      "\n>",  "n",   ">",    "quoted text" };
	g_autoptr(GRand) rand = g_rand_new_with_seed(2);
	for (int round = 0; round < 20000; round++) {
		g_autoptr(GString) text = g_string_new(">");
		for (int length = g_rand_int_range(rand, 0, 40); length > 0; length--)
			g_string_append(
				text, pieces[g_rand_int_range(rand, 0, (int)G_N_ELEMENTS(pieces))]);
		TextForm form = round % 2 ? TEXT_ESCAPED : TEXT_PLAIN;
		LineIter skipped = line_iter(view_of_gstring(text), form), read = skipped;
		View line;
		line_iter_skip(&skipped, '>');
		while (read.rest.len && read.rest.data[0] == '>')
			line_iter_next(&read, &line);
		g_assert_cmpuint(skipped.rest.len, ==, read.rest.len);
	}
	LineIter iter = line_iter(VIEW("text\n>"), TEXT_PLAIN);
	line_iter_skip(&iter, '>');
	g_assert_cmpuint(iter.rest.len, ==, 6);
}

typedef struct {
	const char *line;
	TextForm form;
	const char *trimmed;
} TrimCase;

static const TrimCase trim_cases[] = {
	{ "", TEXT_PLAIN, "" },
	{ " \t\r ", TEXT_PLAIN, "" },
	{ "\t a b \r", TEXT_PLAIN, "a b" },
	{ "\\ta\\t", TEXT_PLAIN, "\\ta\\t" },
	{ "", TEXT_ESCAPED, "" },
	{ " \\t\\r ", TEXT_ESCAPED, "" },
	{ "\\t a b \\r", TEXT_ESCAPED, "a b" },
	{ "\\\\ta\\\\t", TEXT_ESCAPED, "\\\\ta\\\\t" },
	{ "a\\\\ \\t", TEXT_ESCAPED, "a\\\\" },
	{ "at", TEXT_ESCAPED, "at" },
	{ "torn\\", TEXT_ESCAPED, "torn\\" },
};

static const TrimCase wide_cases[] = {
	{ "\u00a0 \t\u3000a \u00a0", TEXT_PLAIN, "a \u00a0" },
	{ " \\t\u202f\\tb", TEXT_ESCAPED, "b" },
	{ " \u00a0", TEXT_PLAIN, "" },
	{ "c", TEXT_PLAIN, "c" },
};

static void test_trim_wide(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(wide_cases); i++) {
		View got = line_trim_start_wide(view_of(wide_cases[i].line), wide_cases[i].form);
		g_autofree char *trimmed = view_dup(got);
		g_assert_cmpstr(trimmed, ==, wide_cases[i].trimmed);
	}
}

static void test_trim(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(trim_cases); i++) {
		View got = line_trim(view_of(trim_cases[i].line), trim_cases[i].form);
		g_autofree char *trimmed = view_dup(got);
		g_assert_cmpstr(trimmed, ==, trim_cases[i].trimmed);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lines/cases", test_lines);
	g_test_add_func("/lines/forms", test_forms);
	g_test_add_func("/lines/skip", test_skip);
	g_test_add_func("/lines/trim", test_trim);
	g_test_add_func("/lines/trim-wide", test_trim_wide);
	return g_test_run();
}
