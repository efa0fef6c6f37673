/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a mail is by its subject and its text: common/patch/reading.h, over patch/classify.h. */
#include "patch/reading.h"

/* Escaped, as in a record. */
#define DIFF "diff --git a/x b/x\\n--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-a\\n+b\\n"
#define REQUEST                                                                                    \
	"The following changes since commit 0123:\\n\\nare available in the Git repository at:\\n" \
	"\\n  https://git.example.org/x tags/y\\n\\nfor you to fetch changes up to 4567:\\n"

#define FILE_OF(subject)                                                                           \
	"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\\n"                \
	"From: B <b@example.org>\\nSubject: " subject "\\n\\nMend.\\n---\\n\\n" DIFF               \
	"-- \\n2.43\\n"

#define LOST                                                                                       \
	"-------------- next part --------------\\nA non-text attachment was scrubbed...\\n"       \
	"Name: x.patch\\nType: text/x-patch\\n"

typedef struct {
	const char *subject, *body;
	bool threaded;
	const char *wanted; /* kind, why, part, title, flags */
} Case;

static const Case cases[] = {
	/* outside of brackets */
	{ "RFC: Tidy", "Tidy.\\n\\n" DIFF, false, "patch rfc-diff||Tidy|rfc unmarked" },
	{ "rfc: tide: Tidy", DIFF, false, "patch rfc-diff||tide: Tidy|rfc unmarked" },
	{ "RFA: Tidy", DIFF, false, "patch patch-tag||Tidy|lenient" },
	{ "RFC: Tidy", "Tidy?\\n", false, "other nothing||RFC: Tidy|" },
	{ "RFC: Tidy", DIFF, true, "reply in-reply-to||RFC: Tidy|" },
	{ "Re: RFC: Tidy", DIFF, true, "reply prefix||RFC: Tidy|re" },
	{ "[tide] RFC: Tidy", DIFF, false, "other nothing||RFC: Tidy|" },
	{ "RFCs: Tidy", DIFF, false, "other nothing||RFCs: Tidy|" },
	{ "Tidy", "Signed-off-by: A <a@example.org>\\n\\n" DIFF, false,
	  "patch signed-diff||Tidy|unmarked" },
	/* what a reply says there */
	{ "applied: [PATCH 1/2] Tidy", "Thanks!\\n", true, "reply prefix|1|Tidy|applied" },
	{ "applied: [PATCH 1/2] Tidy", "Thanks!\\n\\n" DIFF, true, "reply prefix|1|Tidy|applied" },
	{ "applied: [PATCH 0/2] Tidy", "Thanks!\\n", true, "reply prefix|0|Tidy|applied" },
	{ "applied: [PATCH 0/2] Tidy", "Thanks!\\n", false, "reply prefix|0|Tidy|applied" },
	{ "applied: [PATCH] Tidy", "I have dropped the second hunk.\\n", true,
	  "reply prefix||Tidy|applied" },
	{ "partially-applied: [PATCH 0/2] Tidy", "Thanks!\\n", true,
	  "reply prefix|0|Tidy|applied subset" },
	{ "applied: Re: [PATCH] Tidy", "Thanks!\\n", true, "reply prefix||Tidy|applied re" },
	{ "applied: Re: [COMMITTED] Tidy", "Thanks!\\n", true, "reply prefix||Tidy|applied re" },
	{ "Re: applied: [PATCH] Tidy", "Thanks!\\n", true, "reply prefix||Tidy|re" },
	{ "Committed: [PATCH] Tidy", DIFF, false, "patch patch-tag||Tidy|applied" },
	{ "ACK: [PATCH 0/2] Tidy", "Fine.\\n", true, "reply prefix|0|Tidy|" },
	{ "ACK: [GIT PULL] Tidy", "Fine.\\n", true, "reply prefix||Tidy|pull" },
	{ "ACK: [tide] Tidy", "Fine.\\n", true, "reply prefix||Tidy|" },
	{ "ACK: [tide] Tidy", "Fine.\\n", false, "other nothing||Tidy|" },
	{ "NACK: [PATCH 0/2] Tidy", "It is there.\\n", true, "reply prefix|0|Tidy|nack" },
	{ "Re: NACK: [PATCH 0/2] Tidy", "Is it?\\n", true, "reply prefix|0|Tidy|re" },
	{ "superseded: [PATCH] Tidy", "By v2.\\n", true, "reply prefix||Tidy|" },
	/* in brackets: of a cover letter the text has to remind, too */
	{ "[PING] [PATCH 1/2] Tidy", "Two weeks.\\n", false, "reply prefix|1|Tidy|ping" },
	{ "[PING] [PATCH 0/2] Tidy", "Ping?\\n", false, "reply prefix|0|Tidy|ping" },
	{ "[PING][PATCH v2 0/2] Tidy", "Hi,\\n\\nany comments on this?\\n\\nThanks,\\nAda\\n", true,
	  "reply prefix|0|Tidy|ping" },
	{ "[PING^2][PATCH v2 0/2] Tidy", "The tides.\\n", false, "cover part-zero|0|Tidy|ping" },
	{ "[PATCH PING 0/2] Tidy", "Ping?\\n\\n x | 1 +\\n 1 file changed, 1 insertion(+)\\n",
	  false, "cover part-zero|0|Tidy|ping" },
	{ "[PATCH RESEND 0/2] Tidy", "Ping?\\n", false, "cover part-zero|0|Tidy|resend" },
	{ "[PATCH RESEND PING 0/2] Tidy", "Ping?\\n", false, "cover part-zero|0|Tidy|ping resend" },
	{ "[PATCH 0/2] Tidy", "Ping?\\n", false, "cover part-zero|0|Tidy|" },
	/* only of who posted it */
	{ "withdrawn: [PATCH] Tidy", "By v2.\\n", true, "reply prefix||Tidy|" },
	{ "applied: Tidy", "Thanks!\\n", true, "reply in-reply-to||applied: Tidy|" },
	{ "Ping x2: [PATCH 0/2] Tidy", "Hello.\\n", true, "reply prefix|0|Tidy|ping" },
	{ "Ping x2: [PATCH 1/2] Tidy", "Hello.\\n", false, "reply prefix|1|Tidy|ping" },
	{ "Ping x2: [PATCH 1/2] Tidy", DIFF, true, "patch patch-tag|1|Tidy|ping" },
	/* what a lab says */
	{ "|SUCCESS| pw7 [PATCH 1/2] Tidy", "Fine.\\n", true, "report queue|1|Tidy|" },
	{ "|SUCCESS| pw7 [PATCH 1/2] Tidy", DIFF, true, "report queue|1|Tidy|" },
	{ "Patchtest results for [tide][PATCH] Tidy", "Fine.\\n", true, "report queue||Tidy|" },
	{ "|FAILURE| [GIT MASTER] Tidy", "Bad.\\n", false,
	  "report queue|||FAILURE| [GIT MASTER] Tidy|" },
	{ "Re: |SUCCESS| pw7 [PATCH 1/2] Tidy", "Fine.\\n", true, "reply prefix|1|Tidy|re" },
	/* in them */
	{ "[RFA] Tidy", DIFF, false, "patch patch-tag||Tidy|" },
	{ "[commit] Tidy", DIFF, false, "patch patch-tag||Tidy|applied" },
	{ "[commit/obvious] Tidy", DIFF, false, "patch patch-tag||Tidy|applied" },
	{ "[commit] Tidy", "What is this?\\n", false, "other nothing||Tidy|applied" },
	{ "[to-be-committed] Tidy", DIFF, false, "patch patch-tag||Tidy|" },
	/* a part between two */
	{ "[PATCH 0.5/2] Tidy", DIFF, true, "patch patch-tag|1|Tidy|" },
	{ "[PATCH 1.5/2] Tidy", DIFF, true, "patch patch-tag|1|Tidy|" },
	{ "[PATCH 0/2] Tidy", DIFF, false, "cover part-zero|0|Tidy|" },
	{ "[PATCH 0.0/2] Tidy", DIFF, false, "cover part-zero|0|Tidy|" },
	{ "[PATCH 0.5/2] Tidy", "All of them.\\n", true, "cover part-zero|0|Tidy|" },
	/* what was done about trees in linux-next */
	{ "linux-next: build failure after merge of the tide tree",
	  "It failed.\n\nSigned-off-by: A <a@example.org>\n\n" DIFF, false,
	  "other nothing||linux-next: build failure after merge of the tide tree|" },
	{ "linux-next: build warning in Ada's tree",
	  "I have applied this:\n\nFrom: A <a@example.org>\nSubject: [PATCH] Tidy\n\n" DIFF, false,
	  "other nothing||linux-next: build warning in Ada's tree|" },
	{ "linux-next: Tidy", "Signed-off-by: A <a@example.org>\n\n" DIFF, false,
	  "patch signed-diff||linux-next: Tidy|unmarked" },
	{ "[PATCH] linux-next: Name the tree", DIFF, false,
	  "patch patch-tag||linux-next: Name the tree|" },
	/* what notices call a patch */
	{ "FAILED: patch \"[PATCH] Tidy\" failed to apply to 6.1-stable tree", DIFF, false,
	  "report queue||Tidy|" },
	{ "FAILED: patch \"[PATCH v2 1/2] [tide] Tidy\" failed to apply to 6.1-stable tree", DIFF,
	  false, "report queue||[tide] Tidy|" },
	{ "Patch \"[tide] Tidy\" has been added to the 6.1-stable tree", DIFF, false,
	  "applied queue||[tide] Tidy|" },
	/* a patch that is attached, and several */
	{ "Tidying", "See below.\\n" FILE_OF("[PATCH 2/3] Tidy"), false,
	  "patch patch-tag|2|Tidy|" },
	{ "Tidying",
	  "See below.\\n" FILE_OF("[PATCH RFC 1/2] Tidy") FILE_OF("[PATCH RFC 2/2] Mend"), false,
	  "patch patch-tag||Tidying|rfc" },
	{ "Tidying", FILE_OF("[PATCH 0/1] Tidy") FILE_OF("[PATCH 1/1] Mend"), false,
	  "patch patch-tag||Tidying|" },
	{ "Tidying", FILE_OF("[PATCH] Tidy") FILE_OF("[PATCH] Mend"), false,
	  "patch patch-tag||Tidying|" },
	{ "Tidying", FILE_OF("[PATCH 2/3] Tidy") FILE_OF("[PATCH 2/3] Tidy"), false,
	  "patch patch-tag|2|Tidy|" },
	{ "", FILE_OF("[PATCH 1/2] Tidy") FILE_OF("[PATCH 2/2] Mend"), false,
	  "patch patch-tag||Tidy|" },
	{ "[PATCH 1/2] Tidying", FILE_OF("[PATCH 3/4] Tidy") FILE_OF("[PATCH 4/4] Mend"), false,
	  "patch patch-tag|1|Tidying|" },
	{ "Re: Tidying", FILE_OF("[PATCH 1/2] Tidy") FILE_OF("[PATCH 2/2] Mend"), true,
	  "reply prefix||Tidying|re" },
	/* one that was attached, and taken out */
	{ "[PATCH] Tidy", LOST, false, "patch no-diff||Tidy|nodiff" },
	{ "[PATCH] Tidy", "> Hm.\\n\\n" LOST, true, "patch no-diff||Tidy|nodiff" },
	{ "[PATCH 1/8] Tidy", "Hi,\\n" LOST, false, "patch no-diff|1|Tidy|nodiff" },
	{ "[PATCH] Tidy", " 1 file changed\\n" LOST, false, "patch no-diff||Tidy|nodiff" },
	{ "[PATCH 0/8] Tidy", LOST, false, "cover part-zero|0|Tidy|" },
	{ "[PATCH] Tidy", LOST DIFF, false, "patch patch-tag||Tidy|" },
	{ "Re: [PATCH] Tidy", LOST, true, "reply prefix||Tidy|re" },
	{ "Tidy", LOST, false, "other nothing||Tidy|" },
	{ "[bug] Tidy", "Signed-off-by: A\\n" LOST, false, "other nothing||Tidy|" },
	{ "Tidy", "Signed-off-by: A\\n" LOST, false, "patch signed-diff||Tidy|nodiff unmarked" },
	{ "Tidy", "Signed-off-by: A\\n" LOST, true, "reply in-reply-to||Tidy|" },
	{ "RFC: Tidy", LOST, false, "patch rfc-diff||Tidy|nodiff rfc unmarked" },
	/* a request, and the cover of patches that follow */
	{ "[tide 00/12] Pull request (cover letter only)", REQUEST, false,
	  "pull pull-lines|0|Pull request (cover letter only)|pull" },
	{ "[tide 00/12] Patch review", REQUEST, false, "cover part-zero|0|Patch review|" },
	{ "[tide 00/12] Pull request", "Tidied.\\n", false, "cover part-zero|0|Pull request|" },
};

