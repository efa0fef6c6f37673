/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses in header values: common/message/address.h. */
#include "message/address.h"

#include "message/mailbox.h"
#include "patience.h"

typedef struct {
	const char *in;
	const char *out; /* `name|addr` of each, joined by LF */
} Case;

static const Case cases[] = {
	{ "", "" },
	{ "a@example.org", "|a@example.org" },
	{ "<a@example.org>", "|a@example.org" },
	{ "A Name <a@example.org>", "A Name|a@example.org" },
	{ "A Name<a@example.org>", "A Name|a@example.org" },
	{ "A\n Name\n <a@example.org>", "A Name|a@example.org" },
	{ "J. R. Name <a@example.org>", "J. R. Name|a@example.org" },
	{ "J\xc3\xb6rg <a@example.org>", "J\xc3\xb6rg|a@example.org" },
	{ "J\xf6rg <a@example.org>", "J\xc3\xb6rg|a@example.org" },
	{ "A.B@Example.Org", "|A.B@Example.Org" },
	{ "A Name[a@example.org]", "A Name|a@example.org" },
	{ "A Name <a@example.org>.", "A Name|a@example.org" },
	{ "A Name Jr. <a@example.org>", "A Name Jr.|a@example.org" },
	{ "Name{a@example.org}", "Name|a@example.org" },
	{ "A[b] <a@example.org>", "A[b]|a@example.org" },
	{ "a@[192.0.2.1]", "|a@[192.0.2.1]" },
	/* read off a web page */
	{ "A Name &lt;a@example.org&gt;", "A Name|a@example.org" },
	{ "A Name &lt;a@example.org&gt;, B &lt;b@example.org&gt;",
	  "A Name|a@example.org\nB|b@example.org" },
	{ "&quot;Name, A&quot; &#60;a&#x40;example.org&#62;", "Name, A|a@example.org" },
	{ "A Name <a&#64;example.org>", "A Name|a@example.org" },
	{ "\"A &lt;B&gt; C\" <a@example.org>", "A &lt;B&gt; C|a@example.org" },
	{ "\"A &amp; B\" <a@example.org>", "A &amp; B|a@example.org" },
	/* quotes */
	{ "\"Name, A\" <a@example.org>", "Name, A|a@example.org" },
	{ "\"A \\\"Q\\\" Name\" <a@example.org>", "A \"Q\" Name|a@example.org" },
	{ "\"'A' via List\" <l@example.org>", "'A' via List|l@example.org" },
	{ "\"A\" Name \"B\" <a@example.org>", "A Name B|a@example.org" },
	{ "<\"a b\"@example.org>", "|\"a b\"@example.org" },
	{ "\"Open <a@example.org>", "Open|a@example.org" },
	{ "\"a@example.org\" <b@example.org>", "a@example.org|b@example.org" },
	/* the address once more in the name */
	{ "\"A Name <a@example.org>\" <a@example.org>", "A Name|a@example.org" },
	{ "\"A Name (a@example.org)\" <A@example.org>", "A Name|A@example.org" },
	{ "A Name [a@example.org] <a@example.org>", "A Name|a@example.org" },
	{ "\"'A Name' <a@example.org>\" <a@example.org>", "'A Name'|a@example.org" },
	{ "=?utf-8?Q?A_Name_=3Ca=40example.org=3E?= <a@example.org>", "A Name|a@example.org" },
	{ "\"A Name <b@example.org>\" <a@example.org>", "A Name <b@example.org>|a@example.org" },
	{ "\"A Name <a@example.org)\" <a@example.org>", "A Name <a@example.org)|a@example.org" },
	{ "\"<a@example.org>\" <a@example.org>", "<a@example.org>|a@example.org" },
	{ "\"a@example.org\" <a@example.org>", "a@example.org|a@example.org" },
	/* comments */
	{ "a@example.org (A Name)", "A Name|a@example.org" },
	{ "a@example.org(A Name)", "A Name|a@example.org" },
	{ "(A Name) a@example.org", "A Name|a@example.org" },
	{ "<a@example.org> (A Name)", "A Name|a@example.org" },
	{ "a@example.org (A \"Q\" (nested) \\) Name)", "A \"Q\" (nested) ) Name|a@example.org" },
	{ "A Name (Company) <a@example.org>", "A Name (Company)|a@example.org" },
	{ "A Name (open <a@example.org>", "A Name (open|a@example.org" },
	{ "<a@example.org (c)>", "|a@example.org" },
	/* git's hosts without a domain */
	{ "A Name <a@box.(none)>", "A Name|a@box.(none)" },
	{ "a@box.(none)", "|a@box.(none)" },
	{ "a@(none)", "|a@(none)" },
	{ "<a@(none)>", "|a@(none)" },
	{ "a@box.(none) (A Name)", "A Name|a@box.(none)" },
	{ "A Name a@box.(none)", "A Name|a@box.(none)" },
	{ "a@box.(none), B <b@box.(none)>", "|a@box.(none)\nB|b@box.(none)" },
	{ "a@example.org (none)", "none|a@example.org" },
	{ "a@example.org(none)", "none|a@example.org" },
	{ "<a@example.org (none)>", "|a@example.org" },
	{ "J.(none) <a@example.org>", "J.(none)|a@example.org" },
	{ "(none) <a@example.org>", "none|a@example.org" },
	/* encoded words */
	{ "=?UTF-8?Q?J=C3=B6rg?= <a@example.org>", "J\xc3\xb6rg|a@example.org" },
	{ "=?UTF-8?B?SsO2cmc=?= =?UTF-8?B?IE5hbWU=?= <a@example.org>",
	  "J\xc3\xb6rg Name|a@example.org" },
	{ "\"Valdis Kl=?utf-8?Q?=c4=93?=tnieks\" <v@example.org>",
	  "Valdis Kl\xc4\x93tnieks|v@example.org" },
	{ "=?utf-8?Q?Name,_A_<x@y>?= <a@example.org>", "Name, A <x@y>|a@example.org" },
	{ "=?utf-8?B?TmFtZSwgIkEi?= <a@example.org>, b@example.org",
	  "Name, \"A\"|a@example.org\n|b@example.org" },
	{ "=?utf-8?Q? \"Name,_A\" ?= <a@example.org>", "Name, A|a@example.org" },
	{ "a@example.org (=?utf-8?Q?A_)_Name?=)", "A ) Name|a@example.org" },
	{ "=?utf-8?Q?A_Name_=3Ca=40example.org=3E?=", "A Name|a@example.org" },
	{ "=?utf-8?Q?Name?= =?utf-8?Q?=3Ca=40example.org=3E?=", "Name|a@example.org" },
	/* lists and groups */
	{ "a@example.org, B <b@example.org>", "|a@example.org\nB|b@example.org" },
	{ "a@example.org,,b@example.org,", "|a@example.org\n|b@example.org" },
	{ "a@example.org; b@example.org", "|a@example.org\n|b@example.org" },
	{ "Friends: a@example.org, B <b@example.org>;", "|a@example.org\nB|b@example.org" },
	{ "Friends: a@example.org;, c@example.org", "|a@example.org\n|c@example.org" },
	{ "undisclosed-recipients:;", "" },
	{ "undisclosed-recipients: ", "" },
	{ "a@example.org (A), b@example.org (B)", "A|a@example.org\nB|b@example.org" },
	/* as it should not be written */
	{ "Name, A <a@example.org>", "Name, A|a@example.org" },
	{ "Name, A <a@example.org>, Name, B <b@example.org>",
	  "Name, A|a@example.org\nName, B|b@example.org" },
	{ "A Name a@example.org", "A Name|a@example.org" },
	{ "A Name <a@example.org", "A Name|a@example.org" },
	{ "A <a@example.org, B <b@example.org>", "A|a@example.org\nB|b@example.org" },
	{ "<<a@example.org>>", "|a@example.org" },
	{ "A <<a@example.org>>", "A|a@example.org" },
	{ "A <a@example.org> <b@example.org>", "A|a@example.org" },
	{ "A <> <a@example.org>", "A|a@example.org" },
	{ "A <a@example.org> B", "A B|a@example.org" },
	{ "A <mailto:a@example.org>", "A|a@example.org" },
	{ "A < a @ example.org >", "A|a@example.org" },
	{ "A <@r1.example,@r2.example:a@example.org>", "A|a@example.org" },
	{ "A [x] <a@example.org>", "A [x]|a@example.org" },
	{ "A: B <a@example.org>", "A: B|a@example.org" },
	{ "a..b.@example.org", "|a..b.@example.org" },
	{ "a@[127.0.0.1]", "|a@[127.0.0.1]" },
	{ "a at example.org (A Name)", "A Name|a@example.org" },
	{ "A Name <a at example.org>", "A Name|a@example.org" },
	{ "Name at Work <a@example.org>", "Name at Work|a@example.org" },
	{ "A\\, Name <a@example.org>", "A, Name|a@example.org" },
	{ "a@example.org\\", "|a@example.org" },
	/* no domain */
	{ "root", "|root" },
	{ "root (Cron Daemon)", "Cron Daemon|root" },
	{ "Root <root>", "Root|root" },
	{ "no address here", "" },
	{ "A <>", "" },
	{ "<>", "" },
	{ ",;:<>()\"\"", "" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GArray) got = addresses_new();
		g_autoptr(GString) text = g_string_new(NULL);
		addresses_parse(got, view_of(cases[i].in), 100);
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

/* What the plain addresses' reader reads must read the same here. */
static void test_plain(void)
{
	guint plain = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Mailbox mailbox;
		if (!mailbox_parse_plain(view_of(cases[i].in), &mailbox))
			continue;
		plain++;
		g_autofree char *name = view_dup(mailbox.name);
		g_autofree char *addr = view_dup(mailbox.addr);
		g_autofree char *got = g_strdup_printf("%s|%s", name, addr);
		g_assert_cmpstr(got, ==, cases[i].out);
	}
	g_assert_cmpuint(plain, >, 5);
}

