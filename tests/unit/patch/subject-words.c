/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What words in brackets say beside others: common/patch/subject-words.h and subject-phrase.h. */
#include "subject-case.h"

/* The number of what stands before it, and of a part. */
static const Case number_cases[] = {
	{ "[PATCH, OpenACC 2.7, v2] a", "0,0 | 2 |  |  | M | OpenACC 2.7 | a" },
	{ "[PATCH, OpenMP 5.1, Fortran] a", "0,0 |  |  |  | M | OpenMP 5.1 Fortran | a" },
	{ "[PATCH OpenMP 5.1] a", "0,0 |  |  |  | M | OpenMP 5.1 | a" },
	{ "[PATCH v2, Fortran 2.0] a", "0,0 | 2 |  |  | M | Fortran 2.0 | a" },
	{ "[PATCH, OpenMP, 5.1] a", "0,0 |  |  | stable | M | OpenMP 5.1 | a" },
	{ "[PATCH net 5.10] a", "0,0 |  |  | stable | M | net 5.10 | a" },
	{ "[PATCH, stable 5.10] a", "0,0 |  |  | stable | M | stable 5.10 | a" },
	{ "[PATCH, Linux 5.10] a", "0,0 |  |  | stable | M | Linux 5.10 | a" },
	{ "[PATCH, RESEND 5.10] a", "0,0 |  |  | resend stable | M | 5.10 | a" },
	{ "[PATCH NetLabel v2.1] a", "0,0 | 2.1 |  |  | M | NetLabel | a" },
	{ "[PATCH-1v2, rs6000] a", "0,0 | 2 |  |  | M | 1 rs6000 | a" },
	{ "[PATCH-3v4] a", "0,0 | 4 |  |  | M | 3 | a" },
	{ "[PATCH3v4] a", "0,0 | 4 |  |  | M | 3 | a" },
	{ "[PATCH-1, rs6000] a", "0,0 |  |  |  | M | 1 rs6000 | a" },
	{ "[PATCH-1v4l] a", "0,0 |  |  |  | M | 1v4l | a" },
	{ "[PATCH-6v6.10] a", "0,0 |  |  |  | M | 6v6.10 | a" },
	/* a version, a tree or a blank beside the number of a part */
	{ "[PATCH 1/8v2] a", "0,0 | 2 | 1/8 |  | M |  | a" },
	{ "[PATCH1/8v2] a", "0,0 | 2 | 1/8 |  | M |  | a" },
	{ "[PATCH 1/8-v2] a", "0,0 | 2 | 1/8 |  | M |  | a" },
	{ "[PATCH v3:1/8] a", "0,0 | 3 | 1/8 |  | M |  | a" },
	{ "[PATCH 1/2/RFC] a", "0,0 |  | 1/2 | rfc | M |  | a" },
	{ "[PATCH RFC/1/2] a", "0,0 |  | 1/2 | rfc | M |  | a" },
	{ "[PATCH 1/8v4l] a", "0,0 |  |  |  | M | 1/8v4l | a" },
	{ "[PATCH 2025/03/10] a", "0,0 |  |  |  | M | 2025/03/10 | a" },
	{ "[PATCH 5.10/5.15] a", "0,0 |  |  | stable | M | 5.10/5.15 | a" },
	{ "[PATCH backport for 4.19] a", "0,0 |  |  | stable | M | backport 4.19 | a" },
	{ "[PATCH] [BACKPORT for v5.4] a", "0,0 |  |  | stable | M | BACKPORT v5.4 | a" },
	{ "[PATCH stable for 5.4 v2] a", "0,0 | 2 |  | stable | M | stable 5.4 | a" },
	{ "[PATCH backport for net] a", "0,0 |  |  |  | M | backport net | a" },
	{ "[PATCH backport v3.15..v4.1] a", "0,0 |  |  | stable | M | backport v3.15..v4.1 | a" },
	{ "[PATCH 3.10..3.16] a", "0,0 |  |  | stable | M | 3.10..3.16 | a" },
	{ "[PATCH a..b] a", "0,0 |  |  |  | M | a..b | a" },
	{ "[PATCH 9.1] a", "0,0 |  |  |  | M | 9.1 | a" },
	{ "[PATCH 9.1 v2] a", "0,0 | 2 |  |  | M | 9.1 | a" },
	{ "[PATCH v2 10.0 1/2] a", "0,0 | 2 | 1/2 |  | M | 10.0 | a" },
	{ "[PATCH v2 v9.1] a", "0,0 | 2 |  |  | M | v9.1 | a" },
	{ "[PATCH 9.1/9.2] a", "0,0 |  |  |  | M | 9.1/9.2 | a" },
	{ "[PATCH for 9.1] a", "0,0 |  |  |  | M |  | a" },
	{ "[PATCH 7.1] a", "0,0 |  |  | stable | M | 7.1 | a" },
	{ "[PATCH 8.2.x] a", "0,0 |  |  | stable | M | 8.2.x | a" },
	{ "[PATCH 8.2.5] a", "0,0 |  |  | stable | M | 8.2.5 | a" },
	{ "[PATCH stable 9.1] a", "0,0 |  |  | stable | M | stable 9.1 | a" },
	{ "[PATCH 22.11] a", "0,0 |  |  | stable | M | 22.11 | a" },
	{ "[PATCH 2024.02] a", "0,0 |  |  | stable | M | 2024.02 | a" },
	{ "[PATCH 1/ 8] a", "0,0 |  | 1/8 |  | M |  | a" },
	{ "[PATCH  01/ 10] a", "0,0 |  | 1/10 |  | M |  | a" },
	{ "[tide 1/ 8] a", "0,0 |  |  |  |  | tide 1/ 8 | a" },
	{ "[PATCH net-next1/8] a", "0,0 |  | 1/8 |  | M | net-next | a" },
	{ "[PATCH ext4/5] a", "0,0 |  |  |  | M | ext4/5 | a" },
	/* nobody knows yet how many there will be */
	{ "[PATCH 3/n] a", "0,0 |  | 3 |  | M |  | a" },
	{ "[PATCH v2 3/N] a", "0,0 | 2 | 3 |  | M |  | a" },
	{ "[PATCH 3/?] a", "0,0 |  | 3 |  | M |  | a" },
	{ "[PATCH 3/xx] a", "0,0 |  | 3 |  | M |  | a" },
	{ "[PATCH 3/nfs] a", "0,0 |  |  |  | M | 3/nfs | a" },
	{ "[tide 3/n] a", "0,0 |  |  |  |  | tide 3/n | a" },
};