static void test_cases(void)
{
	g_autoptr(PatchReader) reader = patch_reader_new(BODY_NONE);
	PatchReading reading;
	patch_reading_init(&reading);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *want = &cases[i];
		Record mail = { .table = TABLE_MAIL };
		for (Column column = 0; column < N_COLUMNS; column++)
			mail.values[column] = VIEW("");
		mail.values[COLUMN_SUBJECT] = view_of(want->subject);
		mail.values[COLUMN_BODY] = view_of(want->body);
		mail.values[COLUMN_IN_REPLY_TO] = view_of(want->threaded ? "a@example.org" : "");
		patch_reading_begin(&reading, &mail, BOT_NONE, VIEW(""));
		patch_reader_read(reader, &reading);
		const View *values = reading.record.values;
		g_autoptr(GString) got = g_string_new(NULL);
		view_append(got, values[COLUMN_KIND]);
		g_string_append_c(got, ' ');
		view_append(got, values[COLUMN_WHY]);
		const Column columns[] = { COLUMN_PART, COLUMN_TITLE, COLUMN_FLAGS };
		for (size_t j = 0; j < G_N_ELEMENTS(columns); j++) {
			g_string_append_c(got, '|');
			view_append(got, values[columns[j]]);
		}
		g_test_message("%s", want->subject);
		g_assert_cmpstr(got->str, ==, want->wanted);
	}
	patch_reading_clear(&reading);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reading/cases", test_cases);
	return g_test_run();
}
