/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail made by GMime: common/message/mime-compose.h. */
#include "message/mime-compose.h"

static const struct {
	const char *text;
	size_t count;
} address_lists[] = {
	{ "a@example.org", 1 },
	{ "Ada B <a@example.org>", 1 },
	{ "\"B, Ada\" <a@example.org>", 1 },
	{ "J\xC3\xB6rg <j@example.org>", 1 },
	{ "a@example.org, b@example.org", 2 },
	{ "", 0 },
	{ " ", 0 },
	{ "a", 0 },
	{ "a@", 0 },
	{ "@example.org", 0 },
	{ "a@exa\xC3\xA4mple.org", 0 },
	{ "a@[192.0.2.1]", 0 },
	{ "a@example.org\nBcc: b@example.org", 0 },
	{ "a@example.org\r\n b@example.org", 0 },
	{ "a@example.org\x1B", 0 },
	{ "\xFF <a@example.org>", 0 },
	{ "us: a@example.org, b@example.org;", 0 },
	{ "us: a@example.org;", 0 },
	/* what GMime reads in part */
	{ "a@example.org; b@example.org", 0 },
	{ "a@example.org,b@example.org;c@example.org", 0 },
	{ "a@example.org;", 0 },
	{ "a@example.org, b at example.org", 0 },
	{ "a@example.org, b@example..org", 0 },
	{ "a@example.org, .b@example.org", 0 },
	{ "a@example.org / b@example.org", 0 },
	{ "a@example.org b@example.org", 0 },
	{ "a@example.org, b", 0 },
	{ "a@example.org, \"b@example.org", 0 },
	{ "a@example.org, \"B <b@example.org>", 0 },
	{ "a@example.org (b, c@example.org", 0 },
	{ "a@example.org) b", 0 },
	{ "a@b@example.org", 0 },
	{ "a@b@c", 0 },
	{ "A <a@example.org", 0 },
	{ "A <a@example.org> b@example.org", 0 },
	{ "A <a@example.org> <b@example.org>", 0 },
	{ "A <a@example.org, b@example.org>", 0 },
	{ "b@example.org <a@example.org>", 0 },
	{ "A <a@example.org>, B b@example.org", 0 },
	/* and what it reads in full */
	{ "\"b@example.org\" <a@example.org>", 1 },
	{ "\"a b\"@example.org", 1 },
	{ "\"A \\\" B\" <a@example.org>, b@example.org", 2 },
	{ "a@example.org (b, c@example.org)", 1 },
	{ "a@example.org (b (c), \\) d)", 1 },
	{ "(A) a@example.org, B (b) <b@example.org> (c)", 2 },
	{ "A B. C <a@example.org>,", 1 },
	{ "a@example.org, , b@example.org", 2 },
	{ "=?utf-8?q?J=C3=B6rg?= <j@example.org>", 1 },
	{ "Team <a+b=c@example-1.example.org>", 1 },
};

static void test_addresses(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(address_lists); i++) {
		g_autofree char *shown = g_strescape(address_lists[i].text, NULL);
		g_test_message("'%s'", shown);
		g_assert_cmpuint(mime_addresses_count(address_lists[i].text), ==,
				 address_lists[i].count);
	}
	g_autofree char *groups = g_strnfill(1000000, ':');
	g_assert_cmpuint(mime_addresses_count(groups), ==, 0);
}

static void test_domain(void)
{
	g_autofree char *domain = mime_addresses_domain("\"x@y\" <\"a@b\"@Example.ORG>, c@d.org");
	g_assert_cmpstr(domain, ==, "example.org");
}

#define HEAD                                                                                       \
	"Date: Mon, 10 Mar 2025 09:46:40 +0000\n"                                                  \
	"From: a@example.org\n"

static const MailField fields[] = { { "X-One", "1" }, { "X-Two", "2" } };

static void compose(GString *out, const char *subject, const char *text, const char *html)
{
	const MailDraft draft = {
		.from = "a@example.org",
		.to = "B <b@example.org>",
		.subject = subject,
		.id = "1@example.org",
		.date = 1741600000,
		.fields = fields,
		.n_fields = G_N_ELEMENTS(fields),
		.text = view_of(text),
		.html = view_of(html),
		.has_html = html != NULL,
	};
	g_string_truncate(out, 0);
	mime_compose(&draft, out);
}

#define TYPE(subtype)                                                                              \
	"Content-Type: text/" subtype "; charset=utf-8\n"                                          \
	"Content-Transfer-Encoding: quoted-printable\n\n"
#define MORE                                                                                       \
	"To: B <b@example.org>\nMessage-Id: <1@example.org>\nX-One: 1\nX-Two: 2\n"                 \
	"MIME-Version: 1.0\n"

static void test_message(void)
{
	g_autoptr(GString) out = g_string_new(NULL);
	compose(out, "Plain", "Text = \xC3\xA4 \n.\nFrom x\n..\n", NULL);
	g_assert_cmpstr(out->str, ==,
			HEAD "Subject: Plain\n" MORE TYPE(
				"plain") "Text =3D =C3=A4=20\n=2E\n=46rom x\n..\n");
	compose(out, "Both", "a\n", "<p>b\n");
	g_assert_cmpstr(out->str, ==,
			HEAD "Subject: Both\n" MORE
			     "Content-Type: multipart/alternative; boundary=\"=_alternative\"\n\n"
			     "--=_alternative\n" TYPE("plain") "a\n\n--=_alternative\n" TYPE(
				     "html") "<p>b\n\n--=_alternative--\n");
}

static void test_subject(void)
{
	static const char *const subjects[] = {
		"a\r\nBcc: x@example.org", "a\nBcc: x@example.org\n\nbody",
		"a\rBcc: x@example.org",   "=?utf-8?q?a=0ABcc:_x@example.org?=",
		"a\x1B[31m\xE2\x80\xAE",
	};
	g_autoptr(GString) out = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(subjects); i++) {
		compose(out, subjects[i], "", NULL);
		g_assert_null(strstr(out->str, "\nBcc"));
		g_assert_null(strchr(out->str, '\r'));
		g_assert_null(strchr(out->str, '\x1B'));
		g_assert_nonnull(strstr(out->str, "\nTo: B <b@example.org>\n"));
		g_assert_true(g_str_is_ascii(out->str));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mime-compose/addresses", test_addresses);
	g_test_add_func("/mime-compose/domain", test_domain);
	g_test_add_func("/mime-compose/message", test_message);
	g_test_add_func("/mime-compose/subject", test_subject);
	return g_test_run();
}
