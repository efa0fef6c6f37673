/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What lists make of people's names: common/message/relay-name.h. */
#include "message/relay-name.h"

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

#define TIDE "tide@lists.example.net"

static const struct {
	const char *name, *addr;
	bool is_list;
	const char *bare, *found;
	bool is_relayed;
} name_cases[] = {
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
	{ "tide-bounces@lists.example.net on behalf of Mira Holt", "mira@example.org", false,
	  "Mira Holt", "", true },
	/* nothing on one side */
	{ "via ebb", TIDE, false, "via ebb", "", false },
	{ "via tide", TIDE, false, "", "", true },
	{ "Mira via ", TIDE, false, "Mira via", "", false },
	/* addresses in names */
	{ "mira@example.org via tide", TIDE, false, "mira@example.org", "mira@example.org", true },
	{ "Mira (Redacted sender \"mira@example.org\" for DMARC)", TIDE, false, "Mira",
	  "mira@example.org", true },
	{ "Mira (Redacted sender mira@example.org for DMARC)", TIDE, false, "Mira",
	  "mira@example.org", true },
	{ "Mira (Redacted sender \"mira\" for DMARC)", TIDE, false, "Mira", "", true },
	{ "Redacted sender \"mira@example.org\" for DMARC", TIDE, false, "", "mira@example.org",
	  true },
	{ "Mira Redacted sender (x)", TIDE, false, "Mira Redacted sender (x)", "", false },
	{ "Mira Holt mira@example.org [tide]", TIDE, false, "Mira Holt", "mira@example.org", true },
	{ "mira@example.org [tide]", TIDE, false, "", "mira@example.org", true },
	{ "Mira Holt mira@... [tide]", TIDE, false, "Mira Holt", "", true },
	{ "Mira Holt [tide]", TIDE, false, "Mira Holt [tide]", "", false },
	{ "Mira Holt (mira@example.org via The tide list)", TIDE, false, "Mira Holt",
	  "mira@example.org", true },
	{ "Mira Holt (mira@example.org) via tide", TIDE, false, "Mira Holt", "mira@example.org",
	  true },
	{ "Mira Holt <mira@example.org> via tide", TIDE, false, "Mira Holt", "mira@example.org",
	  true },
	{ "Mira Holt (mira@...) via tide", TIDE, false, "Mira Holt", "", true },
	{ "Mira Holt (mira@example.org)", TIDE, true, "Mira Holt", "mira@example.org", true },
	{ "Mira Holt (mira@example.org)", "mh@example.net", false, "Mira Holt (mira@example.org)",
	  "", false },
	{ "Mira Holt (Tide) via tide", TIDE, false, "Mira Holt (Tide)", "", true },
	{ "(mira@example.org) via tide", TIDE, false, "", "mira@example.org", true },
	/* two lists, the second without a name */
	{ "Mira Holt via Tide patches via", TIDE, false, "Mira Holt", "", true },
	/* a forge's users */
	{ "Mira Holt (@mirah)", TIDE, false, "Mira Holt", "", true },
	{ "Mira Holt (@m.h-1_x)", TIDE, false, "Mira Holt", "", true },
	{ "mira (@mirah)", "gitlab@example.org", false, "mira", "", true },
	{ "Mira Holt (@mirah)", "holt@example.org", false, "Mira Holt (@mirah)", "", false },
	{ "Mira Holt (@zed)", "zed@example.org", false, "Mira Holt (@zed)", "", false },
	{ "Mo Holt (@zed)", "mo@example.org", false, "Mo Holt (@zed)", "", false },
	{ "Mira Holt (@home now)", TIDE, false, "Mira Holt (@home now)", "", false },
	{ "Mira Holt (@)", TIDE, false, "Mira Holt (@)", "", false },
	{ "Mira Holt(@mirah)", TIDE, false, "Mira Holt(@mirah)", "", false },
	{ "(@mirah)", TIDE, false, "(@mirah)", "", false },
	/* a forge by its name */
	{ "Mira Holt (JIRA)", TIDE, false, "Mira Holt", "", true },
	{ "Mira Holt [JIRA]", TIDE, false, "Mira Holt", "", true },
	{ "Mira Holt (Code Review)", TIDE, false, "Mira Holt", "", true },
	{ "Mira Holt (Gerrit)", "noreply-x@example.org", false, "Mira Holt", "", true },
	{ "Mira Holt (Bugzilla)", "holt@example.org", false, "Mira Holt (Bugzilla)", "", false },
	{ "Zuul (Code Review)", TIDE, false, "Zuul (Code Review)", "", false },
	{ "Mira Holt (Jira team)", TIDE, false, "Mira Holt (Jira team)", "", false },
	{ "", TIDE, true, "", "", false },
};

static void test_name(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(name_cases); i++) {
		g_test_message("%s", name_cases[i].name);
		RelayName read =
			relay_name_read(view_of(name_cases[i].name), view_of(name_cases[i].addr),
					name_cases[i].is_list);
		assert_view(read.name, name_cases[i].bare);
		assert_view(read.addr, name_cases[i].found);
		g_assert_cmpint(read.is_relayed, ==, name_cases[i].is_relayed);
	}
}

static void test_address(void)
{
	static const struct {
		const char *name, *addr;
		bool has;
	} cases[] = {
		{ "Mira Holt", "mira@example.org", true },
		{ "Mira Holt", "m.HOLT@example.org", true },
		{ "Mo Holt", "mo@example.org", true },
		{ "Mo Holt", "moss@example.org", false },
		{ "Mira Holt", "tide@mira.example.org", false },
		{ "Mira Holt", "mira", false },
		{ "", "mira@example.org", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s <%s>", cases[i].name, cases[i].addr);
		g_assert_cmpint(
			relay_name_has_address(view_of(cases[i].name), view_of(cases[i].addr)), ==,
			cases[i].has);
	}
}

static void test_given(void)
{
	static const struct {
		const char *name, *addr;
		bool is_relayed;
		const char *given;
	} names[] = {
		{ "mira---", "mira@example.org", false, "" },
		{ "Mira---", "mira@example.org", true, "" },
		{ "mira---", TIDE, true, "" },
		{ "mira---", TIDE, false, "mira---" },
		{ "Mira Holt mira---", TIDE, true, "Mira Holt" },
		{ "Mira Holt", TIDE, true, "Mira Holt" },
		{ "---", TIDE, true, "" },
		{ "--", TIDE, true, "--" },
		{ "", TIDE, true, "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_test_message("%s", names[i].name);
		assert_view(relay_name_given(view_of(names[i].name), view_of(names[i].addr),
					     names[i].is_relayed),
			    names[i].given);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/relay-name/read", test_name);
	g_test_add_func("/relay-name/address", test_address);
	g_test_add_func("/relay-name/given", test_given);
	return g_test_run();
}
