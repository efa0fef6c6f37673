/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses that are written as RFC 5322 allows but nobody does, and as it forbids:
 * common/message/address-piece.h and common/message/addr-spec.h. */
#include "message/address.h"

typedef struct {
	const char *in;
	const char *out; /* `name|addr` of each, joined by LF */
} Case;

/* The examples of RFC 5322, appendix A, with what it says of them. */
static const Case rfc[] = {
	{ "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>",
	  "Pete(A nice ) chap)|pete@silly.test" },
	{ "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
	  "Mary Smith|mary@example.net\n|jdoe@test.example" },
	{ "\"Joe Q. Public\" <john.q.public@example.com>",
	  "Joe Q. Public|john.q.public@example.com" },
	{ "\"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
	  "Giant; \"Big\" Box|sysservices@example.net" },
	{ "Who? <one@y.test>", "Who?|one@y.test" },
	{ "Joe Q. Public <john.q.public@example.com>", "Joe Q. Public|john.q.public@example.com" },
	{ "John Doe <jdoe@machine.example>", "John Doe|jdoe@machine.example" },
	{ "Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>",
	  "Mary Smith|mary@x.test\n|jdoe@example.org\nWho?|one@y.test" },
	{ "<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>",
	  "|boss@nil.test\nGiant; \"Big\" Box|sysservices@example.net" },
	{ "A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
	  "Ed Jones|c@a.test\n|joe@where.test\nJohn|jdoe@one.test" },
	{ "A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n        "
	  " joe@example.org,\r\n  John <jdoe@one.test> (my dear friend); (the end of the group)",
	  "Chris Jones|c@public.example\n|joe@example.org\nJohn (my dear friend)|jdoe@one.test" },
	{ "(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", "" },
	{ "\"Joe & J. Harvey\" <ddd@example.org>", "Joe & J. Harvey|ddd@example.org" },
	{ "\"Joe & J. Harvey\"@example.org", "|\"Joe & J. Harvey\"@example.org" },
};

