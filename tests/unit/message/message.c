/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A message's facts, read both ways: common/message/message.h. */
#include "message/message.h"

#include "mailbox/source.h"
#include "message-case.h"
#include "message/growth.h"

/* What is NULL must be empty; from_source `from`. */
static const MessageCase cases[] = {
	{ .raw = "From: Ann <ann@example.org>\nSubject: [PATCH] a: b\n"
		 "Date: Wed, 14 May 2025 21:21:56 +0200\nMessage-ID: <1@example.org>\n"
		 "In-Reply-To: <0@example.org>\nReferences: <a@example.org>\n <0@example.org>\n"
		 "List-Id: A list <list.example.org>\n\nText\n\n---\n",
	  ANN,
	  .date = DATE,
	  .subject = "[PATCH] a: b",
	  .message_id = "1@example.org",
	  .in_reply_to = "0@example.org",
	  .references = "a@example.org 0@example.org",
	  .list = "list.example.org",
	  .body = "Text\n\n---\n" },

	/* dates */
	{ .raw = "From: Ann <ann@example.org>\nDate: 14 May 2025 19:21:56 UT\n\n",
	  ANN,
	  .date = DATE },
	{ .raw = "From: Ann <ann@example.org>\nDate: Wed May 14 19:21:56 2025\n\n",
	  ANN,
	  .date = DATE },
	{ .raw = "From: Ann <ann@example.org>\n"
		 "Received: from a; Wed, 14 May 2025 19:21:56 +0000\n\n",
	  ANN,
	  .date = DATE },
	{ .raw = "From: Ann <ann@example.org>\nDate: soon\n"
		 "Received: from a by b (c; d);\n\tWed, 14 May 2025 19:22:56 +0000 (UTC)\n"
		 "Received: from b; Wed, 14 May 2025 19:21:56 +0000\n\n",
	  ANN,
	  .date = DATE },
	{ .raw = "From: Ann <ann@example.org>\nDate: Thu, 1 Jan 1970 00:00:00 +0000\n"
		 "Received: from a; Wed, 14 May 2025 19:21:56 +0000\n\n",
	  ANN,
	  .date = DATE },
	{ .raw = "From: Ann <ann@example.org>\nDate: \nReceived: from a\n\n", ANN },

	/* subjects */
	{ .raw = "From: Ann <ann@example.org>\nSubject:\n [PATCH]\n\ta:  b\tc\n\n",
	  ANN,
	  .subject = "[PATCH] a: b c" },
	{ .raw = "From: Ann <ann@example.org>\n"
		 "Subject: =?UTF-8?B?SGVsbG8=?= =?UTF-8?B?IHdvcmxk?=\n =?utf-8?q?=2C_you?=\n\n",
	  ANN,
	  .subject = "Hello world, you" },
	{ .raw = "From: Ann <ann@example.org>\nSubject: caf\xc3\xa9\n\n",
	  ANN,
	  .subject = "caf\xc3\xa9" },
	{ .raw = "From: Ann <ann@example.org>\nSubject: caf\xe9\n\n",
	  ANN,
	  .subject = "caf\xc3\xa9" },
	{ .raw = "From: Ann <ann@example.org>\nSubject: a\nSubject: b\n\n", ANN, .subject = "a" },

	/* people */
	{ .raw = "From: \"Example, Ann\" <ann@example.org>\n\n",
	  .from_name = "Example, Ann",
	  .from_addr = "ann@example.org" },
	{ .raw = "From: ann@example.org (Ann)\n\n", ANN },
	{ .raw = "From: =?iso-8859-1?q?Andr=E9_Example?= <a@example.org>\n\n",
	  .from_name = "Andr\xc3\xa9 Example",
	  .from_addr = "a@example.org" },
	{ .raw = "From: <>\n\n" },
	{ .raw = "From: nobody that can be read\n\n", .from_name = "nobody that can be read" },
	{ .raw = "Subject: a\n\n", .subject = "a" },
	{ .raw = "From: 'Ann' via A List <list@example.org>\nX-Original-From: ann@example.org\n"
		 "List-Id: <list.example.org>\n\n",
	  ANN,
	  .list = "list.example.org",
	  .from_source = "x-original-from" },
	{ .raw = "From: Ann via A List <list@example.org>\n"
		 "Reply-To: A List <list@example.org>, =?utf-8?q?Ann?= <ann@example.org>\n"
		 "List-Post: <mailto:list@example.org>\n\n",
	  ANN,
	  .from_source = "reply-to" },
	{ .raw = "From: Ann via Hub <hub@example.org>\nCc: Bob <b@example.org>, Ann "
		 "<ann@example.org>\n\n",
	  ANN,
	  .from_source = "cc" },
	{ .raw = "From: Ann via Hub <hub@example.org>\nSender: Ann <ann@example.org>\n\n",
	  ANN,
	  .from_source = "cc" },
	{ .raw = "From: Ann via Hub <hub@example.org>\n\n",
	  .from_name = "Ann",
	  .from_addr = "hub@example.org",
	  .from_source = "relay" },

	/* ids */
	{ .raw = "List-Id: =?utf-8?q?A_list_=3Clist=2Eexample=2Eorg=3E?=\n\n",
	  .list = "list.example.org" },
	{ .raw = "List-Id: =?utf-8?q?Caf=C3=A9_=3Cb=3E?=\n <list.\n example.org>\n\n",
	  .list = "list.example.org" },
	{ .raw = "Message-ID: =?utf-8?q?=3C1=40example=2Eorg=3E?=\n"
		 "In-Reply-To: 0@example.org>\nReferences: <a@example.org> 0@example.org\n\n",
	  .message_id = "1@example.org",
	  .in_reply_to = "0@example.org",
	  .references = "a@example.org 0@example.org" },
	{ .raw = "From: Ann <ann@example.org>\nMessage-Id: <1@example.org>\n"
		 "In-Reply-To: <1@example.org>\nReferences: <0@example.org> <1@example.org>\n\n",
	  ANN,
	  .message_id = "1@example.org",
	  .references = "0@example.org" },
	/* an id that the server of the sender has replaced, and one that it has not */
	{ .raw = "Message-ID: <1@example.net>\n"
		 "X-Microsoft-Original-Message-ID:\n <1@example.org>\n\n",
	  .message_id = "1@example.net",
	  .references = "1@example.net 1@example.org" },
	{ .raw = "x-google-original-message-id: 1@example.org\nMessage-ID: <1@example.net>\n"
		 "In-Reply-To: <0@example.org>\nReferences: <0@example.org> <1@example.net>\n\n",
	  .message_id = "1@example.net",
	  .in_reply_to = "0@example.org",
	  .references = "0@example.org 1@example.net 1@example.org" },
	{ .raw = "Message-ID: <1@example.org>\nReferences: <0@example.org>\n"
		 "X-Google-Original-Message-ID: <1@example.org>\n\n",
	  .message_id = "1@example.org",
	  .references = "0@example.org" },
	{ .raw = "X-Microsoft-Original-Message-ID: <1@example.org>\n\n" },
	{ .raw = "Message-ID: <1@example.net>\nX-Microsoft-Original-Message-ID: <>\n"
		 "X-Original-Message-ID: <1@example.org>\n\n",
	  .message_id = "1@example.net" },

	/* bodies */
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/plain; charset=utf-8\n"
		 "Content-Transfer-Encoding: 8bit\n\ncaf\xc3\xa9",
	  ANN,
	  .body = "caf\xc3\xa9\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/plain; charset=iso-8859-1\n\n"
		 "caf\xe9\n",
	  ANN,
	  .body = "caf\xc3\xa9\n" },
	{ .raw = "From: Ann <ann@example.org>\n\ncaf\xe9\n", ANN, .body = "caf\xc3\xa9\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/plain; charset=us-ascii\n\n"
		 "caf\xe9\n",
	  ANN,
	  .body = "caf\xc3\xa9\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/plain; charset=us-ascii\n\n"
		 "caf\xc3\xa9\n",
	  ANN,
	  .body = "caf\xc3\xa9\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
		 "\x1b$B$\"\x1b(B\n",
	  ANN,
	  .body = "\xe3\x81\x82\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Transfer-Encoding: quoted-printable\n\n"
		 "a=\n b =3D c\n",
	  ANN,
	  .body = "a b = c\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Transfer-Encoding: base64\n\n"
		 "SGVsbG8=\nIHdvcmxkCg==\n",
	  ANN,
	  .body = "Hello world\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/plain; format=flowed\n\n"
		 " a\n >b \n  c\n",
	  ANN,
	  .body = "a\n>b \n c\n" },
	{ .raw = "From: Ann <ann@example.org>\r\nSubject: a\r\n b\r\n\r\nText\r\nmore\r\n",
	  ANN,
	  .subject = "a b",
	  .body = "Text\nmore\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: multipart/mixed; boundary=b\n\n"
		 "--b\n\nText\n--b\nContent-Type: application/pdf\n\nx\n--b--\n",
	  ANN,
	  .body = "Text\n" },
	{ .raw = "From: Ann <ann@example.org>\nContent-Type: text/html\n\n<p>Text</p>\n",
	  ANN,
	  .body = "Text\n" },
	{ .raw = "From: Ann <ann@example.org>\n\nText\n-- \nYou received this message because you "
		 "are subscribed to the Google Groups \"x\" group.\n",
	  ANN,
	  .body = "Text\n" },

	/* torn and odd messages */
	{ .raw = "From: Ann <ann@example.org>\n", ANN },
	{ .raw = "From: Ann <ann@example.org>", ANN },
	{ .raw = "From: Ann <ann@example.org>\nHello,\nyou\n", ANN, .body = "Hello,\nyou\n" },
	{ .raw = "From ann@example.org Wed May 14 19:21:56 2025\n>From x\nfrom : Ann\n"
		 " <ann@example.org>\nstray\nSubject: a\n\nText\n",
	  ANN,
	  .subject = "a",
	  .body = "Text\n" },
	/* text that only keys or a program for S/MIME can read */
	{ .raw = "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nMIAG\n",
	  .damaged = true },
	{ .raw = "Content-Type: application/x-pkcs7-mime; name*0=smime.p7m\n\nMIAG\n",
	  .damaged = true },
	{ .raw = "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: "
		 "x/y\n\n1\n--b\n"
		 "Content-Type: text/plain\n\nPGP\n--b--\n",
	  .damaged = true },
	{ .raw = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
		 "text/plain\n\nText\n"
		 "--b\nContent-Type: application/pkcs7-mime\n\nMIAG\n--b--\n",
	  .body = "Text\n" },
	{ .raw = "Content-Type: application/pkcs7-signature\n\nMIAG\n" },
	{ .raw = "", .damaged = true },
	{ .raw = "\n", .damaged = true },
	{ .raw = "\nText\n", .body = "Text\n", .damaged = true },
	{ .raw = "no header\nat all\n", .body = "no header\nat all\n", .damaged = true },
};

