/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Encoded words: common/message/encoded-word.h. */
#include "message/encoded-word.h"

#include "patience.h"

typedef struct {
	const char *in;
	const char *out;
} Case;

static const Case cases[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "=?UTF-8?Q?J=C3=B6rg?=", "J\xc3\xb6rg" },
	{ "=?utf-8?b?SsO2cmc=?=", "J\xc3\xb6rg" },
	{ "=?iso-8859-1?q?J=F6rg_M?= <x>", "J\xc3\xb6rg M <x>" },
	{ "=?utf-8*de?Q?J=C3=B6rg?=", "J\xc3\xb6rg" },
	/* the loss of GMime 3.2.10 to 3.2.13 */
	{ "=?UTF-8?B?SGVsbG8=?= =?UTF-8?B?IHdvcmxk?=", "Hello world" },
	{ "=?UTF-8?B?SGVsbG8=?= =?UTF-8?B?IHdvcmxk?= =?UTF-8?B?IQ==?=", "Hello world!" },
	/* white space between words goes, that next to text stays */
	{ "=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab" },
	{ "=?utf-8?Q?a?=\n \t=?utf-8?Q?b?=", "ab" },
	{ "=?utf-8?Q?a?= =?iso-8859-1?Q?=F6?=", "a\xc3\xb6" },
	{ "=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c" },
	{ "x  =?utf-8?Q?a?=  y", "x  a  y" },
	{ "=?utf-8?Q?a_?= =?utf-8?Q?_b?=", "a  b" },
	/* unfolding */
	{ "folded\n value", "folded value" },
	{ "folded\r\n\tvalue", "folded\tvalue" },
	{ "=?utf-8?Q?a?=\n b", "a b" },
	/* a character split between words */
	{ "=?utf-8?B?4oI=?= =?UTF-8?B?rA==?=", "\xe2\x82\xac" },
	{ "=?utf-8?Q?=E2=82?= =?UTF-8?B?rA==?=", "\xe2\x82\xac" },
	{ "=?utf-8*en?Q?=E2=82?= =?UTF-8?Q?=AC?=", "\xe2\x82\xac" },
	{ "=?gb2312?B?xA==?= =?GB2312?B?4w==?=", "\xe4\xbd\xa0" },
	{ "=?iso-2022-jp?B?GyRCJDMbKEI=?= =?ISO-2022-JP?B?GyRCJDMbKEI=?=",
	  "\xe3\x81\x93\xe3\x81\x93" },
	/* glued to text and to each other */
	{ "[=?utf-8?Q?PATCH?=]x", "[PATCH]x" },
	{ "\"Valdis Kl=?utf-8?Q?=c4=93?=tnieks\"", "\"Valdis Kl\xc4\x93tnieks\"" },
	{ "=?utf-8?Q?a?==?utf-8?Q?b?=", "ab" },
	{ "=?utf-8?B?YQ==?==?utf-8?B?Yg==?=", "ab" },
	{ "=?UTF-8?Q?=5bPATCH=5d_s390?=: fix", "[PATCH] s390: fix" },
	/* as programs write them wrongly */
	{ "=?utf-8?Q?with blanks inside?=", "with blanks inside" },
	{ "=?utf-8?Q?folded\n inside?=", "folded inside" },
	{ "=?utf-8?B?SGVs bG8=?=", "Hello" },
	{ "=?utf-8?B?SGVs\n bG8=?=", "Hello" },
	{ "=?utf-8?B?SGVsbG8?=", "Hello" },
	{ "=?utf-8?B?SGVsbG8=IHdvcmxk?=", "Hello world" },
	{ "=?utf-8?B?SGVsb!!G8=?=", "Hello" },
	{ "=?utf-8?Q?100%?=", "100%" },
	{ "=?utf-8?Q?a=zz=4?=", "a=zz=4" },
	{ "=?utf-8?Q?what?now?=", "what?now" },
	{ "=?utf-8?Q?\?=", "" },
	{ "=?utf-8?Q?\?= =?utf-8?B?\?=x", "x" },
	{ "=?y?Q?J=C3=B6rg?=", "J\xc3\xb6rg" },
	{ "=?unknown?Q?J=F6rg?=", "J\xc3\xb6rg" },
	{ "=?utf-8?Q?J=F6rg?=", "J\xc3\xb6rg" },
	{ "=?us-ascii?Q?J=F6rg?=", "J\xc3\xb6rg" },
	/* raw bytes beside words */
	{ "J\xc3\xb6rg =?utf-8?Q?a?=", "J\xc3\xb6rg a" },
	{ "J\xf6rg =?utf-8?Q?a?= \xc3\xb6", "J\xc3\xb6rg a \xc3\xb6" },
	{ "J\xf6rg", "J\xc3\xb6rg" },
	/* no words */
	{ "=?", "=?" },
	{ "=?=", "=?=" },
	{ "=?utf-8?", "=?utf-8?" },
	{ "=?utf-8?Q", "=?utf-8?Q" },
	{ "=?utf-8?Q?", "=?utf-8?Q?" },
	{ "=?utf-8?Q?never ends", "=?utf-8?Q?never ends" },
	{ "=?utf-8?X?abc?=", "=?utf-8?X?abc?=" },
	{ "=??Q?abc?=", "=??Q?abc?=" },
	{ "=?utf-8?QQ?abc?=", "=?utf-8?QQ?abc?=" },
	{ "a =? b ?= c", "a =? b ?= c" },
	{ "=?utf-8?Q?lost =?utf-8?Q?found?=", "=?utf-8?Q?lost found" },
	{ "=?utf-8?Q?a?= =?utf-8?Q?lost", "a =?utf-8?Q?lost" },
	{ "=?utf-8?Q?a?= =?utf-8?X?b?= =?utf-8?Q?c?=", "a =?utf-8?X?b?= c" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new("kept|");
		g_autofree char *expected = g_strconcat("kept|", cases[i].out, NULL);
		encoded_word_decode(got, view_of(cases[i].in));
		g_assert_cmpstr(got->str, ==, expected);
	}
}

