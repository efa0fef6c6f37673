/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What cat(1) puts behind a message: common/mailbox/mbox-joined.h. */
#include "mailbox/mbox-joined.h"

#define FIRST "From: a@example.org\nMessage-ID: <1@example.org>\nSubject: s\n\n"
#define PARTS                                                                                      \
	"From: a@example.org\nMessage-ID: <2@example.org>\nDate: x\n"                              \
	"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n"                             \
	"Content-Type: message/rfc822\n\n" FIRST
#define GIT "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"

/* How many messages may be lost in a text, and where the first of them begins: at `*`, which is
 * not in the text. */
static const struct {
	const char *text;
	guint n;
} joined[] = {
	/* files of one message each */
	{ FIRST "x\n*" FIRST "y\n" FIRST "z\n", 2 },
	{ FIRST "x\n\n*" FIRST, 1 },
	{ FIRST "x\n-- \nAda\n*" FIRST, 1 },
	{ FIRST "x\n-- \n*" FIRST, 1 },
	{ FIRST "x\r\n*From: b\r\nReceived: by b;\r\n\tMonday\r\nDate: x\r\n\r\ny\r\n", 1 },
	{ FIRST "x\n*Return-Path: <b@example.org>\nX-Mailer: y\nFrom : b\nmessage-id : <2@b>\n"
		"DATE: x\n\n",
	  1 },
	{ PARTS "--b--\n*" FIRST, 1 },
	{ FIRST "x\n*" PARTS "--b--\n", 1 },
	/* less of a header */
	{ FIRST "x\nFrom: b\nDate: x\nSubject: y\n\n", 0 },
	{ FIRST "x\nMessage-ID: <2@b>\nDate: x\nSubject: y\n\n", 0 },
	{ FIRST "x\nFrom: b\nMessage-ID: <2@b>\n\n", 0 },
	{ FIRST "x\nFrom: b\nprose\nMessage-ID: <2@b>\nDate: x\n\n", 0 },
	{ FIRST "x\nFrom: b\nMessage-ID: <2@b>\nDate: x\ny\n", 0 },
	/* part of the message */
	{ FIRST FIRST, 0 },
	{ FIRST "> From: b\n> Message-ID: <2@b>\n> Date: x\n\n", 0 },
	{ FIRST "x\n From: b\n Message-ID: <2@b>\n Date: x\n\n", 0 },
	{ FIRST "x\n\n+From: b\n+Message-ID: <2@b>\n+Date: x\n\n", 0 },
	{ FIRST "x\n----- Forwarded message from Ada -----\n\n" FIRST, 0 },
	{ FIRST "x\n   --- Below is a copy\n\n" FIRST, 0 },
	{ FIRST "x\n======== A mail of hers\n" FIRST, 0 },
	{ FIRST "It had this header:\n\n" FIRST, 0 },
	{ FIRST "x\n" GIT FIRST, 0 },
	{ PARTS, 0 },
	{ PARTS "--b--\n", 0 },
};

static void test_headers(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(joined); i++) {
		g_autoptr(GString) text = g_string_new(joined[i].text);
		MboxDoubts doubts = { 0 };
		const char *mark = strchr(text->str, '*');
		guint64 first = mark ? (guint64)(mark - text->str) + 100 : 0;
		if (mark)
			g_string_erase(text, mark - text->str, 1);
		mbox_doubt_headers(&doubts, view_of_gstring(text), 100);
		g_test_message("%s", joined[i].text);
		g_assert_cmpuint(doubts.joined.n, ==, joined[i].n);
		g_assert_cmpuint(doubts.joined.first, ==, first);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mbox-joined/headers", test_headers);
	return g_test_run();
}
