/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text for the human edge: common/bytes/display.h. */
#include "bytes/display.h"

#define R "\xEF\xBF\xBD"

static const struct {
	const char *text, *line, *lines, *raw;
} cases[] = {
	{ "", "", "", "" },
	{ "plain ~ text", "plain ~ text", "plain ~ text", "plain ~ text" },
	{ "a\tb\nc\n", "a b c ", "a\tb\nc\n", "a\tb\nc\n" },
	{ "a\rb", "a b", "a" R "b", "a" R "b" },
	{ "\x1B[31mred\x07\x7F", R "[31mred" R R, R "[31mred" R R, R "[31mred" R R },
	{ "\xC2\x9B"
	  "31m",
	  R "31m", R "31m", R "31m" },
	{ "\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x90\xA7", "\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x90\xA7",
	  "\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x90\xA7", "\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x90\xA7" },
	/* right-to-left override, isolate, mark; line separator; tag; byte order mark */
	{ "a\xE2\x80\xAE"
	  "b\xE2\x81\xA6"
	  "c\xE2\x80\x8F",
	  "a" R "b" R "c" R, "a" R "b" R "c" R,
	  "a\xE2\x80\xAE"
	  "b\xE2\x81\xA6"
	  "c\xE2\x80\x8F" },
	{ "\xE2\x80\xA8\xF3\xA0\x81\x81\xEF\xBB\xBF", R R R, R R R,
	  "\xE2\x80\xA8\xF3\xA0\x81\x81\xEF\xBB\xBF" },
	/* joiners are needed to write some languages */
	{ "\xE2\x80\x8C\xE2\x80\x8D", "\xE2\x80\x8C\xE2\x80\x8D", "\xE2\x80\x8C\xE2\x80\x8D",
	  "\xE2\x80\x8C\xE2\x80\x8D" },
	/* no UTF-8: stray, overlong, surrogate, cut off, beyond the last */
	{ "\xFF"
	  "a\x80",
	  R "a" R, R "a" R, R "a" R },
	{ "\xC0\xAF", R R, R R, R R },
	{ "\xED\xA0\x80", R R R, R R R, R R R },
	{ "x\xE4\xB8", "x" R R, "x" R R, "x" R R },
	{ "\xF4\x90\x80\x80", R R R R, R R R R, R R R R },
};

static void test_append(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) line = g_string_new(NULL);
		g_autoptr(GString) lines = g_string_new(NULL);
		g_autoptr(GString) raw = g_string_new(NULL);
		display_append(line, view_of(cases[i].text), DISPLAY_LINE);
		display_append(lines, view_of(cases[i].text), DISPLAY_TEXT);
		display_append(raw, view_of(cases[i].text), DISPLAY_RAW);
		g_assert_cmpstr(line->str, ==, cases[i].line);
		g_assert_cmpstr(lines->str, ==, cases[i].lines);
		g_assert_cmpstr(raw->str, ==, cases[i].raw);
	}
}

/* Whatever the bytes, what comes out is UTF-8 without control characters. */
static void test_every_byte(void)
{
	for (int first = 0; first < 256; first++) {
		for (int second = 0; second < 256; second++) {
			char bytes[] = { (char)first, (char)second };
			g_autoptr(GString) out = g_string_new(NULL);
			display_append(out, (View){ bytes, 2 }, DISPLAY_LINE);
			g_assert_true(g_utf8_validate(out->str, (gssize)out->len, NULL));
			for (const char *at = out->str; *at; at = g_utf8_next_char(at))
				g_assert_false(g_unichar_iscntrl(g_utf8_get_char(at)));
		}
	}
}

/* The same wherever in the text it stands: long runs are stepped over in blocks. */
static void test_every_place(void)
{
	for (size_t before = 0; before < 40; before++) {
		for (size_t after = 0; after < 40; after += 13) {
			g_autofree char *head = g_strnfill(before, '~');
			g_autofree char *tail = g_strnfill(after, ' ');
			g_autofree char *text = g_strconcat(head, "\x1B\n\x7F", tail, NULL);
			g_autofree char *line = g_strconcat(head, R " " R, tail, NULL);
			g_autofree char *lines = g_strconcat(head, R "\n" R, tail, NULL);
			g_autoptr(GString) out = g_string_new(NULL);
			display_append(out, view_of(text), DISPLAY_LINE);
			g_assert_cmpstr(out->str, ==, line);
			g_assert_cmpuint(display_width(view_of(line)), ==, before + 3 + after);
			g_string_truncate(out, 0);
			display_append(out, view_of(text), DISPLAY_TEXT);
			g_assert_cmpstr(out->str, ==, lines);
		}
	}
}

