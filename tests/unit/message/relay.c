/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What lists, trackers and archives make of names and addresses: common/message/relay.h. */
#include "message/relay.h"

static void test_shared(void)
{
	static const char *const shared[] = {
		"jira@example.org",
		"JIRA@example.org",
		"notifications@github.com",
		"notifications+a1@example.org",
		"gitlab@example.org",
		"gitlab-issues@example.org",
		"bugzilla@example.org",
		"bugzilla-daemon@example.org",
		"noreply@github.com",
		"no-reply@example.org",
		"No_Reply@example.org",
		"noreply-abc@example.org",
		"donotreply@example.org",
		"do-not-reply@example.org",
		"list-noreply@example.org",
		"00001f-dmarc-request@listserv.example.edu",
		"mention@noreply.github.com",
		"reply+1f2e@reply.github.com",
		"1234@bugs.debian.org",
		"somebody@nowhere.invalid",
		"jo...@example.org",
		"jo\xe2\x80\xa6@example.org",
		"mira@...",
		"m***@example.org",
		"mira@ex****.org",
		"mira@xxxxxxxx",
		"mira@xxx",
		"mira@xxxx.org",
	};
	static const char *const own[] = {
		"mira@example.org",
		"jira.holt@example.org",
		"reply@example.org",
		"replya@example.org",
		"bugsy@example.org",
		"m.notifications@example.org",
		"1+mira@users.noreply.github.com",
		"mira+jira@example.org",
		"mira@jira.example.org",
		"mira@xxx.example.org",
		"xx@example.org",
		"mira@axxxx.org",
		"a..b@example.org",
		"x*y@example.org",
		"root",
		"",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
		g_test_message("%s", shared[i]);
		g_assert_true(relay_address_is_shared(view_of(shared[i])));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
		g_test_message("%s", own[i]);
		g_assert_false(relay_address_is_shared(view_of(own[i])));
	}
}