/* Words for what is done, or asked, that gcc's, gdb's and glibc's people use. */
static const Case mark_cases[] = {
	{ "[FYI/pushed] a", "0,0 |  |  | applied | M |  | a" },
	{ "[PUSHED/OBVIOUS] a", "0,0 |  |  | applied | M |  | a" },
	{ "[committed/obvious] a", "0,0 |  |  | applied | M |  | a" },
	{ "[pushed][obvious] a", "0,0 |  |  | applied | M | obvious | a" },
	{ "[obvious] a", "0,0 |  |  |  |  | obvious | a" },
	{ "[FYI] a", "0,0 |  |  |  |  | FYI | a" },
	{ "[FYI/obvious] a", "0,0 |  |  |  |  | FYI/obvious | a" },
	{ "[commit] a", "0,0 |  |  | applied | M |  | a" },
	{ "[commit/obvious] a", "0,0 |  |  | applied | M |  | a" },
	{ "[Commit/ob] a", "0,0 |  |  | applied | M |  | a" },
	{ "[commit, spu] a", "0,0 |  |  | applied | M | spu | a" },
	{ "[commit+7.5] a", "0,0 |  |  | applied stable | M | 7.5 | a" },
	{ "[commit 1/2] a", "0,0 |  | 1/2 | applied | M |  | a" },
	{ "[commit/tide] a", "0,0 |  |  |  |  | commit/tide | a" },
	{ "[commit-hook] a", "0,0 |  |  |  |  | commit-hook | a" },
	{ "[committed/ob] a", "0,0 |  |  | applied | M |  | a" },
	{ "[git commit] a", "0,0 |  |  |  |  | git commit | a" },
	{ "[commit 0123abc] a", "0,0 |  |  |  |  | commit 0123abc | a" },
	{ "[to-be-committed] a", "0,0 |  |  |  | M | to-be-committed | a" },
	{ "[to-be-committed][RISC-V] a", "0,0 |  |  |  | M | to-be-committed RISC-V | a" },
	{ "[PATCH to-be-committed] a", "0,0 |  |  |  | M | to-be-committed | a" },
	{ "[COMITTED] a", "0,0 |  |  | applied | M |  | a" },
	{ "[COMMITTED/13] a", "0,0 |  |  | applied | M | 13 | a" },
	{ "[gdb/pushed] a", "0,0 |  |  | applied | M | gdb | a" },
	{ "[libstdc++/committed] a", "0,0 |  |  | applied | M | libstdc++ | a" },
	{ "[gdb/pushed-out] a", "0,0 |  |  |  |  | gdb/pushed-out | a" },
	{ "[installed] a", "0,0 |  |  | applied | M |  | a" },
	{ "[checked in] a", "0,0 |  |  | applied | M |  | a" },
	{ "[merged] a", "0,0 |  |  |  |  | merged | a" },
	{ "[tide installed] a", "0,0 |  |  |  |  | tide installed | a" },
	{ "[PATCH, installed] a", "0,0 |  |  | applied | M |  | a" },
	{ "[PATCH, checked in] a", "0,0 |  |  | applied | M |  | a" },
	{ "[PATCH, merged] a", "0,0 |  |  | applied | M |  | a" },
	{ "[PATCH, to be merged] a", "0,0 |  |  |  | M | to be merged | a" },
	{ "[PATCH commit] a", "0,0 |  |  | applied | M |  | a" },
	{ "[PATCH commit log] a", "0,0 |  |  |  | M | commit log | a" },
	{ "[PATCH 1/2] a [committed]", "0,0 |  | 1/2 | applied | M |  | a" },
	{ "[PATCH] a (checked in)", "0,0 |  |  | applied | M |  | a" },
	{ "[PATCH] a (applied)", "0,0 |  |  |  | M |  | a (applied)" },
	{ "[PATCH] Committed: a: b", "0,0 |  |  | applied | M |  | a: b" },
	{ "[PATCH] pushed: a", "0,0 |  |  |  | M |  | pushed: a" },
	{ "a (committed)", "0,0 |  |  |  |  |  | a (committed)" },
	{ "[RFA] a", "0,0 |  |  |  | M |  | a" },
	{ "[RFA v2 1/2] a", "0,0 | 2 | 1/2 |  | M |  | a" },
	{ "[RFA/gdb] a", "0,0 |  |  |  |  | RFA/gdb | a" },
};