static void test_max(void)
{
	g_autoptr(GArray) got = addresses_new();
	View value = VIEW("a@example.org, b@example.org, c@example.org");
	addresses_parse(got, value, 2);
	g_assert_cmpuint(got->len, ==, 2);
	g_assert_cmpstr(g_array_index(got, Address, 1).addr, ==, "b@example.org");
	addresses_parse(got, value, 2);
	g_assert_cmpuint(got->len, ==, 2);
	addresses_parse(got, value, 4);
	g_assert_cmpuint(got->len, ==, 4);
}

static void test_nul(void)
{
	g_autoptr(GArray) got = addresses_new();
	addresses_parse(got, VIEW("A\0B <a\0@example.org\0> (\0)"), 9);
	g_assert_cmpuint(got->len, ==, 1);
	g_assert_cmpstr(g_array_index(got, Address, 0).name, ==, "AB ()");
	g_assert_cmpstr(g_array_index(got, Address, 0).addr, ==, "a@example.org");
}

/* What is slow if a bracket or a name is looked at again for each byte. */
static void test_hostile(void)
{
	static const char *const pieces[] = {
		"a@b, ",  "a,",	    "(",	"\"",	  "<",	   "a@:",      ":",
		"\\",	  "<a@b>,", "at ",	" at ",	  "()",	   "a ",       "=?a?q?,?=",
		";",	  "<\"",    "(\\",	"G:a@b;", "(at)a", "[at] a ",  "<a ",
		"<\"a\"", "\"a\"@", "a. ",	"<(",	  "<a> ",  "a<b@c>d ", "\xef\xbc\xa0",
		"<\\",	  "@ . ",   "a at b. ", "a[",	  "a[b@c", "&lt;"
	};
	/* valgrind need not see all of it */
	const size_t size = (1 << 20) / (size_t)patience();
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) in = g_string_new(NULL);
		while (in->len < size)
			g_string_append(in, pieces[i]);
		g_string_append(in, ";");
		g_autoptr(GArray) got = addresses_new();
		gint64 start = work_done();
		addresses_parse(got, view_of_gstring(in), G_MAXUINT);
		assert_within(start, 10);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/cases", test_cases);
	g_test_add_func("/address/plain", test_plain);
	g_test_add_func("/address/max", test_max);
	g_test_add_func("/address/nul", test_nul);
	g_test_add_func("/address/hostile", test_hostile);
	return g_test_run();
}
