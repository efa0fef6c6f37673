/* MIME structure and odd dates: common/mime.h. */
#include "mime.h"

/* A part between boundaries `b`: header lines, a blank line, text. */
#define PART(header, text) "--b\n" header "\n" text "\n"
#define MULTI(type, parts) "Content-Type: multipart/" type "; boundary=b\n\n" parts "--b--\n"
#define TEXT "Content-Type: text/plain\n"
#define HTML "Content-Type: text/html\n"
#define ATTACHED "Content-Disposition: attachment\n"
#define BASE64 "Content-Transfer-Encoding: base64\n"
#define QUOTED "Content-Transfer-Encoding: quoted-printable\n"
#define FOOTER "__________\na mailing list\n"
#define DIFF "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
#define COMMIT "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"

typedef struct {
	const char *in;
	const char *out;
} Case;

static const Case cases[] = {
	/* one part */
	{ "Subject: x\n\ntext\n", "text\n" },
	{ "Subject: x\n\ntext", "text\n" },
	{ "Subject: x\n\n", "" },
	{ "Subject: x\n\n\n", "\n" },
	{ "Subject: x\n", "" },
	{ TEXT "\n-- \n2.40", "-- \n2.40\n" },
	{ "Content-Type: text/plain; charset=iso-8859-1\n\nJ\xf6rg\n", "J\xc3\xb6rg\n" },
	{ "Content-Type: text/plain; charset=y\n\nJ\xc3\xb6rg\n", "J\xc3\xb6rg\n" },
	{ "Content-Type: text/plain; charset=\"utf-8\"; format=flowed\n\n x\n", "x\n" },
	{ "Content-Type: text/plain; format=FLOWED\n\n x\n", "x\n" },
	{ "Content-Type: text\n\ntext\n", "text\n" },
	{ "Content-Type: \n\ntext\n", "text\n" },
	{ "Content-Type: text/plain\nContent-Type: text/html\n\n<p>\n", "<p>\n" },
	{ HTML "\n<p>a<p>b\n", "a\n\nb\n" },
	{ "Content-Type: text/x-patch\n\n" DIFF, DIFF },
	{ "Content-Type: text/markdown\n\n# x\n", "# x\n" },
	{ "Content-Type: application/pdf\n\n%PDF\n", "" },
	{ TEXT ATTACHED "\ntext\n", "text\n" },
	{ TEXT "\na\r\nb\r\n", "a\nb\n" },
	{ "From a@example.org Thu Jan  1 00:00:00 1970\nSubject: x\n\ntext\n", "text\n" },
	/* transfer encodings */
	{ BASE64 "\nSGVsbG8=\n", "Hello\n" },
	{ BASE64 "\nSGVsbG8NCg==\n", "Hello\n" },
	/* the loss of GMime 3.2.10 to 3.2.13 */
	{ BASE64 "\nSGVsbG8=\nIHdvcmxk\n", "Hello world\n" },
	{ QUOTED "\na=3Db=\nc\n", "a=bc\n" },
	{ QUOTED "\ncut short=", "cut short\n" },
	{ "Content-Transfer-Encoding: 8-bit\n\nJ\xc3\xb6rg =3D\n", "J\xc3\xb6rg =3D\n" },
	/* mixed */
	{ MULTI("mixed", PART(TEXT, "a\n") PART(TEXT, "b")), "a\nb\n" },
	{ MULTI("mixed", PART("", "a\n-- \n2.40")), "a\n-- \n2.40\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT, FOOTER)), "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT, "\n \n") PART(TEXT, "b")), "a\nb\n" },
	{ MULTI("mixed", PART(TEXT BASE64, "YQ==") PART(TEXT QUOTED, "=62")), "a\nb\n" },
	{ "Content-Transfer-Encoding: base64\n" MULTI("mixed", PART(TEXT, "a")), "a\n" },
	{ "Content-Transfer-Encoding: quoted-printable\n" MULTI("mixed", PART(TEXT, "a=3D")),
	  "a=3D\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/gzip\n" BASE64, "H4sI")),
	  "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, "config")), "a\n" },
	{ MULTI("unheard-of", PART(TEXT, "a") PART(TEXT, "b")), "a\nb\n" },
	/* html only where there is nothing else, or but a footer */
	{ MULTI("mixed", PART(HTML, "<p>h</p>") PART(TEXT, FOOTER)), "h\n" },
	{ MULTI("mixed", PART(HTML, "<p>h</p>") PART(TEXT, "t")), "t\n" },
	{ MULTI("mixed", PART(HTML, "<p>h</p>") PART(HTML ATTACHED, "<p>i</p>")), "h\n" },
	{ MULTI("mixed", PART("Content-Type: text/x-log\n", "log")), "log\n" },
	/* alternatives, in either order */
	{ MULTI("alternative", PART(TEXT, "a") PART(HTML, "<p>h</p>")), "a\n" },
	{ MULTI("alternative", PART(HTML, "<p>h</p>") PART(TEXT, "a")), "a\n" },
	{ MULTI("alternative", PART(TEXT, "a") PART(TEXT, "b")), "a\n" },
	{ MULTI("alternative", PART(TEXT, " ") PART(HTML, "<p>h</p>")), "h\n" },
	{ MULTI("alternative", PART("Content-Type: text/calendar\n", "c") PART(HTML, "h")), "h\n" },
	{ MULTI("alternative", PART("Content-Type: text/enriched\n", "e")), "e\n" },
	{ MULTI("alternative",
		PART(TEXT, "a") PART("Content-Type: multipart/mixed; boundary=c\n",
				     "--c\n" HTML "\nh\n--c\nContent-Type: text/x-patch\n\n" DIFF
				     "\n--c\n" TEXT "\nt\n--c--")),
	  "a\n" DIFF },
	{ MULTI("alternative", PART(HTML, "h") PART("Content-Type: multipart/related; boundary=c\n",
						    "--c\n" TEXT "\na\n--c--")),
	  "a\n" },
	/* signatures */
	{ MULTI("signed; protocol=\"application/pgp-signature\"",
		PART(TEXT, "a") PART("Content-Type: application/pgp-signature\n", "PGP")),
	  "a\n" },
	{ MULTI("signed; protocol=\"text/plain\"", PART(TEXT, "a") PART(TEXT, "PGP")), "a\n" },
	{ MULTI("signed",
		PART("Content-Type: multipart/mixed; boundary=c\n", "--c\n" TEXT "\na\n--c--")
			PART("Content-Type: application/pkcs7-signature\n", "MII")),
	  "a\n" },
	{ MULTI("encrypted", PART("Content-Type: application/pgp-encrypted\n", "Version: 1")
				     PART("Content-Type: application/octet-stream\n", "PGP")),
	  "" },
	/* attached patches */
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/x-patch\n" ATTACHED, DIFF)),
	  "a\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/x-diff\n", "no diff")),
	  "a\nno diff\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, "\n" DIFF)), "a\n\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, COMMIT "x")), "a\n" COMMIT "x\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, "From here to there")), "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, "--- a\n+++ b\n@@ -1 +1 @@")),
	  "a\n--- a\n+++ b\n@@ -1 +1 @@\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, "--- a\nb")), "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/octet-stream; "
					      "name=\"0001-x.patch\"\n" BASE64,
					      "SW5kZXg6IHgK")),
	  "a\nIndex: x\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/octet-stream; "
					      "name=\"x.patch\"\n",
					      "\x7f"
					      "ELF")),
	  "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/octet-stream\n", DIFF)),
	  "a\n" },
	{ MULTI("mixed", PART(HTML, "h") PART("Content-Type: text/x-patch\n", DIFF)),
	  "h\n" DIFF },
	/* enclosed messages */
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: message/rfc822\n", "Subject: y\n\nb")
				 PART("", "c")),
	  "a\nb\nc\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: message/rfc822\n" ATTACHED, "Subject: y\n\nb")),
	  "a\n" },
	{ MULTI("digest", PART("", "Subject: y\n\na") PART("", "Subject: z\n\nb")), "a\nb\n" },
	{ MULTI("report", PART(TEXT, "bounced") PART("Content-Type: message/delivery-status\n",
						     "Status: 5.0.0")
				  PART("Content-Type: message/rfc822\n", "Subject: y\n\nb")),
	  "bounced\n" },
	{ "Content-Type: message/rfc822\n\nSubject: y\n\na\n", "a\n" },
	/* boundaries that are lost */
	{ "Content-Type: multipart/mixed\n\ntext\n", "text\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\ntext\n", "text\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\nignored\n--b\n\ntext\n", "text\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\n" TEXT "\na\n--b\n" TEXT, "a\n" },
	{ MULTI("mixed", PART(TEXT, "a")) "epilogue\n", "a\n" },
};

