/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Message ids: common/message/id.h. */
#include "message/id.h"

typedef struct {
	const char *value, *want;
} Case;

static const Case ids[] = {
	{ "<a@example.org>", "a@example.org" },
	{ " <a@example.org>\n", "a@example.org" },
	{ "<a@example.org> (added by postmaster@example.org)", "a@example.org" },
	{ "<a@example.org> <b@example.org>", "a@example.org" },
	{ "<20250514-name-with\n -fold@example.org>", "20250514-name-with-fold@example.org" },
	{ "< a@example.org >", "a@example.org" },
	{ "<x () example ! org>", "x@example!org" },
	{ "<x at example.org>", "x@example.org" },
	{ "<look at x@example.org>", "lookatx@example.org" },
	{ "a@example.org", "a@example.org" },
	{ "a@example.org>", "a@example.org" },
	{ "<a@example.org", "a@example.org" },
	{ "<a@example.org and text", "a@example.org" },
	{ "<<a@example.org>>", "a@example.org" },
	{ "<> <a@example.org>", "a@example.org" },
	{ "abc123", "abc123" },
	{ "<abc123>", "abc123" },
	{ "<a b\tc\x01@example.org>", "abc\x01@example.org" },
	{ "", "" },
	{ "<>", "" },
	{ "<", "" },
	{ "< >", "" },
	{ "=?utf-8?q?=3Ca=40example=2Eorg=3E?=", "a@example.org" },
	{ "=?utf-8?q?=3Ccover=2E15=2Egit=2Ea?=\n =?utf-8?q?=40example=2Eorg=3E?=",
	  "cover.15.git.a@example.org" },
	{ "=?us-ascii?B?PGFAZXhhbXBsZS5vcmc+?=", "a@example.org" },
	{ "<=?utf-8?q?a?=@example.org>", "a@example.org" },
	{ "=?utf-8?q?a=40example=2Eorg?=", "a@example.org" },
	{ "<=?x@example.org>", "=?x@example.org" },
	{ "Message-ID: <a@example.org>", "a@example.org" },
	{ "\"<a@example.org>\"", "a@example.org" },
	{ "<a (at) example.org>", "a@example.org" },
	{ "<a@example.org\n (b c)", "a@example.org" },
	{ "<a @ example . org>", "a@example.org" },
	{ "<a@example.org b@example.org>", "a@example.org" },
	{ "&lt;a@example.org&gt;", "a@example.org" },
	{ "&lt;a&#64;example.org&gt;", "a@example.org" },
	{ "<a&lt;b@example.org>", "a&lt;b@example.org" },
};

static const Case parents[] = {
	{ "<a@example.org>", "a@example.org" },
	{ "<a@example.org> (A's message of \"Tue, 1 Jan\")", "a@example.org" },
	{ "<a@example.org> (message of B <b@example.org>)", "a@example.org" },
	{ "<a@example.org> <b@example.org>", "b@example.org" },
	{ "<a@example.org>,\n\t<b@example.org> text <c@example.org>", "b@example.org" },
	{ "Message from A <a@example.org> of \"Tue\" <b@example.org>", "b@example.org" },
	{ "Message from A <a@example.org> of \"Tue, 1 Jan\"", "" },
	{ "message from A <a@example.org> <b@example.org>", "b@example.org" },
	{ "Message of A <a@example.org>", "a@example.org" },
	{ "&lt;a@example.org&gt;", "a@example.org" },
	{ "<a@example.org b@example.org>", "b@example.org" },
	{ "Your message of Tuesday", "" },
	{ "<x () example.org>", "x@example.org" },
	{ "a@example.org", "a@example.org" },
	{ "mail of a@example.org", "" },
	{ "\"a@example.org\"", "" },
	{ "abc123", "" },
	{ "", "" },
	{ "<>", "" },
	{ "<self@example.org>", "" },
	{ "self@example.org", "" },
	{ "a@example.org>", "a@example.org" },
	{ "<a@example.org", "a@example.org" },
	{ "a@example.org> (A's message of \"Tue, 1 Jan\")", "a@example.org" },
	{ "<a@example.org (message of B <b@example.org>)", "a@example.org" },
	{ "A's message of Tuesday a@example.org>", "a@example.org" },
	{ "a@example.org, b@example.org", "b@example.org" },
	{ "<a@example.org> b@example.org", "b@example.org" },
	{ "<<a@example.org>>", "a@example.org" },
	{ "<a@example.org> from B <b@example.org>", "a@example.org" },
	{ "=?utf-8?q?=3Ca=40example=2Eorg=3E?=", "a@example.org" },
	{ "=?utf-8?q?=3Ca=40exam?=\n =?utf-8?q?ple=2Eorg=3E?= (A's message)", "a@example.org" },
	{ "=?utf-8?q?=3Cself=40example=2Eorg=3E?=", "" },
};

