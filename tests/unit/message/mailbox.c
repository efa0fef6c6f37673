/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Plain addresses, in place: common/message/mailbox.h. */
#include "message/mailbox.h"

typedef struct {
	const char *value;
	const char *name, *addr; /* NULL where the value is not plain */
} Case;

static const Case cases[] = {
	{ "a@example.org", "", "a@example.org" },
	{ " <a@example.org>\n", "", "a@example.org" },
	{ "Ann Example <a@example.org>", "Ann Example", "a@example.org" },
	{ "\"Ann Example\" <a@example.org>", "Ann Example", "a@example.org" },
	{ "\"Example, Ann\" <a@example.org>", "Example, Ann", "a@example.org" },
	{ "\"Ann (Example Inc.)\" <a@example.org>", "Ann (Example Inc.)", "a@example.org" },
	{ "'Ann' via List <list@example.org>", "'Ann' via List", "list@example.org" },
	{ "Ann Example\n <a@example.org>", "Ann Example", "a@example.org" },
	{ "Ann<a@example.org>", "Ann", "a@example.org" },
	{ "devnull+a.example.org@example.org", "", "devnull+a.example.org@example.org" },
	{ "Ann <a.b_c=d@x-y.example>", "Ann", "a.b_c=d@x-y.example" },
	{ "Ann <a@localhost>", "Ann", "a@localhost" },

	{ "", NULL, NULL },
	{ "Ann", NULL, NULL },
	{ "<>", NULL, NULL },
	{ "Ann <a>", NULL, NULL },
	{ "Ann <@>", NULL, NULL },
	{ "Ann <a@>", NULL, NULL },
	{ "Ann <@example.org>", NULL, NULL },
	{ "Ann <a..b@example.org>", NULL, NULL },
	{ "Ann <a@example.org.>", NULL, NULL },
	{ "Ann <a@b@example.org>", NULL, NULL },
	{ "Ann <a@[192.0.2.1]>", NULL, NULL },
	{ "Ann <a b@example.org>", NULL, NULL },
	{ "Ann <a@example.org", NULL, NULL },
	{ "Ann <a@example.org> x", NULL, NULL },
	{ "Ann <a@example.org>>", NULL, NULL },
	{ "Ann <a@example.org>, b@example.org", NULL, NULL },
	{ "a@example.org, Bob <b@example.org>", NULL, NULL },
	{ "a@example.org (Ann)", NULL, NULL },
	{ "Ann (x) <a@example.org>", NULL, NULL },
	{ "Ann: a@example.org;", NULL, NULL },
	{ "=?utf-8?q?Ann?= <a@example.org>", NULL, NULL },
	{ "\"=?utf-8?q?Ann?=\" <a@example.org>", NULL, NULL },
	{ "\"Ann <a@example.org>\" <a@example.org>", NULL, NULL },
	{ "\"Ann (a@example.org)\" <a@example.org>", NULL, NULL },
	{ "Ann <a=?utf-8?q?b?=@example.org>", NULL, NULL },
	{ "\"Ann \\\"A\\\"\" <a@example.org>", NULL, NULL },
	{ "\"Ann <a@example.org>", NULL, NULL },
	{ "\"Ann\" Example <a@example.org>", NULL, NULL },
	{ "\"\" <a@example.org>", NULL, NULL },
	{ "\" Ann\" <a@example.org>", NULL, NULL },
	{ "Ann  Example <a@example.org>", NULL, NULL },
	{ "Ann\n Example <a@example.org>", NULL, NULL },
	{ "Ann@example.org <a@example.org>", NULL, NULL },
	{ "\xc3\x84nn <a@example.org>", NULL, NULL },
	{ "Ann <\xc3\xa4@example.org>", NULL, NULL },
};

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void test_plain(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autofree char *shown = g_strescape(c->value, NULL);
		g_test_message("%s", shown);
		Mailbox mailbox;
		bool plain = mailbox_parse_plain(view_of(c->value), &mailbox);
		g_assert_cmpint(plain, ==, c->addr != NULL);
		if (!plain)
			continue;
		assert_view(mailbox.name, c->name);
		assert_view(mailbox.addr, c->addr);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailbox/plain", test_plain);
	return g_test_run();
}
