/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail that is too long or that the input breaks off, in mboxes and in the other formats. */
#include "mailbox/source.h"
#include "packed.h"

#define ASCTIME "From a@example.org Thu Aug  9 18:39:17 2012\n"
#define RD "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
#define PATCH "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"
#define OID "0123456789abcdef0123456789abcdef01234567"

/* The subjects that are found, `!WHY` for what was skipped or damaged, `/` for breaks. */
static char *tell_subjects(View text, MailFormat format, size_t limit)
{
	GString *told = g_string_new(NULL);
	int fd = packed_fd(text);
	{
		g_autoptr(Input) input = input_new(fd, "t");
		g_autoptr(MailSource) source = mail_source_new(input, format);
		input_set_limit(input, limit);
		guint64 number = 0;
		do {
			RawMail mail;
			for (RawMailResult result;
			     (result = mail_source_next(source, &mail, NULL)) <=
			     RAW_MAIL_SKIPPED;) {
				const char *found = view_find(mail.raw, "A: ");
				if (result == RAW_MAIL_READ)
					g_string_append_c(told, found ? found[3] : '?');
				if (mail.damage)
					g_string_append_printf(told, "!%s;", mail.damage);
				g_assert_cmpuint(mail.number, ==, ++number);
			}
			g_string_append_c(told, '/');
		} while (mail_source_resume(source));
	}
	close(fd);
	return g_string_free(told, FALSE);
}

#define LONG "longer than 1024 MiB: this is no mail"
#define SMALL_LIMIT ((size_t)32 * 1024)

/* A message that is too long costs itself alone. A `#` stands for 300,000 bytes. */
static void test_too_long(void)
{
	static const struct {
		MailFormat format;
		const char *text, *told;
	} wanted[] = {
		{ MAIL_FORMAT_AUTO, RD "A: 1\n\nx\n\n" RD "A: 2\n\n#\n\n" RD "A: 3\n\n",
		  "1!" LONG ";3/" },
		{ MAIL_FORMAT_AUTO, RD "A: 1\n\n#\n\n" RD "A: 2\n\n#\n\n" RD "A: 3\n\n",
		  "!" LONG ";!" LONG ";3/" },
		{ MAIL_FORMAT_AUTO, RD "A: 1\n\n\n" RD "A: 2\n\n#", "1!" LONG ";/" },
		{ MAIL_FORMAT_AUTO,
		  ASCTIME "A: 1\n\n#\nFrom x\nA: 2\n\nFrom me\n\n#\n" PATCH "A: x\n\n#\n\n" ASCTIME
			  "A: 3\n\n",
		  "!" LONG ";3/" },
		{ MAIL_FORMAT_AUTO, ASCTIME "A: 1\r\n#\r\n\r\n" ASCTIME "A: 2\n\n",
		  "!" LONG ";2/" },
		{ MAIL_FORMAT_MBOXCL2, ASCTIME "Content-Length: 300100\n\n#\n\n" ASCTIME "A: 2\n\n",
		  "!" LONG ";2/" },
		{ MAIL_FORMAT_MESSAGE, "X-A: 1\n\n#", "!" LONG ";/" },
		{ MAIL_FORMAT_AUTO,
		  OID " blob 5\nA: 1\n\n" OID " blob 300005\nA: 2\n#\n" OID " blob 5\nA: 3\n\n",
		  "1!" LONG ";3/" },
		{ MAIL_FORMAT_AUTO, OID " blob 5\nA: 1\n\n" OID " blob 999999999999\nA: 2\n#\n",
		  "1!" LONG ";/" },
	};
	g_autofree char *bytes = g_strnfill(300000, 'x');
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_autoptr(GString) text = g_string_new(wanted[i].text);
		g_string_replace(text, "#", bytes, 0);
		g_autofree char *told =
			tell_subjects(view_of_gstring(text), wanted[i].format, SMALL_LIMIT);
		g_assert_cmpstr(told, ==, wanted[i].told);
	}
}

/* A delivery agent's message is cut instead. */
static void test_cut_long(void)
{
	g_autofree char *bytes = g_strnfill(3 << 20, 'x');
	g_autofree char *text = g_strconcat(ASCTIME "A: 1\n\n", bytes, NULL);
	int fd = packed_fd(view_of(text));
	{
		g_autoptr(Input) input = input_new(fd, "t");
		g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_MESSAGE);
		mail_source_take_all(source);
		input_set_limit(input, 2 << 20);
		RawMail mail;
		g_assert_true(mail_source_next(source, &mail, NULL) == RAW_MAIL_READ);
		g_assert_cmpuint(mail.length, ==, 1 << 20);
		g_assert_true(view_starts(mail.raw, "A: 1\n"));
		g_assert_nonnull(mail.damage);
		g_assert_true(mail_source_next(source, &mail, NULL) == RAW_MAIL_END);
	}
	close(fd);
}

#define TORN "!" RAW_MAIL_TORN ";"

/* Members with garbage between them: no message goes over it, and no end of one is a message. */
static void test_breaks(void)
{
	static const struct {
		const char *before, *behind, *told;
	} wanted[] = {
		{ RD "A: 1\n\n\n", RD "A: 2\n\n\n", "1/2/" },
		{ RD "A: 1\n\nx", "x\n\n" RD "A: 2\n\n\n", "1!the input breaks off;/" TORN "2/" },
		{ ASCTIME "A: 1\n\nx", "x\n\n" RD "A: 2\n\n\n",
		  "1!the input breaks off;/" TORN "2/" },
		{ ASCTIME "A: 1\n\n\n", OID " blob 5\nA: 2\n\n", "1/2/" },
		{ "X-A: 1\n\nx\n", "X-A: 2\n\n", "1/2/" },
		{ "X-A: 1\n\nx", "x\n", "1!the input breaks off;/" TORN "/" },
		{ OID " blob 5\nA: 1\n\n", OID " blob 5\nA: 2\n\n", "1/2/" },
		{ OID " blob 9\nA: 1\n\n", "xx\n" OID " blob 5\nA: 2\n\n",
		  "1!the input breaks off;/" TORN "2/" },
		{ OID " blob 5\nA: 1\n\nx y\n" OID " blob 5\nA: 3\n\n", "",
		  "1!no line of git cat-file --batch;3/" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_autoptr(GString) file = g_string_new(NULL);
		packed_append(file, view_of(wanted[i].before), 9);
		if (wanted[i].behind[0]) {
			g_string_append(file, "garbage");
			packed_append(file, view_of(wanted[i].behind), 9);
		}
		g_autofree char *told =
			tell_subjects(view_of_gstring(file), MAIL_FORMAT_AUTO, INPUT_PIECE_MAX);
		g_assert_cmpstr(told, ==, wanted[i].told);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mbox/too-long", test_too_long);
	g_test_add_func("/mbox/cut-long", test_cut_long);
	g_test_add_func("/mbox/breaks", test_breaks);
	return g_test_run();
}
