/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which commit a patch became: common/commit/match.h, over commit/table.h. */
#include "commit/match.h"
#include "memory-file.h"
#include "patience.h"

#include <unistd.h>

#define COMMIT_NAMES                                                                               \
	"commit\tdate\tauthor_name\tauthor_addr\ttitle\tmessage_ids\tpatch_id\tpaths\tlines\n"
#define PATCH_NAMES                                                                                \
	"kind\tdate\tmessage_id\tauthor_name\tauthor_addr\tfrom_name\tfrom_addr\ttitle\tpatch_"    \
	"id\t"                                                                                     \
	"lines\n"

#define LONG "tide: Mend what nobody else mends"
/* Ten lines; eight of them and two others; four and six others. */
#define TEN "00000001000000020000000300000004000000050000000600000007000000080000000900000010"
#define EIGHT "000000010000000200000003000000040000000500000006000000070000000800000011"
#define FOUR "00000001000000020000000300000004000000200000002100000022000000230000002400000025"

/* Five others; four of them, and one of them. */
#define FIVE "0000010100000102000001030000010400000105"
#define FIVE_EDITED "0000010100000102000001030000010400000106"
#define FIVE_OTHERS "0000010100000107000001080000010900000110"

static const char commits[] = COMMIT_NAMES
	"c1\t2025-03-05T10:00:00Z\tAda\tada@example.org\tlinked\ta@e b@e\t\t\t\n"
	"c2\t2025-03-05T10:00:00Z\tAda\tada@example.org\tRevert \"linked\"\ta@e r@e\t\t\t\n"
	"c3\t2025-03-05T10:00:00Z\tAda\tada@example.org\tthe same\t\tp1\t\t\n"
	"c4\t2025-03-09T10:00:00Z\tAda\tada@example.org\tthe same again\t\tp1\t\t\n"
	"c5\t2025-03-05T10:00:00Z\tAda\tada@example.org\ttide: Go on\t\tp2\t\t\n"
	"c6\t2025-03-05T10:00:00Z\tAda via tide\ttide@lists.example.org\ttide: Rise\t\t\t\t\n"
	"c7\t2025-03-05T10:00:00Z\tMae\tmae@example.org\t" LONG "\t\t\t\t\n"
	"c8\t2025-03-05T10:00:00Z\tMae\tmae@example.org\t" LONG " twice\t\t\t\t\n"
	"c9\t2025-03-06T10:00:00Z\tMae\tmae@example.org\t" LONG " twice\t\t\t\t\n"
	"d1\t2025-03-05T10:00:00Z\tAda\tada@example.org\tten\t\t\t\t" TEN "\n"
	"d2\t2025-03-05T10:00:00Z\tAda\tada@example.org\tRevert \"x\"\t\t\t\t" EIGHT "\n"
	"d3\t2025-03-05T10:00:00Z\tAda\tada@example.org\ttwo\t\t\t\t0000003000000031\n"
	"d5\t2025-03-05T10:00:00Z\tAda\tada@example.org\t[media] tide: Ebb\t\t\t\t\n"
	"d6\t2025-03-05T10:00:00Z\tAda\tada@example.org\t[tide] [PATCH v2] tide: Sink\t\t\t\t\n"
	"d7\t2025-10-05T10:00:00Z\tAda\tada@example.org\ttide: Fix it\t\t\t\t\n"
	"d8\t2025-10-05T10:00:00Z\tAda\tada@example.org\ttide: Fix what took so long\t\t\t\t\n"
	"d9\t2025-03-05T10:00:00Z\tAda\tada@example.org\t[tide] Squash it (#12345)\t\t\t\t\n"
	/* what names a mail, and changes files */
	"e1\t2025-03-05T10:00:00Z\tCy\tcy@example.org\tcited\tcite@e cover@e\tp5\ta.c\t\n"
	"e2\t2025-03-06T10:00:00Z\tAda\tada@example.org\tedited\tcite@e own@e\tp6\ta.c\t\n"
	"e3\t2025-03-07T10:00:00Z\tBen\tben@example.org\tTitle: cited\tcite@e\t\ta.c\t\n"
	"e4\t2025-03-07T10:00:00Z\tCy\tcy@example.org\tx\tlines@e\t\ta.c\t" FIVE "\n"
	"e5\t2025-03-07T10:00:00Z\tAda\tada@example.org\ttide: Revert it\tback@e\tp7\ta.c\t\n"
	"e6\t2025-03-08T10:00:00Z\tMae\tmae@example.org\tMerge it\tcover@e single@e\t\t\t\n"
	"d4\t\tAda\tada@example.org\ttide: No date\t\t\t\t\n";

