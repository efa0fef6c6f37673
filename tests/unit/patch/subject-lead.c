/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subjects that are written oddly: common/patch/subject-lead.h, subject-known.h, and the counters
 * of subject-words.h. */
#include "subject-case.h"

/* Markers and counters that are written oddly, but tell what they mean. */
static const Case odd_cases[] = {
	/* counters glued to words, or spelled */
	{ "[PATCH1of8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH1 of 8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH 1of 8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH 1 of8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH 1-of-8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH01 OF 08] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH 1 out of 8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH #1 of 8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH #1/8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH(1/8)] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCHv2 0 of 8] a", "0,0 | 2 | 0/8 |  | M |  | a" },
	{ "[v2PATCH1of3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[RFC PATCH1 of 3] a", "0,0 |  | 1/3 | rfc | M |  | a" },
	{ "[1 of 8 PATCH] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH net] [1of8] a", "0,0 |  | 1/8 |  | M | net | a" },
	{ "[tide 1of8] a", "0,0 |  |  |  |  | tide 1of8 | a" },
	{ "[PATCH v2 of 8] a", "0,0 | 2 |  |  | M | of 8 | a" },
	{ "[PATCH offset 3] a", "0,0 |  |  |  | M | offset 3 | a" },
	{ "PATCH1/8: a", "0,0 |  | 1/8 | lenient | M |  | a" },
	{ "PATCH 1of8: a", "0,0 |  | 1/8 | lenient | M |  | a" },
	{ "[PATCH <1/8>] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH {v2} 1/8] a", "0,0 | 2 | 1/8 |  | M |  | a" },
	{ "[PATCH v2]] a", "0,0 | 2 |  |  | M |  | a" },
	/* PATCH misspelt */
	{ "[PTACH] a", "0,0 |  |  |  | M |  | a" },
	{ "[PATH v2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[PATCHi, net] a", "0,0 |  |  |  | M | net | a" },
	{ "[RFC PACTHv3] a", "0,0 | 3 |  | rfc | M |  | a" },
	{ "[PATHC 1 of 2] a", "0,0 |  | 1/2 |  | M |  | a" },
	{ "[PATVH] a", "0,0 |  |  |  | M |  | a" },
	{ "[aptch] a", "0,0 |  |  |  | M |  | a" },
	{ "[PATCH pitch] a", "0,0 |  |  |  | M | pitch | a" },
	{ "[path] [watch] [batch] [spatch] [paths] a",
	  "0,0 |  |  |  |  | path watch batch spatch paths | a" },
	/* flags outside of brackets */
	{ "(Resend) [PATCH v2] a", "0,0 | 2 |  | resend | M |  | a" },
	{ "RESEND [PATCH] a", "0,0 |  |  | resend | M |  | a" },
	{ "*rfc* - (resend): [PATCH 1/2] a", "0,0 |  | 1/2 | resend rfc | M |  | a" },
	{ "v2: [PATCH] a", "0,0 | 2 |  |  | M |  | a" },
	{ "RFC [question] a", "0,0 |  |  |  |  |  | RFC [question] a" },
	{ "(one more) [PATCH] a", "0,0 |  |  |  |  |  | (one more) [PATCH] a" },
	{ "(ping) [tide] a", "0,0 |  |  | ping |  | tide | a" },
	{ "{RFC} [PATCH] a", "0,0 |  |  | rfc | M |  | a" },
	{ "PATCH [2/3] a", "0,0 |  | 2/3 |  | M |  | a" },
	{ "Patch[v2, 2/3]: a", "0,0 | 2 | 2/3 |  | M |  | a" },
	{ "RFC PATCH v2 [0/3] a", "0,0 | 2 | 0/3 | rfc | M |  | a" },
	{ "patch [tide 2/3] a", "0,0 |  |  |  |  |  | patch [tide 2/3] a" },
	{ "patch [tide] a", "0,0 |  |  |  |  |  | patch [tide] a" },
	/* the count of some mail programs behind the colon */
	{ "RE:(2) [PATCH v2 1/3] a", "1,0 | 2 | 1/3 | re | M |  | a" },
	{ "RE: (3) [foo-users] [PATCH v2 1/3] a", "1,0 | 2 | 1/3 | re | M |  | a" },
	{ "RE: RE:(2) [PATCH] a", "2,0 |  |  | re | M |  | a" },
	{ "RE: (12) Re: (2) [PATCH] a", "2,0 |  |  | re | M |  | a" },
	{ "FW:(2)[PATCH v2] a", "0,1 | 2 |  | fwd | M |  | a" },
	{ "Re(2): (3) [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "RE:(2) tide", "1,0 |  |  | re |  |  | tide" },
	{ "RE:(2)", "1,0 |  |  | re |  |  | " },
	{ "Re: (2) Tides come twice", "1,0 |  |  | re |  |  | (2) Tides come twice" },
	{ "Re: (2) fs: tide", "1,0 |  |  | re |  |  | (2) fs: tide" },
	{ "Re:(2nd) tide", "1,0 |  |  | re |  |  | (2nd) tide" },
	{ "Re:(2)tide", "1,0 |  |  | re |  |  | (2)tide" },
	{ "Re: (two) [PATCH] a", "1,0 |  |  | re |  |  | (two) [PATCH] a" },
	{ "[PATCH] (2) a", "0,0 |  |  |  | M |  | (2) a" },
	/* a gateway's */
	{ "***SPAM*** [PATCH v2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "{tide}[PATCH] [v2, 1/2] a", "0,0 | 2 | 1/2 |  | M | tide | a" },
	{ "{foo-users}[PATCH] a", "0,0 |  |  |  | M |  | a" },
	{ "Re: {tide} [PATCH] a", "1,0 |  |  | re | M | tide | a" },
	{ "{tide} [weir] a", "0,0 |  |  |  |  |  | {tide} [weir] a" },
	{ "{a tide} [PATCH] a", "0,0 |  |  |  |  |  | {a tide} [PATCH] a" },
	{ "{} [PATCH] a", "0,0 |  |  |  |  |  | {} [PATCH] a" },
	{ "{tide [PATCH] a}", "0,0 |  |  |  |  |  | {tide [PATCH] a}" },
	{ "{Spam?} [PATCH 1/2] a", "0,0 |  | 1/2 |  | M |  | a" },
	{ "*****POSSIBLE SPAM***** Re: [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "EXTERNAL: [PATCH] a", "0,0 |  |  |  | M |  | a" },
	{ "Re: **External Email** Fwd: a", "1,1 |  |  | fwd re |  |  | a" },
	{ "(EXT) Re: (subset) [PATCH] a", "1,0 |  |  | re subset | M |  | a" },
	{ "Re: -EXT-[PATCH v2 1/3] a", "1,0 | 2 | 1/3 | re | M |  | a" },
	{ "***SPAM***[PATCH v2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "(EXTERNAL)[PATCH v2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[EXTERNAL][PATCH v2 1/3] a", "0,0 | 2 | 1/3 |  | M | EXTERNAL | a" },
	{ "Re: 【外部邮件】[PATCH v2 1/3] a", "1,0 | 2 | 1/3 | re | M |  | a" },
	{ "【External Mail】Re: [PATCH v2 1/3] a", "1,0 | 2 | 1/3 | re | M |  | a" },
	{ "（社外）[PATCH v2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "Re: 外部郵件： 【SPAM】 Re: [PATCH] a", "2,0 |  |  | re | M |  | a" },
	{ "【RFC】[tide] a", "0,0 |  |  |  |  |  | 【RFC】[tide] a" },
	{ "外部邮件 [tide] a", "0,0 |  |  |  |  |  | 外部邮件 [tide] a" },
	{ "-EXT-tide: a", "0,0 |  |  |  |  |  | -EXT-tide: a" },
	{ "-EXTRA-[tide] a", "0,0 |  |  |  |  |  | -EXTRA-[tide] a" },
	{ "Spam: what to do?", "0,0 |  |  |  |  |  | Spam: what to do?" },
	{ "spam [tide] a", "0,0 |  |  |  |  |  | spam [tide] a" },
	{ "ext: tide: [flood] a", "0,0 |  |  |  |  |  | ext: tide: [flood] a" },
	/* a tracker's */
	{ "bug#12345: [PATCH 1/2] a", "0,0 |  | 1/2 |  | M |  | a" },
	{ "Bug#123: 30.0.50; [PATCH v2] a", "0,0 | 2 |  |  | M |  | a" },
	{ "Re: bug#123: Re: [PATCH] a", "2,0 |  |  | re | M |  | a" },
	{ "bug#123: 30.0.50; a", "0,0 |  |  |  |  |  | bug#123: 30.0.50; a" },
	/* a lab's */
	{ "|SUCCESS| pw123 [PATCH v2 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "|FAILURE| pw123-125 [PATCH] [v2,1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "build|WARNING| pw(123) sid(4) job(BUILD5)[v2, 1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[tide-tests] |PASS| pw123 [PATCH] a", "0,0 |  |  |  | M | tide-tests | a" },
	{ "Re: |ERROR| pw123 [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "|ERROR| pw123 a", "0,0 |  |  |  |  |  | a" },
	{ "|ERROR| sid(4) [PATCH] a", "0,0 |  |  |  |  |  | |ERROR| sid(4) [PATCH] a" },
	{ "|ERROR| pw [PATCH] a", "0,0 |  |  |  |  |  | |ERROR| pw [PATCH] a" },
	{ "|OTHER| pw123 [PATCH] a", "0,0 |  |  |  |  |  | |OTHER| pw123 [PATCH] a" },
	{ "[PATCH] |ERROR| pw123 [a] b", "0,0 |  |  |  | M |  | |ERROR| pw123 [a] b" },
	{ "Patchtest results for [tide][PATCH v2] a", "0,0 | 2 |  |  | M | tide | a" },
	{ "Patchtest results for tide", "0,0 |  |  |  |  |  | Patchtest results for tide" },
	/* a coming release */
	{ "[GIT PULL FOR v6.9] a", "0,0 |  |  | pull |  | FOR v6.9 | a" },
	{ "[GIT FIXES FOR v6.9] a", "0,0 |  |  |  |  | GIT FIXES FOR v6.9 | a" },
	{ "[PATCH for v6.9 v2] a", "0,0 | 2 |  |  | M |  | a" },
	/* other brackets */
	{ "(PATCH v2) a", "0,0 | 2 |  | lenient | M |  | a" },
	{ "{PATCH 1/2} a", "0,0 |  | 1/2 | lenient | M |  | a" },
	{ "(patch for tea) a", "0,0 |  |  |  |  |  | (patch for tea) a" },
	/* a header's line */
	{ "Subject: [PATCH 1/1] a", "0,0 |  | 1/1 |  | M |  | a" },
	{ "Re: SUBJECT : [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "Subject: Subject: a", "0,0 |  |  |  |  |  | a" },
	{ "Subject:", "0,0 |  |  |  |  |  | Subject:" },
	{ "Subject of the day", "0,0 |  |  |  |  |  | Subject of the day" },
	/* forwarded */
	{ "Forwarded: [PATCH] a", "0,1 |  |  | fwd | M |  | a" },
	{ "Forwarded: the tide", "0,0 |  |  |  |  |  | Forwarded: the tide" },
	{ "[Fwd: [PATCH 1/2] a]", "0,1 |  | 1/2 | fwd | M |  | a" },
	{ "[foo-users] [FW: Re: a]", "1,1 |  |  | fwd re |  |  | a" },
	{ "[Fwd: [PATCH] cut of", "0,1 |  |  | fwd | M |  | cut of" },
	{ "[Fwd] [PATCH] a", "0,1 |  |  | fwd | M |  | a" },
	{ "(fwd) a", "0,1 |  |  | fwd |  |  | a" },
	{ "[PATCH] a (fwd)", "0,1 |  |  | fwd | M |  | a" },
	{ "[Fwd: [Fwd: [Fwd: a]]]", "0,3 |  |  | fwd |  |  | a" },
	{ "[Doorst: [PATCH] a]", "0,1 |  |  | fwd | M |  | a" },
	{ "[VB: [PATCH] a]", "0,1 |  |  | fwd | M |  | a" },
	/* prefixes that may begin titles, too */
	{ "VB: [PATCH v2 1/2] a", "0,1 | 2 | 1/2 | fwd | M |  | a" },
	{ "Vl: Pd: [PATCH] a", "0,2 |  |  | fwd | M |  | a" },
	{ "ENC: I: Re: a", "1,2 |  |  | fwd re |  |  | a" },
	{ "FS: TRS: YML: [PATCH] a", "0,3 |  |  | fwd | M |  | a" },
	{ "BLS: [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "Balas: Rép: RÉP: Ответ: a", "4,0 |  |  | re |  |  | a" },
	{ "Továbbítás: ΠΡΘ: הועבר: a", "0,3 |  |  | fwd |  |  | a" },
	{ "Réf. : [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "Re-2: [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "На: НА: [PATCH] a", "2,0 |  |  | re | M |  | a" },
	{ "HA: [PATCH] a", "1,0 |  |  | re | M |  | a" },
	{ "ha: [PATCH] a", "0,0 |  |  |  |  |  | ha: [PATCH] a" },
	{ "HA: a", "0,0 |  |  |  |  |  | HA: a" },
	{ "Re-tide: a", "0,0 |  |  |  |  |  | Re-tide: a" },
	{ "SV-2: a", "0,0 |  |  |  |  |  | SV-2: a" },
	{ "fs: [PATCH] a", "0,0 |  |  |  |  |  | fs: [PATCH] a" },
	{ "FS: a", "0,0 |  |  |  |  |  | FS: a" },
	{ "PD: VL: a", "0,0 |  |  |  |  |  | PD: VL: a" },
	{ "I: think", "0,0 |  |  |  |  |  | I: think" },
	{ "[PATCH] PD: [a] b", "0,0 |  |  |  | M |  | PD: [a] b" },
	/* a number behind the name of a branch is no release */
	{ "[PATCH dev 6.6 v1] a", "0,0 | 1 |  |  | M | dev 6.6 | a" },
	{ "[PATCH 6.6 dev] a", "0,0 |  |  |  | M | 6.6 dev | a" },
	{ "[PATCH devel v6.6 1/2] a", "0,0 |  | 1/2 |  | M | devel v6.6 | a" },
	{ "[PATCH] [branch 5.15] a", "0,0 |  |  |  | M | branch 5.15 | a" },
	{ "[PATCH dev 6.6.y] a", "0,0 |  |  | stable | M | dev 6.6.y | a" },
	{ "[PATCH net 6.6] a", "0,0 |  |  | stable | M | net 6.6 | a" },
	{ "[PATCH staging 6.6 v1] a", "0,0 | 1 |  |  | M | staging 6.6 | a" },
	{ "[PATCH net-next 6.6] a", "0,0 |  |  |  | M | net-next 6.6 | a" },
	{ "[PATCH 6.6 tip] a", "0,0 |  |  |  | M | 6.6 tip | a" },
	{ "[PATCH WIP, 6.6] a", "0,0 |  |  | wip | M | 6.6 | a" },
	{ "[PATCH integration 2.4] a", "0,0 |  |  |  | M | integration 2.4 | a" },
	{ "[PATCH backport 6.6] a", "0,0 |  |  | stable | M | backport 6.6 | a" },
	{ "[PATCH queue 6.6] a", "0,0 |  |  | stable | M | queue 6.6 | a" },
	{ "[PATCH LTS 6.6] a", "0,0 |  |  | stable | M | LTS 6.6 | a" },
	/* the number of a standard, or of a tree with more than one name */
	{ "[PATCH USB 3.0] a", "0,0 |  |  |  | M | USB 3.0 | a" },
	{ "[PATCH PCIe 5.0 v2] a", "0,0 | 2 |  |  | M | PCIe 5.0 | a" },
	{ "[PATCH C++ 20.1] a", "0,0 |  |  |  | M | C++ 20.1 | a" },
	{ "[PATCH usb 5.15.y] a", "0,0 |  |  | stable | M | usb 5.15.y | a" },
	{ "[PATCH 6.1-cip] a", "0,0 |  |  | stable | M | 6.1-cip | a" },
	{ "[PATCH 4.19-cip12 1/2] a", "0,0 |  | 1/2 | stable | M | 4.19-cip12 | a" },
	{ "[PATCH 6.1-cipher] a", "0,0 |  |  |  | M | 6.1-cipher | a" },
};

static void test_odd(void)
{
	check_cases(odd_cases, G_N_ELEMENTS(odd_cases));
}

/* A tag that was learned. */
static void test_learned_tag(void)
{
	static const struct {
		const char *tag, *subject, *title;
	} cases[] = {
		{ "tide-dev", "[Tide-Dev] a", "a" },
		{ "tide-dev", "Re: [tide-dev] Re: a", "a" },
		{ "tide-dev", "[tide-devel] a", "a" },
		{ "tide:#", "[tide:123] a", "a" },
		{ "tide-dev", "[PATCH] [tide-dev] a", "a" },
	};
	static const char *const tags[] = { "", "", "tide-devel", "", "" };
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		SubjectList list = { VIEW("foo.example.org"), view_of(cases[i].tag) };
		subject_parse(&subject, view_of(cases[i].subject), list);
		g_assert_cmpstr(subject.title->str, ==, cases[i].title);
		g_assert_cmpstr(subject.tags->str, ==, tags[i]);
	}
	/* A version in a title is told from one in brackets. */
	SubjectList none = { VIEW(""), VIEW("") };
	subject_parse(&subject, VIEW("[PATCH 1/3] a (v5)"), none);
	g_assert_true(subject.title_version);
	subject_parse(&subject, VIEW("[PATCH v5 1/3] a"), none);
	g_assert_false(subject.title_version);
	subject_clear(&subject);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject-lead/odd", test_odd);
	g_test_add_func("/subject-lead/learned-tag", test_learned_tag);
	return g_test_run();
}