/* A tag with a colon. */
static const Case colon_cases[] = {
	{ "[tide: PATCH v2 1/2] a", "0,0 | 2 | 1/2 |  | M | tide | a" },
	{ "[tide: PATCH 1/2] a", "0,0 |  | 1/2 |  | M | tide | a" },
	{ "[tide: PATCH] a", "0,0 |  |  |  | M | tide | a" },
	{ "[tide:PATCH 1/2] a", "0,0 |  | 1/2 |  | M | tide | a" },
	{ "[tide: RFC PATCH v2] a", "0,0 | 2 |  | rfc | M | tide | a" },
	{ "[PATCH : tide] a", "0,0 |  |  |  | M | tide | a" },
	{ "[PATCH tide: v2] a", "0,0 | 2 |  |  | M | tide | a" },
	{ "[Note: tide flood] a", "0,0 |  |  |  |  | Note: tide flood | a" },
};

static void test_colons(void)
{
	check_cases(colon_cases, G_N_ELEMENTS(colon_cases));
}

static void test_numbers(void)
{
	check_cases(number_cases, G_N_ELEMENTS(number_cases));
}

static void test_marks(void)
{
	check_cases(mark_cases, G_N_ELEMENTS(mark_cases));
}

/* A kernel's branch beside a version, which looks the same. */
static const Case branch_cases[] = {
	{ "[PATCH v2 v6.6 1/2] a", "0,0 | 2 | 1/2 | stable | M | v6.6 | a" },
	{ "[PATCH v6.6 5/6 v3] a", "0,0 | 3 | 5/6 | stable | M | v6.6 | a" },
	{ "[PATCH v5.4][v2] a", "0,0 | 2 |  | stable | M | v5.4 | a" },
	{ "[v2][PATCH v5.4] a", "0,0 | 2 |  | stable | M | v5.4 | a" },
	{ "[PATCH v6.1 v3] a", "0,0 | 3 |  | stable | M | v6.1 | a" },
	{ "[PATCH v6.1 RESEND v3] a", "0,0 | 3 |  | resend stable | M | v6.1 | a" },
	{ "[PATCH v5.10 v5.4] a", "0,0 |  |  | stable | M | v5.10 v5.4 | a" },
	{ "[PATCH v6.1, v5.15] a", "0,0 |  |  | stable | M | v6.1 v5.15 | a" },
	{ "[PATCH v5.4 v4.9] a", "0,0 |  |  | stable | M | v5.4 v4.9 | a" },
	{ "[PATCH v5.15][v5.4] a", "0,0 |  |  | stable | M | v5.15 v5.4 | a" },
	{ "[PATCH 5.10.y v5.4] a", "0,0 |  |  | stable | M | 5.10.y v5.4 | a" },
	{ "[PATCH 5.4 v2] a", "0,0 | 2 |  | stable | M | 5.4 | a" },
	{ "[PATCH stable v6.6 v2] a", "0,0 | 2 |  | stable | M | stable v6.6 | a" },
	{ "[PATCHv2 v6.6] a", "0,0 | 2 |  | stable | M | v6.6 | a" },
	{ "[RFC/v2 PATCH v6.6] a", "0,0 | 2 |  | rfc stable | M | v6.6 | a" },
	{ "v2: [PATCH v6.6] a", "0,0 | 2 |  | stable | M | v6.6 | a" },
	/* revisions that have a dot */
	{ "[PATCH v3 v3.1] a", "0,0 | 3.1 |  |  | M |  | a" },
	{ "[PATCH v2.1 v6.17-rc] a", "0,0 | 2.1 |  |  | M | v6.17-rc | a" },
	{ "[PATCH v2.1 5.10] a", "0,0 | 2.1 |  | stable | M | 5.10 | a" },
	{ "[PATCH v3.1 5.10] a", "0,0 | 3.1 |  | stable | M | 5.10 | a" },
	{ "[PATCH v2 1/2] [PATCH v3.1 1/2] a", "0,0 | 2 | 1/2 |  | M |  | a" },
	{ "[PATCH v3.1 1/2] [PATCH v2 1/2] a", "0,0 | 3.1 | 1/2 |  | M |  | a" },
};

