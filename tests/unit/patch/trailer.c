/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Trailers: common/patch/trailer.h. */
#include "patch/trailer.h"
#include "two-forms.h"

typedef struct {
	const char *text;
	const char *trailers; /* one a line, each but the last ended by a line feed */
} Case;

static const Case cases[] = {
	{ "", "" },
	{ "No trailers here.\n\nNone: at all\n", "" },
	{ "Text.\n\nSigned-off-by: A <a@example.org>\n", "Signed-off-by: A <a@example.org>" },
	{ "Fixes: 0123456789ab (\"x: y\")\nCc: stable\nReviewed-by: B <b@example.org>",
	  "Fixes: 0123456789ab (\"x: y\")\nCc: stable\nReviewed-by: B <b@example.org>" },
	/* spelling */
	{ "REVIEWED-BY: B <b@example.org>\nacked-By:B <b@example.org>\ncc: c@example.org\n",
	  "Reviewed-by: B <b@example.org>\nAcked-by: B <b@example.org>\nCc: c@example.org" },
	{ "Reviewed By: B <b@example.org>\nReviewed-by : B <b@example.org>\n",
	  "Reviewed-by: B <b@example.org>\nReviewed-by: B <b@example.org>" },
	{ "Acked-for-MFD-by: B <b@example.org>\nSign-off-by: B <b@example.org>\n",
	  "Acked-for-MFD-by: B <b@example.org>\nSign-off-by: B <b@example.org>" },
	{ "message-id: <1@example.org>\nBuglink: https://example.org/1\nBase-Commit: 0123\n",
	  "Message-ID: <1@example.org>\nBugLink: https://example.org/1\nbase-commit: 0123" },
	/* no keys */
	{ "-by: x\nby: x\nStand-by\nnearby: x\nfoo--by: x\n1-by: x\nReported by: the way\n"
	  "Reviewed-by B <b@example.org>\nSee also: this is not said by: anyone\nLinks: x\n",
	  "" },
	/* lines of sixteen bytes, more and fewer, with another byte in the key */
	{ "Acked_by: B\nAcked.by: B <b@e>\nReviewed-and-Tested.by: B\nA-by_: B <b@example.org>\n"
	  "Reported-and-tested_and-reviewed-by: B <b@example.org>\n",
	  "" },
	{ "A-by: B\nAcked-by: B <b@e>\nReported-and-very-well-tested-by: B\nAnd-by: a (b): c\n",
	  "A-by: B\nAcked-by: B <b@e>\nReported-and-very-well-tested-by: B\nAnd-by: a (b): c" },
	{ "An-endless-key-that-goes-on-and-on-and-on-and-on-and-on-and-on-by: x\n", "" },
	/* where they stand */
	{ "> Acked-by: A <a@example.org>\n  Acked-by: B <b@example.org>\n\tAcked-by: C\n", "" },
	{ "Acked-by: A <a@example.org>\n\nBut see below.\n\nAcked-by: B <b@example.org>\nv2: new\n",
	  "Acked-by: A <a@example.org>\nAcked-by: B <b@example.org>" },
	{ "Acked-by: A <a@example.org>\n-- \nAcked-by: B <b@example.org>\n",
	  "Acked-by: A <a@example.org>" },
	{ "Acked-by: A <a@example.org>\n--\nAcked-by: B <b@example.org>\n",
	  "Acked-by: A <a@example.org>" },
	{ "Signed-off-by: A <a@example.org>\n[b: fixed the typo]\nSigned-off-by: B "
	  "<b@example.org>\n",
	  "Signed-off-by: A <a@example.org>\nSigned-off-by: B <b@example.org>" },
	/* a mail's header in the text */
	{ "-----Original Message-----\nFrom: A <a@example.org>\nSent: today\nTo: B\nCc: C\n"
	  "Subject: x\n\nAcked-by: D <d@example.org>\nCc: E <e@example.org>\n",
	  "Acked-by: D <d@example.org>\nCc: E <e@example.org>" },
	/* values */
	{ "Acked-by: A <a@example.org> # for x\nTested-by: A <a@example.org> (powerpc)\n"
	  "Cc: <a@example.org>#3.7+\nLink: https://example.org/T/#u\n",
	  "Acked-by: A <a@example.org> # for x\nTested-by: A <a@example.org> (powerpc)\n"
	  "Cc: <a@example.org>#3.7+\nLink: https://example.org/T/#u" },
	{ "Acked-by:\t A <a@example.org> \t\r\nTested-by: A\\B\tC <a@example.org>\n",
	  "Acked-by: A <a@example.org>\nTested-by: A\\B\tC <a@example.org>" },
	{ "Acked-by:\xc2\xa0"
	  "A <a@example.org>\nTested-by: \xc2\xa0 A <a@example.org>\n",
	  "Acked-by: A <a@example.org>\nTested-by: A <a@example.org>" },
	{ "Acked-by:\nTested-by: \n\nCc:", "" },
	{ "Signed-off-by: missing.\nAcked-by: A <a@example.org\n",
	  "Signed-off-by: missing.\nAcked-by: A <a@example.org" },
	/* as Outlook writes them */
	{ "Acked-by: A B <a@example.org<mailto:a@example.org>>\nCc: <mailto:a@example.org> # x\n"
	  "Tested-by: A <A@example.org<mailto:a@example.org>> (x)\nAcked-by: A <mailto:\n"
	  "Reviewed-by: a@example.org<mailto:a@example.org>\n",
	  "Acked-by: A B <a@example.org>\nCc: <a@example.org> # x\n"
	  "Tested-by: A <A@example.org> (x)\nAcked-by: A <\nReviewed-by: a@example.org" },
	/* as pipermail writes addresses */
	{ "Acked-by: A B <a at example.org>\nTested-by: A at Home <a at b.example.org> # x\n"
	  "Cc: <a at example.org>\nReviewed-by: A <a at b at c>\nReviewed-by: A <look at me now>\n"
	  "Reviewed-by: A at B\nLink: x at <y@z at w>\nReviewed-by: A < at b>\n",
	  "Acked-by: A B <a@example.org>\nTested-by: A at Home <a@b.example.org> # x\n"
	  "Cc: <a@example.org>\nReviewed-by: A <a at b at c>\nReviewed-by: A <look at me now>\n"
	  "Reviewed-by: A at B\nLink: x at <y@z at w>\nReviewed-by: A < at b>" },
	/* glued, or side by side */
	{ "Acked-by: A <a@example.org> Tested-by: A <a@example.org>, Cc: b\n",
	  "Acked-by: A <a@example.org>\nTested-by: A <a@example.org>, Cc: b" },
	{ "Acked-by: A <a@example.org>, Tested-by: B <b@example.org>\n",
	  "Acked-by: A <a@example.org>\nTested-by: B <b@example.org>" },
	{ "Acked-by: A <a@example.org> # Tested-by: nobody\n",
	  "Acked-by: A <a@example.org> # Tested-by: nobody" },
	{ "Acked-by: A <a@example.org>Tested-by: B <b@example.org>reviewed-by: C <c@example.org>\n",
	  "Acked-by: A <a@example.org>\nTested-by: B <b@example.org>\n"
	  "Reviewed-by: C <c@example.org>" },
	{ "Acked-by: A <a@example.org>Cc: b\nFixes: 012 (\"a->b: c\")\n",
	  "Acked-by: A <a@example.org>Cc: b\nFixes: 012 (\"a->b: c\")" },
	/* wrapped */
	{ "Reviewed-by: A Person With a Long Name\n <a@example.org>\nCc: b@example.org\n",
	  "Reviewed-by: A Person With a Long Name <a@example.org>\nCc: b@example.org" },
	{ "Cc: a@example.org\n<b@example.org>\n", "Cc: a@example.org" },
	{ "Fixes: 0123456789ab (\"a: long title\nthat goes on\")\nCc: b\n",
	  "Fixes: 0123456789ab (\"a: long title that goes on\")\nCc: b" },
	{ "Fixes: 0123456789ab (\"a: never closed\n\nText (more)\n",
	  "Fixes: 0123456789ab (\"a: never closed" },
	{ "Link:\nhttps://example.org/1\nLink: \n  https://example.org/2\n",
	  "Link: https://example.org/1\nLink: https://example.org/2" },
	{ "Cc:\nTested-by: A <a@example.org>\n", "Tested-by: A <a@example.org>" },
	{ "Reviewed-by: A\n> <a@example.org>\n", "Reviewed-by: A" },
};

