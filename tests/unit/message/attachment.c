/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that a message brings: common/message/attachment.h, by both ways of reading it. */
#include "message/attachment.h"
#include "message/message.h"

#define MIXED "Content-Type: multipart/mixed; boundary=b\n\n"
#define TEXT "--b\nContent-Type: text/plain\n\nHello.\n"
#define END "--b--\n"
/* Parts of a message, named or not. */
#define PICTURE "--b\nContent-Type: image/png; name=tide.png\n\nx\n"
#define FILE_OF(disposition)                                                                       \
	"--b\nContent-Type: text/plain\nContent-Disposition: " disposition "\n\nx\n"

static const struct {
	const char *what, *mail, *names;
} cases[] = {
	{ "no MIME", "Subject: x\n\nHello.\n", "" },
	{ "no header", "Hello.\n", "" },
	{ "only text", MIXED TEXT END, "" },
	{ "two texts", MIXED TEXT TEXT END, "" },
	{ "a picture", MIXED TEXT PICTURE END, "tide.png" },
	{ "two files", MIXED TEXT PICTURE FILE_OF("attachment; filename=a.patch") END,
	  "tide.png\na.patch" },
	{ "a file with no name", MIXED TEXT FILE_OF("attachment") END, "(unnamed)" },
	{ "a file that is shown", MIXED TEXT FILE_OF("inline; filename=\"a b.txt\"") END,
	  "a b.txt" },
	{ "what is shown and has no name", MIXED TEXT FILE_OF("inline") END, "" },
	{ "the disposition's name comes first",
	  MIXED TEXT "--b\nContent-Type: image/png; name=a.png\n"
		     "Content-Disposition: attachment; filename=b.png\n\nx\n" END,
	  "b.png" },
	{ "an encoded word",
	  MIXED TEXT FILE_OF("attachment; filename=\"=?utf-8?q?fl=C3=BCgel=2Etxt?=\"") END,
	  "fl\xc3\xbcgel.txt" },
	{ "RFC 2231", MIXED TEXT FILE_OF("attachment; filename*=utf-8''fl%C3%BCgel.txt") END,
	  "fl\xc3\xbcgel.txt" },
	{ "a name with a TAB", MIXED TEXT FILE_OF("attachment; filename=\"=?utf-8?q?a=09b?=\"") END,
	  "a b" },
	{ "a name of blanks", MIXED TEXT FILE_OF("attachment; filename=\" \"") END, "(unnamed)" },
	{ "text that has a name", "Content-Type: text/plain; name=body.txt\n\nHello.\n", "" },
	{ "text that says it is attached",
	  "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nx\n", "" },
	{ "nothing but a file", "Content-Type: application/pdf; name=tide.pdf\n\nx\n", "tide.pdf" },
	{ "a signature",
	  "Content-Type: multipart/signed; boundary=b; "
	  "protocol=\"application/pgp-signature\"\n\n" TEXT
	  "--b\nContent-Type: application/pgp-signature; name=signature.asc\n\nx\n" END,
	  "" },
	{ "a signed file",
	  "Content-Type: multipart/signed; boundary=a; protocol=\"application/pgp-signature\"\n\n"
	  "--a\n" MIXED TEXT PICTURE END
	  "--a\nContent-Type: application/pgp-signature; name=signature.asc\n\nx\n--a--\n",
	  "tide.png" },
	{ "a list's text behind a signature",
	  "Content-Type: multipart/signed; boundary=b; "
	  "protocol=\"application/pgp-signature\"\n\n" TEXT
	  "--b\nContent-Type: application/pgp-signature; name=signature.asc\n\nx\n" PICTURE END,
	  "tide.png" },
	{ "what is encrypted",
	  "Content-Type: multipart/encrypted; boundary=b\n\n"
	  "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
	  "--b\nContent-Type: application/octet-stream; name=encrypted.asc\n\nx\n" END,
	  "" },
	{ "S/MIME", "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n", "" },
	{ "a picture within HTML",
	  "Content-Type: multipart/related; boundary=b\n\n"
	  "--b\nContent-Type: text/html\n\n<img src=cid:x>\n" PICTURE END,
	  "tide.png" },
	{ "another form of the text",
	  "Content-Type: multipart/alternative; boundary=b\n\n" TEXT
	  "--b\nContent-Type: text/html\n\n<b>Hello.</b>\n" END,
	  "" },
	{ "an attached message",
	  MIXED TEXT "--b\nContent-Type: message/rfc822\n"
		     "Content-Disposition: attachment; filename=lost.eml\n\n"
		     "Subject: y\nContent-Type: image/png; name=in.png\n\nx\n" END,
	  "lost.eml" },
	{ "a message that is shown, with a file",
	  MIXED TEXT "--b\nContent-Type: message/rfc822\n\n"
		     "Subject: y\nContent-Type: image/png; name=in.png\n\nx\n" END,
	  "in.png" },
};

static void check(size_t i, bool via_gmime)
{
	g_autoptr(MessageReader) reader = message_reader_new(via_gmime);
	g_autofree char *mail = g_str_has_prefix(cases[i].mail, "Hello")
					? g_strdup(cases[i].mail)
					: g_strconcat("From: a@example.org\n", cases[i].mail, NULL);
	Message message;
	g_test_message("%s%s", cases[i].what, via_gmime ? ", by GMime" : "");
	message_reader_read(reader, view_of(mail), 0, &message);
	g_assert_cmpuint(message.attachments.len, ==, 0);
	message_reader_want_attachments(reader);
	message_reader_read(reader, view_of(mail), 0, &message);
	g_autofree char *got = view_dup(message.attachments);
	g_assert_cmpstr(got, ==, cases[i].names);
	/* nothing of one message is left in the next */
	message_reader_read(reader, VIEW("Subject: x\n\nHello.\n"), 0, &message);
	g_assert_cmpuint(message.attachments.len, ==, 0);
}

static void test_names(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		check(i, false);
		check(i, true);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/attachment/names", test_names);
	return g_test_run();
}
