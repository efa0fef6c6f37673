/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What lists, trackers and archives make of addresses: common/message/relay.h. */
#include "message/relay.h"

static const char *const shared_addresses[] = {
	"jira@example.org",
	"JIRA@example.org",
	"notifications@github.com",
	"notifications+a1@example.org",
	"gitlab@example.org",
	"gitlab-issues@example.org",
	"bugzilla@example.org",
	"bugzilla-daemon@example.org",
	"gcc-bugzilla@gcc.gnu.org",
	"report@bugs.python.org",
	"hosted-weblate@weblate.org",
	"weblate@example.org",
	"youtrack@example.org",
	"request-tracker@example.org",
	"lists@nabble.com",
	"GitGitGadget@gmail.com",
	"bounces@example.org",
	"buildbot@example.org",
	"mailer@example.org",
	"patchwork@example.org",
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
	"incoming+tide-12-1f2e-issue-3@incoming.gitlab.com",
	"incoming+1f2e@tide.discoursemail.com",
	"gitlab+1f2e@example.org",
	"reply+1f2e@tide.discoursemail.com",
	"reviews+D98765+public+1b4a46ff11a0a2ad@reviews.llvm.org",
	"D98765+public+1b4a46ff11a0a2ad@phabricator.example.org",
	"T12+345+1b4a46ff11a0a2ad@phabricator.example.org",
	"12345@debbugs.gnu.org",
	"12345-done@debbugs.gnu.org",
	"1234@bugs.launchpad.net",
	"mp+1234@code.launchpad.net",
	"1234@bugs.debian.org",
	"somebody@nowhere.invalid",
	"jo...@example.org",
	"jo\xe2\x80\xa6@example.org",
	"mira@...",
	"m***@example.org",
	"gitea@example.org",
	"review@example.org",
	"mira@ex****.org",
	"mira@xxxxxxxx",
	"mira@xxx",
	"mira@xxxx.org",
	"mira@xxx.xxxxxx",
	"x@x.x",
	"mi..@example.org",
	"mira@exampl*.org",
	"*@*",
	"address@hidden",
	"mira@[hidden]",
	"mira@localhost",
	"root@LocalHost.localdomain",
	"mira@mail.hidden",
	"email@redacted",
	"redacted@example.org",
	"removed@example.org",
	"none@none",
	"hidden",
	"Redacted",
	"removed",
	"forgejo@example.org",
	"mirah@git.sr.ht",
	"outgoing@sr.ht",
	"u.mirah.tide@lists.sr.ht",
	"email@protected",
	"email@hidden",
	"tide@gitlab-mail.example.org",
};

static const char *const own_addresses[] = {
	"mira@example.org",
	"git@example.org", /* a person of a domain of their own */
	"jira.holt@example.org",
	"reply@example.org",
	"replya@example.org",
	"bugsy@example.org",
	"m.notifications@example.org",
	"1+mira@users.noreply.github.com",
	"mira+jira@example.org",
	"mira+public+beef@example.org",
	"M1+beef@example.org",
	"D12+mira+beef@example.org",
	"incoming@example.org",
	"mira@launchpad.net",
	"mira@debbugs.example.org",
	"mira@jira.example.org",
	"mira@xxx.example.org",
	"xx@example.org",
	"mira@axxxx.org",
	"a..b@example.org",
	"x*y@example.org",
	"mira@x.org",
	"mira@xen.example.org",
	"mira@hidden.example.org",
	"mira@[192.0.2.1]",
	"mira@localhost.example.org",
	"mira@local.example.org",
	"mira@gitlab.example.org",
	"mira@protected.example.org",
	"mira@gitlab-mailers.example.org",
	"localhost@example.org",
	"hidden.brook@example.org",
	"none@example.org",
	"rt@example.org",
	"report@example.org",
	"lists@example.org",
	"mirabugzilla@example.org",
	"mira@nonesr.ht",
	"root",
	"",
};