/* What names nothing is no `Fixes:`. */
static const Case fixes_cases[] = {
	{ "Fixes: ?\nFixes: TBD\nFixes: n/a\nFixes: none\nFixes: the crash\nFixes: dead added\n"
	  "Fixes: (\"a: b\")\nFixes: commit\nFixes: -\nFixes: 0123z56789\nFixes: <sha>\n",
	  "" },
	{ "Fixes: 012345\nFixes: commit 0123abc\nFixes: a: b (0123456789ab)\nFixes: [abcdef01]\n"
	  "Fixes: 012 (\"a: b\")\nFixes: \"abcdef0\"\n",
	  "Fixes: 012345\nFixes: commit 0123abc\nFixes: a: b (0123456789ab)\nFixes: [abcdef01]\n"
	  "Fixes: 012 (\"a: b\")\nFixes: \"abcdef0\"" },
	{ "Fixes: https://example.org/1\nFixes: #839\nFixes: tide/harbour#9\n",
	  "Fixes: https://example.org/1\nFixes: #839\nFixes: tide/harbour#9" },
	{ "Fixes: Coverity CID 12345\nFixes: CVE-2025-1234\nFixes: PR12345\nFixes: PR "
	  "target/12345\n"
	  "Fixes: bug 12345\nFixes: lp:12345\nFixes: GH-12\nFixes: TIDE-123, TIDE-124\n",
	  "Fixes: Coverity CID 12345\nFixes: CVE-2025-1234\nFixes: PR12345\n"
	  "Fixes: PR target/12345\nFixes: bug 12345\nFixes: lp:12345\nFixes: GH-12\n"
	  "Fixes: TIDE-123, TIDE-124" },
	{ "Fixes: a bug in 12 drivers\nFixes: UTF-8 in names\nFixes: debug 12\nFixes: gh-pages\n"
	  "Fixes: the bug\nFixes: PR comment\n",
	  "" },
	/* nor is what has no letter or digit any other trailer */
	{ "Closes: ?\nLink: -\nLink: <>\nCc: ...\nLink: \xc3\xa9\n", "Link: \xc3\xa9" },
	{ "Fixes:\n 0123456789ab (\"a: b\")\n", "Fixes: 0123456789ab (\"a: b\")" },
	{ "fixes: ?\nFixes: x (y\nz 0123456789ab)\n", "Fixes: x (y z 0123456789ab)" },
};

