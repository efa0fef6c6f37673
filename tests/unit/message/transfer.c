/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Transfer encodings: common/message/transfer.h. */
#include "message/transfer.h"

typedef struct {
	const char *value;
	TransferEncoding encoding;
} NameCase;

static const NameCase names[] = {
	{ "base64", TRANSFER_BASE64 },
	{ " BASE64 ", TRANSFER_BASE64 },
	{ "Quoted-Printable", TRANSFER_QUOTED_PRINTABLE },
	{ "quoted-printable;", TRANSFER_QUOTED_PRINTABLE },
	{ "\"quoted-printable\"", TRANSFER_QUOTED_PRINTABLE },
	{ "base64 (really)", TRANSFER_BASE64 },
	{ "8-bit", TRANSFER_IDENTITY },
	{ "8bit", TRANSFER_IDENTITY },
	{ "7bit", TRANSFER_IDENTITY },
	{ "binary", TRANSFER_IDENTITY },
	{ "base642", TRANSFER_IDENTITY },
	{ "x-uuencode", TRANSFER_UUENCODE },
	{ "UUENCODE", TRANSFER_UUENCODE },
	{ "x-uue", TRANSFER_UUENCODE },
	{ "", TRANSFER_IDENTITY },
};

static void test_names(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_assert_cmpint(transfer_encoding_of(view_of(names[i].value)), ==,
				names[i].encoding);
}

typedef struct {
	TransferEncoding encoding;
	const char *in;
	const char *out;
} Case;

