/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charsets to UTF-8: common/message/charset.h. */
#include "message/charset.h"

typedef struct {
	const char *charset;
	const char *in;
	const char *out;
} Case;

static const Case cases[] = {
	/* declared and right */
	{ "utf-8", "J\xc3\xb6rg", "J\xc3\xb6rg" },
	{ "UTF8", "J\xc3\xb6rg", "J\xc3\xb6rg" },
	{ "us-ascii", "plain", "plain" },
	{ "iso-8859-1", "J\xf6rg", "J\xc3\xb6rg" },
	{ "ISO-8859-15", "5 \xa4", "5 \xe2\x82\xac" },
	{ "windows-1252", "\x93quoted\x94 \x80", "\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x82\xac" },
	{ "windows-1251", "\xc4\xe0", "\xd0\x94\xd0\xb0" },
	{ "koi8-r", "\xe4\xc1", "\xd0\x94\xd0\xb0" },
	{ "gb2312", "\xc4\xe3\xba\xc3", "\xe4\xbd\xa0\xe5\xa5\xbd" },
	{ "gbk", "\xc4\xe3\xba\xc3", "\xe4\xbd\xa0\xe5\xa5\xbd" },
	{ "big5", "\xa7\x41\xa6\x6e", "\xe4\xbd\xa0\xe5\xa5\xbd" },
	{ "iso-2022-jp", "\x1b$B$3\x1b(B!", "\xe3\x81\x93!" },
	{ "shift_jis", "\x82\xb1", "\xe3\x81\x93" },
	{ "ks_c_5601-1987", "\xb0\xa1", "\xea\xb0\x80" },
	{ "utf-7", "Hi +AOk-!", "Hi \xc3\xa9!" },
	{ "utf-16", "a \\ b", "a \\ b" },
	/* a label says less than what is meant */
	{ "iso-8859-1", "\x93quoted\x94", "\xe2\x80\x9cquoted\xe2\x80\x9d" },
	{ "us-ascii", "\x93quoted\x94", "\xe2\x80\x9cquoted\xe2\x80\x9d" },
	{ "us-ascii", "J\xc3\xb6rg", "J\xc3\xb6rg" },
	{ "gb2312", "\x81\x30\x81\x30", "\xc2\x80" },
	/* how a label may be spelt */
	{ "\"ISO-8859-1\"", "\xf6", "\xc3\xb6" },
	{ " iso-8859-1 ", "\xf6", "\xc3\xb6" },
	{ "iso-8859-1*en", "\xf6", "\xc3\xb6" },
	{ "'windows-1251'", "\xc4\xe0", "\xd0\x94\xd0\xb0" },
	{ "windows1251", "\xc4\xe0", "\xd0\x94\xd0\xb0" },
	{ "Win-1251", "\xc4\xe0", "\xd0\x94\xd0\xb0" },
	{ "cp-1251", "\xc4\xe0", "\xd0\x94\xd0\xb0" },
	{ "x-windows_1251", "\xc4\xe0", "\xd0\x94\xd0\xb0" },
	{ "win-1252", "\x80", "\xe2\x82\xac" },
	{ "windows-949", "\xb0\xa1", "\xea\xb0\x80" },
	{ "iso8859_15", "\xa4", "\xe2\x82\xac" },
	{ "8859-15", "\xa4", "\xe2\x82\xac" },
	{ "ISO_8859_1", "\x93", "\xe2\x80\x9c" },
	{ "x-euc-jp", "\xa4\xb3", "\xe3\x81\x93" },
	{ "windows-125x", "\xf6", "\xc3\xb6" },
	{ "iso-8859-123", "\xf6", "\xc3\xb6" },
	/* its escapes tell what it is */
	{ "iso-2022-jp-1", "\x1b$B$3\x1b(B!", "\xe3\x81\x93!" },
	{ "us-ascii", "\x1b$B$3\x1b(B!", "\xe3\x81\x93!" },
	{ "", "\x1b$@$3\x1b(J!", "\xe3\x81\x93!" },
	{ "utf-8", "\x1b$B$3\x1b(B!", "\xe3\x81\x93!" },
	{ "us-ascii", "\x1b[31m$B\x1b[0m", "\x1b[31m$B\x1b[0m" },
	{ "us-ascii", "\x1b$B$", "\x1b$B$" },
	{ "utf-8", "\x1b$B$3\x1b(B\xc3\xb6", "\x1b$B$3\x1b(B\xc3\xb6" },
	/* no label, or none that means anything */
	{ "", "J\xc3\xb6rg", "J\xc3\xb6rg" },
	{ "", "J\xf6rg", "J\xc3\xb6rg" },
	{ "", "J\xf6rg \xc3\xb6", "J\xc3\xb6rg \xc3\x83\xc2\xb6" },
	{ "y", "J\xc3\xb6rg", "J\xc3\xb6rg" },
	{ "yes", "J\xf6rg", "J\xc3\xb6rg" },
	{ "true", "J\xf6rg", "J\xc3\xb6rg" },
	{ "unknown-8bit", "J\xf6rg", "J\xc3\xb6rg" },
	{ "//IGNORE", "J\xf6rg", "J\xc3\xb6rg" },
	{ "utf-8//IGNORE", "J\xf6rg", "J\xc3\xb6rg" },
	{ "wchar_t", "J\xf6rg", "J\xc3\xb6rg" },
	{ "wchar_t)", "J\xf6rg", "J\xc3\xb6rg" },
	{ "../../x", "J\xf6rg", "J\xc3\xb6rg" },
	{ "a-label-that-is-longer-than-any-charset-has-ever-been-called", "\xf6", "\xc3\xb6" },
	/* bytes that the charset does not have */
	{ "ucs-4be", "\x11\x11\x11\xff",
	  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "utf-8", "\xc3\xa9 \xff\xfe", "\xc3\xa9 \xef\xbf\xbd\xef\xbf\xbd" },
	{ "utf-8", "\xff\x81", "\xef\xbf\xbd\xef\xbf\xbd" },
	{ "utf-8", "cut \xe2\x82", "cut \xef\xbf\xbd\xef\xbf\xbd" },
	{ "utf-8", "\xc3\xa9\xed\xa0\x80", "\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "utf-8", "\xc3\xa9\xc0\xaf", "\xc3\xa9\xef\xbf\xbd\xef\xbf\xbd" },
	/* a label that is not true */
	{ "utf-8", "J\xf6rg", "J\xc3\xb6rg" },
	{ "UTF8", "caf\xe9", "caf\xc3\xa9" },
	{ "utf-8", "\x93J\xf6rg\x94 \xa9 \xe9\n",
	  "\xe2\x80\x9cJ\xc3\xb6rg\xe2\x80\x9d \xc2\xa9 \xc3\xa9\n" },
	{ "gbk", "\xc4\xe3\xff!", "\xe4\xbd\xa0\xef\xbf\xbd!" },
	{ "gbk", "\xc4\xe3\xc4", "\xe4\xbd\xa0\xef\xbf\xbd" },
	{ "euc-jp", "J\xc3\xb6rg \xe2\x82\xac", "J\xc3\xb6rg \xe2\x82\xac" },
	{ "windows-1252", "\xf6\x81", "\xc3\xb6\xef\xbf\xbd" },
	{ "windows-1252", "\xc3\x81", "\xc3\x81" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new("kept|");
		g_autofree char *expected = g_strconcat("kept|", cases[i].out, NULL);
		charset_to_utf8(got, view_of(cases[i].in), view_of(cases[i].charset), G_MAXSIZE);
		g_assert_cmpstr(got->str, ==, expected);
		g_assert_cmpuint(got->len, ==, strlen(expected));
	}
}

static void test_keeps(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View in = view_of(cases[i].in);
		bool kept = charset_keeps(in, charset_is_plain(in), view_of(cases[i].charset));
		bool same = strcmp(cases[i].in, cases[i].out) == 0;
		/* it may say no without need, never yes */
		g_assert_true(same || !kept);
		if (charset_is_plain(in) && !view_is(view_of(cases[i].charset), "utf-7"))
			g_assert_true(kept);
	}
	g_assert_true(charset_keeps(VIEW("J\xc3\xb6rg"), false, VIEW("utf-8")));
	g_assert_true(charset_keeps(VIEW("J\xc3\xb6rg"), false, VIEW("")));
	g_assert_false(charset_keeps(VIEW("J\xf6rg"), false, VIEW("utf-8")));
	g_assert_false(charset_keeps(VIEW("+AOk-"), true, VIEW("UTF-7")));
}