typedef struct {
	const char *row; /* from kind on */
	const char *commit;
	MatchReason reason;
} Case;

#define ADA(date, id) "patch\t2025-03-" date "T10:00:00Z\t" id "\tAda\tada@example.org\t\t\t"
#define BEN(date, id) "patch\t2025-03-" date "T10:00:00Z\t" id "\tBen\tben@example.org\t\t\t"

static const Case cases[] = {
	{ ADA("04", "b@e") "x\t\t", "c1", MATCH_MESSAGE_ID },
	/* what undoes it is not what became of it, but what became of the mail that undoes it */
	{ ADA("04", "a@e") "x\t\t", "c1", MATCH_MESSAGE_ID },
	{ ADA("04", "r@e") "x\t\t", NULL, MATCH_NONE },
	{ ADA("04", "r@e") "Revert \"linked\"\t\t", "c2", MATCH_MESSAGE_ID },
	/* whenever, and of covers and pull requests, too */
	{ BEN("30", "b@e") "x\t\t", "c1", MATCH_MESSAGE_ID },
	{ "cover\t\tb@e\tAda\t\t\t\tx\t\t", "c1", MATCH_MESSAGE_ID },
	{ "pull\t\tb@e\tAda\t\t\t\tx\t\t", "c1", MATCH_MESSAGE_ID },
	{ "cover\t\tz@e\tAda\tada@example.org\t\t\ttide: Go on\tp1\t", NULL, MATCH_NONE },
	{ "reply\t\tb@e\tAda\tada@example.org\t\t\ttide: Go on\tp1\t", NULL, MATCH_NONE },
	/* others name a mail, too: the author, the title, the change or its lines tell; a merge
	 * takes what it names, and all of a series only a merge */
	{ ADA("04", "cite@e") "z\t\t", "e2", MATCH_MESSAGE_ID },
	{ ADA("04", "cite@e") "z\tp5\t", "e1", MATCH_MESSAGE_ID },
	{ BEN("04", "cite@e") "Title: cited\t\t", "e3", MATCH_MESSAGE_ID },
	{ "patch\t\tcite@e\tDee\t\t\t\tz\t\t", NULL, MATCH_NONE },
	{ "patch\t\tcite@e\tDee\t\tAda\t\tz\t\t", "e2", MATCH_MESSAGE_ID },
	{ "patch\t\town@e\tDee\t\t\t\tz\t\t", NULL, MATCH_NONE },
	{ BEN("04", "lines@e") "z\t\t" FIVE_EDITED, "e4", MATCH_MESSAGE_ID },
	{ BEN("04", "lines@e") "z\t\t" FIVE_OTHERS, NULL, MATCH_NONE },
	{ ADA("04", "back@e") "tide: Add it\t\t", NULL, MATCH_NONE },
	{ ADA("04", "back@e") "tide: Revert this\t\t", "e5", MATCH_MESSAGE_ID },
	{ ADA("04", "back@e") "tide: Undo it\tp7\t", "e5", MATCH_MESSAGE_ID },
	{ "cover\t\tcover@e\tAda\t\t\t\tcited\t\t", "e6", MATCH_MESSAGE_ID },
	{ "pull\t\town@e\tAda\t\t\t\tedited\t\t", NULL, MATCH_NONE },
	{ "patch\t\tsingle@e\tDee\t\t\t\tz\t\t", "e6", MATCH_MESSAGE_ID },
	/* before the title; the first after the mail, or a little before it */
	{ BEN("04", "z@e") "tide: Go on\tp1\t", "c3", MATCH_PATCH_ID },
	{ BEN("07", "z@e") "x\tp1\t", "c3", MATCH_PATCH_ID },
	{ BEN("08", "z@e") "x\tp1\t", "c4", MATCH_PATCH_ID },
	{ BEN("12", "z@e") "x\tp1\t", NULL, MATCH_NONE },
	{ "patch\t\tz@e\tBen\t\t\t\tx\tp1\t", "c3", MATCH_PATCH_ID },
	{ ADA("04", "z@e") "Tide - go on.\tp9\t", "c5", MATCH_TITLE_AUTHOR },
	{ "patch\t2025-03-04T10:00:00Z\tz@e\tSomebody\tx@example.com\tAda\t\ttide: Go on\t\t", "c5",
	  MATCH_TITLE_AUTHOR },
	{ ADA("04", "z@e") "tide: Rise\t\t", "c6", MATCH_TITLE_AUTHOR },
	{ BEN("04", "z@e") "tide: Go on\t\t", NULL, MATCH_NONE },
	{ ADA("12", "z@e") "tide: Go on\t\t", NULL, MATCH_NONE },
	{ ADA("04", "z@e") "\t\t", NULL, MATCH_NONE },
	/* brackets that are part of the title, and those that git am -k leaves */
	{ ADA("04", "z@e") "tide: Ebb\t\t", "d5", MATCH_TITLE_AUTHOR },
	{ ADA("04", "z@e") "media: tide: Ebb\t\t", "d5", MATCH_TITLE_AUTHOR },
	{ ADA("04", "z@e") "tide: Sink\t\t", "d6", MATCH_TITLE_AUTHOR },
	/* what forges add on either side */
	{ ADA("04", "z@e") "Squash it\t\t", "d9", MATCH_TITLE_AUTHOR },
	{ ADA("04", "z@e") "D98770: tide: Sink (PR #7)\t\t", "d6", MATCH_TITLE_AUTHOR },
	{ ADA("04", "z@e") "tide: Sink (#7)\t\t", NULL, MATCH_NONE },
	/* a short title is used again */
	{ ADA("04", "z@e") "tide: Fix it\t\t", NULL, MATCH_NONE },
	{ ADA("04", "z@e") "tide: Fix what took so long\t\t", "d8", MATCH_TITLE_AUTHOR },
	{ BEN("04", "z@e") LONG "\t\t", "c7", MATCH_TITLE },
	{ BEN("04", "z@e") LONG " twice\t\t", NULL, MATCH_NONE },
	{ ADA("04", "z@e") "x\t\t" TEN, "d1", MATCH_LINES },
	{ ADA("04", "z@e") "x\t\t" EIGHT, "d1", MATCH_LINES },
	{ BEN("04", "z@e") "x\t\t" TEN, "d1", MATCH_LINES },
	{ BEN("04", "z@e") "x\t\t" EIGHT, NULL, MATCH_NONE },
	{ ADA("04", "z@e") "x\t\t" FOUR, NULL, MATCH_NONE },
	{ ADA("12", "z@e") "x\t\t" TEN, NULL, MATCH_NONE },
	{ ADA("04", "z@e") "x\t\t0000003000000031", NULL, MATCH_NONE },
	{ ADA("04", "z@e") "x\t\tno sketch", NULL, MATCH_NONE },
};

