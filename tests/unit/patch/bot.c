/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of bots: common/patch/bot.h. */
#include "patch/bot.h"

typedef struct {
	const char *address, *name;
	BotClass class;
} Case;

static const Case shipped_cases[] = {
	{ "lkp@intel.com", "kernel test robot", BOT_REPORT },
	{ "LKP@Intel.com", "", BOT_REPORT },
	{ "someone@intel.com", "Kernel Test Robot", BOT_REPORT },
	{ "someone@intel.com", "kbuild test robot", BOT_REPORT },
	{ "someone@intel.com", "Some One", BOT_NONE },
	{ "syzbot+0123456789abcdef0123@syzkaller.appspotmail.com", "syzbot", BOT_REPORT },
	{ "syzbot@syzkaller.appspotmail.com", "", BOT_REPORT },
	{ "bot@kernelci.org", "kernelci.org bot", BOT_REPORT },
	{ "bot+bpf-ci@kernel.org", "", BOT_REPORT },
	{ "review-bot@example.org", "", BOT_REPORT },
	{ "a-review-bot@example.org", "", BOT_REPORT },
	{ "a-bot-bot+x@example.org", "", BOT_REPORT },
	{ "a-bot.x@example.org", "", BOT_NONE },
	{ "bugbot@example.org", "", BOT_REPORT },
	{ "ci_notify@linaro.org", "", BOT_REPORT },
	{ "cki-project@redhat.com", "CKI Project", BOT_REPORT },
	{ "dependabot[bot]@users.noreply.github.com", "", BOT_REPORT },
	{ "notifications@github.com", "coverage[bot]", BOT_REPORT },
	{ "osstest-admin@example.org", "test service owner", BOT_REPORT },
	{ "builder@example.org", "", BOT_REPORT },
	{ "builds@example.org", "A CI", BOT_REPORT },
	{ "autobuild@example.org", "", BOT_REPORT },
	{ "patchtest@automation.example.org", "", BOT_REPORT },
	{ "pokybuild@host.example.org", "Build User", BOT_REPORT },
	{ "pkg-fallout@example.org", "", BOT_REPORT },
	{ "portscout@example.org", "", BOT_REPORT },
	{ "testbot@example.org", "Marvin", BOT_REPORT },
	{ "patchwork@example.org", "Patchwork", BOT_REPORT },
	{ "checkpatch@example.org", "", BOT_REPORT },
	{ "ci@example.org", "", BOT_REPORT },
	{ "trac@example.org", "Tide", BOT_REPORT },
	{ "syzkaller-bugs@googlegroups.com", "syzbot", BOT_REPORT },
	{ "syzkaller-bugs@googlegroups.com", "Ada Ferry", BOT_NONE },
	{ "ada@example.org", "coverity-bot", BOT_REPORT },
	{ "ada@example.org", "Regzbot (on behalf of Ada Ferry)", BOT_REPORT },
	{ "help-debbugs@gnu.org", "GNU bug Tracking System", BOT_REPORT },
	{ "mailer-daemon@mail.example.org", "", BOT_REPORT },
	{ "MAILER-DAEMON@example.org", "Mail Delivery Subsystem", BOT_REPORT },
	{ "postmaster@example.org", "Mail Delivery System", BOT_REPORT },
	{ "postmaster@example.org", "Microsoft Outlook", BOT_REPORT },
	{ "postmaster@example.org", "postmaster@example.org", BOT_REPORT },
	{ "postmaster@example.org", "", BOT_REPORT },
	{ "postmaster@example.org", "Ada Ferry", BOT_NONE },
	{ "noreply@example.org", "Jenkins", BOT_REPORT },
	{ "no-reply@example.org", "Tide CI", BOT_REPORT },
	{ "noreply@example.org", "The Tide Buildbot", BOT_REPORT },
	{ "noreply@example.org", "Ada Ferry", BOT_NONE },
	{ "noreply@example.org", "Ada Ferry (Tide CI team)", BOT_NONE },
	{ "ada@example.org", "Ada Jenkins", BOT_NONE },
	{ "ada.jenkins@example.org", "", BOT_NONE },
	{ "ada@example.org", "Tide CI", BOT_NONE },
	{ "ada@example.org", "Buildbot", BOT_REPORT },
	{ "ada@example.org", "Ada Buildbot", BOT_NONE },
	{ "ada@example.org", "Bo Builder", BOT_NONE },
	{ "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@example.org", "", BOT_REPORT },
	{ "dpdklab@iol.unh.edu", "", BOT_REPORT },
	{ "gerrit@example.org", "build bot (Jenkins) (Code Review)", BOT_REPORT },
	{ "gerrit@example.org", "Zuul (Code Review)", BOT_REPORT },
	{ "jenkins@example.org", "Tide Jenkins", BOT_REPORT },
	{ "tide.test.bot@example.org", "", BOT_REPORT },
	{ "tide.bot@example.org", "", BOT_REPORT },
	{ "tide.test.bot@example.org", "Tide Bot", BOT_REPORT },
	{ "patch.bot@example.org", "Patch Bot", BOT_REPORT },
	{ "tip-bot2@linutronix.de", "tip-bot2 for A", BOT_APPLIED },
	{ "pr-tracker-bot@kernel.org", "", BOT_APPLIED },
	{ "patchwork-bot+netdevbpf@kernel.org", "", BOT_APPLIED },
	{ "patchwork-bot+x@example.org", "", BOT_REPORT },
	{ "jenkins-admin@example.org", "", BOT_REPORT },
	{ "llvm.buildmaster@lab.example.org", "", BOT_REPORT },
	{ "hudson@example.org", "Hudson", BOT_REPORT },
	{ "root@example.org", "Cron Daemon", BOT_REPORT },
	{ "build@example.org", "build-bot", BOT_REPORT },
	{ "wb-team@buildd.debian.org", "buildd", BOT_REPORT },
	/* people and spam */
	{ "noreply@example.org", "Jan Talbot", BOT_NONE },
	{ "hudson@example.org", "Ada Hudson", BOT_NONE },
	{ "root@example.org", "Ada Ferry", BOT_NONE },
	{ "wb-team@buildd.debian.org", "Ada Ferry", BOT_NONE },
	{ "robot@example.org", "", BOT_NONE },
	{ "lucci@example.org", "A Lucci", BOT_NONE },
	{ "ci.ferry@example.org", "", BOT_NONE },
	{ "talbot@example.org", "A Talbot", BOT_NONE },
	{ "jan.bot@example.org", "Jan Bot", BOT_NONE },
	{ "postmaster@example.org", "Ada Ferry", BOT_NONE },
	{ "gerrit@example.org", "Ada Jenkins (Code Review)", BOT_NONE },
	{ "charlie@example.org", "charlie jenkins", BOT_NONE },
	{ "a@rsg.ci.i.example.org", "", BOT_NONE },
	{ "a@example.org", "my kernel test robot", BOT_NONE },
	{ "bot@", "", BOT_REPORT },
	{ "bot", "", BOT_NONE },
	{ "", "", BOT_NONE },
};

