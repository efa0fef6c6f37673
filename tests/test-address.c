/* Plain addresses, in place: common/address.h. */
#include "address.h"

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

static const Case restored[] = {
	{ "a at example.org", NULL, "a@example.org" },
	{ "a.b at example.org (Ann at home)", NULL, "a.b@example.org (Ann at home)" },
	{ "a at example.org\n (Ann)", NULL, "a@example.org\n (Ann)" },
	{ "a@example.org (Ann at home)", NULL, NULL },
	{ "Ann at home <a>", NULL, NULL },
	{ "Ann at home, Bob", NULL, NULL },
	{ "Ann at home works", NULL, NULL },
	{ "at example.org", NULL, NULL },
	{ "a at ", NULL, NULL },
	{ "", NULL, NULL },
};

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void test_plain(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_test_message("%s", c->value);
		Address address;
		bool plain = address_parse_plain(view_of(c->value), &address);
		g_assert_cmpint(plain, ==, c->addr != NULL);
		if (!plain)
			continue;
		assert_view(address.name, c->name);
		assert_view(address.addr, c->addr);
	}
}

static void test_restore(void)
{
	g_autoptr(GString) buffer = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(restored); i++) {
		g_test_message("%s", restored[i].value);
		bool done = address_restore_at(view_of(restored[i].value), buffer);
		g_assert_cmpint(done, ==, restored[i].addr != NULL);
		if (done)
			g_assert_cmpstr(buffer->str, ==, restored[i].addr);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/plain", test_plain);
	g_test_add_func("/address/restore", test_restore);
	return g_test_run();
}
