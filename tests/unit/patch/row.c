/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the header of a mail adds to what it says: common/patch/row.h, over patch/classify.h. */
#include "patch/row.h"

/* Escaped, as in a record. */
#define DIFF "diff --git a/x b/x\\n--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-a\\n+b\\n"
#define AWAY "I am away until Monday.\\n"
#define REQUEST                                                                                    \
	"The following changes since commit 0123:\\n\\nare available in the Git repository at:\\n" \
	"\\n  https://git.example.org/x tags/y\\n\\nfor you to fetch changes up to 4567:\\n"
#define REVIEW "> +b\\n\\nFine.\\n\\nReviewed-by: B <b@example.org>\\n"

typedef struct {
	const char *kind; /* of the mail table */
	const char *from, *source, *subject, *body;
	bool threaded;
	const char *wanted; /* kind, why, flags */
} Case;

static const Case cases[] = {
	/* a program answers */
	{ "auto-replied", "b@example.org", "from", "Re: [PATCH] Tidy", AWAY, true,
	  "report auto|re" },
	{ "auto-replied", "b@example.org", "from", "[PATCH] Tidy", AWAY, true, "report auto|" },
	{ "auto-replied", "b@example.org", "from", "[PATCH] Tidy", AWAY DIFF, true,
	  "report auto|" },
	{ "auto-replied", "b@example.org", "from", "Away", AWAY, false, "report auto|" },
	{ "auto-replied", "b@example.org", "relay", "Re: [PATCH] Tidy", AWAY, true,
	  "report auto|re" },
	{ "auto-replied", "b@example.org", "from", "Re: Applied \"Tidy\" to the tide tree", AWAY,
	  true, "report auto|re" },
	{ "auto-replied", "b@example.org", "from", "Automatic reply: [PATCH] Tidy", AWAY, true,
	  "report auto|" },
	/* what bots and scripts write */
	{ "auto-replied", "tip-bot2@example.org", "from", "[tip: x/y] Tidy", DIFF, true,
	  "applied robot|tree" },
	{ "auto-replied", "patchwork-bot+x@kernel.org", "from", "Re: [PATCH] Tidy",
	  "This patch was applied to x\\n", true, "applied robot|re" },
	{ "auto-replied", "lkp@intel.com", "from", "Re: [PATCH] Tidy", "Bad.\\n", true,
	  "report robot|re" },
	{ "auto-replied", "lkp@intel.com", "from", "[PATCH] Tidy", DIFF, true, "patch robot|bot" },
	{ "auto-replied", "b@example.org", "from", "Applied \"Tidy\" to the tide tree", DIFF, true,
	  "applied queue|" },
	/* a program made it */
	{ "auto-generated", "b@example.org", "from", "Re: [PATCH] Tidy", AWAY, true,
	  "report generated|re" },
	{ "auto-generated", "b@example.org", "wrapped", "Re: [PATCH] Tidy", AWAY, true,
	  "report generated|re" },
	{ "auto-generated", "b@example.org", "", "Tidy", AWAY, false, "report generated|" },
	{ "auto-generated", "b@example.org", "from", "Tidy", AWAY, true, "report generated|" },
	/* which passes on what a person wrote */
	{ "auto-generated", "b@example.org", "relay", "Re: [PATCH] Tidy", AWAY, true,
	  "reply prefix|re" },
	{ "auto-generated", "b@example.org", "reply-to", "Tidy", AWAY, true, "reply in-reply-to|" },
	{ "auto-generated", "b@example.org", "from", "Re: [PATCH] Tidy", REVIEW, true,
	  "reply prefix|re" },
	{ "auto-generated", "b@example.org", "from", "Re: [PATCH] Tidy", "Applied, thanks.\\n",
	  true, "reply prefix|applied re" },
	{ "auto-generated", "b@example.org", "from", "[PATCH] Tidy", DIFF, false,
	  "patch patch-tag|" },
	{ "auto-generated", "b@example.org", "from", "[PATCH 0/2] Tidy", "Tidy.\\n", false,
	  "cover part-zero|" },
	{ "auto-generated", "b@example.org", "from", "[GIT PULL] Tidy", REQUEST, false,
	  "pull pull-tag|pull" },
	{ "auto-generated", "patchwork-bot+x@kernel.org", "from", "Re: [PATCH] Tidy", "Done.\\n",
	  true, "applied robot|re" },
	{ "auto-generated", "b@example.org", "from", "Applied \"Tidy\" to the tide tree", DIFF,
	  true, "applied queue|" },
	/* nothing is known of it */
	{ "mail", "b@example.org", "from", "Re: [PATCH] Tidy", AWAY, true, "reply prefix|re" },
	{ "", "b@example.org", "from", "Re: [PATCH] Tidy", AWAY, true, "reply prefix|re" },
};

