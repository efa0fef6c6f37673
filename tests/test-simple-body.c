/* The text of mail with a simple body: common/simple-body.h. */
#include "mime.h"
#include "simple-body.h"

#define MIXED "Content-Type: multipart/mixed; boundary=b\n\n"
#define SIGNED "Content-Type: multipart/signed; boundary=b; protocol=\"a/b\"\n\n"
#define ALTERNATIVE "Content-Type: multipart/alternative; boundary=b\n\n"
#define RELATED "Content-Type: multipart/related; boundary=b\n\n"
#define PLAIN "--b\nContent-Type: text/plain\n\nText\n"
#define HTML "--b\nContent-Type: text/html\n\n<p>Html</p>\n"
#define IMAGE "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
#define ATTACHED "Content-Disposition: attachment; filename="
#define END "--b--\n"

typedef struct {
	const char *raw;
	const char *text; /* NULL where the body is not simple */
} Case;

static const Case cases[] = {
	/* one part */
	{ "A: b\n\nText\n", "Text\n" },
	{ "A: b\n\n", "" },
	{ "A: b\nContent-Type: TEXT/PLAIN; charset=utf-8\n\nText", "Text\n" },
	{ "Content-Disposition: inline; filename=a.txt\n\nText\n", "Text\n" },
	{ "Content-Transfer-Encoding: base64\n\nVGV4dAo=\n", "Text\n" },
	{ "Content-Type: text/plain; charset=iso-8859-1\n\n\xe9\n", "\xc3\xa9\n" },
	{ "Content-Disposition: attachment\n\nText\n", NULL },
	{ "Content-Type: text/html\n\nText\n", NULL },
	{ "Content-Type: text/x-patch\n\nText\n", NULL },
	{ "Content-Type: text\n\nText\n", NULL },
	{ "Content-Type: image/png\n\nText\n", NULL },

	/* parts in a row */
	{ MIXED PLAIN END, "Text\n" },
	{ MIXED PLAIN PLAIN END, "Text\nText\n" },
	{ MIXED "--b\n\nText\n" END, "Text\n" },
	{ MIXED "--b\n\n \n" PLAIN "--b\n\n\n\n" END, "Text\n" },
	{ MIXED PLAIN IMAGE END "behind\n", "Text\n" },
	{ MIXED PLAIN HTML END, "Text\n" },
	{ MIXED HTML END, NULL },
	{ MIXED END, NULL },
	{ MIXED PLAIN, NULL },
	{ "Content-Type: multipart/mixed\n\n" PLAIN END, NULL },
	{ "Content-Transfer-Encoding: base64\n" MIXED PLAIN END, NULL },
	{ MIXED "--b\nText\n" END, NULL },
	{ MIXED PLAIN "--b\nContent-Type: message/rfc822\n\nA: b\n\nc\n" END, NULL },
	{ MIXED PLAIN "--b\nContent-Type: text/plain\nContent-Type: text/html\n\nx\n" END, NULL },

	/* attachments */
	{ MIXED PLAIN "--b\nContent-Type: application/pdf\n" ATTACHED "a.pdf\n\nx\n" END,
	  "Text\n" },
	{ MIXED PLAIN "--b\n" ATTACHED "a.txt\n\nx\n" END, NULL },
	{ MIXED PLAIN "--b\nContent-Type: text/x-log\n\nx\n" END, NULL },
	{ MIXED PLAIN "--b\nContent-Type: application/x-odd\n\nx\n" END, NULL },
	{ MIXED PLAIN "--b\nContent-Type: application/zip\n" ATTACHED "a.Patch\n\nx\n" END, NULL },
	{ MIXED PLAIN "--b\nContent-Type: application/octet-stream; name=\"a.diff\"\n\nx\n" END,
	  NULL },

	/* signatures */
	{ SIGNED PLAIN "--b\nContent-Type: application/pgp-signature\n\nx\n" END, "Text\n" },
	{ SIGNED PLAIN PLAIN END, NULL },
	{ SIGNED
	  "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nText\n--c--\n\n" IMAGE END,
	  "Text\n" },

	/* alternatives */
	{ ALTERNATIVE PLAIN HTML END, "Text\n" },
	{ ALTERNATIVE HTML PLAIN END, "Text\n" },
	{ ALTERNATIVE PLAIN PLAIN END, NULL },
	{ ALTERNATIVE HTML END, NULL },
	{ ALTERNATIVE "--b\n\n \n" HTML END, NULL },
	{ ALTERNATIVE PLAIN "--b\nContent-Type: multipart/related; boundary=c\n\n"
			    "--c\nContent-Type: text/html\n\nx\n--c\nContent-Type: image/png\n\nx\n"
			    "--c--\n" END,
	  "Text\n" },
	{ ALTERNATIVE PLAIN
	  "--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nx\n--c--\n" END,
	  NULL },

	/* parts that belong to one */
	{ RELATED PLAIN IMAGE END, "Text\n" },
	{ RELATED PLAIN PLAIN END, NULL },
	{ RELATED IMAGE PLAIN END, NULL },
};

/* Where the body is simple, GMime's way gives the same. */
static void test_cases(void)
{
	mime_init();
	g_autoptr(SimpleBody) body = simple_body_new();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_test_message("%zu: %s", i, c->raw);
		/* an exact copy, so that a sanitizer sees reads behind the end */
		size_t len = strlen(c->raw);
		g_autofree char *raw = g_memdup2(c->raw, len);
		Header header;
		View text;
		header_scan(&header, (View){ raw, len });
		bool simple = simple_body_read(body, &header, &text);
		g_assert_cmpint(simple, ==, c->text != NULL);
		if (!simple)
			continue;
		g_assert_cmpmem(text.data, text.len, c->text, strlen(c->text));
		g_autoptr(GString) via_gmime = g_string_new(NULL);
		g_autoptr(MimeMessage) mime = mime_message_new((View){ raw, len });
		mime_message_text(mime, via_gmime);
		g_assert_cmpmem(via_gmime->str, via_gmime->len, c->text, strlen(c->text));
	}
}

/* Nesting as deep as the mail likes ends the quick way, and nothing else. */
static void test_deep(void)
{
	g_autoptr(GString) raw = g_string_new("Content-Type: multipart/mixed; boundary=b0\n\n");
	for (int i = 0; i < 100000; i++)
		g_string_append_printf(
			raw, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i, i + 1);
	for (int i = 100000; i >= 0; i--)
		g_string_append_printf(raw, "--b%d--\n", i);
	g_autoptr(SimpleBody) body = simple_body_new();
	Header header;
	View text;
	header_scan(&header, view_of_gstring(raw));
	g_assert_false(simple_body_read(body, &header, &text));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/simple-body/cases", test_cases);
	g_test_add_func("/simple-body/deep", test_deep);
	return g_test_run();
}
