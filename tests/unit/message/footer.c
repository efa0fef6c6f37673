/* SPDX-License-Identifier: GPL-2.0-or-later */
/* List footers: common/message/footer.h. */
#include "message/footer.h"

#include "patience.h"

#define RULE "_______________________________________________\n"
#define MAILMAN RULE "Some-list mailing list\nsome-list@example.org\n"
#define MAILMAN_URL MAILMAN "https://lists.example.org/mailman/listinfo/some-list\n"
#define GOOGLE                                                                                     \
	"-- \nYou received this message because you are subscribed to the Google Groups "          \
	"\"Some\" group.\nTo unsubscribe, go away.\n"
#define MAJORDOMO                                                                                  \
	"--\nTo unsubscribe from this list: send the line \"unsubscribe some\" in\n"               \
	"the body of a message to majordomo@lists.example.org\n"                                   \
	"More majordomo info at  http://lists.example.org/majordomo-info.html\n"
#define GROUPS                                                                                     \
	"-=-=-=-=-=-=-=-=-=-=-=-\nGroups.io Links: You receive all messages sent to this group.\n" \
	"View/Reply Online (#12): https://some.groups.io/g/some/message/12\n"                      \
	"Group Owner: some+owner@some.groups.io\n-=-=-=-=-=-=-=-=-=-=-=-\n"
#define YAHOO                                                                                      \
	"------------------------------------\n\n\n------------------------------------\n\n"       \
	"Yahoo Groups Links\n\n<*> To visit your group on the web, go to:\n"                       \
	"    http://groups.example.org/group/x/\n"
#define DIFF "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
#define TEN "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"

/* A text is what comes before a footer, it, and what comes behind it. */
typedef struct {
	const char *before, *footer, *behind;
} Case;

