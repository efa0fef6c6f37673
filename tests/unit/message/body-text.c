/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The readable text of one text part: common/message/body-text.h. */
#include "message/body-text.h"

#include "patience.h"

typedef struct {
	const char *charset;
	bool flowed;
	const char *in;
	const char *out;
} Case;

#define SIGNED "-----BEGIN PGP SIGNED MESSAGE-----\n"
#define SIGNATURE "-----BEGIN PGP SIGNATURE-----\n\niQ==\n=x\n-----END PGP SIGNATURE-----\n"

static const Case cases[] = {
	{ "", false, "", "" },
	{ "", false, "plain\n", "plain\n" },
	{ "", false, "no end", "no end\n" },
	{ "", false, "-- \n2.40", "-- \n2.40\n" },
	/* line ends */
	{ "", false, "a\r\nb\r\n\r\n", "a\nb\n\n" },
	{ "", false, "a\r\r\nb\r", "a\nb\r\n" },
	{ "", false, "a\rb\r\nc\r\rd\n", "a\rb\nc\r\rd\n" },
	/* charsets */
	{ "utf-8", false, "J\xc3\xb6rg\n", "J\xc3\xb6rg\n" },
	{ "", false, "J\xf6rg\r\n", "J\xc3\xb6rg\n" },
	{ "y", false, "J\xc3\xb6rg\n", "J\xc3\xb6rg\n" },
	{ "utf-8", false, "J\xf6rg\n", "J\xc3\xb6rg\n" },
	{ "utf-8", false, "J\xf6rg, \xc3\xa9\n", "J\xef\xbf\xbdrg, \xc3\xa9\n" },
	{ "iso-2022-jp", false, "\x1b$B$3\x1b(B\r\n", "\xe3\x81\x93\n" },
	{ "utf-7", false, "+AOk-\n", "\xc3\xa9\n" },
	/* flowed */
	{ "", true, "a \r\n b\r\n", "a \nb\n" },
	{ "", false, " b\n", " b\n" },
	/* signed within itself */
	{ "", false, SIGNED "Hash: SHA256\n\na\n- --- x\n- -- \nb\n" SIGNATURE,
	  "a\n--- x\n-- \nb\n" },
	{ "", false, SIGNED "\na\n\n" SIGNATURE, "a\n\n" },
	{ "", false, "\n \n" SIGNED "Hash: SHA1\nComment: x\n \n- From x\n" SIGNATURE "\nb\n",
	  "From x\n\nb\n" },
	{ "", false, SIGNED "NotDashEscaped: x\n\n--- a\n- b\n-\n" SIGNATURE, "--- a\n- b\n-\n" },
	{ "", false, SIGNED "Hash: SHA256\n\n- --- a\n- - b\n- -\n" SIGNATURE, "--- a\n- b\n-\n" },
	{ "", false, SIGNED "From: a\nb\n" SIGNATURE, "From: a\nb\n" },
	{ "", false, SIGNED "\n- --- a", "--- a\n" },
	{ "", false, SIGNED "\na\n-----BEGIN PGP SIGNATURE-----\nxyz", "a\n" },
	{ "", false, SIGNED, "" },
	{ "", true, SIGNED "\na\n  - b\n- --- c\n" SIGNATURE, "a\n - b\n--- c\n" },
	{ "", false, SIGNED "\n- -- a\r\n" SIGNATURE "__________\nx mailing list\n", "-- a\n" },
	{ "", false, "> " SIGNED, "> " SIGNED },
	{ "", false, "a\n" SIGNED, "a\n" SIGNED },
	/* footers, found behind CRLF and without an end as well */
	{ "", false, "a\r\n__________\r\nx mailing list\r\n", "a\n" },
	{ "", false, "a\n-- \nYou received this message because of x", "a\n" },
	{ "", true, "a\n__________\n x mailing list\n", "a\n" },
	{ "", false, "__________\nx mailing list\n", "" },
	/* the empty lines before one go as well, those before anything else stay */
	{ "", false, "a\n\n\n--\nTo unsubscribe: https://example.org/x\n\n", "a\n" },
	{ "", false, "a\n \n\n__________\nx mailing list\n__________\ny mailing list\n", "a\n \n" },
	{ "", false, "a\n\n__________\nx mailing list\n\nb\n", "a\n\n\nb\n" },
	{ "", false, "a\n__________\nx mailing list\nb\n__________\ny mailing list\nc",
	  "a\nb\nc\n" },
	{ "", false, "\n\n__________\nx mailing list\n", "" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View in = view_of(cases[i].in), charset = view_of(cases[i].charset);
		g_autoptr(GString) got = g_string_new("a\r\n b");
		g_autofree char *expected = g_strconcat("a\r\n b", cases[i].out, NULL);
		text_part_append(got, in, charset, cases[i].flowed, G_MAXSIZE);
		g_assert_cmpstr(got->str, ==, expected);
		/* in place is only what needs nothing done */
		bool same = strcmp(cases[i].in, cases[i].out) == 0;
		g_assert_cmpint(text_part_is_clean(in, charset, cases[i].flowed), ==, same);
	}
}

static void test_nul(void)
{
	g_autoptr(GString) got = g_string_new(NULL);
	text_part_append(got, VIEW("a\0b\r\0\n\0"), VIEW(""), false, G_MAXSIZE);
	g_assert_cmpmem(got->str, got->len, "ab\n", 3);
	g_assert_false(text_part_is_clean(VIEW("a\0b\n"), VIEW(""), false));
	g_string_truncate(got, 0);
	html_part_append(got, VIEW("<p>\0a</\0p>\0"), NULL, VIEW(""), G_MAXSIZE);
	g_assert_cmpmem(got->str, got->len, "a\n", 2);
}

static void test_html(void)
{
	g_autoptr(GString) got = g_string_new("kept|");
	html_part_append(got, VIEW("<p>J\xf6rg<hr>__________<br>\r\nx mailing list"), NULL,
			 VIEW("iso-8859-1"), G_MAXSIZE);
	g_assert_cmpstr(got->str, ==, "kept|J\xc3\xb6rg\n");
	/* the element says the charset where the mail does not, and only there */
	View declared = VIEW("<meta charset=koi8-r><p>\xc4\xc1");
	g_string_truncate(got, 0);
	html_part_append(got, declared, NULL, VIEW(""), G_MAXSIZE);
	g_assert_cmpstr(got->str, ==, "\xd0\xb4\xd0\xb0\n");
	g_string_truncate(got, 0);
	html_part_append(got, declared, NULL, VIEW("iso-8859-1"), G_MAXSIZE);
	g_assert_cmpstr(got->str, ==, "\xc3\x84\xc3\x81\n");
}

static void test_hostile(void)
{
	static const char *const pieces[] = { "\r",   "\r\n",	" \n", "\n",
					      "\xff", "\r\r\n", "_",   SIGNED };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) in = g_string_new(NULL);
		while (in->len < 1 << 20)
			g_string_append(in, pieces[i]);
		g_autoptr(GString) got = g_string_new(NULL);
		gint64 start = work_done();
		text_part_append(got, view_of_gstring(in), VIEW("utf-8"), true, G_MAXSIZE);
		assert_within(start, 10);
		g_assert_cmpint(got->str[got->len - 1], ==, '\n');
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/body-text/cases", test_cases);
	g_test_add_func("/body-text/nul", test_nul);
	g_test_add_func("/body-text/html", test_html);
	g_test_add_func("/body-text/hostile", test_hostile);
	return g_test_run();
}
