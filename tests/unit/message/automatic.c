/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a program sent a message by itself: common/message/automatic.h. */
#include "message/automatic.h"

#include "message/header.h"

static const struct {
	const char *header;
	MailKind kind;
} cases[] = {
	{ "Auto-Submitted: auto-replied\n", MAIL_KIND_REPLIED },
	{ "auto-submitted: Auto-Replied; owner-email=\"a@example.org\"\n", MAIL_KIND_REPLIED },
	{ "Auto-Submitted:\n auto-replied (vacation)\n", MAIL_KIND_REPLIED },
	{ "Auto-Submitted: auto-replied;x=y\n", MAIL_KIND_REPLIED },
	{ "Auto-Submitted: auto-generated\n", MAIL_KIND_GENERATED },
	{ "Auto-Submitted: auto-generated (failure)\n", MAIL_KIND_GENERATED },
	{ "Auto-Submitted: auto-notified; owner-email=a@example.org\n", MAIL_KIND_GENERATED },
	{ "Auto-Submitted: no\n", MAIL_KIND_PLAIN },
	{ "Auto-Submitted: automatic\n", MAIL_KIND_PLAIN },
	{ "Auto-Submitted:\n", MAIL_KIND_PLAIN },
	/* the stronger one counts */
	{ "X-Autoreply: yes\nAuto-Submitted: auto-generated\n", MAIL_KIND_REPLIED },
	{ "Auto-Submitted: no\nX-Autoreply: yes\n", MAIL_KIND_REPLIED },
	{ "X-AutoReply: No\n", MAIL_KIND_PLAIN },
	{ "X-Autorespond: Away until Monday\n", MAIL_KIND_REPLIED },
	{ "Precedence: auto_reply\n", MAIL_KIND_REPLIED },
	{ "Precedence: Auto-Reply\n", MAIL_KIND_REPLIED },
	{ "Precedence: bulk\n", MAIL_KIND_PLAIN },
	{ "Precedence: list\nAuto-Submitted: auto-generated\n", MAIL_KIND_GENERATED },
	/* on mail that did or did not arrive */
	{ "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n",
	  MAIL_KIND_REPLIED },
	{ "Content-Type: Multipart/Report;\n\tboundary=x\n", MAIL_KIND_REPLIED },
	{ "Content-Type: multipart/reports; boundary=x\n", MAIL_KIND_PLAIN },
	{ "Content-Type: multipart/mixed; boundary=x\n", MAIL_KIND_PLAIN },
	/* asks other programs not to answer */
	{ "X-Auto-Response-Suppress: All\n", MAIL_KIND_PLAIN },
	{ "Subject: auto-replied\n", MAIL_KIND_PLAIN },
};

static void test_read(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *raw = g_strdup_printf("%s\nHello.\n", cases[i].header);
		Header header;
		g_test_message("%s", raw);
		header_scan(&header, view_of(raw));
		g_assert_cmpint(automatic_read(header.values), ==, cases[i].kind);
	}
}

static void test_words(void)
{
	for (MailKind kind = 0; kind < N_MAIL_KINDS; kind++)
		g_assert_cmpint(mail_kind_of_word(mail_kind_word(kind)), ==, kind);
	g_assert_cmpint(mail_kind_of_word(VIEW("")), ==, N_MAIL_KINDS);
	g_assert_cmpint(mail_kind_of_word(VIEW("reply")), ==, N_MAIL_KINDS);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/automatic/read", test_read);
	g_test_add_func("/automatic/words", test_words);
	return g_test_run();
}