/* Twice, so that what is left of one message would show in the next. */
static void test_cases(void)
{
	g_autoptr(MessageReader) quick = message_reader_new(false);
	g_autoptr(MessageReader) via_gmime = message_reader_new(true);
	for (size_t i = 0; i < 2 * G_N_ELEMENTS(cases); i++) {
		const MessageCase *c = &cases[i % G_N_ELEMENTS(cases)];
		g_autofree char *shown = g_strescape(c->raw, "\n");
		g_test_message("%zu: %s", i, shown);
		message_case_check(quick, c);
		message_case_check(via_gmime, c);
	}
}

static void test_arrival(void)
{
	g_autoptr(MessageReader) reader = message_reader_new(false);
	Message message;
	message_reader_read(reader, VIEW("Subject: a\n\n"), 1747250516, &message);
	assert_date(&message, DATE);
	message_reader_read(reader, VIEW("Subject: a\nDate: 14 May 2025 19:21:56 GMT\n\n"), 1,
			    &message);
	assert_date(&message, DATE);
	message_reader_read(reader, VIEW("Subject: a\n\n"), -5, &message);
	assert_date(&message, "");
	message_reader_read(reader, VIEW("Subject: a\n\n"), G_MAXINT64, &message);
	assert_date(&message, "");
}