static const Case references[] = {
	{ "<a@example.org>", "a@example.org" },
	{ "<a@example.org> <b@example.org>", "a@example.org b@example.org" },
	{ "<a@example.org>\r\n\t<b@example.org>\n <c@example.org>",
	  "a@example.org b@example.org c@example.org" },
	{ "<a@example.org><b@example.org>,<c@example.org>",
	  "a@example.org b@example.org c@example.org" },
	{ "<a@example.org> text and x@example.org <b@example.org>", "a@example.org b@example.org" },
	{ "<a@example.org <b@example.org>", "a@example.org b@example.org" },
	{ "<a@exam\n ple.org> <x () example.org>", "a@example.org x@example.org" },
	{ "<self@example.org> <a@example.org> <self@example.org> <b@example.org>",
	  "a@example.org b@example.org" },
	{ "<a@example.org> <self@example.org>", "a@example.org" },
	{ "a@example.org\n b@example.org", "a@example.org b@example.org" },
	{ "see a@example.org", "a@example.org" },
	{ "<>", "" },
	{ "", "" },
	{ "none", "" },
	{ "<a@example.org> b@example.org", "a@example.org b@example.org" },
	{ "a@example.org <b@example.org>", "a@example.org b@example.org" },
	{ "a@example.org> <b@example.org>", "a@example.org b@example.org" },
	{ "<a@example.org <b@example.org", "a@example.org b@example.org" },
	{ "<a@example.org>b@example.org> c@example.org,<d@example.org>",
	  "a@example.org b@example.org c@example.org d@example.org" },
	{ "<a@example.org>; <b@example.org>", "a@example.org b@example.org" },
	{ "<<a@example.org>> <<b@example.org>>", "a@example.org b@example.org" },
	{ "<a@example.org> and b@example.org> c@example.org", "a@example.org b@example.org" },
	{ "=?utf-8?q?=3Ca=40example=2Eorg=3E?=\n =?utf-8?q?_=3Cb=40example=2Eorg=3E?=",
	  "a@example.org b@example.org" },
	{ "<a@example.org> =?utf-8?q?=3Cb=40example=2Eorg=3E?=", "a@example.org b@example.org" },
	{ "<a@example.org b@example.org> <c@example.org>",
	  "a@example.org b@example.org c@example.org" },
	{ "<a@example.org\n b@example.org>", "a@example.org b@example.org" },
	{ "&lt;a@example.org&gt; &lt;b@example.org&gt;", "a@example.org b@example.org" },
	{ "<self@example.org> =?utf-8?q?=3Cself=40example=2Eorg=3E?=", "" },
};

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void test_id(void)
{
	g_autoptr(GString) buffer = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_test_message("%s", ids[i].value);
		assert_view(message_id_of(view_of(ids[i].value), buffer), ids[i].want);
	}
}

static void test_parent(void)
{
	g_autoptr(GString) buffer = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(parents); i++) {
		g_test_message("%s", parents[i].value);
		View got = message_id_of_parent(view_of(parents[i].value), VIEW("self@example.org"),
						buffer);
		assert_view(got, parents[i].want);
	}
}

static void test_references(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
		g_test_message("%s", references[i].value);
		g_autoptr(GString) out = g_string_new("before");
		message_id_append_all(out, view_of(references[i].value), VIEW("self@example.org"));
		assert_view(view_from(view_of_gstring(out), strlen("before")), references[i].want);
	}
}

/* Long values, also such as never close what they open, take time in proportion. */
static void test_hostile(void)
{
	static const char *const pieces[] = {
		"<a@example.org>\n ", "<",	 "<a@b ",      " x@y",
		"<a ( () ",	      " at ",	 "> ",	       "x@y> ",
		"=?a?q?x?= ",	      ", x@y <", "x@y x@y> <", "&lt;x@y"
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) value = g_string_new(NULL);
		for (int n = 0; n < 300000; n++)
			g_string_append(value, pieces[i]);
		g_autoptr(GString) out = g_string_new(NULL);
		message_id_append_all(out, view_of_gstring(value), VIEW("self"));
		message_id_of(view_of_gstring(value), out);
		message_id_of_parent(view_of_gstring(value), VIEW("self"), out);
		g_assert_cmpuint(out->len, <=, value->len);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/message-id/id", test_id);
	g_test_add_func("/message-id/parent", test_parent);
	g_test_add_func("/message-id/references", test_references);
	g_test_add_func("/message-id/hostile", test_hostile);
	return g_test_run();
}