static void check(BotTable *table, const Case *cases, size_t n)
{
	/* twice: the second answer is a remembered one */
	for (size_t i = 0; i < 2 * n; i++) {
		const Case *c = &cases[i % n];
		g_test_message("%s <%s>", c->name, c->address);
		g_assert_cmpint(bot_table_match(table, view_of(c->address), view_of(c->name)), ==,
				c->class);
	}
}

static void test_shipped(void)
{
	g_autoptr(BotTable) table = bot_table_new();
	check(table, shipped_cases, G_N_ELEMENTS(shipped_cases));
}

static void test_added(void)
{
	static const Case cases[] = {
		{ "lkp@intel.com", "a person now", BOT_NONE },
		{ "lkp@intel.com", "kernel test robot", BOT_NONE },
		{ "bob@example.org", "", BOT_APPLIED }, /* the last line decides */
		{ "a@example.org", "Nightly Build 7", BOT_REPORT },
		{ "a@example.com", "Nightly Build 7", BOT_NONE },
		{ "a@example.org", "Nightly Build 17", BOT_NONE },
		{ "c@example.net", "the machine", BOT_REPORT },
		{ "d@example.net", "", BOT_REPORT },
		{ "bot@example.org", "", BOT_REPORT },
		{ "axbxc@stars.example", "", BOT_REPORT },
		{ "abxc@stars.example", "", BOT_REPORT },
		{ "acxb@stars.example", "", BOT_NONE },
	};
	g_autoptr(BotTable) table = bot_table_new();
	g_autoptr(GError) error = NULL;
	/* answers from before must not outlive the new lines */
	g_assert_cmpint(bot_table_match(table, VIEW("lkp@intel.com"), VIEW("a person now")), ==,
			BOT_REPORT);
	bool added = bot_table_add(table,
				   VIEW("# ours\n"
					"person\tlkp@intel.com\n"
					"\n"
					"report\tbob@*\t\n"
					"applied\tBOB@example.???\t\r\n"
					"report\t*@example.org\tnightly build ?\n"
					"report\t\tthe machine\n"
					"report\ta*b*c*@stars.example\n"
					"report\td@example.net"),
				   "robots", &error);
	g_assert_no_error(error);
	g_assert_true(added);
	check(table, cases, G_N_ELEMENTS(cases));
}