/* What a dash joins to a version. */
static const Case joined_cases[] = {
	{ "[PATCH v2-1/3] a", "0,0 | 2 | 1/3 |  | M |  | a" },
	{ "[PATCH v2-resend] a", "0,0 | 2 |  | resend | M |  | a" },
	{ "[PATCH V2-RESEND 1/2] a", "0,0 | 2 | 1/2 | resend | M |  | a" },
	{ "[PATCH v2-RFC-resend 1/2] a", "0,0 | 2 | 1/2 | resend rfc | M |  | a" },
	{ "[PATCH-v2.1-1/3] a", "0,0 | 2.1 | 1/3 |  | M |  | a" },
	{ "[PATCH v2-v3] a", "0,0 | 2 |  |  | M |  | a" },
	{ "[PATCH v2-moon] a", "0,0 | 2 |  |  | M |  | a" },
};

static const Case nomerge_cases[] = {
	{ "[PATCH DNM 2/2] a", "0,0 |  | 2/2 | nomerge | M | DNM | a" },
	{ "[DNM PATCH] a", "0,0 |  |  | nomerge | M | DNM | a" },
	{ "[PATCH (DNM)] a", "0,0 |  |  | nomerge | M | (DNM) | a" },
	{ "[RFC/DNM PATCH] a", "0,0 |  |  | nomerge rfc | M |  | a" },
	{ "[PATCH DO NOT MERGE] a", "0,0 |  |  | nomerge | M | DO NOT MERGE | a" },
	{ "[PATCH (DO NOT MERGE)] a", "0,0 |  |  | nomerge | M | (DO NOT MERGE) | a" },
	{ "[PATCH do-not-apply] a", "0,0 |  |  | nomerge | M | do-not-apply | a" },
	{ "[PATCH DONOTAPPLY] a", "0,0 |  |  | nomerge | M | DONOTAPPLY | a" },
	{ "[PATCH HACK/DO_NOT_MERGE] a", "0,0 |  |  | nomerge | M | HACK/DO_NOT_MERGE | a" },
	{ "[PATCH NOMERGE] a", "0,0 |  |  | nomerge | M | NOMERGE | a" },
	{ "[PATCH no-merge] a", "0,0 |  |  | nomerge | M | no-merge | a" },
	{ "[PATCH not-for-upstream] a", "0,0 |  |  | nomerge | M | not-for-upstream | a" },
	{ "[PATCH NOT FOR MAINLINE] a", "0,0 |  |  | nomerge | M | NOT FOR MAINLINE | a" },
	{ "[PATCH DON'T MERGE] a", "0,0 |  |  | nomerge | M | DON'T MERGE | a" },
	{ "[PATCH DON\u2019T MERGE] a", "0,0 |  |  | nomerge | M | DON\u2019T MERGE | a" },
	{ "[PATCH notformerge mockup] a", "0,0 |  |  | nomerge | M | notformerge mockup | a" },
	{ "DNM: [PATCH] a", "0,0 |  |  | nomerge | M |  | a" },
	{ "(Do not merge) [PATCH v2] a", "0,0 | 2 |  | nomerge | M |  | a" },
	/* something else */
	{ "[PATCH no-op merge] a", "0,0 |  |  |  | M | no-op merge | a" },
	{ "[PATCH merge not] a", "0,0 |  |  |  | M | merge not | a" },
	{ "[PATCH not moon] a", "0,0 |  |  |  | M | not moon | a" },
	{ "[not applied] a", "0,0 |  |  |  | M | not | a" },
	{ "do not: [PATCH] a", "0,0 |  |  |  |  |  | do not: [PATCH] a" },
	{ "do: [PATCH] a", "0,0 |  |  |  |  |  | do: [PATCH] a" },
};