/* NULs are damage in the header, and dropped in the body. */
static void test_nul(void)
{
	static const char raw[] = "Subject: a\0b\nDate: 14 May 2025 19:21:56 GMT\n\nx\0y\n";
	for (int via_gmime = 0; via_gmime < 2; via_gmime++) {
		g_autoptr(MessageReader) reader = message_reader_new(via_gmime);
		Message message;
		message_reader_read(reader, (View){ raw, sizeof raw - 1 }, 0, &message);
		assert_view(message.subject, "a b");
		assert_date(&message, DATE);
		assert_view(message.body, "xy\n");
		g_assert_nonnull(message.damage);
	}
}

/* A plain body is not copied. */
static void test_in_place(void)
{
	g_autoptr(MessageReader) reader = message_reader_new(false);
	Message message;
	View raw = VIEW("Subject: a b\nFrom: Ann <ann@example.org>\n\nText\n");
	message_reader_read(reader, raw, 0, &message);
	g_assert_true(message.body.data + message.body.len == raw.data + raw.len);
	g_assert_true(message.subject.data == raw.data + strlen("Subject: "));
}

static void assert_same_view(View a, View b)
{
	g_assert_cmpmem(a.data, a.len, b.data, b.len);
}

static void assert_same(const Message *a, const Message *b)
{
	g_assert_cmpint(a->has_date, ==, b->has_date);
	if (a->has_date)
		g_assert_cmpint(a->date, ==, b->date);
	assert_same_view(a->from_name, b->from_name);
	assert_same_view(a->from_addr, b->from_addr);
	g_assert_cmpstr(a->from_source, ==, b->from_source);
	assert_same_view(a->subject, b->subject);
	assert_same_view(a->message_id, b->message_id);
	assert_same_view(a->in_reply_to, b->in_reply_to);
	assert_same_view(a->references, b->references);
	assert_same_view(a->list, b->list);
	assert_same_view(a->body, b->body);
	g_assert_cmpstr(a->damage, ==, b->damage);
}