static void test_structured(void)
{
	g_autoptr(GString) got = g_string_new(NULL);
	encoded_word_decode_structured(got,
				       VIEW("\"=?utf-8?Q?A,_=22B=22?=\" =?utf-8?Q?=3Cc=40d=3E?= "
					    "=?iso-8859-1?Q?=F6?= <e@f>, g"));
	g_assert_cmpstr(got->str, ==, "\"A\\, \\\"B\\\"\" \\<c\\@d\\>\xc3\xb6 <e@f>, g");
}

static void test_nul(void)
{
	g_autoptr(GString) got = g_string_new(NULL);
	encoded_word_decode(got, VIEW("a\0b =?utf-8?Q?c=00d\0?="));
	g_assert_cmpmem(got->str, got->len, "a\0b c\0d\0", 8);
}

/* What is slow if each start is searched to the end anew. */
static void test_hostile(void)
{
	static const char *const pieces[] = {
		"=?",	   "=?a?Q?",	     "=?a?Q?b",
		"=?a?B?=", "=?utf-8?Q?a?= ", "=?gbk?Q?=C4?= =?big5?Q?=C4?= ",
		"?=",	   "=?a*",	     "=?a?Q?\n ",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) in = g_string_new(NULL);
		while (in->len < 1 << 20)
			g_string_append(in, pieces[i]);
		for (unsigned k = 0; k < 2; k++) {
			g_autoptr(GString) got = g_string_new(NULL);
			gint64 start = work_done();
			encoded_word_decode(got, view_of_gstring(in));
			assert_within(start, 10);
			g_assert_true(g_utf8_validate_len(got->str, got->len, NULL));
			/* once more with an end, so that all starts have one to look for */
			g_string_append(in, "?=");
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/encoded-word/cases", test_cases);
	g_test_add_func("/encoded-word/structured", test_structured);
	g_test_add_func("/encoded-word/nul", test_nul);
	g_test_add_func("/encoded-word/hostile", test_hostile);
	return g_test_run();
}