static char *text_of(View raw)
{
	g_autoptr(MimeMessage) message = mime_message_new(raw);
	g_autoptr(GString) text = g_string_new("kept|");
	mime_message_text(message, text);
	g_assert_true(g_str_has_prefix(text->str, "kept|"));
	return g_strdup(text->str + strlen("kept|"));
}

static void test_text(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = text_of(view_of(cases[i].in));
		if (strcmp(got, cases[i].out) != 0)
			g_test_message("in: %s", cases[i].in);
		g_assert_cmpstr(got, ==, cases[i].out);
	}
}

static void test_header(void)
{
	g_autoptr(MimeMessage) message = mime_message_new(
		VIEW("Subject: =?utf-8?Q?a?=\n b \nX: 1\nx:2\nContent-Type: text/plain;\n"
		     " charset=utf-8\nX: \n\nX: 4\n"));
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
		g_autoptr(MimeMessage) message = mime_message_new(raws[i]);
		g_autoptr(GString) text = g_string_new(NULL);
		mime_message_text(message, text);
		g_assert_false(mime_message_header(message, "Subject", 0, &value));
		g_assert_cmpuint(value.len, ==, 0);
	}
}

typedef struct {
	const char *in;
	gint64 seconds; /* -1 if it is no date */
} DateCase;

