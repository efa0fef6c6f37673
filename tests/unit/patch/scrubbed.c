/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is left of attached patches: common/patch/scrubbed.h. */
#include "patch/scrubbed.h"
#include "patch/text.h"
#include "two-forms.h"

#define RULE "-------------- next part --------------\n"
#define SCRUBBED "A non-text attachment was scrubbed...\n"
#define URL                                                                                        \
	"URL: <https://lists.example.org/pipermail/tide/attachments/20250303/0a/attachment.obj>\n"

static const struct {
	const char *name, *text;
	bool lost_patch;
} cases[] = {
	{ "Mailman's notice",
	  "attached.\n\n-- \nAda\n" RULE SCRUBBED
	  "Name: 0001-tide.patch\nType: text/x-diff\nSize: 12 bytes\nDesc: not available\n" URL,
	  true },
	{ "no rule above it", SCRUBBED "Name: x.patch\nType: text/x-patch\nSize: 12 bytes\n" URL,
	  true },
	{ "known by its name", RULE SCRUBBED "Name: x.diff\nType: application/octet-stream\n",
	  true },
	{ "known by its type", RULE SCRUBBED "Name: not available\nType: text/x-patch\n", true },
	{ "compressed", RULE SCRUBBED "Name: x.patch.gz\nType: application/gzip\n", true },
	{ "a name in quotes", RULE SCRUBBED "Name: \"my x.patch\"\nType: text/plain\n", true },
	{ "the second part",
	  RULE SCRUBBED "Name: a.png\nType: image/png\n" URL RULE SCRUBBED
			"Name: b.patch\nType: text/x-patch\n" URL,
	  true },
	{ "without a charset",
	  RULE "An embedded and charset-unspecified text was scrubbed...\nName: x.patch\n" URL,
	  true },
	{ "an embedded patch",
	  RULE "An embedded message was scrubbed...\nFrom: ada at example.org (Ada)\n"
	       "Subject: [tide PATCH 1/2] x\nDate: today\nSize: 12\n" URL,
	  true },
	{ "Mailman 3",
	  RULE "A message part incompatible with plain text digests has been removed ...\n"
	       "Name: x.patch\nType: text/x-patch\nSize: 12 bytes\n",
	  true },
	{ "another language",
	  "angeh\303\244ngt.\n-------------- n\303\244chster Teil --------------\n"
	  "Ein Dateianhang wurde abgetrennt...\nDateiname   : x.patch\n"
	  "Dateityp    : text/x-patch\n",
	  true },
	{ "demime",
	  "Hi.\n\n[demime 1.01d removed an attachment of type text/x-diff which had a name of "
	  "tide.c]\n",
	  true },
	{ "demime of another type",
	  "[demime 1.01d removed an attachment of type text/plain which had a name of x.diff]\n",
	  true },
	{ "mutt", "[-- Attachment #2: x.patch --]\n", true },
	{ "a web archive", "[\"0001-x.txt\" (text/x-patch)]\n", true },
	{ "angle brackets", "Hi.\n\n<0001-x.patch>\n", true },
	/* other attachments */
	{ "a picture", RULE SCRUBBED "Name: dispatch.png\nType: image/png\nDesc: the patch\n",
	  false },
	{ "its description", RULE SCRUBBED "Name: a.png\nType: image/png\nDesc: x.patch\n", false },
	{ "a signature", RULE SCRUBBED "Name: x.patch.asc\nType: application/pgp-signature\n",
	  false },
	{ "HTML", RULE "An HTML attachment was scrubbed...\n" URL, false },
	{ "a place",
	  RULE "An HTML attachment was scrubbed...\nURL: <https://example.org/x.patch>\n", false },
	{ "an embedded answer",
	  RULE "An embedded message was scrubbed...\nFrom: ada at example.org (Ada)\n"
	       "Subject: Re: [PATCH 1/2] x\nDate: today\n",
	  false },
	{ "demime of a signature",
	  "[demime 1.01d removed an attachment of type application/pgp-signature which had a name "
	  "of signature.asc]\n",
	  false },
	/* nothing of the kind */
	{ "quoted", "> " RULE "> " SCRUBBED "> Name: x.patch\n> Type: text/x-patch\n", false },
	{ "no notice", RULE "Name: x.patch\nType: text/x-patch\n", false },
	{ "no rule", "Hi.\nBut...\nName: x.patch\nType: text/x-patch\n", false },
	{ "prose", RULE "I wonder...\nsee: x.patch\n", false },
	{ "a link", "<https://example.org/x.patch>\n", false },
	{ "an id", "<x.patch@example.org>\n", false },
	{ "an element", "<patch>\n</patch>\n<diff>\n", false },
	{ "brackets", "[PATCH] x\n[see x.patch]\n[no attachment, no patch]\n[1] x.patch\n", false },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].name);
			g_autofree char *text = two_forms_make(cases[i].text, form);
			PatchText facts;
			patch_text_scan(&facts, view_of(text), form);
			g_assert_cmpint(facts.lost_patch, ==, cases[i].lost_patch);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/scrubbed/cases", test_cases);
	return g_test_run();
}