static const Case cases[] = {
	{ TRANSFER_IDENTITY, "a=20b\r\n", "a=20b\r\n" },

	{ TRANSFER_QUOTED_PRINTABLE, "", "" },
	{ TRANSFER_QUOTED_PRINTABLE, "plain\n", "plain\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "a=3Db=C3=b6\n", "a=b\xc3\xb6\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "soft=\nbreak\n", "softbreak\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "soft= \t\r\nbreak\r\n", "softbreak\r\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "-- \nend=20\n", "-- \nend \n" },
	{ TRANSFER_QUOTED_PRINTABLE, "-- =\n\n2.40\n", "-- \n2.40\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "no newline", "no newline" },
	{ TRANSFER_QUOTED_PRINTABLE, "cut short=", "cut short" },
	{ TRANSFER_QUOTED_PRINTABLE, "cut short= \r", "cut short" },
	{ TRANSFER_QUOTED_PRINTABLE, "a= b\n", "a= b\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "=", "" },
	{ TRANSFER_QUOTED_PRINTABLE, "=4", "=4" },
	{ TRANSFER_QUOTED_PRINTABLE, "a=zz=4\n", "a=zz=4\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "====41\n", "===A\n" },
	{ TRANSFER_QUOTED_PRINTABLE, "==\nx", "=x" },

	{ TRANSFER_UUENCODE, "begin 644 x.patch\n&2&5L;&\\*\n`\nend\n", "Hello\n" },
	{ TRANSFER_UUENCODE, "Text.\n\nbegin 644 x.patch\n&2&5L;&\\*\n\nend\nBye.\n", "Hello\n" },
	{ TRANSFER_UUENCODE, "begin 644 x.patch\n#86(@\n\nend\n", "ab " },
	{ TRANSFER_UUENCODE, "begin 644 x.patch\n!80``\n`\nend\n", "a" },
	{ TRANSFER_UUENCODE,
	  "begin 644 "
	  "x.patch\r\nM9&EF9B`M+6=I=\"!A+W@@8B]X\"BTM+2!A+W@**RLK(&(O>`I`0\"`M,2`K,2!`\r\n(0`"
	  "HM80HK8@H`\r\n`\r\nend\r\n",
	  "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n" },
	{ TRANSFER_UUENCODE, "begin 644 x\n", "" },
	{ TRANSFER_UUENCODE, "begin again\n$86)C9\n", "begin again\n$86)C9\n" },

	{ TRANSFER_BASE64, "", "" },
	{ TRANSFER_BASE64, "SGVsbG8=", "Hello" },
	{ TRANSFER_BASE64, "SGVsbG8", "Hello" },
	{ TRANSFER_BASE64, "SGVs\r\nbG8=\r\n", "Hello" },
	/* the loss of GMime 3.2.10 to 3.2.13 */
	{ TRANSFER_BASE64, "SGVsbG8=\nIHdvcmxk\n", "Hello world" },
	{ TRANSFER_BASE64, "SGVsbG8=IHdvcmxkIQ==IQ==", "Hello world!!" },
	{ TRANSFER_BASE64, "SGk=\nSGk=\nSGk\n", "HiHiHi" },
	{ TRANSFER_BASE64, "SGVsbG8==IHdvcmxk", "Hello world" },
	{ TRANSFER_BASE64, "SGk\n=\nSGk=", "HiHi" },
	{ TRANSFER_BASE64, "S!G*V s-b_G8=", "Hello" },
	{ TRANSFER_BASE64, "SGVsb", "Hel" },
	{ TRANSFER_BASE64, "====", "" },
	{ TRANSFER_BASE64, "=SGk=", "Hi" },
	{ TRANSFER_BASE64, "\xff\xfe", "" },
	{ TRANSFER_BASE64, "SGVs bG8=\nIHdv\n\nScanned by Tide, no virus found\nSGk=\n",
	  "Hello wo" },
	{ TRANSFER_BASE64, "SGVs  \nbG8= \n", "Hello" },
	/* declared, but not done */
	{ TRANSFER_BASE64, "\nMend the tide.\n\n+low\n", "\nMend the tide.\n\n+low\n" },
	{ TRANSFER_BASE64, "Applied, thanks.\r\n", "Applied, thanks.\r\n" },
	{ TRANSFER_BASE64, "Hi Bo,\n\nGood.\n", "Hi Bo,\n\nGood.\n" },
	{ TRANSFER_BASE64, "> diff of it\n", "> diff of it\n" },
	{ TRANSFER_BASE64, "SGVs bG8=\n\nScanned by Tide\n", "Hello" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new("kept|");
		g_autofree char *expected = g_strconcat("kept|", cases[i].out, NULL);
		transfer_decode(got, view_of(cases[i].in), cases[i].encoding);
		g_assert_cmpstr(got->str, ==, expected);
		g_assert_cmpuint(got->len, ==, strlen(expected));
	}
}

static void test_all_bytes(void)
{
	guchar bytes[256];
	g_autoptr(GString) quoted = g_string_new(NULL);
	for (unsigned i = 0; i < sizeof(bytes); i++) {
		bytes[i] = (guchar)i;
		g_string_append_printf(quoted, "=%02X", i);
	}
	g_autofree char *encoded = g_base64_encode(bytes, sizeof(bytes));
	g_autoptr(GString) got = g_string_new(NULL);
	transfer_decode(got, view_of(encoded), TRANSFER_BASE64);
	g_assert_cmpmem(got->str, got->len, bytes, sizeof(bytes));
	g_string_truncate(got, 0);
	transfer_decode(got, view_of_gstring(quoted), TRANSFER_QUOTED_PRINTABLE);
	g_assert_cmpmem(got->str, got->len, bytes, sizeof(bytes));
}

/* Nothing but padding, escapes or white space: must end soon, and stay inside its buffer. */
static void test_hostile(void)
{
	static const char *const pieces[] = { "=", "=4", "= ", "A=", " ", "=\n", "\r", "A B\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) in = g_string_new(NULL);
		while (in->len < 1 << 20)
			g_string_append(in, pieces[i]);
		g_autoptr(GString) got = g_string_new(NULL);
		transfer_decode(got, view_of_gstring(in), TRANSFER_BASE64);
		g_assert_cmpuint(got->len, <=, in->len);
		g_string_truncate(got, 0);
		transfer_decode(got, view_of_gstring(in), TRANSFER_QUOTED_PRINTABLE);
		g_assert_cmpuint(got->len, <=, in->len);
		g_string_truncate(got, 0);
		g_string_prepend(in, "begin 644 x\n");
		transfer_decode(got, view_of_gstring(in), TRANSFER_UUENCODE);
		g_assert_cmpuint(got->len, <=, in->len);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/transfer/names", test_names);
	g_test_add_func("/transfer/cases", test_cases);
	g_test_add_func("/transfer/all-bytes", test_all_bytes);
	g_test_add_func("/transfer/hostile", test_hostile);
	return g_test_run();
}