typedef struct {
	const char *in, *out;
} Pair;

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void test_domain(void)
{
	static const Pair pairs[] = {
		{ "mira@example.org", "example.org" },
		{ "\"a@b\"@example.org", "example.org" },
		{ "jo...@example.org", "example.org" },
		{ "jira@example.org", "" },
		{ "mira@...", "" },
		{ "mira@xxxxxxx", "" },
		{ "mira@example.invalid", "" },
		{ "root", "" },
		{ "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_test_message("%s", pairs[i].in);
		assert_view(relay_address_domain(view_of(pairs[i].in)), pairs[i].out);
	}
}

static void test_unwrap(void)
{
	static const Pair pairs[] = {
		{ "mira=40example.org@dmarc.ietf.example", "mira@example.org" },
		{ "mira.holt=40mail.example.org@dmarc.example", "mira.holt@mail.example.org" },
		{ "mira=40example.org@lists.example.net", "mira@example.org" },
		{ "mira=example.org@groups.io", "mira@example.org" },
		{ "mira+x=example.org@lists.groups.io", "mira+x@example.org" },
		{ "a=b=example.org@groups.io", "a=b@example.org" },
		{ "mira=example.org@dmarc.example.net", "mira@example.org" },
		{ "mira@example.org.invalid", "mira@example.org" },
		{ "mira@example.org.INVALID", "mira@example.org" },
		{ "SRS0=x7a=PQ=example.org=mira@relay.example.net", "mira@example.org" },
		{ "srs0+x7a=PQ=example.org=mira@relay.example.net", "mira@example.org" },
		{ "SRS0-x7a=PQ=example.org=mi=ra@relay.example.net", "mi=ra@example.org" },
		{ "SRS1=ab=relay.example.net==x7a=PQ=example.org=mira@other.example",
		  "mira@example.org" },
		{ "prvs=1234abcdef=mira@example.org", "mira@example.org" },
		{ "PRVS=1234abcdef=mira.holt@example.org", "mira.holt@example.org" },
		{ "prvs=mira/1234abcdef@example.org", "mira@example.org" },
		{ "btv1==123abc==mira@example.org", "mira@example.org" },
		/* nothing was done to these, or it cannot be undone */
		{ "mira@example.org", NULL },
		{ "mira=example.org@example.net", NULL },
		{ "mira=40home@example.net", NULL },
		{ "=40example.org@example.net", NULL },
		{ "nobody@invalid", NULL },
		{ "nobody@nowhere.invalid", NULL },
		{ "SRS0=x7a=PQ=mira@relay.example.net", NULL },
		{ "SRS1=ab=relay.example.net=x@other.example", NULL },
		{ "prvs=mira@example.org", NULL },
		{ "btv1==mira@example.org", NULL },
		{ "root", NULL },
		{ "", NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autoptr(GString) out = g_string_new("old");
		g_test_message("%s", pairs[i].in);
		g_assert_cmpint(relay_address_unwrap(view_of(pairs[i].in), out), ==,
				pairs[i].out != NULL);
		g_assert_cmpstr(out->str, ==, pairs[i].out ? pairs[i].out : "old");
	}
}

#define TIDE "tide@lists.example.net"

static void test_name(void)
{
	static const struct {
		const char *name, *addr;
		bool is_list;
		const char *bare, *found;
		bool is_relayed;
	} names[] = {
		{ "Mira Holt", TIDE, true, "Mira Holt", "", false },
		{ "'Mira Holt'", TIDE, false, "Mira Holt", "", false },
		{ "Mira Holt via tide", TIDE, false, "Mira Holt", "", true },
		{ "'Mira Holt' via tide", TIDE, false, "Mira Holt", "", true },
		{ "\"Mira Holt\" via tide", TIDE, false, "Mira Holt", "", true },
		{ "Mira Holt via B4 Relay", "x@example.org", false, "Mira Holt", "", true },
		{ "'Mira Holt via B4 Relay' via tide", TIDE, false, "Mira Holt", "", true },
		{ "Mira Holt (via tide)", TIDE, false, "Mira Holt", "", true },
		{ "Mira Holt [via The tide list]", TIDE, false, "Mira Holt", "", true },
		{ "mira (via GitHub)", "git@example.org", false, "mira", "", true },
		{ "Mira Holt Via Tide", TIDE, false, "Mira Holt", "", true },
		/* other words count if what follows is the list */
		{ "Mira Holt \xc3\xbc"
		  "ber tide",
		  TIDE, false, "Mira Holt", "", true },
		{ "Mira Holt par tide", TIDE, false, "Mira Holt", "", true },
		{ "Mira Holt tramite Marea", TIDE, true, "Mira Holt", "", true },
		{ "tide on behalf of Mira Holt", TIDE, false, "Mira Holt", "", true },
		{ "Mira par Holt", TIDE, false, "Mira par Holt", "", false },
		{ "Mira Via Holt", TIDE, false, "Mira Via Holt", "", false },
		{ "Team on behalf of Mira", TIDE, false, "Team on behalf of Mira", "", false },
		/* nothing on one side */
		{ "via ebb", TIDE, false, "via ebb", "", false },
		{ "via tide", TIDE, false, "", "", true },
		{ "Mira via ", TIDE, false, "Mira via", "", false },
		/* addresses in names */
		{ "mira@example.org via tide", TIDE, false, "mira@example.org", "mira@example.org",
		  true },
		{ "Mira (Redacted sender \"mira@example.org\" for DMARC)", TIDE, false, "Mira",
		  "mira@example.org", true },
		{ "Mira (Redacted sender mira@example.org for DMARC)", TIDE, false, "Mira",
		  "mira@example.org", true },
		{ "Mira (Redacted sender \"mira\" for DMARC)", TIDE, false, "Mira", "", true },
		{ "Mira Holt mira@example.org [tide]", TIDE, false, "Mira Holt", "mira@example.org",
		  true },
		{ "mira@example.org [tide]", TIDE, false, "", "mira@example.org", true },
		{ "Mira Holt mira@... [tide]", TIDE, false, "Mira Holt", "", true },
		{ "Mira Holt [tide]", TIDE, false, "Mira Holt [tide]", "", false },
		{ "", TIDE, true, "", "", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_test_message("%s", names[i].name);
		RelayName read = relay_name_read(view_of(names[i].name), view_of(names[i].addr),
						 names[i].is_list);
		assert_view(read.name, names[i].bare);
		assert_view(read.addr, names[i].found);
		g_assert_cmpint(read.is_relayed, ==, names[i].is_relayed);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/relay/shared", test_shared);
	g_test_add_func("/relay/domain", test_domain);
	g_test_add_func("/relay/unwrap", test_unwrap);
	g_test_add_func("/relay/name", test_name);
	return g_test_run();
}