static const Case cases[] = {
	{ "", "", "" },
	{ "text\n", "", "" },
	{ "text", "", "" },
	/* Mailman, and what owners of lists make of it */
	{ "text\n", MAILMAN, "" },
	{ "", MAILMAN, "" },
	{ "text\n", "__________\nthe mailing list", "" },
	{ "text\n", RULE "Some mailing list -- some@example.org\nTo unsubscribe, send a mail\n",
	  "" },
	{ "text\n",
	  RULE "devel mailing list -- devel@example.org\nTo unsubscribe send an email to "
	       "devel-leave@example.org\nCode of Conduct: https://example.org/conduct/\n"
	       "List Guidelines: https://example.org/guidelines\nList Archives: "
	       "https://example.org/archives/\n",
	  "" },
	{ "text\n", RULE "Some\nsome@example.org\nhttps://example.org/mailman/listinfo/some\n",
	  "" },
	{ "text\n",
	  RULE "Mailing list: https://example.org/~some\nPost to     : some@example.org\n"
	       "Unsubscribe : https://example.org/~some\n",
	  "" },
	{ "text\n", "___________ Some mailing list -- some@example.org To unsubscribe go away\n",
	  "" },
	{ "text\n\n", "--\n" MAILMAN_URL, "" },
	{ "text\n", "-- \n" MAILMAN_URL, "\nmore\n" },
	{ "text\n-- \n" RULE "Ada Ferry\nada@example.org\n", "", "" },
	{ "text\n", RULE "Some discussion list\nhttp://lists.example.org/listinfo/some/\n", "" },
	{ "text\n" RULE "Some discussion\nsee http://lists.example.org/listinfo/some/\n", "", "" },
	{ "text\n",
	  "-- \nsome mailing list, some@example.org\nhttps://lists.example.org/listinfo/some\n",
	  "" },
	{ "text\n",
	  "-- \nSome mailing list: some@example.org\n"
	  "Unsubscribe: https://lists.example.org/listinfo/some\n",
	  "" },
	{ "text\n",
	  "---\nThis mailing list is hosted by Example. Unsubscribe: some-leave@example.org\n",
	  "" },
	{ "text\n---\nThis mailing list is noisy, says ada@example.org\n", "", "" },
	{ "text\n",
	  "-- \nYou have received this message because you are subscribed to the \"some\" group.\n"
	  "To unsubscribe, send an email to some-leave@example.org\n",
	  "" },
	/* Google Groups */
	{ "text\n\n", GOOGLE, "" },
	{ "", GOOGLE, "" },
	{ "text\n-- \nMe\n", GOOGLE, "" },
	{ "text\n", "--\nYou received this message because", "" },
	{ "text\n",
	  "-- \nYou received this message because you are subscribed to the Google Groups\n"
	  "\"Some\" group.\n\nTo post to this group, send email to some@example.org.\n\n"
	  "For more options, visit https://example.org/d/optout.\n",
	  "" },
	/* majordomo, ezmlm, LISTSERV, and others that say how to unsubscribe */
	{ "text\n", MAJORDOMO, "" },
	{ "text\n", "-" MAJORDOMO, "" },
	{ "text\n",
	  "-\nTo unsubscribe from this list: send the line \"unsubscribe x\" in\nthe body "
	  "of a message to majordomo@example.org\n",
	  "" },
	{ "text\n",
	  "--\nTo unsubscribe, send a message with 'unsubscribe some' in\nthe body to "
	  "majordomo@example.org.  For more info on Some,\nsee: http://www.example.org/ .\n",
	  "" },
	{ "text\n",
	  "-- \nTo UNSUBSCRIBE, email to some-REQUEST@example.org\nwith a subject of "
	  "\"unsubscribe\". Trouble? Contact owner@example.org\n",
	  "" },
	{ "text\n",
	  "---------------------------------------------------------------------\n"
	  "To unsubscribe, e-mail: dev-unsubscribe@example.org\n"
	  "For additional commands, e-mail: dev-help@example.org\n",
	  "" },
	{ "text\n",
	  "########################################\n\nTo unsubscribe from the SOME list, "
	  "click the following link:\nhttps://example.org/scripts/wa.exe?SUBED1=SOME&A=1\n",
	  "" },
	{ "text\n", "---\nTo unsubscribe: https://example.org/sympa/signoff/some\n", "" },
	{ "text\n",
	  "---\n[Visit Topic](https://example.org/t/1/2) or reply to this email to respond.\n"
	  "\nYou are receiving this because you enabled mailing list mode.\n\nTo unsubscribe "
	  "from these emails, [click here](https://example.org/unsubscribe/1).\n",
	  "" },
	/* a list's name below a signature mark */
	{ "text\n", "--\nsome-list mailing list\nsome-list@example.org\nhttps://example.org/x\n",
	  "" },
	{ "text\n", "-- \nMailing list info: https://example.org/listinfo/some\n", "" },
	{ "text\n", "-- \nsome-dev@lists.example.org mailing list\n", "" },
	{ "text\n",
	  "-- \nSent via some-hackers mailing list (some-hackers@example.org)\nTo make "
	  "changes to your subscription:\nhttp://www.example.org/mailpref/some-hackers\n",
	  "" },
	/* sentences that go on below a link, and tips */
	{ "text\n",
	  "______________________________________________\n"
	  "X-help@example.org mailing list -- To UNSUBSCRIBE and more, see\n"
	  "https://example.org/mailman/listinfo/x-help\n"
	  "PLEASE do read the posting guide https://www.example.org/guide.html\n"
	  "and provide commented, minimal, self-contained, reproducible code.\n",
	  "" },
	{ "text\n",
	  "---------------------------(end of broadcast)---------------------------\n"
	  "TIP 9: read the manual before you\n       ask\n",
	  "more\n" },
	{ "text\n", "---------------------------(end of broadcast)---------------------------\n",
	  "  more\n" },
	{ "text\n-----(end of the log)-----\nTIP 9: x\n", "", "" },
	/* groups.io, Yahoo */
	{ "text\n", GROUPS, "" },
	{ "text\n",
	  "_._,_._,_\n________________________________\nGroups.io Links:\n\n  You receive "
	  "all messages sent to this group.\n\n  View/Reply Online\n_._,_._,_\n",
	  "" },
	{ "text\n",
	  "------------------------------------\n\nYahoo! Groups Links\n\n"
	  "<*> To visit your group on the web, go to:\n    http://groups.example.org/group/x/\n"
	  "\n<*> To unsubscribe from this group, send an email to:\n"
	  "    x-unsubscribe@example.org\n",
	  "" },
	{ "text\n",
	  "--~--~---------~--~----~------------~-------~--~----~\nYou received this message "
	  "because "
	  "you are subscribed to the Google Groups \"x\" group.\nTo post to this group, send email "
	  "to "
	  "x@example.org\n-~----------~----~----~----~------~----~------~--~---\n",
	  "\nmore text\n" },
	{ "text\n",
	  "-=-=-=-=-=-=-=-=-=-=-=-\nLinks: You receive all messages sent to this group.\n"
	  "View/Reply Online (#12): https://lists.example.org/g/some/message/12\n"
	  "Group Owner: some+owner@lists.example.org\n-=-=-=-=-=-=-=-=-=-=-=-\n",
	  "\nmore text\n" },
	{ "text\n",
	  "------------------------------------\nPosted by: Ada Brook <ada@example.org>\n", YAHOO },
	{ "text\n", YAHOO, "" },
	{ "text\n",
	  "------------------------------------------\nsome: some-developer\n"
	  "Permalink: https://some.example.org/groups/developer/T1-M2\n"
	  "Delivery options: https://some.example.org/groups/developer/subscription\n",
	  "" },
	/* Mailman's, as its archives write it */
	{ "text\n",
	  RULE "some mailing list\nsome at lists.example.org\n"
	       "https://lists.example.org/mailman/listinfo/some\n",
	  "" },
	{ "text\n", RULE "some mailing list\nsome at lists.example.org\n",
	  "We meet at example.org\n" },
	/* advertisements above the footer */
	{ "text\n",
	  "------------------------------------------------------------------------------\n"
	  "Dive into the World of Harbours! The Harbour Website is your hub for all\n"
	  "things that float. Take a look. http://ads.example.org/\n",
	  MAILMAN },
	/* in the language of the reader */
	{ "text\n",
	  "-- \nVous recevez ce message, car vous \303\252tes abonn\303\251 au groupe Google "
	  "Groupes "
	  "\"some\".\nPour vous d\303\251sabonner de ce groupe, envoyez un e-mail \303\240 "
	  "l'adresse some+unsubscribe@example.org.\n",
	  "\nmore text\n" },
	/* others, and what they say besides */
	{ "text\n",
	  "--\nProblem reports:      https://example.org/problems.html\n"
	  "FAQ:                  https://example.org/faq/\n"
	  "Unsubscribe info:     https://example.org/ml/#unsubscribe-simple\n",
	  "" },
	{ "text\n",
	  "---------------------------------------------------------------------\n"
	  "To unsubscribe from this list, e-mail: some-unsubscribe@example.org\n"
	  "To get help, e-mail: some-help@example.org\n",
	  "" },
	{ "text\n",
	  "########################################\n\nTo unsubscribe from the SOME list, "
	  "click the following link:\nhttps://example.org/wa.exe?SUBED1=SOME&A=1\n\n"
	  "This message was issued to members of example.org/SOME, a mailing list "
	  "hosted by example.org\n",
	  "" },
	{ "text\n",
	  "--\nArchives:    http://lists.example.org/list/x\nUnsubscribe: send 'unsubscribe' to "
	  "x-request@example.org\n",
	  "" },
	{ "text\n",
	  "---\nYou are subscribed to the x list. To unsubscribe: https://example.org/x\n", "" },
	{ "text\n", "------\nVisit Topic to respond: https://example.org/t/1\n", "" },
	{ "text\n",
	  "------------------------\nThis SF.net email is sponsored by: Somebody\n"
	  "http://example.org/ad\n",
	  MAILMAN },
	{ "text\n",
	  RULE "x mailing list -- x@example.org\nTo unsubscribe send an email to "
	       "x-leave@example.org\n%(web_page_url)slistinfo%(cgiext)s/%(_internal_name)s\n",
	  "" },
	/* what comes behind it stays */
	{ "text\n---\n", MAILMAN, "\n" DIFF },
	{ "text\n---\n", MAILMAN_URL, DIFF },
	{ "text\n", GOOGLE, "\n" DIFF },
	{ "text\n", MAJORDOMO, DIFF },
	{ "text\n", GROUPS, "\nmore text\n" },
	{ "text\n", MAILMAN_URL, "-- \nMe\n" },
	{ "text\n", MAJORDOMO, "\n-- \nMe\n" },
	{ "text\n", MAILMAN_URL, "\nmore text\n" },
	{ "text\n", MAILMAN_URL, "-------------- next part --------------\nmore text\n" },
	{ "text\n", MAILMAN_URL, "I agree.\n" },
	{ "text\n", MAILMAN, TEN },
	{ DIFF "-- \n2.40\n\n", "-- \nMailing list info: https://example.org/listinfo/some\n", "" },
	/* no footers */
	{ "text\n-- \nMe, of the mailing list\n", "", "" },
	{ "text\n-- \nMe\nsome mailing list\nme@example.org\n", "", "" },
	{ "text\n-- \nTo unsubscribe from life, press ctrl-c.\n", "", "" },
	{ "text\n-- \nAda\nhttps://example.org/listinfo/x\n", "", "" },
	{ "text\n" RULE "fill this in\n", "", "" },
	{ "text\n_________\nSome mailing list\n", "", "" },
	{ "text\n" RULE, "", "" },
	{ "text\n> " RULE "> Some mailing list\n", "", "" },
	{ "text\n> --\n> To unsubscribe: https://example.org/x\n", "", "" },
	{ "text\n" RULE "\nSome mailing list\n", "", "" },
	{ "text\nYou received this message because I like you.\n", "", "" },
	{ "text\n---\nTo unsubscribe a handler, call x().\n", "", "" },
	{ "text\n-=-=-=-=-=-=-=-=-\nmy links\n", "", "" },
	{ "text\n-----------------\nTotal: 7, see http://example.org/\n\nBye\n", "", "" },
	{ "text\n-----------------\nPosted by: Ada Brook <ada@example.org>\nI agree.\n", "", "" },
	{ "text\n-- \nAda Brook\nada+list@example.org\n", "", "" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		View footer = VIEW("");
		g_autofree char *all = g_strconcat(c->before, c->footer, c->behind, NULL);
		bool found = footer_next(view_of(all), 0, &footer);
		g_test_message("%zu: %s", i, all);
		g_assert_cmpint(found, ==, *c->footer != '\0');
		if (!found)
			continue;
		g_assert_cmpuint((size_t)(footer.data - all), ==, strlen(c->before));
		g_assert_cmpuint(footer.len, ==, strlen(c->footer));
	}
}