/* Each byte at each place of a text, so that none slips through the blocks. */
static void test_plain(void)
{
	char text[40];
	for (size_t len = 0; len <= sizeof(text); len++) {
		memset(text, 'x', sizeof(text));
		g_assert_true(charset_is_plain((View){ text, len }));
		for (size_t place = 0; place < len; place++) {
			for (unsigned byte = 0; byte < 256; byte++) {
				text[place] = (char)byte;
				bool plain = (byte >= 0x20 && byte < 0x7f) || byte == '\n' ||
					     byte == '\t';
				View view = { text, len };
				g_assert_cmpint(charset_is_plain(view), ==, plain);
				g_assert_cmpint(charset_is_ascii(view), ==, byte < 0x80);
			}
			text[place] = 'x';
		}
	}
}

static void test_nul(void)
{
	g_autoptr(GString) got = g_string_new(NULL);
	charset_to_utf8(got, VIEW("a\0\xc3\xb6\0"), VIEW(""), G_MAXSIZE);
	g_assert_cmpmem(got->str, got->len, "a\0\xc3\xb6\0", 5);
	g_string_truncate(got, 0);
	charset_to_utf8(got, VIEW("a\0\xf6"), VIEW("utf-8"), G_MAXSIZE);
	g_assert_cmpmem(got->str, got->len, "a\0\xc3\xb6", 4);
	g_string_truncate(got, 0);
	charset_to_utf8(got, VIEW("H\0i\0"), VIEW("utf-16le"), G_MAXSIZE);
	g_assert_cmpmem(got->str, got->len, "Hi", 2);
	g_string_truncate(got, 0);
	charset_to_utf8(got, VIEW("a"), VIEW("utf-8\0-x"), G_MAXSIZE);
	g_assert_cmpmem(got->str, got->len, "a", 1);
}