/* Reads every message of a file both ways. Returns how many there were. */
static unsigned compare_file(const char *path, MessageReader *quick, MessageReader *via_gmime)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Input) input = input_open(path, &error);
	g_assert_no_error(error);
	g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_AUTO);
	unsigned n_messages = 0;
	RawMail mail;
	while (mail_source_next(source, &mail, &error) == RAW_MAIL_READ) {
		g_test_message("%s:%" G_GUINT64_FORMAT, path, mail.offset);
		Message a, b;
		message_reader_read(quick, mail.raw, mail.arrival, &a);
		message_reader_read(via_gmime, mail.raw, mail.arrival, &b);
		assert_same(&a, &b);
		n_messages++;
	}
	g_assert_no_error(error);
	return n_messages;
}

/* Both ways give the same for all real mail at hand. */
static void test_corpora(void)
{
	static const char *const files[] = {
		"corpus/clang-built-linux-2020-05.mbox.gz",
		"corpus/linux-hwmon-2025q2.mbox.gz",
		"corpus/usrp-users-2022h1.mbox.gz",
		"seed/kvm.mbox",
	};
	const char *shared = g_getenv("TEST_SHARED");
	if (!shared || !g_file_test(shared, G_FILE_TEST_IS_DIR)) {
		g_test_skip("no corpora: TEST_SHARED names no directory");
		return;
	}
	g_autoptr(MessageReader) quick = message_reader_new(false);
	g_autoptr(MessageReader) via_gmime = message_reader_new(true);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(shared, files[i], NULL);
		g_assert_cmpuint(compare_file(path, quick, via_gmime), >, 0);
	}
}

/* Text that grows: how the message starts, and what it then is full of. */
static const struct {
	const char *start, *text;
	bool is_cut;
} growing[] = {
	{ "\n", "plain text\n", false },
	{ "Content-Type: text/html\n\n<blockquote><blockquote><blockquote><blockquote><blockquote>",
	  "<br>x", true },
	{ "Content-Type: text/html\n\n<blockquote><blockquote><pre>x", "\nx", true },
	{ "Content-Type: text/plain; charset=utf-8\n\n\xc3\xa9", "\xff", true },
	{ "Content-Type: text/plain; charset=windows-1252\n\n", "\x80", true },
	{ "Content-Type: text/plain; charset=koi8-r\n\n", "\xc1", false },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n", "\x80", true },
	{ "Content-Type: message/rfc822\n\nContent-Type: text/plain; charset=utf-8\n\n\xc3\xa9",
	  "\xff", true },
	{ "Content-Type: multipart/mixed; boundary=b\nX: ", "x ", false },
	{ "Subject: ", "x ", true },
	{ "Subject: ", "=?windows-1252?q?=80?= ", true },
	{ "From: ", "\x80\x01", true },
};

/* A message is cut where it grows too long, in both ways alike. */
static void test_growth(void)
{
	g_autoptr(MessageReader) quick = message_reader_new(false);
	g_autoptr(MessageReader) via_gmime = message_reader_new(true);
	for (size_t i = 0; i < G_N_ELEMENTS(growing); i++) {
		g_test_message("%s%s", growing[i].start, growing[i].text);
		g_autoptr(GString) raw = g_string_new("Message-ID: <1@example.org>\n");
		g_string_append(raw, growing[i].start);
		while (raw->len < 3 << 20)
			g_string_append(raw, growing[i].text);
		g_string_append(raw, "\n");
		Message a, b;
		message_reader_read(quick, view_of_gstring(raw), 0, &a);
		message_reader_read(via_gmime, view_of_gstring(raw), 0, &b);
		assert_same(&a, &b);
		g_assert_cmpint(a.is_cut, ==, growing[i].is_cut);
		g_assert_cmpint(a.damage != NULL, ==, growing[i].is_cut);
		g_assert_cmpuint(a.size, ==, raw->len);
		g_assert_cmpuint(a.body.len, <=, raw->len + GROWTH_ALLOWANCE);
		g_assert_cmpuint(a.subject.len, <=, 3 * GROWTH_MAX_FIELD);
		g_assert_true(a.body.len == 0 || view_ends(a.body, "\n"));
		message_reader_forget(quick);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/message/cases", test_cases);
	g_test_add_func("/message/arrival", test_arrival);
	g_test_add_func("/message/nul", test_nul);
	g_test_add_func("/message/in-place", test_in_place);
	g_test_add_func("/message/growth", test_growth);
	g_test_add_func("/message/corpora", test_corpora);
	return g_test_run();
}
