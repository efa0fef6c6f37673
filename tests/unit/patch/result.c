/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What reports say: common/patch/result.h. */
#include "patch/result.h"
#include "two-forms.h"

static const struct {
	const char *subject, *body, *result;
} cases[] = {
	{ "[tide:flow 3/7] moon.c:12:3: warning: unused variable 'ebb'", "tree: x\n", "failure" },
	{ "[tide:flow] BUILD SUCCESS 0123456789", "tree: x\n", "success" },
	{ "[linux-next:master] BUILD REGRESSION 0123456789", "", "failure" },
	{ "[tide:flow] BUILD INCOMPLETE 0123456789", "", "other" },
	{ "[moon] 8d8cd767b6: ltp.tide02.fail", "", "failure" },
	{ "[moon] 8d8cd767b6: ltp.tide.0.fail", "", "failure" },
	{ "[tide:flow] [moon] 3104138517: tide.ops 11.0% regression", "", "failure" },
	{ "[tide:flow] [moon] 3104138517: tide.ops -20.0 % regression", "", "failure" },
	{ "[tide:flow] [moon] 3104138517: tide.ops 11.0% improvement", "", "other" },
	{ "tide 6.1.0 failed", "", "failure" },
	{ "tide v1.0: error", "", "failure" },
	{ "tide runner-0 failed", "", "failure" },
	{ "tide job #0 failed", "", "failure" },
	{ "tide: 10,000 failures", "", "failure" },
	{ "tide: 0.0% failures", "", "success" },
	{ "tide: 0% failed", "", "success" },
	{ "tide v1.0: 0 errors", "", "success" },
	{ "Re: [PATCH] tide: a", "My bot found new warnings on your patch:\n", "failure" },
	{ "[tide:flow] [moon] 8d8cd767b6: tide.ops 12.3% improvement", "", "other" },
	{ "[moon] 8d8cd767b6: kernel_BUG_at_moon.c",
	  "Greeting,\n\nFYI, we noticed the following commit\n", "failure" },
	{ "Re: [PATCH v2] tide: Handle success and failure",
	  "Hi Mira,\n\nkernel test robot noticed the following build\nerrors:\n", "failure" },
	{ "Re: [PATCH 1/2] tide: Pass the moon",
	  "I love your patch! Perhaps something to improve:\n", "failure" },
	{ "Re: [PATCH 1/2] tide: Fix the bug", "On Monday you wrote:\n> FAIL\nI see.\n", "other" },
	{ "[syzbot] [moon?] KASAN: use-after-free Read in ebb",
	  "Hello,\n\nsyzbot found the following issue on:\n", "failure" },
	{ "Re: [syzbot] WARNING in ebb",
	  "Hello,\n\nsyzbot has tested the proposed patch and the reproducer did not trigger any "
	  "issue:\n",
	  "success" },
	{ "Re: [syzbot] WARNING in ebb",
	  "syzbot has tested the proposed patch but the reproducer is still triggering an issue:\n",
	  "failure" },
	{ "Re: [syzbot] WARNING in ebb", "syzbot has bisected this issue to:\n", "other" },
	{ "Re: [syzbot] WARNING in ebb", "syzbot suspects this issue was fixed by commit:\n",
	  "other" },
	{ "Re: [syzbot] WARNING in ebb", "Auto-closing this bug as obsolete.\n", "other" },
	{ "next/master build: 230 builds: 5 failed, 225 passed, 6 errors", "", "failure" },
	{ "next/master build: 230 builds: 0 failed, 230 passed, 0 errors", "", "success" },
	{ "next/master boot: 225 passed, 5 failed", "", "failure" },
	{ "tide/main baseline: 100 runs, 2 regressions (v6.1)", "", "failure" },
	{ "tide/main baseline: 100 runs, 0 regressions (v6.1)", "", "success" },
	{ "[REGRESSION] lkft tide for 0123456", "## Build\n", "failure" },
	{ "tide 6.1.2: no regressions found", "", "success" },
	{ "\342\235\214 FAIL: Test report for kernel 6.1 (tide)", "", "failure" },
	{ "\342\234\205 PASS: Test report for kernel 6.1 (tide)", "", "success" },
	{ "\360\237\222\245 PANICKED: Test report for kernel 6.1 (tide)", "", "failure" },
	{ "\342\234\223 Fi.CI.BAT: success for tide: Fix failure of the moon", "", "success" },
	{ "\342\234\227 Fi.CI.IGT: failure for tide: Pass the success on", "", "failure" },
	{ "\342\234\227 Fi.CI.CHECKPATCH: warning for tide: Fix it", "", "other" },
	{ "[tide-unstable bisection] complete build-amd64", "", "other" },
	{ "Re: [PATCH] tide: Fix it",
	  "Hi,\n\nThis series failed the docker-quick@tide7 build test. Please find\n", "failure" },
	{ "Re: [PATCH] tide: Fix it",
	  "It looks like your patch introduced the new failures shown below.\n", "failure" },
	{ "|SUCCESS| pw12 [PATCH] tide: Fix it", "", "success" },
	{ "|WARNING| pw12 [PATCH] tide: Fix it", "", "other" },
	{ "|SUCCESS| pw12 [PATCH] tide: 3 errors", "", "success" },
	{ "build|FAILURE| pw(12) sid(3) [PATCH] tide: Pass", "", "failure" },
	{ "|PENDING| pw12 [PATCH] tide: Warning for all", "", "other" },
	{ "Patchtest results for [PATCH] tide: Fix the failure", "All tests passed.\n", "success" },
	{ "[CI-NOTIFY]: Tide Build # 62 - Successful!", "", "success" },
	{ "[CI-NOTIFY]: Tide Build # 54 - Fixed!", "", "success" },
	{ "[CI-NOTIFY]: Tide Build # 55 - Still Failing!", "", "failure" },
	{ "Build failed in Jenkins: tide #12", "", "failure" },
	{ "Jenkins build is back to normal : tide #13", "", "success" },
	{ "Jenkins build is unstable: tide #13", "", "failure" },
	{ "Broken: mira/tide#12 (main - 0123456)", "", "failure" },
	{ "Passed: mira/tide#12 (main - 0123456)", "", "success" },
	{ "tide | Failed pipeline for main | 0123abc", "", "failure" },
	{ "tide | Fixed pipeline for main | 0123abc", "", "success" },
	{ "[mira/tide] Run failed: CI - main (0123abc)", "", "failure" },
	{ "[mira/tide] Run cancelled: CI - main (0123abc)", "", "other" },
	{ "buildbot success in Tide on moon", "", "success" },
	{ "buildbot failure in Tide on moon", "", "failure" },
	{ "tide on moon", "The Buildbot has detected a new failure on builder moon\n", "failure" },
	{ "[tide test] 12: tolerable FAIL - PUSHED", "", "success" },
	{ "[tide test] 12: regressions - FAIL", "", "failure" },
	{ "LAVA notification for Test Job 12 moon",
	  "The job with ID # 12 is now in state Finished and health Complete.\n", "success" },
	{ "LAVA notification for Test Job 12 moon",
	  "The job with ID # 12 is now in state Finished and health Incomplete.\n", "failure" },
	{ "RE: [v2,1/2] tide: Fix it",
	  "Test Summary:\nCheckPatch PASS 1.2 seconds\nTide FAIL 2 seconds\n", "failure" },
	{ "RE: [v2,1/2] tide: Fix it",
	  "Test Summary:\nCheckPatch PASS 1.2 seconds\nTide\tPASS 2 seconds\n", "success" },
	{ "FAILED: patch \"tide: Fix it\" failed to apply to 6.1-stable tree", "", "failure" },
	{ "[obsolete] tide.patch removed from -mm tree", "", "other" },
	{ "New Defects reported by Coverity Scan for tide", "", "failure" },
	{ "[bug report] tide: Fix it", "This is a semi-automatic email\n", "failure" },
	{ "[Bug 12] New: Tide fails with an error", "", "other" },
	{ "Bug#12: tide: build failure", "", "other" },
	{ "[jira] [Created] (TIDE-1) Crash", "", "other" },
	{ "Change in tide[main]: Fix the failure", "", "other" },
	{ "Linux regressions report for mainline [2025-03-01]", "", "other" },
	{ "Tide news", "Hello\n", "other" },
};

static void test_cases(void)
{
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].subject);
			g_autofree char *body = two_forms_make(cases[i].body, form);
			View text = view_of(cases[i].subject);
			subject_parse(&subject, text, (SubjectList){ VIEW(""), VIEW("") });
			g_assert_cmpstr(
				result_word(result_read(text, &subject, view_of(body), form)), ==,
				cases[i].result);
		}
	subject_clear(&subject);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch/result/cases", test_cases);
	return g_test_run();
}