static const DateCase dates[] = {
	{ "Wed, 14 May 2025 19:21:56 +0000", 1747250516 },
	{ "Wed, 14 May 2025 21:21:56 +0200 (CEST)", 1747250516 },
	{ "14 May 2025 19:21:56 GMT", 1747250516 },
	{ "2025-05-14 19:21:56 +0000", 1747250516 },
	{ "May 14, 2025 19:21:56", 1747250516 },
	{ "", -1 },
	{ "garbage", -1 },
	{ "((((((((", -1 },
	{ "Wed, 99 May 2025 99:99:99 +0000", -1 },
	{ "99999999999999999999999", -1 },
};

static void test_dates(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		gint64 seconds = -1;
		bool found = mime_date_parse(view_of(dates[i].in), &seconds);
		g_test_message("%s", dates[i].in);
		g_assert_cmpint(found, ==, dates[i].seconds >= 0);
		g_assert_cmpint(seconds, ==, dates[i].seconds);
	}
	g_autofree char *digits = g_strnfill(1 << 20, '1');
	gint64 seconds;
	mime_date_parse(view_of(digits), &seconds);
}

static void assert_ends(GString *raw)
{
	gint64 start = g_get_monotonic_time();
	g_autofree char *text = text_of(view_of_gstring(raw));
	g_assert_cmpint(g_get_monotonic_time() - start, <, 30 * G_USEC_PER_SEC);
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

static void test_many_parts(void)
{
	g_autoptr(GString) raw = g_string_new("Content-Type: multipart/mixed; boundary=b\n\n");
	for (unsigned i = 0; i < 10000; i++)
		g_string_append(raw, PART(TEXT, "x"));
	g_autofree char *text = text_of(view_of_gstring(raw));
	g_assert_cmpuint(strlen(text), ==, 20000);
	g_string_append(raw, "--b");
	assert_ends(raw);
}

static void test_bytes(void)
{
	/* no byte stops the reading but NUL, which goes */
	g_autoptr(MimeMessage) message = mime_message_new(
		VIEW("Content-Type: multipart/mixed; boundary=b\n\n--b\n\na\0\x01\xff\n--b--\n"));
	g_autoptr(GString) text = g_string_new(NULL);
	mime_message_text(message, text);
	g_assert_cmpstr(text->str, ==, "a\x01\xc3\xbf\n");

	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	for (unsigned i = 0; i < 300; i++) {
		g_autoptr(GString) raw = g_string_new(cases[i % G_N_ELEMENTS(cases)].in);
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
	g_test_add_func("/mime/dates", test_dates);
	g_test_add_func("/mime/deep-nesting", test_deep_nesting);
	g_test_add_func("/mime/many-parts", test_many_parts);
	g_test_add_func("/mime/bytes", test_bytes);
	return g_test_run();
}