static Record record_of(const Case *one)
{
	Record mail = { .table = TABLE_MAIL };
	for (Column column = 0; column < N_COLUMNS; column++)
		mail.values[column] = VIEW("");
	mail.values[COLUMN_KIND] = view_of(one->kind);
	mail.values[COLUMN_FROM_NAME] = VIEW("B");
	mail.values[COLUMN_FROM_ADDR] = view_of(one->from);
	mail.values[COLUMN_FROM_SOURCE] = view_of(one->source);
	mail.values[COLUMN_SUBJECT] = view_of(one->subject);
	mail.values[COLUMN_MESSAGE_ID] = VIEW("2@x");
	mail.values[COLUMN_IN_REPLY_TO] = one->threaded ? VIEW("1@x") : VIEW("");
	mail.values[COLUMN_BODY] = view_of(one->body);
	return mail;
}

static void assert_row(PatchRowMaker *maker, const Record *mail, const char *wanted)
{
	PatchRow row;
	patch_row_expect(maker, mail);
	patch_row_make(maker, mail, &row);
	const View *values = row.record->values;
	g_autoptr(GString) got = g_string_new(NULL);
	view_append(got, values[COLUMN_KIND]);
	g_string_append_c(got, ' ');
	view_append(got, values[COLUMN_WHY]);
	g_string_append_c(got, '|');
	view_append(got, values[COLUMN_FLAGS]);
	g_assert_cmpstr(got->str, ==, wanted);
}

static void test_kinds(void)
{
	g_autoptr(BotTable) bots = bot_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(PatchRowMaker) maker = patch_row_maker_new(bots, BODY_MESSAGE);
		Record mail = record_of(&cases[i]);
		g_test_message("%s: %s", cases[i].kind, cases[i].subject);
		assert_row(maker, &mail, cases[i].wanted);
	}
}

/* A patch table that is read once more says the same. */
static void test_again(void)
{
	static const struct {
		const char *kind, *why, *wanted;
	} rows[] = {
		{ "report", "auto", "report auto|re" },
		{ "report", "generated", "report generated|re" },
		{ "reply", "prefix", "reply prefix|re" },
	};
	g_autoptr(BotTable) bots = bot_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(PatchRowMaker) maker = patch_row_maker_new(bots, BODY_MESSAGE);
		Case one = { rows[i].kind, "b@example.org", "from", "Re: Tidy", AWAY, true, NULL };
		Record mail = record_of(&one);
		mail.table = TABLE_PATCH;
		mail.values[COLUMN_WHY] = view_of(rows[i].why);
		assert_row(maker, &mail, rows[i].wanted);
	}
}

/* Who is a person by a line of the user's writes what a program does not; nobody answers by hand
 * while away. */
static void test_listed(void)
{
	static const char lines[] = "person\tb@example.org\t\n";
	g_autoptr(BotTable) bots = bot_table_new();
	g_assert_true(bot_table_add(bots, view_of(lines), "bots", NULL));
	g_autoptr(PatchRowMaker) maker = patch_row_maker_new(bots, BODY_MESSAGE);
	Case one = { "auto-generated", "b@example.org", "from", "Re: Tidy", AWAY, true, NULL };
	Record mail = record_of(&one);
	assert_row(maker, &mail, "reply prefix|re");
	mail.values[COLUMN_KIND] = VIEW("auto-replied");
	assert_row(maker, &mail, "report auto|re");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/row/kinds", test_kinds);
	g_test_add_func("/row/again", test_again);
	g_test_add_func("/row/listed", test_listed);
	return g_test_run();
}