/* What people, mail programs and archives make of them. */
static const Case odd[] = {
	{ "\"Mira\"@  mail. example. org", "|Mira@mail.example.org" },
	{ "Mira Holt <mira(work)@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <(home)mira@example(office).org(x)>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org (work)>", "Mira Holt|mira@example.org" },
	{ "Mira (the (very) one) Holt <mira@example.org>",
	  "Mira (the (very) one) Holt|mira@example.org" },
	{ "<Mira Holt <mira@example.org>", "Mira Holt|mira@example.org" },
	{ "<\"Mira Holt\" <mira@example.org>", "Mira Holt|mira@example.org" },
	{ "\"Mira Holt <mira@example.org>\"", "Mira Holt|mira@example.org" },
	{ "'Mira Holt <mira@example.org>'", "'Mira Holt '|mira@example.org" },
	{ "Mira <Holt> <mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira <Holt <mira@example.org>>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <\"a<b\"@example.org>", "Mira Holt|\"a<b\"@example.org" },
	{ "Mira Holt <\"a>b\"@example.org>", "Mira Holt|\"a>b\"@example.org" },
	{ "Mira Holt <\"a,b\"@example.org>", "Mira Holt|\"a,b\"@example.org" },
	{ "Mira Holt <\"a@b\"@example.org>", "Mira Holt|\"a@b\"@example.org" },
	{ "Mira Holt <\"a;b\\\"c\"@example.org>", "Mira Holt|\"a;b\\\"c\"@example.org" },
	{ "Mira Holt <\"mira\"@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <\"mira.holt\"@example.org>", "Mira Holt|mira.holt@example.org" },
	{ "Mira Holt <\"mira@example.org\">", "Mira Holt|mira@example.org" },
	{ "\"a<b\"@example.org (Mira Holt)", "Mira Holt|\"a<b\"@example.org" },
	{ "\"a b\"@example.org", "|\"a b\"@example.org" },
	{ "Mira Holt [mira@example.org]", "Mira Holt|mira@example.org" },
	{ "Mira Holt [mailto:mira@example.org]", "Mira Holt|mira@example.org" },
	{ "Mira Holt {mira@example.org}", "Mira Holt|mira@example.org" },
	{ "Mira Holt (mira@example.org)", "Mira Holt|mira@example.org" },
	{ "[mira@example.org]", "|mira@example.org" },
	{ "mailto:mira@example.org", "|mira@example.org" },
	{ "Mira Holt <mailto:mira@example.org?subject=hi>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <MAILTO:mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <URL:mailto:mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org<mailto:mira@example.org>>", "Mira Holt|mira@example.org" },
	{ "Mira Holt mira@example.org", "Mira Holt|mira@example.org" },
	{ "Mira Holt: mira@example.org", "Mira Holt|mira@example.org" },
	{ "Mira Holt - mira@example.org", "Mira Holt|mira@example.org" },
	{ "Mira Holt, mira@example.org", "Mira Holt|mira@example.org" },
	{ "mira@example.org Mira Holt", "Mira Holt|mira@example.org" },
	{ "mira@example.org <Mira Holt>", "Mira Holt|mira@example.org" },
	{ "Mira Holt mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org)", "Mira Holt|mira@example.org" },
	{ "Mira Holt <<mira@example.org>>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <<<mira@example.org", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org>,", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org,>", "Mira Holt|mira@example.org" },
	{ ", Mira Holt <mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org>;", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org.>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org.", "Mira Holt|mira@example.org" },
	{ "mira@example.org.", "|mira@example.org" },
	{ "Mira Holt < mira @ example . org >", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira . holt @ example . org>", "Mira Holt|mira.holt@example.org" },
	{ "mira . holt @ example . org", "|mira.holt@example.org" },
	{ "J. Holt mira@example.org", "J. Holt|mira@example.org" },
	{ "J. mira@example.org", "|J.mira@example.org" },
	{ "mira holt @ example.org (Mira Holt)", "Mira Holt|holt@example.org" },
	{ "mira@ example.org", "|mira@example.org" },
	{ "mira @example.org", "|mira@example.org" },
	{ "Mira Holt mira at example.org", "Mira Holt|mira@example.org" },
	{ "mira at example.org (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira at example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira AT example DOT org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira at example dot org>", "Mira Holt|mira@example.org" },
	{ "mira (at) example.org (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "mira(a)example.org", "|mira@example.org" },
	{ "mira(at)example.org (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira(a)example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira[at]example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira [at] example [dot] org>", "Mira Holt|mira@example.org" },
	{ "mira [at] example [dot] org", "|mira@example.org" },
	{ "mira (at) example (dot) org (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "mira {at} example.org", "|mira@example.org" },
	{ "mira <at> example.org", "|mira@example.org" },
	{ "Mira Holt <mira_at_example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira-at-example.org>", "Mira Holt|mira@example.org" },
	{ "mira () example ! org (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira () example ! org>", "Mira Holt|mira@example.org" },
	{ "mira () mail ! example ! org", "|mira@mail.example.org" },
	{ "mira\xef\xbc\xa0"
	  "example.org",
	  "|mira@example.org" },
	{ "Mira Holt \xef\xbc\x9cmira\xef\xbc\xa0"
	  "example.org\xef\xbc\x9e",
	  "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira\xef\xbc\xa0"
	  "example.org>",
	  "Mira Holt|mira@example.org" },
	{ "=?utf-8?Q?Mira_Holt_=3Cmira=40example.org=3E?=", "Mira Holt|mira@example.org" },
	{ "\"=?utf-8?Q?Mira_Holt_=3Cmira=40example.org=3E?=\"", "Mira Holt|mira@example.org" },
	{ "Mira Holt <=?utf-8?Q?mira=40example=2Eorg?=>", "Mira Holt|mira@example.org" },
	{ "Mira Holt =?utf-8?Q?=3Cmira=40example=2Eorg=3E?=", "Mira Holt|mira@example.org" },
	{ "=?utf-8?Q?Mira_Holt?= =?utf-8?Q?_=3Cmira=40example=2Eorg=3E?=",
	  "Mira Holt|mira@example.org" },
	{ "=?utf-8?Q?mira?=@example.org", "|mira@example.org" },
	{ "=?utf-8?Q?mira=40example.org?= <mira@example.org>",
	  "mira@example.org|mira@example.org" },
	{ "=?utf-8?Q?Holt=2C_Mira?= <mira@example.org>", "Holt, Mira|mira@example.org" },
	{ "=?utf-8?B?TWlyYSA8bWlyYUBleGFtcGxlLm9yZz4=?=", "Mira|mira@example.org" },
	{ "mira@example.org <mira@example.org>", "mira@example.org|mira@example.org" },
	{ "\"mira@example.org\" <mira@example.org>", "mira@example.org|mira@example.org" },
	{ "'mira@example.org' <mira@example.org>", "'mira@example.org'|mira@example.org" },
	{ "'mira@example.org'", "|mira@example.org" },
	{ "<'mira@example.org'>", "|mira@example.org" },
	{ "Mira Holt <@node.test:mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <@a.test,@b.test:mira@example.org>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <@ a.test , @ b.test : mira@example.org>", "Mira Holt|mira@example.org" },
	{ "@a.test:mira@example.org", "|mira@example.org" },
	{ "Ada <ada@example.org>, Mira Holt <mira@example.org>",
	  "Ada|ada@example.org\nMira Holt|mira@example.org" },
	{ "Friends: ada@example.org, Mira Holt <mira@example.org>;",
	  "|ada@example.org\nMira Holt|mira@example.org" },
	{ "Undisclosed recipients:;", "" },
	{ "Mary Smith: Personal Account <smith@home.example>",
	  "Mary Smith: Personal Account|smith@home.example" },
	{ "Mira [x] <mira@example.org>", "Mira [x]|mira@example.org" },
	/* garbled: what its signs stand for is lost */
	{ "m|r@@ho|t @end|ng |rom ex@mp|e@org (Mira Holt)", "Mira Holt|m*r**ho*t@ex*mp*e*org" },
	{ "mo @end|ng |rom tide@org", "|mo@tide*org" },
	{ "\"Mira Holt\" <mo @end|ng |rom tide@org>", "Mira Holt|mo@tide*org" },
	{ "mo @end|ng |rom tide@org (Mira Holt), @ @end|ng |rom b@c (Bo)",
	  "Mira Holt|mo@tide*org\nBo|*@b*c" },
	{ "the |rom of mira@example.org", "the |rom of|mira@example.org" },
	/* a name that comes twice, and brackets around one */
	{ "Mira Holt <mira@example.org> (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org> (Tide)", "Mira Holt (Tide)|mira@example.org" },
	{ "mira@example.org ( (Mira Holt))", "Mira Holt|mira@example.org" },
	{ "\"(Mira Holt)\" <mira@example.org>", "Mira Holt|mira@example.org" },
	{ "\"(Mira) Holt (x)\" <mira@example.org>", "(Mira) Holt (x)|mira@example.org" },
	{ "\"()\" <mira@example.org>", "|mira@example.org" },
	{ "Mira Holt <mira@[192.0.2.1]>", "Mira Holt|mira@[192.0.2.1]" },
	{ "mira@[IPv6:2001:db8::1]", "|mira@[IPv6:2001:db8::1]" },
	{ "root", "|root" },
	{ "root (Cron)", "Cron|root" },
	{ "Root <root>", "Root|root" },
	{ "Cron Daemon", "" },
	{ "Look at me", "" },
	{ "Meet at Home", "" },
	{ "look_at_me <mira@example.org>", "look_at_me|mira@example.org" },
	{ "Mira (a) Holt <mira@example.org>", "Mira (a) Holt|mira@example.org" },
	{ "Mira Holt (at) Work <mira@example.org>", "Mira Holt (at) Work|mira@example.org" },
	{ "Mira Holt (work) [mira@example.org]", "Mira Holt (work)|mira@example.org" },
	{ "Mira Holt (work) mira@example.org", "Mira Holt (work)|mira@example.org" },
	{ "(work) Mira Holt mira at example.org", "(work) Mira Holt|mira@example.org" },
	{ "Mira mira@example.org (Mira Holt)", "Mira Holt|mira@example.org" },
	{ "tide-bounces@lists.example.org on behalf of Mira Holt [mira@example.org]",
	  "Mira Holt|mira@example.org" },
	{ "tide@lists.example.org on behalf of mira@example.org (Mira Holt)",
	  "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@@example.org>", "Mira Holt|mira@example.org" },
	{ "<<Mira Holt> mira@example.org>", "Mira Holt|mira@example.org" },
	{ "mira@example.org (A)", "A|mira@example.org" },
	{ "mira@example.org ()", "|mira@example.org" },
	{ "Mira Holt <>", "" },
	{ "Mira Holt <mira@>", "" },
	{ "Mira Holt <@example.org>", "" },
	{ "huber@", "" },
	{ "\"Mira Holt\" mira@example.org", "Mira Holt|mira@example.org" },
	{ "Mira \"Mo\" Holt <mira@example.org>", "Mira Mo Holt|mira@example.org" },
	{ "Mira O'Holt <mira@example.org>", "Mira O'Holt|mira@example.org" },
	{ "Holt, Mira <mira@example.org>", "Holt, Mira|mira@example.org" },
	{ "Holt, Mira mira@example.org", "Holt, Mira|mira@example.org" },
	{ "Holt, Mira [mira@example.org]", "Holt, Mira|mira@example.org" },
	{ "\"Holt, Mira\" <\"mira\"@example.org>", "Holt, Mira|mira@example.org" },
	{ "Mira Holt \"mira@example.org\"", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira@example.org> (work)", "Mira Holt (work)|mira@example.org" },
	{ "(work) Mira Holt <mira@example.org>", "(work) Mira Holt|mira@example.org" },
	{ "<mira@example.org> Mira Holt", "Mira Holt|mira@example.org" },
	{ "=?bogus <mira@example.org>", "=?bogus|mira@example.org" },
	{ "Mira\\ Holt <mira@example.org>", "Mira Holt|mira@example.org" },
	{ "a@b@example.org", "|a@b@example.org" },
	{ "Mira Holt <mira@example.org>>", "Mira Holt|mira@example.org" },
	{ "Mira Holt <mira holt@example.org>", "Mira Holt|miraholt@example.org" },
	{ "Mira Holt via tide <tide@lists.example.org>",
	  "Mira Holt via tide|tide@lists.example.org" },
	{ "[hidden email]", "|email@hidden" },
	{ "Mira Holt <[hidden email]>", "Mira Holt|email@hidden" },
	{ "Mira Holt <[email protected]>", "Mira Holt|email@protected" },
	{ "Mira Holt <[email\u00a0protected]>", "Mira Holt|email@protected" },
	{ "Mira Holt <[email&#160;protected]>", "Mira Holt|email@protected" },
	{ "Mira Holt <[email is protected]>", "" },
	{ "Mira Holt <mira_at_[hidden]>", "Mira Holt|mira@[hidden]" },
	{ "Mira Holt <mira at [hidden]>", "Mira Holt|mira@[hidden]" },
	{ "Mira Holt <mira-at-[redacted]>", "Mira Holt|mira@[redacted]" },
	{ "Mira Holt <mira_at_[home]>", "Mira Holt|mira_at_[home]" },
	{ "Mira Holt <mira@...>", "Mira Holt|mira@..." },
	{ "Mira Holt <jo...@example.com>", "Mira Holt|jo...@example.com" },
	{ "Mira Holt <mira@xxxxxxx>", "Mira Holt|mira@xxxxxxx" },
	{ "Mira Holt <mira AT mail DOT example DOT org>", "Mira Holt|mira@mail.example.org" },
	{ "Mira Holt mira AT example.org", "Mira Holt|mira@example.org" },
	{ "mira [at] mail [dot] example [dot] org (Mira Holt)", "Mira Holt|mira@mail.example.org" },
	{ "Mira Holt <mira@example.org(work)>", "Mira Holt|mira@example.org" },
	{ "Mira Holt [ mira@example.org ]", "Mira Holt|mira@example.org" },
	{ "Mira Holt <email:mira@example.org>", "Mira Holt|mira@example.org" },
	{ "\"Mira <Mo> Holt\" <mira@example.org>", "Mira <Mo> Holt|mira@example.org" },
	{ "Mira <Mo> <Mim> Holt <mira@example.org>", "Mira Mo Mim Holt|mira@example.org" },
	{ "<mira@example.org> <ada@example.org>", "|mira@example.org" },
	{ "=?utf-8?Q?Mira?= <Holt> <=?utf-8?Q?mira=40example.org?=>",
	  "Mira Holt|mira@example.org" },
	{ "\\\"Mira\\\" Holt <mira@example.org>", "\"Mira\" Holt|mira@example.org" },
};

static void check(const Case *cases, size_t n_cases)
{
	for (size_t i = 0; i < n_cases; i++) {
		g_autoptr(GArray) got = addresses_new();
		g_autoptr(GString) text = g_string_new(NULL);
		/* an exact copy, so that a sanitizer sees reads behind the end */
		size_t len = strlen(cases[i].in);
		g_autofree char *in = g_memdup2(cases[i].in, len);
		addresses_parse(got, (View){ in, len }, 100);
		for (guint k = 0; k < got->len; k++) {
			const Address *address = &g_array_index(got, Address, k);
			g_string_append_printf(text, "%s%s|%s", k ? "\n" : "", address->name,
					       address->addr);
		}
		if (strcmp(text->str, cases[i].out) != 0)
			g_test_message("in: %s", cases[i].in);
		g_assert_cmpstr(text->str, ==, cases[i].out);
	}
}

static void test_rfc(void)
{
	check(rfc, G_N_ELEMENTS(rfc));
}

static void test_odd(void)
{
	check(odd, G_N_ELEMENTS(odd));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address-piece/rfc", test_rfc);
	g_test_add_func("/address-piece/odd", test_odd);
	return g_test_run();
}
