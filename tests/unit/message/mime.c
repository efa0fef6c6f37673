/* SPDX-License-Identifier: GPL-2.0-or-later */
/* MIME structure and odd dates: common/message/mime.h. */
#include "message/mime.h"

#include "mime-cases.h"
#include "patience.h"

static char *text_of(View raw)
{
	g_autoptr(MimeMessage) message = mime_message_new(raw, VIEW(""));
	g_autoptr(GString) text = g_string_new("kept|");
	mime_message_text(message, text, G_MAXSIZE);
	g_assert_true(g_str_has_prefix(text->str, "kept|"));
	return g_strdup(text->str + strlen("kept|"));
}

static void test_text(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mime_cases); i++) {
		g_autofree char *got = text_of(view_of(mime_cases[i].in));
		if (strcmp(got, mime_cases[i].out) != 0)
			g_test_message("in: %s", mime_cases[i].in);
		g_assert_cmpstr(got, ==, mime_cases[i].out);
	}
}

static void test_header(void)
{
	g_autoptr(MimeMessage) message = mime_message_new(
		VIEW("Subject: =?utf-8?Q?a?=\n b \nX: 1\nx:2\nContent-Type: text/plain;\n"
		     " charset=utf-8\nX: \n\nX: 4\n"),
		VIEW(""));
	static const struct {
		const char *name;
		guint index;
		bool found;
		const char *value;
	} fields[] = {
		{ "Subject", 0, true, "=?utf-8?Q?a?=\n b" },
		{ "subject", 1, false, "" },
		{ "X", 0, true, "1" },
		{ "X", 1, true, "2" },
		{ "X", 2, true, "" },
		{ "X", 3, false, "" },
		{ "Content-Type", 0, true, "text/plain;\n charset=utf-8" },
		{ "From", 0, false, "" },
		{ "", 0, false, "" },
	};
	g_assert_null(mime_message_damage(message));
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		View value;
		bool found = mime_message_header(message, fields[i].name, fields[i].index, &value);
		g_assert_cmpint(found, ==, fields[i].found);
		g_assert_true(view_is(value, fields[i].value));
	}
}

/* What is no message still gives what can be read of it. */
static void test_damage(void)
{
	static const View raws[] = { { "", 0 },
				     { "\0", 1 },
				     { "\n", 1 },
				     { "no header\n", 10 },
				     { "\xff: x\n\n", 6 },
				     { ": x\n\n", 5 } };
	for (size_t i = 0; i < G_N_ELEMENTS(raws); i++) {
		View value;
		g_autoptr(MimeMessage) message = mime_message_new(raws[i], VIEW(""));
		g_autoptr(GString) text = g_string_new(NULL);
		mime_message_text(message, text, G_MAXSIZE);
		g_assert_false(mime_message_header(message, "Subject", 0, &value));
		g_assert_cmpuint(value.len, ==, 0);
	}
}

static void assert_ends(GString *raw)
{
	gint64 start = work_done();
	g_free(text_of(view_of_gstring(raw)));
	assert_within(start, 30);
}

static void test_deep_nesting(void)
{
	static const char *const types[] = { "mixed", "alternative", "signed" };
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		g_autoptr(GString) raw = g_string_new("Subject: x\n");
		for (unsigned depth = 0; depth < 10000; depth++)
			g_string_append_printf(
				raw, "Content-Type: multipart/%s; boundary=b%u\n\n--b%u\n",
				types[i], depth, depth);
		g_string_append(raw, "\ntext\n");
		assert_ends(raw);
	}
	g_autoptr(GString) raw = g_string_new(NULL);
	for (unsigned depth = 0; depth < 10000; depth++)
		g_string_append(raw, "Content-Type: message/rfc822\n\n");
	g_string_append(raw, "\ntext\n");
	assert_ends(raw);
}

/* GMime reads groups by recursion, wherever it meets a field of addresses. */
static void test_deep_groups(void)
{
	static const char *const before[] = {
		"To: ",
		"Subject: x\nreply-to :\n ",
		("Content-Type: multipart/mixed; boundary=b\n\n--b\n"
		 "Content-Type: message/rfc822\n\nCc: "),
	};
	for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
		g_autoptr(GString) raw = g_string_new(before[i]);
		for (unsigned depth = 0; depth < 100000; depth++)
			g_string_append(raw, depth % 10 ? "g:" : "\n g:");
		g_string_append(raw, "\n\ntext\n");
		g_autofree char *text = text_of(view_of_gstring(raw));
		g_assert_cmpstr(text, ==, "text\n");
	}
}

static void test_many_parts(void)
{
	g_autoptr(GString) raw = g_string_new("Content-Type: multipart/mixed; boundary=b\n\n");
	for (unsigned i = 0; i < 2000; i++)
		g_string_append(raw, PART(TEXT, "x"));
	g_autofree char *text = text_of(view_of_gstring(raw));
	g_assert_cmpuint(strlen(text), ==, 4000);
	g_string_append(raw, "--b");
	assert_ends(raw);
}

static void test_bytes(void)
{
	/* no byte stops the reading but NUL, which goes */
	g_autoptr(MimeMessage) message = mime_message_new(
		VIEW("Content-Type: multipart/mixed; boundary=b\n\n--b\n\na\0\x01\xff\n--b--\n"),
		VIEW(""));
	g_autoptr(GString) text = g_string_new(NULL);
	mime_message_text(message, text, G_MAXSIZE);
	g_assert_cmpstr(text->str, ==, "a\x01\xc3\xbf\n");

	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	for (unsigned i = 0; i < 300; i++) {
		g_autoptr(GString) raw = g_string_new(mime_cases[i % G_N_ELEMENTS(mime_cases)].in);
		for (unsigned k = 0; k < 8 && raw->len; k++)
			raw->str[g_rand_int_range(random, 0, (gint32)raw->len)] =
				(char)g_rand_int(random);
		assert_ends(raw);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mime_init();
	mime_init();
	g_test_add_func("/mime/text", test_text);
	g_test_add_func("/mime/header", test_header);
	g_test_add_func("/mime/damage", test_damage);
	g_test_add_func("/mime/deep-nesting", test_deep_nesting);
	g_test_add_func("/mime/deep-groups", test_deep_groups);
	g_test_add_func("/mime/many-parts", test_many_parts);
	g_test_add_func("/mime/bytes", test_bytes);
	return g_test_run();
}
