/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts found the quick way: common/message/part-scan.h. */
#include "message/part-scan.h"

#include "message/mime.h"
#include "mime-cases.h"
#include "patience.h"

/* The text by the quick way; NULL if it declines. */
static char *quick_text(View raw)
{
	Header header;
	header_scan(&header, raw);
	g_autoptr(GArray) parts = parts_new();
	if (!part_scan(parts, &header))
		return NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	parts_text_append(text, parts, G_MAXSIZE);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

/* It may decline, but must never read anything else than GMime does. */
static void assert_same(View raw, const char *expected)
{
	g_autofree char *quick = quick_text(raw);
	g_autofree char *text = view_dup(raw);
	g_autofree char *shown = g_strescape(text, NULL);
	if (quick && strcmp(quick, expected) != 0)
		g_test_message("in: %s", shown);
	if (quick)
		g_assert_cmpstr(quick, ==, expected);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mime_cases); i++)
		assert_same(view_of(mime_cases[i].in), mime_cases[i].out);
}

static const char *const quick[] = {
	"Subject: x\n\ntext\n",
	HTML "\n<p>a\n",
	MULTI("mixed", PART(TEXT, "a\n") PART(TEXT, "b")),
	MULTI("mixed", PART("", "a")),
	MULTI("mixed", PART(TEXT, "")),
	MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, DIFF)) "epilogue\n",
	MULTI("alternative", PART(HTML, "<p>h</p>") PART(TEXT, "a")),
	MULTI("signed", PART("Content-Type: multipart/mixed; boundary=\"c/c\"\n",
			     "--c/c\n" TEXT "\na\n--c/c--") PART("Content-Type: x/y\n", "PGP")),
	"Content-Type: multipart/mixed; boundary=b\n\nprologue\n--bb\n--b \n\na\n--b-\n--b--",
	"Content-Type: multipart/mixed; boundary=b\n\n--b\nno field\n\na\n--b--\n",
	MULTI("mixed", "--b\n" TEXT "no field\n\na\n"),
};

static void test_quick(void)
{
	mime_init();
	for (size_t i = 0; i < G_N_ELEMENTS(quick); i++) {
		View raw = view_of(quick[i]);
		g_autoptr(MimeMessage) message = mime_message_new(raw, VIEW(""));
		g_autoptr(GString) text = g_string_new(NULL);
		g_autofree char *got = quick_text(raw);
		mime_message_text(message, text, G_MAXSIZE);
		g_assert_cmpstr(got, ==, text->str);
	}
}

static const char *const odd[] = {
	"no header\n",
	"Content-Type: text\n\nx\n",
	"Content-Type: text/plain; charset*=utf-8''x\n\nx\n",
	"Content-Type: multipart/mixed\n\nx\n",
	"Content-Type: multipart/mixed; boundary=\"b b\"\n\n--b b\n\na\n--b b--\n",
	"Content-Type: multipart/mixed; boundary=b\n\nx\n",
	"Content-Type: multipart/mixed; boundary=b\n\n--b--\n",
	"Content-Type: multipart/mixed; boundary=b\n\n--b\n\na\n",
	"Content-Type: multipart/mixed; boundary=b\n\n--b\n\na\n--b",
	"Content-Type: multipart/mixed; boundary=\"b:\"\n\n--b:\nX: y\n--b:\n\na\n--b:--\n",
	"Content-Type: multipart/mixed; boundary=b\n\n--b\r\n\r\na\r\n--b--\r\n",
	MULTI("mixed", PART("Content-Type: multipart/mixed; boundary=b\n", "--b\n\na")),
	MULTI("mixed", PART("Content-Type: multipart/mixed; boundary=c\n", "--c\n\na\n")),
	"Content-Type: multipart/mixed; \fboundary=b\n\n--b\n\na\n--b--\n",
	"Content-Type: multipart/mixed; boundary=b\n\n--b\n\na\n--b--\f\n",
	"Content-Type: text/plain; charset=\"\xc3\xb6\"\n\nx\n",
	MULTI("mixed", PART("Content-Type: message/rfc822\n", "Subject: x\n\na")),
	MULTI("digest", PART("", "Subject: x\n\na")),
};

static void test_odd(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		g_autofree char *got = quick_text(view_of(odd[i]));
		if (got)
			g_test_message("in: %s", odd[i]);
		g_assert_null(got);
	}
}

/* Damaged messages read the same in both ways, or in GMime's alone. */
static void test_damaged(void)
{
	static const char bytes[] = "\n-b:; \tAc/=\"\r";
	g_autoptr(GRand) random = g_rand_new_with_seed(1);
	mime_init();
	for (unsigned i = 0; i < 20000 / patience(); i++) {
		g_autoptr(GString) raw = g_string_new(mime_cases[i % G_N_ELEMENTS(mime_cases)].in);
		for (unsigned k = 0; k < 3; k++) {
			gint32 place = g_rand_int_range(random, 0, (gint32)raw->len);
			char byte = bytes[g_rand_int_range(random, 0, sizeof(bytes) - 1)];
			if (g_rand_boolean(random))
				g_string_insert_c(raw, place, byte);
			else
				g_string_erase(raw, place, 1);
		}
		g_autoptr(MimeMessage) message = mime_message_new(view_of_gstring(raw), VIEW(""));
		g_autoptr(GString) text = g_string_new(NULL);
		mime_message_text(message, text, G_MAXSIZE);
		assert_same(view_of_gstring(raw), text->str);
	}
}

static void test_hostile(void)
{
	static const char *const pieces[] = { "--b\n", "--b\n\n", "\n--",
					      "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
					      "--b\n--c\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) raw =
			g_string_new("Content-Type: multipart/mixed; boundary=b\n\n");
		while (raw->len < 1 << 20)
			g_string_append(raw, pieces[i]);
		g_string_append(raw, "\n--b--\n");
		gint64 start = work_done();
		g_free(quick_text(view_of_gstring(raw)));
		assert_within(start, 10);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/part-scan/cases", test_cases);
	g_test_add_func("/part-scan/quick", test_quick);
	g_test_add_func("/part-scan/odd", test_odd);
	g_test_add_func("/part-scan/damaged", test_damaged);
	g_test_add_func("/part-scan/hostile", test_hostile);
	return g_test_run();
}
