/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages and their readable text, for each way of reading them. */
#pragma once

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
#define CONTEXT "*** a/x\n--- b/x\n***************\n*** 1 ****\n! a\n--- 1 ----\n! b\n"
#define WORDS                                                                                      \
	"Some words that come before it, so that the diff stands further down.\n"                  \
	"Some words that come before it, so that the diff stands further down.\n"                  \
	"Some words that come before it, so that the diff stands further down.\n"
#define LOG_ENTRY "2025-03-04  B  <b@example.org>\n\n\t* x (f): Mend.\n\n"
#define CVS_NOISE "? x.o\ncvs diff: Diffing .\n"
#define ZERO "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n"
#define COMMIT "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n"

typedef struct {
	const char *in;
	const char *out;
} MimeCase;

static const MimeCase mime_cases[] = {
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
	/* a list's footer behind it, which is none */
	{ BASE64
	  "\nSGVsbG8=\n--\nTo unsubscribe from this list: send the line \"unsubscribe x\" in\n"
	  "the body of a message to majordomo@example.org\n",
	  "Hello\n" },
	{ BASE64 "\nSGVsbG8\n" FOOTER, "Hello\n" },
	{ MULTI("mixed", PART(TEXT BASE64, "SGVsbG8K\n\n" FOOTER) PART(TEXT, "b")), "Hello\nb\n" },
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
	  "a\n" DIFF },
	{ MULTI("mixed",
		PART(TEXT, "a") PART(
			"Content-Type: application/octet-stream; name=x.mbox\n" BASE64,
			"RnJvbSAwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5IE1vbiBT\n"
			"ZXAgMTcgMDA6MDA6MDAgMjAwMQp4Cg==")),
	  "a\nFrom 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nx\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: application/mbox\n" ATTACHED, COMMIT "x")),
	  "a\n" COMMIT "x\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: application/x-git-patch\n" ATTACHED, DIFF)),
	  "a\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/x-vhdl\n" ATTACHED, DIFF)),
	  "a\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: image/png; name=x.PATCH.txt\n",
					      "Hello\n" DIFF)),
	  "a\nHello\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/x-foo\n",
					      "commit 0123\nAuthor: B\n\n    x\n\n" DIFF)),
	  "a\ncommit 0123\nAuthor: B\n\n    x\n\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/x-foo\n", "Hello\n" DIFF)),
	  "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, LOG_ENTRY DIFF)),
	  "a\n" LOG_ENTRY DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, LOG_ENTRY)), "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, CVS_NOISE DIFF)),
	  "a\n" CVS_NOISE DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, CVS_NOISE "$ make\n" DIFF)), "a\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: text/plain; name=my_diff.txt\n" ATTACHED,
				     "Hello\n" CONTEXT)),
	  "a\nHello\n" CONTEXT },
	/* uuencode, whose beginning is looked at: of whole lines */
	{ MULTI("mixed",
		PART(TEXT, "a")
			PART("Content-Type: text/plain; name=x.patch\n" ATTACHED
			     "Content-Transfer-Encoding: x-uuencode\n",
			     "begin 644 xyz.patch\n"
			     "M4V]M92!W;W)D<R!T:&%T(&-O;64@8F5F;W)E(&ET+\"!S;R!T:&%T('1H92!D\n"
			     "M:69F('-T86YD<R!F=7)T:&5R(&1O=VXN\"E-O;64@=V]R9',@=&AA=\"!C;VUE\n"
			     "M(&)E9F]R92!I=\"P@<V\\@=&AA=\"!T:&4@9&EF9B!S=&%N9',@9G5R=&AE<B!D\n"
			     "M;W=N+@I3;VUE('=O<F1S('1H870@8V]M92!B969O<F4@:70L('-O('1H870@\n"
			     "M=&AE(&1I9F8@<W1A;F1S(&9U<G1H97(@9&]W;BX*9&EF9B`M+6=I=\"!A+W@@\n"
			     "F8B]X\"BTM+2!A+W@**RLK(&(O>`I`0\"`M,2`K,2!`0`HM80HK8@H`\n"
			     "`\nend\n")),
	  "a\n" WORDS DIFF },
	/* no patches: a log, a trace, binary */
	{ MULTI("mixed", PART(TEXT, "a") PART(TEXT ATTACHED, "*** Boot\nready\n")), "a\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: text/plain; name=patched.txt\n" ATTACHED,
				     "x\n--- SIGTERM {} ---\n+++ killed by SIGTERM +++\n")),
	  "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/x-patch\n" BASE64,
					      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAf")),
	  "a\n" },
	/* UTF-16 that only its byte order mark declares */
	{ MULTI("mixed",
		PART(TEXT, "a")
			PART("Content-Type: application/octet-stream; name=\"x.patch\"\n" BASE64,
			     "//5kAGkAZgBmACAALQAtAGcAaQB0ACAAYQAvAHgAIABiAC8AeAANAAoALQAt\n"
			     "AC0AIABhAC8AeAANAAoAKwArACsAIABiAC8AeAANAAoAQABAACAALQAxACAA\n"
			     "KwAxACAAQABAAA0ACgAtAGEADQAKACsAYgANAAoA")),
	  "a\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART(
				 "Content-Type: text/plain\n" ATTACHED BASE64,
				 "/v8AUwB1AGIAagBlAGMAdAA6ACAAcwAKAAoAZABpAGYAZgAgAC0ALQBnAGkA\n"
				 "dAAgAGEALwB4ACAAYgAvAHgACgAtAC0ALQAgAGEALwB4AAoAKwArACsAIABi\n"
				 "AC8AeAAKAEAAQAAgAC0AMQAgACsAMQAgAEAAQAAKAC0AYQAKACsAYgAK")),
	  "a\n" ZERO "Subject: s\n\n" DIFF },
	{ "Content-Type: application/octet-stream\n" BASE64 "\n//5IAGkACgA=\n", "Hi\n" },
	/* compressed */
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: application/gzip; name=\"x.patch.gz\"\n" BASE64,
				     "H4sIAAAAAAAAAw==")),
	  "a\n[attachment: x.patch.gz]\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: application/zip; name=\"x.zip\"\n" BASE64,
				     "UEsDBAoAAAAA")),
	  "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/x-patch; name=\"x.gz\"\n" BASE64,
					      "H4sIAAAAAAAAAw==")),
	  "a\n[attachment: x.gz (text/x-patch)]\n" },
	/* nothing that can be seen is no text */
	{ MULTI("alternative", PART("Content-Type: text/plain; charset=utf-8\n",
				    "\xc2\xa0 \n\xc2\xa0") PART(HTML, "<p>a")),
	  "a\n" },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/x-patch\n", "\f\x01\n" DIFF)),
	  "a\n\f\x01\n" DIFF },
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: text/x-patch; charset=utf-16le\n" BASE64,
				     "bgBvACAAZABpAGYAZgAKAA==")),
	  "a\nno diff\n" },
	/* of one that starts with a mail's header, that as git writes it */
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: text/plain; name=x.txt\n",
					      "From: B <b@example.org>\nX: y\nSubject: "
					      "=?utf-8?q?=C3=B6?=\n z\n\nT\n" DIFF)),
	  "a\n" ZERO "From: B <b@example.org>\nSubject: =?utf-8?q?=C3=B6?=\n z\n\nT\n" DIFF },
	{ MULTI("mixed",
		PART(TEXT, "a") PART(
			"Content-Type: application/mbox\n" ATTACHED,
			"From b@example.org Mon Mar  3 09:02:11 2025\nFrom: B <b@example.org>\n"
			"Date: today\n\n" DIFF)),
	  "a\n" ZERO "From: B <b@example.org>\nDate: today\n\n" DIFF },
	{ MULTI("mixed", PART(TEXT, "a") PART("Content-Type: application/octet-stream\n",
					      "\xef\xbb\xbf" COMMIT "x")),
	  "a\n" COMMIT "x\n" },
	/* several */
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: application/octet-stream\n", COMMIT DIFF)
			PART("Content-Type: application/octet-stream\n", COMMIT DIFF)),
	  "a\n" COMMIT DIFF COMMIT DIFF },
	/* text that is all there is to read */
	{ MULTI("mixed", PART(TEXT ATTACHED, "t")), "t\n" },
	{ MULTI("mixed", PART(TEXT, "\n") PART(TEXT ATTACHED, "t") PART(TEXT, FOOTER)), "t\n" },
	{ MULTI("mixed", PART(TEXT ATTACHED, "t") PART(HTML, "h")), "h\n" },
	{ MULTI("mixed", PART("Content-Type: message/rfc822\n" ATTACHED, "Subject: y\n\nb")),
	  "b\n" },
	{ MULTI("mixed", PART("Content-Type: text/x-csrc\n" ATTACHED, "int x;")), "int x;\n" },
	{ MULTI("mixed", PART("Content-Type: application/octet-stream\n", "t") PART(TEXT, FOOTER)),
	  "t\n" },
	{ MULTI("mixed", PART("Content-Type: application/octet-stream\n" BASE64, "w7YK")),
	  "\xc3\xb6\n" },
	{ MULTI("mixed", PART("Content-Type: application/octet-stream\n", "t\x01")), "" },
	{ MULTI("mixed",
		PART("Content-Type: application/octet-stream\n" BASE64, "H4sIAAAAAAAAA8vMK0nM")),
	  "" },
	{ "Content-Type: application/octet-stream\n\nt\n", "t\n" },
	{ MULTI("mixed", PART("Content-Type: application/octet-stream; x-default=true\n", "t")
				 PART(TEXT, "u")),
	  "t\nu\n" },
	{ MULTI("mixed", PART("Content-Type: application/octet-stream\n", "t") PART(TEXT, "u")),
	  "u\n" },
	/* a type that nobody knows, or knows any more */
	{ "Content-Type: application/x-text\n\nt\n", "t\n" },
	{ "Content-Type: x-tide/x-tide; charset=utf-8\n\nt\n", "t\n" },
	{ "Content-Type: application/x-text\n\nt\x01\n", "" },
	{ MULTI("mixed", PART("Content-Type: application/x-text\n", "t") PART(TEXT, "u")), "u\n" },
	{ "Content-Type: message/partial; id=1; number=2; total=2\n\nt\n", "t\n" },
	{ "Content-Type: message/delivery-status\n\nAction: failed\n", "" },
	{ "Content-Type: application/pgp-keys\n\nt\n", "" },
	{ "Content-Type: image/x-xpixmap\n\nt\n", "" },
	{ MULTI("mixed", PART("Content-Type: application/pgp; x-action=sign; format=text\n",
			      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nt\n"
			      "-----BEGIN PGP SIGNATURE-----\n\niD8D\n"
			      "-----END PGP SIGNATURE-----") PART(TEXT, "u")),
	  "t\nu\n" },
	{ MULTI("mixed", PART(HTML, "h") PART("Content-Type: text/x-patch\n", DIFF)), "h\n" DIFF },
	/* enclosed messages */
	{ MULTI("mixed",
		PART(TEXT, "a") PART("Content-Type: message/rfc822\n" ATTACHED,
				     "From: B <b@example.org>\nSubject: [PATCH] y\n\nb\n" DIFF)),
	  "a\n" ZERO "From: B <b@example.org>\nSubject: [PATCH] y\n\nb\n" DIFF },
	{ MULTI("mixed",
		PART(HTML, "h") PART("Content-Type: message/rfc822\n",
				     "Subject: [PATCH] y\nFrom: B\n <b@example.org>\nDate: today\n"
				     "Content-Transfer-Encoding: base64\n\nSW5kZXg6IHgK")),
	  "h\n" ZERO "From: B\n <b@example.org>\nDate: today\nSubject: [PATCH] y\n\nIndex: x\n" },
	{ MULTI("digest", PART("", "From: B <b@example.org>\nSubject: y\n\n" DIFF)), DIFF },
	{ "Content-Type: message/rfc822\n\nFrom: B <b@example.org>\nSubject: y\n\n" DIFF, DIFF },
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
	/* no blank line behind a part's header, or no header */
	{ MULTI("mixed", "--b\n" TEXT "a\n\nb\n"), "a\n\nb\n" },
	{ MULTI("mixed", "--b\n" TEXT BASE64 "YQo=\n"), "a\n" },
	{ MULTI("mixed", "--b\na\n\nb\n" PART(TEXT, "c")), "a\n\nb\nc\n" },
	{ MULTI("mixed",
		PART(TEXT, "a") "--b\nContent-Type: text/plain;\n charset=utf-8\nb\n\nc\n"),
	  "a\nb\n\nc\n" },
	{ MULTI("mixed", "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n" TEXT
			 "a\n\nb\n--c\n" HTML "<p>h</p>\n--c--\n"),
	  "a\n\nb\n" },
	/* boundaries that are lost */
	{ "Content-Type: multipart/mixed\n\ntext\n", "text\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\ntext\n", "text\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\nignored\n--b\n\ntext\n", "text\n" },
	{ "Content-Type: multipart/mixed; boundary=b\n\n--b\n" TEXT "\na\n--b\n" TEXT, "a\n" },
	{ MULTI("mixed", PART(TEXT, "a")) "epilogue\n", "a\n" },
};
