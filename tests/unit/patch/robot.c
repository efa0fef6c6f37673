/* The table of robots: common/patch/robot.h. */
#include "patch/robot.h"

typedef struct {
	const char *address, *name;
	RobotClass class;
} Case;

static const Case shipped_cases[] = {
	{ "lkp@intel.com", "kernel test robot", ROBOT_REPORT },
	{ "LKP@Intel.com", "", ROBOT_REPORT },
	{ "someone@intel.com", "Kernel Test Robot", ROBOT_REPORT },
	{ "someone@intel.com", "kbuild test robot", ROBOT_REPORT },
	{ "someone@intel.com", "Some One", ROBOT_NONE },
	{ "syzbot+0123456789abcdef0123@syzkaller.appspotmail.com", "syzbot", ROBOT_REPORT },
	{ "syzbot@syzkaller.appspotmail.com", "", ROBOT_REPORT },
	{ "bot@kernelci.org", "kernelci.org bot", ROBOT_REPORT },
	{ "bot+bpf-ci@kernel.org", "", ROBOT_REPORT },
	{ "review-bot@example.org", "", ROBOT_REPORT },
	{ "bugbot@example.org", "", ROBOT_REPORT },
	{ "ci_notify@linaro.org", "", ROBOT_REPORT },
	{ "cki-project@redhat.com", "CKI Project", ROBOT_REPORT },
	{ "dependabot[bot]@users.noreply.github.com", "", ROBOT_REPORT },
	{ "tip-bot2@linutronix.de", "tip-bot2 for A", ROBOT_APPLIED },
	{ "pr-tracker-bot@kernel.org", "", ROBOT_APPLIED },
	{ "patchwork-bot+netdevbpf@kernel.org", "", ROBOT_APPLIED },
	{ "patchwork-bot+x@example.org", "", ROBOT_REPORT },
	/* people and spam */
	{ "robot@example.org", "", ROBOT_NONE },
	{ "talbot@example.org", "A Talbot", ROBOT_NONE },
	{ "charlie@example.org", "charlie jenkins", ROBOT_NONE },
	{ "a@rsg.ci.i.example.org", "", ROBOT_NONE },
	{ "a@example.org", "my kernel test robot", ROBOT_NONE },
	{ "bot@", "", ROBOT_REPORT },
	{ "bot", "", ROBOT_NONE },
	{ "", "", ROBOT_NONE },
};

static void check(RobotTable *table, const Case *cases, size_t n)
{
	/* twice: the second answer is a remembered one */
	for (size_t i = 0; i < 2 * n; i++) {
		const Case *c = &cases[i % n];
		g_test_message("%s <%s>", c->name, c->address);
		g_assert_cmpint(robot_table_match(table, view_of(c->address), view_of(c->name)), ==,
				c->class);
	}
}

static void test_shipped(void)
{
	g_autoptr(RobotTable) table = robot_table_new();
	check(table, shipped_cases, G_N_ELEMENTS(shipped_cases));
}

static void test_added(void)
{
	static const Case cases[] = {
		{ "lkp@intel.com", "a person now", ROBOT_NONE },
		{ "lkp@intel.com", "kernel test robot", ROBOT_NONE },
		{ "bob@example.org", "", ROBOT_APPLIED }, /* the last line decides */
		{ "a@example.org", "Nightly Build 7", ROBOT_REPORT },
		{ "a@example.com", "Nightly Build 7", ROBOT_NONE },
		{ "a@example.org", "Nightly Build 17", ROBOT_NONE },
		{ "c@example.net", "the machine", ROBOT_REPORT },
		{ "d@example.net", "", ROBOT_REPORT },
		{ "bot@example.org", "", ROBOT_REPORT },
		{ "axbxc@stars.example", "", ROBOT_REPORT },
		{ "abxc@stars.example", "", ROBOT_REPORT },
		{ "acxb@stars.example", "", ROBOT_NONE },
	};
	g_autoptr(RobotTable) table = robot_table_new();
	g_autoptr(GError) error = NULL;
	/* answers from before must not outlive the new lines */
	g_assert_cmpint(robot_table_match(table, VIEW("lkp@intel.com"), VIEW("a person now")), ==,
			ROBOT_REPORT);
	bool added = robot_table_add(table,
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
		g_autoptr(RobotTable) table = robot_table_new();
		g_autoptr(GError) error = NULL;
		g_assert_false(robot_table_add(table, view_of(cases[i].lines), "r.tsv", &error));
		g_assert_error(error, ROBOT_ERROR, ROBOT_ERROR_SYNTAX);
		g_assert_cmpstr(error->message, ==, cases[i].message);
		/* nothing of the file counts */
		g_assert_cmpint(robot_table_match(table, VIEW("a@b"), VIEW("")), ==, ROBOT_NONE);
	}
	g_autoptr(RobotTable) table = robot_table_new();
	g_autoptr(GError) error = NULL;
	g_assert_false(robot_table_add(table, VIEW("report\ta\0b\n"), "r.tsv", &error));
	g_assert_error(error, ROBOT_ERROR, ROBOT_ERROR_SYNTAX);
	g_assert_true(robot_table_add(table, VIEW(""), "r.tsv", NULL));
}

/* More senders than answers are remembered, then the first ones again. */
static void test_many(void)
{
	g_autoptr(RobotTable) table = robot_table_new();
	for (unsigned i = 0; i < 20000; i++) {
		unsigned n = i % 10000;
		g_autofree char *address =
			g_strdup_printf(n % 3 ? "p%u@example.org" : "p%u-bot@example.org", n);
		g_assert_cmpint(robot_table_match(table, view_of(address), VIEW("A")), ==,
				n % 3 ? ROBOT_NONE : ROBOT_REPORT);
	}
}

static void test_hostile(void)
{
	g_autoptr(RobotTable) table = robot_table_new();
	g_autoptr(GError) error = NULL;
	g_assert_true(robot_table_add(table, VIEW("report\t*a*a*a*a*a*a*b\n"), "r", &error));
	g_autofree char *text = g_strnfill(1 << 20, 'a');
	g_assert_cmpint(robot_table_match(table, view_of(text), view_of(text)), ==, ROBOT_NONE);
	g_assert_cmpint(robot_table_match(table, VIEW("a\0@b"), VIEW("\0")), ==, ROBOT_NONE);
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
