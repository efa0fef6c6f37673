/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whom a trailer names: common/patch/named.h. */
#include "patch/named.h"

static const struct {
	const char *value, *name, *addr;
} cases[] = {
	{ " Ada B <ada@example.org>", "Ada B", "ada@example.org" },
	{ "Ada B <ada@example.org> # the <parser>", "Ada B", "ada@example.org" },
	{ "Ada B < ada@example.org >", "Ada B", "ada@example.org" },
	{ "Ada B<ada@example.org>", "Ada B", "ada@example.org" },
	{ "Ada B <ada@example.org", "Ada B", "ada@example.org" },
	{ "Ada (Tide) B <ada@example.org>", "Ada (Tide) B", "ada@example.org" },
	{ "Ada \xc3\x89 <ada@example.org>", "Ada \xc3\x89", "ada@example.org" },
	{ "Ada B <ada@example.org>, Bo <bo@example.org>", "Ada B", "ada@example.org" },
	{ "<ada@example.org>", "", "ada@example.org" },
	{ "<", "", "" },
	{ " ", "", "" },
	{ "", "", "" },
	/* as From is read */
	{ "\"Ada B\" <ada@example.org>", "Ada B", "ada@example.org" },
	{ "\"B, Ada\" <ada@example.org> # docs", "B, Ada", "ada@example.org" },
	{ "\"Ada \\\\\"B\\\\\"\" <ada@example.org>", "Ada \"B\"", "ada@example.org" },
	{ "Ada  B <ada@example.org>", "Ada B", "ada@example.org" },
	{ "Ada\\tB <ada@example.org>", "Ada B", "ada@example.org" },
	{ "Ada\xc2\xa0"
	  "B <ada@example.org>",
	  "Ada B", "ada@example.org" },
	{ "Ada\xe3\x80\x80"
	  "B <ada@example.org>",
	  "Ada B", "ada@example.org" },
	{ "=?UTF-8?q?Ada=20=C3=89?= <ada@example.org>", "Ada \xc3\x89", "ada@example.org" },
	{ "=?UTF-8?q?Ada=5CB?= <ada@example.org>", "Ada\\\\B", "ada@example.org" },
	{ "Ada B <ada (at) example.org>", "Ada B", "ada@example.org" },
	{ "Ada B <ada[at]example.org>", "Ada B", "ada@example.org" },
	{ "Ada B <ada () example ! org>", "Ada B", "ada@example.org" },
	{ "Ada B <ada at example dot org>", "Ada B", "ada@example.org" },
	{ "Ada B <mailto:ada@example.org>", "Ada B", "ada@example.org" },
	{ "Ada B <ada@example.org<mailto:ada@example.org>>", "Ada B", "ada@example.org" },
	{ "Ada B <ad...@example.org>", "Ada B", "ad...@example.org" },
	/* nothing is lost of what is no address */
	{ "Ada B <ada>", "Ada B", "ada" },
	{ "Ada B <ada@example,org>", "Ada B", "ada@example,org" },
	/* no <> around it */
	{ "ada@example.org", "", "ada@example.org" },
	{ "ada@example.org # docs", "", "ada@example.org" },
	{ "ada@example.org (docs)", "", "ada@example.org" },
	{ "ada@example.org (Ada B)", "Ada B", "ada@example.org" },
	{ "ada@example.org (Ada \xc3\x89) # docs", "Ada \xc3\x89", "ada@example.org" },
	{ "ada@example.org (on a Pi)", "", "ada@example.org" },
	{ "ada@example.org (For MFD)", "", "ada@example.org" },
	{ "ada@example.org (Pi 4)", "", "ada@example.org" },
	{ "[ada@example.org]", "", "ada@example.org" },
	{ "mailto:ada@example.org", "", "ada@example.org" },
	{ "Ada B ada@example.org", "Ada B", "ada@example.org" },
	{ "Ada B ada@example.org # docs", "Ada B", "ada@example.org" },
	{ "Ada B ada@example.org>", "Ada B", "ada@example.org" },
	{ "Ada B (ada@example.org)", "Ada B", "ada@example.org" },
	{ "Ada B [ada@example.org]", "Ada B", "ada@example.org" },
	/* a name alone, and what is none */
	{ "Ada B", "Ada B", "" },
	{ "Ada B at example.org", "Ada B at example.org", "" },
	{ "see what ada@example.org wrote", "see what ada@example.org wrote", "" },
	{ "The 2 of ada@example.org", "The 2 of ada@example.org", "" },
	{ "https://example.org/ada@example.org", "https://example.org/ada@example.org", "" },
	{ "Ada, https://example.org/a@b", "Ada, https://example.org/a@b", "" },
};

static void test_read(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Mailbox person = named_read(view_of(cases[i].value));
		g_test_message("'%s'", cases[i].value);
		g_assert_cmpmem(person.name.data, person.name.len, cases[i].name,
				strlen(cases[i].name));
		g_assert_cmpmem(person.addr.data, person.addr.len, cases[i].addr,
				strlen(cases[i].addr));
	}
}

/* The plain form is read in place, a long value that is not plain as it stands. */
static void test_place(void)
{
	static const char plain[] = "Ada \xc3\x89 (Tide) <ada@example.org>";
	Mailbox person = named_read(view_of(plain));
	g_assert_true(person.name.data == plain);
	g_assert_true(person.addr.data == plain + strlen("Ada \xc3\x89 (Tide) <"));

	g_autofree char *word = g_strnfill(2000, 'a');
	g_autofree char *value = g_strdup_printf("\"%s\" <ada@example.org>", word);
	person = named_read(view_of(value));
	g_assert_true(person.name.data == value);
	g_assert_true(view_is(person.addr, "ada@example.org"));
}

static gpointer read_other(gpointer data)
{
	(void)data;
	Mailbox person = named_read(VIEW("\"Bo Quay\" <bo@example.org>"));
	g_assert_true(view_is(person.name, "Bo Quay"));
	return NULL;
}

/* What one thread reads is left alone by others. */
static void test_threads(void)
{
	Mailbox person = named_read(VIEW("\"Ada B\" <ada@example.org>"));
	g_thread_join(g_thread_new("other", read_other, NULL));
	g_assert_true(view_is(person.name, "Ada B"));
	g_assert_true(view_is(person.addr, "ada@example.org"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/named/read", test_read);
	g_test_add_func("/named/place", test_place);
	g_test_add_func("/named/threads", test_threads);
	return g_test_run();
}