/* Calls func with each row of a table. */
static void each_row(const char *text, void (*func)(const Record *record, gpointer data),
		     gpointer data)
{
	int fd = memory_file();
	g_assert_cmpint(write(fd, text, strlen(text)), ==, (gssize)strlen(text));
	lseek(fd, 0, SEEK_SET);
	g_autoptr(Input) input = input_new(fd, "test");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_PATCH, NULL, 0);
	record_reader_need(reader, TABLE_COMMIT, NULL, 0);
	Record record;
	RecordResult result;
	while ((result = record_reader_next(reader, &record, NULL)) != RECORD_END) {
		g_assert_true(result == RECORD_ROW || result == RECORD_HEADER);
		if (result == RECORD_ROW)
			func(&record, data);
	}
	close(fd);
}

static void add_commit(const Record *record, gpointer data)
{
	guint n = commit_table_size(data);
	bool is_bad = commit_table_add(data, record) != NULL;
	bool is_new = commit_table_size(data) > n;
	g_assert_cmpint(is_bad, ==, is_new && record->values[COLUMN_DATE].len == 0);
}

typedef struct {
	CommitMatcher *matcher;
	const Case *want;
	int found;
} Check;

static void check_row(const Record *record, gpointer data)
{
	const Check *check = data;
	MatchReason reason = MATCH_NONE;
	const Commit *commit = commit_matcher_find(check->matcher, record, &reason);
	g_test_message("%s", check->want->row);
	g_assert_cmpint(commit != NULL, ==, check->want->commit != NULL);
	if (!commit)
		return;
	g_assert_true(view_is(commit->id, check->want->commit));
	g_assert_cmpstr(match_reason_name(reason), ==, match_reason_name(check->want->reason));
}