static void test_branches(void)
{
	check_cases(branch_cases, G_N_ELEMENTS(branch_cases));
}

static void test_joined(void)
{
	check_cases(joined_cases, G_N_ELEMENTS(joined_cases));
}

static void test_nomerge(void)
{
	check_cases(nomerge_cases, G_N_ELEMENTS(nomerge_cases));
}

/* However much is joined to a version, and however many branches there are. */
static void test_much(void)
{
	static const char *const pieces[] = {
		"v1-",	  "v3.1 ",   "v5.4][",	"not-",	   "no ",   "v5.4 ", "5.4 ", "1 ",
		"x: ",	  "Foo1.2 ", "5.1, ",	"take 3 ", "1 of ", "a/",    "rfc-", "patches ",
		"paych ", "for ",    "stable ", "cc: ",	   "+",	    "fix "
	};
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new("[");
		while (text->len < 500000)
			g_string_append(text, pieces[i]);
		g_string_append(text, "] a");
		subject_parse(&subject, view_of_gstring(text), (SubjectList){ VIEW(""), VIEW("") });
		g_assert_cmpstr(subject.title->str, ==, "a");
	}
	subject_clear(&subject);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject-words/numbers", test_numbers);
	g_test_add_func("/subject-words/colons", test_colons);
	g_test_add_func("/subject-words/marks", test_marks);
	g_test_add_func("/subject-words/branches", test_branches);
	g_test_add_func("/subject-words/joined", test_joined);
	g_test_add_func("/subject-words/nomerge", test_nomerge);
	g_test_add_func("/subject-words/much", test_much);
	return g_test_run();
}