/* What B <b+list@example.org> gives himself in an answer. */
static const Case own_cases[] = {
	{ "> a: b\n\n   Reviewed-by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "Feel free to add\n\tTested-by: B <b@example.org>\n", "Tested-by: B <b@example.org>" },
	{ "  Acked-by: B <b@example.org>\n  Tested-by: B <b@example.org>\n",
	  "Acked-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ " reviewed by: B <b@example.org> # port\n", "Reviewed-by: B <b@example.org> # port" },
	{ "Acked-by B <b@example.org>\n", "Acked-by: B <b@example.org>" },
	{ " Acked-by & Tested-by B <b@example.org>\n",
	  "Acked-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ "*Reviewed-by: B <b@example.org>*\n", "Reviewed-by: B <b@example.org>" },
	{ "**Acked-by:** B <b@example.org>\n*Tested-by*: B <b@example.org>\n",
	  "Acked-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ " *Tested-by B <b@example.org>*\n", "Tested-by: B <b@example.org>" },
	{ "* Reviewed-by: B <b@example.org>\n*Reviewed-by: A <a@example.org>*\n*\n**\n", "" },
	{ "Reviewed-by/me: B <b@example.org>\nReviewed-by and B <b@example.org>\n", "" },
	{ "Reviewed-by and Tested-by: B\n", "Reviewed-by: B\nTested-by: B" },
	{ "Tested by B <b@example.org> (harbour)\n", "Tested-by: B <b@example.org> (harbour)" },
	{ "Reviewed-by\uff1aB <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "Reviewed-By \uff1a B\n", "Reviewed-by: B" },
	/* hyphens and blanks of Unicode */
	{ "Reviewed\u2011by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "Reviewed\u2010by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "Tested\u2013by: B <b@example.org>\n", "Tested-by: B <b@example.org>" },
	{ "\u00a0Reviewed-by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "\u2003Acked-by: B <b@example.org>\n", "Acked-by: B <b@example.org>" },
	{ "\u200bReviewed-by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "\ufeffReviewed-by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "Reviewed\u2011by: A <a@example.org>\n", "" },
	{ "Reviewed\u2014by: B <b@example.org>\n", "" },
	{ "  Reviewed-and-tested-by: B\n      <b@example.org>\n",
	  "Reviewed-and-tested-by: B <b@example.org>" },
	{ "Reviewed-by: A <a@example.org>\n", "Reviewed-by: A <a@example.org>" },
	{ "  It works.\n  You may add my\n  Tested-by: B <b@example.org>\n  Thanks\n",
	  "Tested-by: B <b@example.org>" },
	/* of others, shown, or prose */
	{ "   Reviewed-by: A <a@example.org>\nAcked-by A <a@example.org>\n"
	  "Tested-by\uff1aA <a@example.org>\n",
	  "" },
	{ "    a: b\n\n    Reviewed-by: B <b@example.org>\n    Signed-off-by: A <a@example.org>\n",
	  "" },
	{ "    Signed-off-by: A <a@example.org>\n    Reviewed-by: B <b@example.org>\n", "" },
	{ "> Reviewed-by: B <b@example.org>\n> Acked-by B <b@example.org>\n", "" },
	{ "Reviewed-by B <b@example.org> was missing\nAcked-by B\nTested-by myself\n"
	  "Reviewed-bystanders: B <b@example.org>\nAcked-by-me: B\n",
	  "" },
	{ "  Signed-off-by: B <b@example.org>\n", "" },
	{ "-- \n  Reviewed-by: B <b@example.org>\n", "" },
};

/* The same behind other words. */
static const Case behind_cases[] = {
	{ "With that fixed, Reviewed-by: B <b@example.org>\n", "Reviewed-by: B <b@example.org>" },
	{ "Looks good. Reviewed-By: B <b@example.org>.\n", "Reviewed-by: B <b@example.org>" },
	{ "Other than that Tested-by: B <b@example.org>\n", "Tested-by: B <b@example.org>" },
	{ "For the series: Acked-by: B <b@example.org> # harbour\n",
	  "Acked-by: B <b@example.org> # harbour" },
	{ "So you may add my Reviewed-and-tested-by: B <b@example.org>, thanks: it works\n",
	  "Reviewed-and-tested-by: B <b@example.org>" },
	{ "Not my harbour, but Acked-by: B <b@example.org>\n", "Acked-by: B <b@example.org>" },
	{ "I can test, but Acked-by: B <b@example.org>\n", "Acked-by: B <b@example.org>" },
	{ "Fine (Acked-by: B <b@example.org> (port)).\n", "Acked-by: B <b@example.org>" },
	{ "When that is mended, Reviewed-by: B\n<b@example.org> \n",
	  "Reviewed-by: B <b@example.org>" },
	{ "On Monday, A <a@example.org> wrote:\nSo Acked-by: B <b@example.org>\n",
	  "Acked-by: B <b@example.org>" },
	{ "I have not tested it, Acked-by: B <b@example.org>\n", "Acked-by: B <b@example.org>" },
	{ "Not tested but Reviewed-by: B <b@example.org> and\nI will pick it up.\n",
	  "Reviewed-by: B <b@example.org>" },
	{ "No objections. Acked-by: B <b@example.org>\n", "Acked-by: B <b@example.org>" },
	/* refused, shown, or not his */
	{ "It is not Reviewed-by: B <b@example.org> yet\nso no Acked-by: B <b@example.org>\n"
	  "- Add Reviewed-by: B <b@example.org>\n+x Acked-by: B <b@example.org>\n"
	  "BX> Otherwise, Reviewed-by: B <b@example.org>\nx Acked-by: B <b@example.org\n"
	  "B <b@example.org> said Acked-by: me\n",
	  "" },
	{ "Please drop my Reviewed-by: B <b@example.org>\nI can't give you Acked-by: B "
	  "<b@example.org>\nI withdraw the Tested-by: B <b@example.org>\n"
	  "You do not have my Acked-by: B <b@example.org> for that\n"
	  "I can\u2019t give my Acked-by: B <b@example.org>\n",
	  "" },
	{ "Add Reviewed-by: A <a@example.org>\nAs A said, Acked-by: A\n<a@example.org>\n"
	  "Reviewed-by: was A <a@example.org>, not Reviewed-by: A <b@example.org>\n"
	  "So Reviewed-by: B\n> <b@example.org>\nSo Reviewed-by: B\nB <b@example.org>\n",
	  "Reviewed-by: was A <a@example.org>, not Reviewed-by: A <b@example.org>" },
	{ "It says \"Reviewed-by: B <b@example.org>\"\nhttps://example.org/Acked-by: B "
	  "<b@example.org>\n> So Acked-by: B <b@example.org>\nSo Signed-off-by: B "
	  "<b@example.org>\n<b@example.org>\nSo Pre-reviewed-by: B <b@example.org>\n",
	  "" },
};

/* Several keys in one: each is a trailer. */
static const Case joined_cases[] = {
	{ "Reviewed/Tested-by: B <b@example.org>\n",
	  "Reviewed-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ "Reported-by/tested-by: B <b@example.org> # x\n",
	  "Reported-by: B <b@example.org> # x\nTested-by: B <b@example.org> # x" },
	{ "Reviewed-by and Tested-by: B <b@example.org>\n",
	  "Reviewed-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ "Reviewed-by, Tested-by: B <b@example.org>\n",
	  "Reviewed-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ "Tested-&-reviewed-by: B <b@example.org>\n",
	  "Tested-by: B <b@example.org>\nReviewed-by: B <b@example.org>" },
	{ "Acked-by & Tested-by: B <b@example.org>\nAcked-by + tested-by: B <b@example.org>\n",
	  "Acked-by: B <b@example.org>\nTested-by: B <b@example.org>\n"
	  "Acked-by: B <b@example.org>\nTested-by: B <b@example.org>" },
	{ "Reported, reviewed, and tested by: B <b@example.org>\n",
	  "Reported-by: B <b@example.org>\nReviewed-by: B <b@example.org>\n"
	  "Tested-by: B <b@example.org>" },
	{ "Tested and acked by: B <b@example.org>\n",
	  "Tested-by: B <b@example.org>\nAcked-by: B <b@example.org>" },
	{ "Reported/Suggested-by:\n B <b@example.org>\n",
	  "Reported-by: B <b@example.org>\nSuggested-by: B <b@example.org>" },
	{ "Reported/Tested-by: A Name\n <a@example.org>\n",
	  "Reported-by: A Name <a@example.org>\nTested-by: A Name <a@example.org>" },
	{ "Cc: <a@example.org>, Acked/Tested-by: B <b@example.org>, Reviewed-by: C\n",
	  "Cc: <a@example.org>\nAcked-by: B <b@example.org>\nTested-by: B <b@example.org>\n"
	  "Reviewed-by: C" },
	{ "Reviewed/Tested-by:\n\n", "" },
	/* one key of its own, as before */
	{ "Reported-and-tested-by: B\nAcked-and-reviewed-by: B\n",
	  "Reported-and-tested-by: B\nAcked-and-reviewed-by: B" },
	/* prose, and what is none of these keys */
	{ "Reviewed and tested by: nobody\nReviewed-by and Tested-by: nobody\n"
	  "Reviewed, tested: B <b@example.org>\nReviewed/merged-by: B <b@example.org>\n"
	  "Reviewed-by and by: B <b@example.org>\nfoo/bar-by: x\nand Tested-by: B <b@example.org>\n"
	  "a, b, Tested-by: B <b@example.org>\nReviewed-by, B: b@example.org\n"
	  "Reviewed/Tested/Acked/Reported/Acked-by: B <b@example.org>\n"
	  "I was tested, reviewed by: B <b@example.org>\n",
	  "" },
};

static void check_cases(const Case *list, size_t n, const Person *sender)
{
	for (size_t i = 0; i < n; i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_autofree char *text = two_forms_make(list[i].text, form);
			g_autoptr(GString) trailers = g_string_new(NULL);
			trailer_collect(trailers, view_of(text), form, sender, G_MAXSIZE);
			two_forms_check(view_of_gstring(trailers), list[i].trailers, form);
		}
}

static void test_fixes(void)
{
	check_cases(fixes_cases, G_N_ELEMENTS(fixes_cases), NULL);
}

static void test_own(void)
{
	const Person sender = { VIEW("B"), VIEW("b+list@example.org"), false };
	check_cases(own_cases, G_N_ELEMENTS(own_cases), &sender);
	check_cases(behind_cases, G_N_ELEMENTS(behind_cases), &sender);
	/* A patch, or nobody's text. */
	for (size_t i = 0; i < 8; i++) {
		g_autoptr(GString) trailers = g_string_new(NULL);
		trailer_collect(trailers, view_of(own_cases[i].text), TEXT_PLAIN, NULL, G_MAXSIZE);
		g_assert_cmpuint(trailers->len, ==, 0);
	}
}

static void test_joined(void)
{
	const Person sender = { VIEW("A"), VIEW("a@example.org"), false };
	check_cases(joined_cases, G_N_ELEMENTS(joined_cases), NULL);
	check_cases(joined_cases, G_N_ELEMENTS(joined_cases), &sender);
}

static void test_collect(void)
{
	check_cases(cases, G_N_ELEMENTS(cases), NULL);
}

static void test_append(void)
{
	g_autoptr(GString) trailers = g_string_new(NULL);
	trailer_collect(trailers, VIEW("Cc: a\\n"), TEXT_ESCAPED, NULL, G_MAXSIZE);
	trailer_collect(trailers, VIEW("Cc: b\\nCc: c"), TEXT_ESCAPED, NULL, G_MAXSIZE);
	g_assert_cmpstr(trailers->str, ==, "Cc: a\\nCc: b\\nCc: c");
}

/* Time must stay linear in what a hostile mail holds. */
static void test_hostile(void)
{
	static const char *const pieces[] = {
		">a-by:",	   "Cc: >Cc:   ",	"a-", "Cc: (\\n", "\\t", "\\\\",
		"x Acked-by: A <", "\\nx Acked-by: A <"
	};
	const Person sender = { VIEW("A"), VIEW("a@example.org"), false };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new("Acked-by: ");
		while (text->len < 4 * 1024 * 1024)
			g_string_append(text, pieces[i]);
		for (int own = 0; own < 2; own++) {
			g_autoptr(GString) trailers = g_string_new(NULL);
			trailer_collect(trailers, view_of_gstring(text), TEXT_ESCAPED,
					own ? &sender : NULL, G_MAXSIZE);
			g_assert_cmpuint(trailers->len, <, 2 * text->len);
		}
	}
}

/* Those that fit are there. */
static void test_bounds(void)
{
	View text = VIEW("Cc: a\nAcked-by: b\nCloses: c\n");
	g_autoptr(GString) out = g_string_new(NULL);
	g_assert_false(trailer_collect(out, text, TEXT_PLAIN, NULL, 3));
	g_assert_cmpstr(out->str, ==, "");
	g_assert_false(trailer_collect(out, text, TEXT_PLAIN, NULL, 20));
	g_assert_cmpstr(out->str, ==, "Cc: a\nAcked-by: b");
	g_string_truncate(out, 0);
	g_assert_true(trailer_collect(out, text, TEXT_PLAIN, NULL, 40));
	g_assert_cmpstr(out->str, ==, "Cc: a\nAcked-by: b\nCloses: c");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/trailer/collect", test_collect);
	g_test_add_func("/trailer/fixes", test_fixes);
	g_test_add_func("/trailer/own", test_own);
	g_test_add_func("/trailer/joined", test_joined);
	g_test_add_func("/trailer/append", test_append);
	g_test_add_func("/trailer/bounds", test_bounds);
	g_test_add_func("/trailer/hostile", test_hostile);
	return g_test_run();
}