static void test_errors(void)
{
	static const struct {
		const char *lines, *message;
	} cases[] = {
		{ "robot\ta@b\tc\n", "r.tsv:1: the class is not report, applied or person" },
		{ "Report\ta@b\tc\n", "r.tsv:1: the class is not report, applied or person" },
		{ "report\ta@b\n# x\n\nreport\t\t\n", "r.tsv:4: neither address nor name" },
		{ "report\n", "r.tsv:1: neither address nor name" },
		{ "report\ta\tb\tc\n", "r.tsv:1: more than three columns" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(BotTable) table = bot_table_new();
		g_autoptr(GError) error = NULL;
		g_assert_false(bot_table_add(table, view_of(cases[i].lines), "r.tsv", &error));
		g_assert_error(error, BOT_ERROR, BOT_ERROR_SYNTAX);
		g_assert_cmpstr(error->message, ==, cases[i].message);
		/* nothing of the file counts */
		g_assert_cmpint(bot_table_match(table, VIEW("a@b"), VIEW("")), ==, BOT_NONE);
	}
	g_autoptr(BotTable) table = bot_table_new();
	g_autoptr(GError) error = NULL;
	g_assert_false(bot_table_add(table, VIEW("report\ta\0b\n"), "r.tsv", &error));
	g_assert_error(error, BOT_ERROR, BOT_ERROR_SYNTAX);
	g_assert_true(bot_table_add(table, VIEW(""), "r.tsv", NULL));
}

/* More senders than answers are remembered, then the first ones again. */
static void test_many(void)
{
	g_autoptr(BotTable) table = bot_table_new();
	for (unsigned i = 0; i < 20000; i++) {
		unsigned n = i % 10000;
		g_autofree char *address =
			g_strdup_printf(n % 3 ? "p%u@example.org" : "p%u-bot@example.org", n);
		g_assert_cmpint(bot_table_match(table, view_of(address), VIEW("A")), ==,
				n % 3 ? BOT_NONE : BOT_REPORT);
	}
}

static void test_hostile(void)
{
	g_autoptr(BotTable) table = bot_table_new();
	g_autoptr(GError) error = NULL;
	g_assert_true(bot_table_add(table, VIEW("report\t*a*a*a*a*a*a*b\n"), "r", &error));
	g_autofree char *text = g_strnfill(1 << 20, 'a');
	g_assert_cmpint(bot_table_match(table, view_of(text), view_of(text)), ==, BOT_NONE);
	g_assert_cmpint(bot_table_match(table, VIEW("a\0@b"), VIEW("\0")), ==, BOT_NONE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/robot/shipped", test_shipped);
	g_test_add_func("/robot/added", test_added);
	g_test_add_func("/robot/errors", test_errors);
	g_test_add_func("/robot/many", test_many);
	g_test_add_func("/robot/hostile", test_hostile);
	return g_test_run();
}
