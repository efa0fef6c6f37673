/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages that a list has wrapped: common/message/wrapped.h, as they are read. */
#include "message/wrapped.h"

#include "message-case.h"

/* A list's message around Ann's. */
#define WRAPPER                                                                                    \
	"From: Ann via list <list@example.org>\nReply-To: Ann <ann@example.org>\nSubject: a\n"     \
	"Date: Wed, 14 May 2025 19:21:56 +0000\nMessage-ID: <out@example.org>\n"                   \
	"List-Id: <list.example.org>\n"
#define NOTICE "--b\nContent-Type: text/plain\n\nDMARC made us do it.\n"
#define WRAPPED_IN(notice, message)                                                                \
	"Content-Type: multipart/mixed; boundary=b\n\n" notice                                     \
	"--b\nContent-Type: message/rfc822\nContent-Disposition: inline\n\n" message "\n--b--\n"

/* See message-case.h. */
static const MessageCase cases[] = {
	{ .raw = WRAPPER WRAPPED_IN(NOTICE, "From: Ann <ann@example.org>\nSubject: b\n"
					    "Message-ID: <in@example.org>\n\nText\n"),
	  ANN,
	  .date = DATE,
	  .from_source = "wrapped",
	  .subject = "b",
	  .message_id = "out@example.org",
	  .references = "in@example.org",
	  .list = "list.example.org",
	  .body = "Text\n" },
	{ .raw = WRAPPER WRAPPED_IN("",
				    "From: Ann <ann@example.org>\nSubject: =?utf-8?q?b?=\n"
				    "References: <x@example.org>\n <y@example.org>\nIn-Reply-To:"
				    " <y@example.org>\nMessage-ID: <in@example.org>\n"
				    "Content-Transfer-Encoding: base64\n\nVGV4dAo=\n"),
	  ANN,
	  .date = DATE,
	  .from_source = "wrapped",
	  .subject = "b",
	  .message_id = "out@example.org",
	  .in_reply_to = "y@example.org",
	  .references = "x@example.org y@example.org in@example.org",
	  .list = "list.example.org",
	  .body = "Text\n" },
	/* a third id is left out */
	{ .raw = WRAPPER WRAPPED_IN("",
				    "Message-ID: <in@example.org>\n"
				    "From: Ann <ann@example.org>\nReferences: <y@example.org>\n"
				    "X-Microsoft-Original-Message-ID: <1@example.org>\n\nText\n"),
	  ANN,
	  .date = DATE,
	  .from_source = "wrapped",
	  .message_id = "out@example.org",
	  .references = "y@example.org in@example.org",
	  .list = "list.example.org",
	  .body = "Text\n" },
	{ .raw = WRAPPER "Content-Type: message/rfc822\nContent-Disposition: inline\n\n"
			 "From: ann@example.org\nMessage-ID: <in@example.org>\n"
			 "Content-Type: multipart/mixed; boundary=c\n\n--c\n\nText\n--c--\n",
	  .from_addr = "ann@example.org",
	  .date = DATE,
	  .from_source = "wrapped",
	  .message_id = "out@example.org",
	  .references = "in@example.org",
	  .list = "list.example.org",
	  .body = "Text\n" },
	{ .raw = "From: Ann via list <list@example.org>\r\nReply-To: Ann <ann@example.org>\r\n"
		 "Message-ID: <out@example.org>\r\nContent-Type: multipart/mixed; "
		 "boundary=b\r\n\r\n"
		 "--b\r\n\r\nWrapped.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
		 "From: Ann <ann@example.org>\r\nMessage-ID: <in@example.org>\r\n\r\nText\r\n"
		 "\r\n--b--\r\n",
	  ANN,
	  .from_source = "wrapped",
	  .message_id = "out@example.org",
	  .references = "in@example.org",
	  .body = "Text\n" },
	/* by another word for DMARC's trouble, told by the sender's name */
	{ .raw = WRAPPER WRAPPED_IN("--b\nContent-Type: text/plain\n\nUmschlag der Liste\n",
				    "From: Ann <ann@example.com>\nMessage-ID: <in@example.org>\n\n"
				    "Text\n"),
	  .from_name = "Ann",
	  .from_addr = "ann@example.com",
	  .date = DATE,
	  .from_source = "wrapped",
	  .message_id = "out@example.org",
	  .references = "in@example.org",
	  .list = "list.example.org",
	  .body = "Text\n" },
	/* mail that Ann forwards, and mail that has no id */
	{ .raw = WRAPPER WRAPPED_IN("--b\nContent-Type: text/plain\n\nLook:\n",
				    "From: Bob <bob@example.org>\nMessage-ID: <in@example.org>\n\n"
				    "Text\n"),
	  ANN,
	  .date = DATE,
	  .from_source = "reply-to",
	  .subject = "a",
	  .message_id = "out@example.org",
	  .list = "list.example.org",
	  .body = "Look:\nText\n" },
	{ .raw = WRAPPER WRAPPED_IN("", "From: Ann <ann@example.org>\nSubject: b\n\nText\n"),
	  ANN,
	  .date = DATE,
	  .from_source = "reply-to",
	  .subject = "a",
	  .message_id = "out@example.org",
	  .list = "list.example.org",
	  .body = "Text\n" },
	{ .raw = "From: Ann <ann@example.org>\nMessage-ID: <out@example.org>\n" WRAPPED_IN(
		  NOTICE, "From: Ann <ann@example.org>\nMessage-ID: <in@example.org>\n\nText\n"),
	  ANN,
	  .message_id = "out@example.org",
	  .body = "DMARC made us do it.\nText\n" },
};

static void test_cases(void)
{
	g_autoptr(MessageReader) quick = message_reader_new(false);
	g_autoptr(MessageReader) via_gmime = message_reader_new(true);
	for (size_t i = 0; i < 2 * G_N_ELEMENTS(cases); i++) {
		const MessageCase *c = &cases[i % G_N_ELEMENTS(cases)];
		g_test_message("%zu", i);
		message_case_check(quick, c);
		message_case_check(via_gmime, c);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/wrapped/cases", test_cases);
	return g_test_run();
}