static void test_several(void)
{
	View text = VIEW("text\n" MAILMAN MAILMAN "\n" GOOGLE "more\n" MAJORDOMO);
	static const char *const footers[] = { MAILMAN, MAILMAN, GOOGLE, MAJORDOMO };
	View footer;
	size_t from = 0, n = 0;
	for (; footer_next(text, from, &footer); n++) {
		g_assert_cmpuint(n, <, G_N_ELEMENTS(footers));
		g_assert_true(view_is(footer, footers[n]));
		from = (size_t)(footer.data - text.data) + footer.len;
	}
	g_assert_cmpuint(n, ==, G_N_ELEMENTS(footers));
}

/* How many footers a text has. */
static size_t count_footers(View text)
{
	View footer;
	size_t from = 0, n = 0;
	for (; footer_next(text, from, &footer); n++)
		from = (size_t)(footer.data - text.data) + footer.len;
	return n;
}

/* Footer on footer, and lines without end. */
static void test_hostile(void)
{
	static const char *const pieces[] = {
		MAILMAN,
		"_",
		"\n",
		RULE,
		"-- \n",
		"x",
		"-=",
		"--- a\n+++ b\n",
		"--\nTo unsubscribe\n",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len < 1 << 20)
			g_string_append(text, pieces[i]);
		gint64 start = work_done();
		size_t n = count_footers(view_of_gstring(text));
		assert_within(start, 10);
		g_assert_cmpuint(n, ==, i == 0 ? text->len / strlen(MAILMAN) : 0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/footer/cases", test_cases);
	g_test_add_func("/footer/several", test_several);
	g_test_add_func("/footer/hostile", test_hostile);
	return g_test_run();
}