static void test_utf16_mark(void)
{
	static const struct {
		View in;
		const char *charset, *out;
	} wide[] = {
		{ VIEW_INIT("\xff\xfeH\0i\0\n\0"), "", "Hi\n" },
		{ VIEW_INIT("\xfe\xff\0H\0i"), "us-ascii", "Hi" },
		{ VIEW_INIT("\xff\xfeH\0i\0"), "utf-8", "Hi" },
		{ VIEW_INIT("\xff\xfeH\0i"), "", "H\xef\xbf\xbd" }, /* cut short */
		{ VIEW_INIT("\xff\xfeH\0i\0"), "utf-16", "Hi" },
		{ VIEW_INIT("\xff\xfe"), "koi8-r", "\xd0\xaa\xd0\xa7" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wide); i++) {
		g_autoptr(GString) got = g_string_new(NULL);
		g_assert_true(
			charset_to_utf8(got, wide[i].in, view_of(wide[i].charset), G_MAXSIZE));
		g_assert_cmpstr(got->str, ==, wide[i].out);
		g_assert_false(charset_keeps(wide[i].in, false, view_of(wide[i].charset)));
	}
}

/* A label after another, more than are remembered, and back again. */
static void test_many_converters(void)
{
	for (unsigned round = 0; round < 3; round++) {
		for (unsigned part = 2; part < 17; part++) {
			g_autofree char *label = g_strdup_printf("iso-8859-%u", part);
			g_autoptr(GString) got = g_string_new(NULL);
			charset_to_utf8(got, VIEW("\xa0x"), view_of(label), G_MAXSIZE);
			g_assert_cmpstr(got->str, ==, "\xc2\xa0x");
		}
	}
}

/* Whatever the bytes and the label, valid UTF-8 comes out, and soon. */
static void test_hostile(void)
{
	static const char *const charsets[] = { "",	    "utf-8",	   "iso-8859-1",  "gbk",
						"big5",	    "iso-2022-jp", "iso-2022-kr", "utf-7",
						"utf-16le", "utf-32",	   "shift_jis",	  "euc-jp",
						"tscii",    "nonsense" };
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	g_autoptr(GString) noise = g_string_new(NULL);
	g_autoptr(GString) ones = g_string_new(NULL);
	for (unsigned i = 0; i < 200000; i++) {
		g_string_append_c(noise, (char)g_rand_int_range(random, 1, 256));
		g_string_append_c(ones, '\xff');
	}
	for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
		const GString *inputs[] = { noise, ones };
		for (size_t k = 0; k < G_N_ELEMENTS(inputs); k++) {
			g_autoptr(GString) got = g_string_new(NULL);
			charset_to_utf8(got, view_of_gstring(inputs[k]), view_of(charsets[i]),
					G_MAXSIZE);
			for (char *nul = got->str; nul != got->str + got->len; nul++)
				if (!*nul)
					*nul = '0';
			g_assert_true(g_utf8_validate_len(got->str, got->len, NULL));
		}
	}
}

/* What does not fit is cut at a character, and said. */
static void test_bounds(void)
{
	static const View in = VIEW_INIT("a\xc3\xb6\xff\x80\xe2\x82\xac b\xf0\x9f\x98\x80");
	static const char *const charsets[] = { "",	    "utf-8", "windows-1252", "koi8-r",
						"utf-16le", "utf-7", "iso-2022-jp",  "ucs-4" };
	for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
		g_autoptr(GString) whole = g_string_new(NULL);
		g_assert_true(charset_to_utf8(whole, in, view_of(charsets[i]), G_MAXSIZE));
		for (size_t max = 0; max <= whole->len; max++) {
			g_autoptr(GString) got = g_string_new(NULL);
			bool all = charset_to_utf8(got, in, view_of(charsets[i]), max);
			g_test_message("%s, %zu bytes", charsets[i], max);
			g_assert_cmpuint(got->len, <=, max);
			g_assert_cmpint(all, ==, got->len == whole->len);
			g_assert_cmpmem(got->str, got->len, whole->str, got->len);
			g_assert_true(g_utf8_validate_len(got->str, got->len, NULL) ||
				      memchr(got->str, '\0', got->len));
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/charset/cases", test_cases);
	g_test_add_func("/charset/keeps", test_keeps);
	g_test_add_func("/charset/plain", test_plain);
	g_test_add_func("/charset/utf16-mark", test_utf16_mark);
	g_test_add_func("/charset/nul", test_nul);
	g_test_add_func("/charset/many-converters", test_many_converters);
	g_test_add_func("/charset/bounds", test_bounds);
	g_test_add_func("/charset/hostile", test_hostile);
	return g_test_run();
}