static void test_width(void)
{
	static const struct {
		const char *text;
		size_t width;
	} widths[] = {
		{ "", 0 },
		{ "Ada", 3 },
		{ "J\xC3\xB6rg", 4 },
		{ "Jo\xCC\x88rg", 4 }, /* a combining diaeresis */
		{ "\xE4\xB8\xAD\xE6\x96\x87", 4 },
		{ "\xF0\x9F\x90\xA7", 2 },
		{ "a\xE2\x80\x8D"
		  "b",
		  2 },
		{ R, 1 },
		{ "\xFF"
		  "a",
		  2 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
		g_assert_cmpuint(display_width(view_of(widths[i].text)), ==, widths[i].width);
}

static void test_pad(void)
{
	g_autoptr(GString) out = g_string_new(NULL);
	display_pad(out, VIEW("\xE4\xB8\xAD"), 4, false);
	g_string_append_c(out, '|');
	display_pad(out, VIEW("\xE4\xB8\xAD"), 4, true);
	g_string_append_c(out, '|');
	display_pad(out, VIEW("wide"), 2, true);
	g_string_append_c(out, '|');
	display_pad(out, VIEW(""), 0, false);
	g_assert_cmpstr(out->str, ==, "\xE4\xB8\xAD  |  \xE4\xB8\xAD|wide|");
}

#define WIDE "\xE4\xB8\xAD\xE6\x96\x87" /* two characters of two columns each */
#define DOTS "\xE2\x80\xA6"

static void test_cut(void)
{
	static const struct {
		const char *text;
		size_t width;
		const char *want;
	} wanted[] = {
		{ "abc", 3, "abc" },
		{ "abcd", 3, "ab" DOTS },
		{ "ab d", 3, "ab" DOTS },
		{ "a bcd", 3, "a" DOTS },
		{ "abc", 1, DOTS },
		{ "abc", 0, "" },
		{ "", 0, "" },
		{ WIDE, 4, WIDE },
		{ WIDE, 3, "\xE4\xB8\xAD" DOTS },
		{ WIDE, 2, DOTS },
		{ "e\xCC\x81", 1, "e\xCC\x81" },
		{ "\xFFx", 1, DOTS },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		display_cut(out, view_of(wanted[i].text), wanted[i].width);
		g_assert_cmpstr(out->str, ==, wanted[i].want);
	}
}

static void test_wrap(void)
{
	static const struct {
		const char *text;
		size_t width;
		const char *indent, *want;
	} wanted[] = {
		{ "one two three", 80, "", "one two three\n" },
		{ "one two three", 7, "", "one two\nthree\n" },
		{ "one two three", 8, "", "one two\nthree\n" },
		{ "one two three", 9, "  ", "  one two\n  three\n" },
		{ "abcdefgh i", 4, "", "abcd\nefgh\ni\n" },
		{ "one  two", 4, "", "one\ntwo\n" },
		{ WIDE, 2, "", "\xE4\xB8\xAD\n\xE6\x96\x87\n" },
		{ WIDE, 0, ">", ">\xE4\xB8\xAD\n>\xE6\x96\x87\n" },
		{ "", 9, "  ", "  \n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		display_wrap(out, view_of(wanted[i].text), wanted[i].width, wanted[i].indent);
		g_assert_cmpstr(out->str, ==, wanted[i].want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/display/append", test_append);
	g_test_add_func("/display/every-byte", test_every_byte);
	g_test_add_func("/display/every-place", test_every_place);
	g_test_add_func("/display/width", test_width);
	g_test_add_func("/display/pad", test_pad);
	g_test_add_func("/display/cut", test_cut);
	g_test_add_func("/display/wrap", test_wrap);
	return g_test_run();
}
