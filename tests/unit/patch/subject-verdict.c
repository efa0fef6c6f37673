/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reply says in front of a subject: common/patch/subject-verdict.h, over subject.h. */
#include "patch/classify.h"
#include "subject-case.h"

/* subject and wanted as in subject-case.h; and the verdict's flags, `-` if there is no verdict. */
typedef struct {
	Case subject;
	const char *verdict;
} VerdictCase;

#define PATCH_TITLE "0,0 | 2 | 1/3 |  | M | net | a: b"
#define SRU_TITLE "0,0 |  | 0/1 |  | M | SRU J/N | a"

static const VerdictCase cases[] = {
	{ { "applied: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "Applied: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "[foo-users] applied: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "[bar] applied: [PATCH] a", "0,0 |  |  |  | M | bar | a" }, "applied" },
	{ { "applied-series: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "applied-both: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "partially-applied: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied subset" },
	{ { "partly applied: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied subset" },
	{ { "merged: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "PUSHED: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "Committed: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "queued [PATCH net v2 1/3] a: b", PATCH_TITLE }, "applied" },
	{ { "superseded: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "" },
	{ { "dropped: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "dropped" },
	{ { "WITHDRAWN: [PATCH net v2 1/3] a: b", PATCH_TITLE }, "withdrawn" },
	{ { "[withdrawn] [PATCH net v2 1/3] a: b", PATCH_TITLE }, "withdrawn" },
	{ { "Re: withdrawn: [PATCH] a", "1,0 |  |  | re | M |  | a" }, "-" },
	{ { "APPLIED: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "APPLIED[N]: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "APPLIED [N], ACK [J]: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "Applied (noble): [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "APPLIED/cmnt: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "ACK/APPLIED: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "ACK: APPLIED: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "applied" },
	{ { "ACK: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "ACK [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "ACK (w/ comments): [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "ACK w/ nits: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "ack w/cmt: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "Cmnt: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "[Acked] [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "[ACK/cmnt][SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "" },
	{ { "[NACK] [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "nack" },
	{ { "NACK: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "nack" },
	{ { "NAK/Cmnt: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "nack" },
	{ { "Self-NACK: [SRU][J/N][PATCH 0/1] a", SRU_TITLE }, "nack" },
	/* with Re:, before and behind */
	{ { "applied: Re: [PATCH] a", "1,0 |  |  | re | M |  | a" }, "applied" },
	{ { "Re: applied: [PATCH] a", "1,0 |  |  | re | M |  | a" }, "-" },
	{ { "Re: [bar] NACK: [PATCH] a", "1,0 |  |  | re | M | bar | a" }, "-" },
	{ { "Re: [NACK] [PATCH] a", "1,0 |  |  | re | M |  | a" }, "-" },
	/* titles, and what asks or denies */
	{ { "applied: a", "0,0 |  |  |  |  |  | applied: a" }, "-" },
	{ { "ack: handle a [flood]", "0,0 |  |  |  |  |  | ack: handle a [flood]" }, "-" },
	{ { "tested [flood] a", "0,0 |  |  |  |  |  | tested [flood] a" }, "-" },
	{ { "[PATCH] applied: [a] b", "0,0 |  |  |  | M |  | applied: [a] b" }, "-" },
	{ { "not applied: [PATCH] a", "0,0 |  |  |  |  |  | not applied: [PATCH] a" }, "-" },
	{ { "Applied?: [PATCH] a", "0,0 |  |  |  |  |  | Applied?: [PATCH] a" }, "-" },
	{ { "partially: [PATCH] a", "0,0 |  |  |  |  |  | partially: [PATCH] a" }, "-" },
	{ { "[applied] [PATCH] a", "0,0 |  |  | applied | M |  | a" }, "-" },
	{ { "[pushed] [tide] a", "0,0 |  |  | applied | M | tide | a" }, "-" },
	{ { "[acked] a", "0,0 |  |  |  |  | acked | a" }, "-" },
	{ { "ACK[J", "0,0 |  |  |  |  |  | ACK[J" }, "-" },
	{ { ": [PATCH] a", "0,0 |  |  |  |  |  | : [PATCH] a" }, "-" },
};

static void test_verdicts(void)
{
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		check_cases(&cases[i].subject, 1);
		subject_parse(&subject, view_of(cases[i].subject.subject),
			      (SubjectList){ VIEW("foo-users.lists.example.org"), VIEW("") });
		g_autoptr(GString) flags = g_string_new(subject.has_verdict ? "" : "-");
		flags_append(flags, subject.verdict);
		g_assert_cmpstr(flags->str, ==, cases[i].verdict);
	}
	subject_clear(&subject);
}

#define PINGED "0,0 | 2 |  | ping | M |  | a"

static const Case ping_cases[] = {
	{ "Ping: [PATCH v2] a", PINGED },
	{ "Ping x2: [PATCH v2] a", PINGED },
	{ "PING x3 [PATCH v2] a", PINGED },
	{ "Ping 2x: [PATCH v2] a", PINGED },
	{ "PING**2 [PATCH v2] a", PINGED },
	{ "PING ^ 3: [PATCH v2] a", PINGED },
	{ "PING #2: [PATCH v2] a", PINGED },
	{ "Ping (2): [PATCH v2] a", PINGED },
	{ "2nd ping: [PATCH v2] a", PINGED },
	{ "Third PING [PATCH v2] a", PINGED },
	{ "Ping ping ping: [PATCH v2] a", PINGED },
	{ "*ping* [PATCH v2] a", PINGED },
	{ "Gentle ping: [PATCH v2] a", PINGED },
	{ "Friendly reminder: [PATCH v2] a", PINGED },
	{ "Reminder - [PATCH v2] a", PINGED },
	{ "Ping for [PATCH v2] a", PINGED },
	{ "Bump: [PATCH v2] a", PINGED },
	{ "[2nd ping][PATCH v2] a", PINGED },
	{ "[PING x2] [PATCH v2] a", PINGED },
	{ "[PING**2] [PATCH v2] a", PINGED },
	{ "[gentle ping] [PATCH v2] a", PINGED },
	{ "[PATCH v2, ping x2] a", "0,0 | 2 |  | ping | M | x2 | a" },
	{ "PING^2: Re: [PATCH v2] a", "1,0 | 2 |  | ping re | M |  | a" },
	{ "ping 2: Re: [PATCH v2] a", "1,0 | 2 |  | ping re | M |  | a" },
	/* titles */
	{ "[PATCH] PING: a", "0,0 |  |  |  | M |  | PING: a" },
	{ "ping fails: [PATCH] a", "0,0 |  |  |  |  |  | ping fails: [PATCH] a" },
	{ "ping 192.0.2.1: [PATCH] a", "0,0 |  |  |  |  |  | ping 192.0.2.1: [PATCH] a" },
	{ "bump: [tide] a", "0,0 |  |  |  |  |  | bump: [tide] a" },
	{ "Another: [PATCH] a", "0,0 |  |  |  |  |  | Another: [PATCH] a" },
};

static void test_pings(void)
{
	check_cases(ping_cases, G_N_ELEMENTS(ping_cases));
}

/* A reminder in brackets, of a mail that answers none. */
static const struct {
	const char *subject;
	PatchText text;
	Kind kind;
	const char *why;
} reminders[] = {
	{ "Ping: [PATCH v2] a", { 0 }, KIND_REPLY, "prefix" },
	{ "[PING] [PATCH v2] a", { 0 }, KIND_REPLY, "prefix" },
	{ "[PING^2][PATCH] a", { 0 }, KIND_REPLY, "prefix" },
	{ "[PATCH PING] a", { .has_quotes = true }, KIND_REPLY, "prefix" },
	{ "[PATCH][PING] a", { 0 }, KIND_REPLY, "prefix" },
	{ "[PING 3] [PATCH v2 2/3] a", { 0 }, KIND_REPLY, "prefix" },
	/* the patch once more */
	{ "[PING] [PATCH v2] a", { .has_diff = true }, KIND_PATCH, "patch-tag" },
	{ "[PATCH PING] a", { .lost_patch = true }, KIND_PATCH, "no-diff" },
	{ "[PATCH PING] a", { .has_signoff = true }, KIND_PATCH, "no-diff" },
	{ "[PATCH PING 1/3] a", { .has_diffstat = true }, KIND_PATCH, "no-diff" },
	{ "[PING] [PATCH 0/3] a", { 0 }, KIND_COVER, "part-zero" },
	/* nothing about a patch */
	{ "[PING] a", { 0 }, KIND_OTHER, "nothing" },
	{ "[PATCH] ping: a", { 0 }, KIND_OTHER, "nothing" },
};

static void test_reminders(void)
{
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(reminders); i++) {
		subject_parse(&subject, view_of(reminders[i].subject),
			      (SubjectList){ VIEW(""), VIEW("") });
		Mail mail = { .subject = &subject,
			      .text = &reminders[i].text,
			      .sender = BOT_NONE,
			      .body = VIEW("Is it tide yet?\n") };
		Verdict got = classify(&mail);
		g_test_message("%s", reminders[i].subject);
		g_assert_cmpint(got.kind, ==, reminders[i].kind);
		g_assert_cmpstr(got.why, ==, reminders[i].why);
	}
	subject_clear(&subject);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject-verdict/verdicts", test_verdicts);
	g_test_add_func("/subject-verdict/pings", test_pings);
	g_test_add_func("/subject-verdict/reminders", test_reminders);
	return g_test_run();
}