static void test_shared(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shared_addresses); i++) {
		g_test_message("%s", shared_addresses[i]);
		g_assert_true(relay_address_is_shared(view_of(shared_addresses[i])));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(own_addresses); i++) {
		g_test_message("%s", own_addresses[i]);
		g_assert_false(relay_address_is_shared(view_of(own_addresses[i])));
	}
}

static void test_machine(void)
{
	static const struct {
		const char *addr, *name;
		bool is_machine;
	} cases[] = {
		{ "tidelistbot@example.org", "Ada Moon", true },
		{ "TideBot@example.org", "Bo Reed", true },
		{ "tide-gateway@example.org", "Ada Moon", true },
		{ "gateway@example.org", "Ada Moon", true },
		{ "relay@example.org", "Bo Reed", true },
		/* they write for themselves */
		{ "tidelistbot@example.org", "tidelistbot", false },
		{ "tide-bot@example.org", "Tide Review Bot", false },
		{ "tidebot@example.org", "", false },
		{ "talbot@example.org", "Jane Talbot", false },
		{ "jtalbot@example.org", "Jane Talbot", false },
		{ "relay@example.org", "B4 Relay", false },
		{ "tidebots@example.org", "Ada Moon", false },
		{ "ada@tidebot.example.org", "Bo Reed", false },
		{ "ada@gateway", "Bo Reed", false },
		{ "@", "Bo Reed", false },
		{ "tidebot", "Bo Reed", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s <%s>", cases[i].name, cases[i].addr);
		g_assert_cmpint(
			relay_address_is_machine(view_of(cases[i].addr), view_of(cases[i].name)),
			==, cases[i].is_machine);
	}
}

static void test_relay(void)
{
	static const struct {
		const char *addr;
		bool is_relay;
	} cases[] = {
		{ "devnull+mira.example.org@kernel.org", true },
		{ "mirah@git.sr.ht", true },
		{ "mirah@hg.sr.ht", true },
		{ "git@videolan.org", true },
		{ "code@ffmpeg.org", true },
		{ "mirah@videolan.org", false },
		{ "git@example.org", false },
		{ "devnull+mira@example.org", false },
		{ "mira@kernel.org", false },
		{ "outgoing@sr.ht", false },
		{ "mira@example.org", false },
		{ "", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].addr);
		g_assert_cmpint(relay_address_is_relay(view_of(cases[i].addr)), ==,
				cases[i].is_relay);
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
		{ "mi..@example.org", "example.org" },
		{ "mira@exampl*.org", "" },
		{ "address@hidden", "" },
		{ "mira@localhost", "" },
		{ "mira@[hidden]", "" },
		{ "hidden", "" },
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
		g_assert_cmpint(relay_address_unwrap(view_of(pairs[i].in), false, out), ==,
				pairs[i].out != NULL);
		g_assert_cmpstr(out->str, ==, pairs[i].out ? pairs[i].out : "old");
	}
}

/* What the name with it tells. */
static void test_relayed(void)
{
	g_autoptr(GString) out = g_string_new("old");
	g_assert_false(relay_address_unwrap(VIEW("mira=example.org@example.net"), false, out));
	g_assert_false(
		relay_address_unwrap(VIEW("x-bounces+mira=example.org@example.net"), true, out));
	g_assert_false(relay_address_unwrap(VIEW("mira=home@example.net"), true, out));
	g_assert_cmpstr(out->str, ==, "old");
	g_assert_true(relay_address_unwrap(VIEW("mira=example.org@example.net"), true, out));
	g_assert_cmpstr(out->str, ==, "mira@example.org");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/relay/shared", test_shared);
	g_test_add_func("/relay/machine", test_machine);
	g_test_add_func("/relay/relay", test_relay);
	g_test_add_func("/relay/domain", test_domain);
	g_test_add_func("/relay/unwrap", test_unwrap);
	g_test_add_func("/relay/relayed", test_relayed);
	return g_test_run();
}
