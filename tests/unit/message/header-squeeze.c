/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields on one line: common/message/header-squeeze.h. */
#include "message/header-squeeze.h"

#define NO_BREAK "\xc2\xa0"
#define NARROW_NO_BREAK "\xe2\x80\xaf"
#define EN_SPACE "\xe2\x80\x82"
#define ZERO_WIDTH "\xe2\x80\x8b"
#define IDEOGRAPHIC "\xe3\x80\x80"
#define MARK "\xef\xbb\xbf"

static const struct {
	const char *text, *want;
} fields[] = {
	{ "", "" },
	{ " \t\r\n", "" },
	{ "a", "a" },
	{ " a b ", "a b" },
	{ "a  b", "a b" },
	{ "a\n b\tc", "a b c" },
	{ "a \n\tb", "a b" },
	/* blanks that are not ASCII */
	{ NO_BREAK, "" },
	{ NO_BREAK "a" NO_BREAK, "a" },
	{ "a" NO_BREAK "b", "a b" },
	{ "a " NO_BREAK " b", "a b" },
	{ "a" NO_BREAK NO_BREAK "b", "a b" },
	{ "a " NO_BREAK, "a" },
	{ NO_BREAK " a", "a" },
	{ "[PATCH" NO_BREAK "v2]" NO_BREAK "tide: x", "[PATCH v2] tide: x" },
	{ "RE" NO_BREAK ": a", "RE : a" },
	{ "a" NARROW_NO_BREAK ": b", "a : b" },
	{ "a" EN_SPACE "b", "a b" },
	{ ZERO_WIDTH "a" ZERO_WIDTH, "a" },
	{ "\xe5\xb1\xb1" IDEOGRAPHIC "\xe5\xb7\x9d", "\xe5\xb1\xb1 \xe5\xb7\x9d" },
	{ MARK "[PATCH] a", "[PATCH] a" },
	/* none: other letters and signs of two and three bytes, and what was cut */
	{ "h\xc3\xb6lt \xc2\xa9 b", "h\xc3\xb6lt \xc2\xa9 b" },
	{ "a \xe2\x80\x93 b", "a \xe2\x80\x93 b" },
	{ "\xe2\x80\x9c"
	  "a b\xe2\x80\x9d",
	  "\xe2\x80\x9c"
	  "a b\xe2\x80\x9d" },
	{ "a \xe2\x80", "a \xe2\x80" },
	{ "a\xc2", "a\xc2" },
};

static void test_squeeze(void)
{
	g_autoptr(GString) buffer = g_string_new("before");
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		g_test_message("%s", fields[i].text);
		View got = header_squeeze(view_of(fields[i].text), buffer);
		g_assert_cmpmem(got.data, got.len, fields[i].want, strlen(fields[i].want));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/header-squeeze", test_squeeze);
	return g_test_run();
}