/* The title of the commit of that name. */
static View title_of(const CommitTable *table, const char *id)
{
	guint place = 0;
	while (!view_is(commit_table_at(table, place)->id, id))
		g_assert_cmpuint(++place, <, commit_table_size(table));
	return commit_table_at(table, place)->title;
}

static void test_cases(void)
{
	g_autoptr(CommitTable) table = commit_table_new();
	each_row(commits, add_commit, table);
	/* What came before is passed over. */
	guint n = commit_table_size(table);
	each_row(commits, add_commit, table);
	g_assert_cmpuint(commit_table_size(table), ==, n);
	g_assert_true(view_is(title_of(table, "c4"), "the same again"));
	g_autoptr(CommitMatcher) matcher = commit_matcher_new(table);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strconcat(PATCH_NAMES, cases[i].row, "\n", NULL);
		Check check = { matcher, &cases[i], 0 };
		each_row(text, check_row, &check);
	}
}

static void test_reverts(void)
{
	static const char *const reverts[] = {
		"Revert \"tide: Rise\"",      "revert: tide: Rise",
		"tide: Revert the new gauge", "tide: gauge: reverts it",
		"[media] Revert \"x\"",	      "Partially revert \"x\"",
		"tide: Back out the change",  "Backout x",
	};
	static const char *const others[] = {
		"",
		"tide: Rise",
		"Reapply \"tide: Revert it\"",
		"tide: Add reverting",
		"Reverting: x",
		"tide: Do not revert x",
		"Back up the table",
		": ",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(reverts); i++)
		g_assert_true(commit_title_reverts(view_of(reverts[i])));
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		g_assert_false(commit_title_reverts(view_of(others[i])));
}

static void test_names(void)
{
	for (MatchReason reason = 0; reason < N_MATCHES; reason++)
		g_assert_cmpint(match_reason_of_name(view_of(match_reason_name(reason))), ==,
				reason);
	g_assert_cmpint(match_reason_of_name(VIEW("title")), ==, MATCH_NONE);
}

static void count_row(const Record *record, gpointer data)
{
	MatchReason reason;
	Check *check = data;
	check->found += commit_matcher_find(check->matcher, record, &reason) != NULL;
}

/* Many commits and mails that have everything in common take no more than linear time. */
static void test_hostile(void)
{
	enum {
		N = 20000
	};
	g_autoptr(GString) text = g_string_new(COMMIT_NAMES);
	for (int i = 0; i < N; i++)
		g_string_append_printf(text,
				       "%040d\t2025-03-05T10:00:00Z\tMae%d\t%d@example.org\t%s\t\t"
				       "p\t\t%s\n",
				       i, i, i, LONG, TEN);
	g_autoptr(CommitTable) table = commit_table_new();
	each_row(text->str, add_commit, table);
	g_autoptr(CommitMatcher) matcher = commit_matcher_new(table);
	g_string_assign(text, PATCH_NAMES);
	for (int i = 0; i < N; i++)
		g_string_append_printf(text, ADA("04", "%d@e") "%s\tq\t%s\n", i, LONG, TEN);
	Check check = { matcher, NULL, 0 };
	gint64 start = work_done();
	each_row(text->str, count_row, &check);
	g_assert_cmpint(check.found, ==, N);
	assert_within(start, 20);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/match/cases", test_cases);
	g_test_add_func("/match/reverts", test_reverts);
	g_test_add_func("/match/names", test_names);
	g_test_add_func("/match/hostile", test_hostile);
	return g_test_run();
}
