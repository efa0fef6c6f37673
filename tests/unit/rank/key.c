/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys: common/rank/key.h. */
#include "rank/key.h"
#include "rank-rows.h"

/* A row of a patch table, for the keys that look at more of it. */
typedef struct {
	const char *kind, *author_name, *author_addr, *date, *series, *insertions, *deletions;
} Patch;

static void count_patch(RankTable *ranks, const RankRule *rule, const Patch *patch)
{
	Record record = { .table = TABLE_PATCH };
	record.values[COLUMN_KIND] = view_of(patch->kind);
	record.values[COLUMN_AUTHOR_NAME] = view_of(patch->author_name);
	record.values[COLUMN_AUTHOR_ADDR] = view_of(patch->author_addr);
	record.values[COLUMN_DATE] = view_of(patch->date);
	record.values[COLUMN_SERIES] = view_of(patch->series);
	record.values[COLUMN_INSERTIONS] = view_of(patch->insertions);
	record.values[COLUMN_DELETIONS] = view_of(patch->deletions);
	rank_count_record(ranks, rule, &record);
}

static const Patch patches[] = {
	{ "cover", "Ada B", "ada@example.org", "2025-01-01T00:00:00Z", "s1", "30", "4" },
	{ "patch", "Ada B", "ada@example.org", "2025-01-02T00:00:00Z", "s1", "20", "4" },
	{ "patch", "ada", "ada@old.example.org", "2025-01-03T00:00:00Z", "s1", "10", "" },
	{ "patch", "Ada B", "ada@example.org", "", "s2", "", "" },
	{ "patch", "Ada B", "ada@example.org", "2025-02-01T00:00:00Z", "", "1", "1" },
	{ "patch", "Ada B", "ada@example.org", "2025-02-02T00:00:00Z", "", "1", "x" },
	{ "patch", "Ben", "", "2025-02-02T00:00:00Z", "s2", "18446744073709551615", "1" },
};

static void check_patches(const RankRule *rule, const char *want)
{
	g_autoptr(RankTable) ranks = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(patches); i++)
		count_patch(ranks, rule, &patches[i]);
	g_autofree char *got = print_rows(ranks);
	g_assert_cmpstr(got, ==, want);
}

static void test_weights(void)
{
	RankRule rule = { 0 };
	count_by(&rule, "author");
	check_patches(&rule, "author 5 Ada B <ada@example.org>;author 1 Ben;"
			     "author 1 ada <ada@old.example.org>;");
	rule.weight = WEIGHT_SERIES;
	check_patches(&rule, "author 4 Ada B <ada@example.org>;author 1 Ben;"
			     "author 1 ada <ada@old.example.org>;");
	rule.weight = WEIGHT_LINES;
	check_patches(&rule, "author 18446744073709551615 Ben;"
			     "author 27 Ada B <ada@example.org>;"
			     "author 10 ada <ada@old.example.org>;");
	/* Each key has its own first of a series. */
	count_by(&rule, "domain");
	rule.weight = WEIGHT_SERIES;
	check_patches(&rule, "domain 4 example.org;domain 1 old.example.org;");
	rank_counts_free(rule.counts);
}

static void test_maps(void)
{
	g_autoptr(Mailmap) mailmap = mailmap_new();
	mailmap_add(mailmap, VIEW("Ada Byron <ada@old.example.org>\n"
				  "Ben C <ben@example.org> Ben <>\n"
				  "<ada@mid.example.org> <ada@old.example.org>\n"));
	g_autoptr(Mailmap) aliases = mailmap_new();
	g_assert_true(mailmap_add_aliases(aliases, VIEW("ada@mid.example.org ada@example.org\n"),
					  "aliases", NULL));
	g_autoptr(OrgMap) orgs = org_map_new();
	g_assert_true(org_map_add(orgs,
				  VIEW("ada@example.org Old < 2025-01-02\n"
				       "ada@example.org New < 2025-02-02\n"),
				  "orgs", NULL));
	RankRule rule = { 0 };
	count_by(&rule, "author,domain");
	rule.mailmap = mailmap;
	check_patches(&rule, "author 5 Ada B <ada@example.org>;"
			     "author 1 Ada Byron <ada@mid.example.org>;"
			     "author 1 Ben C <ben@example.org>;domain 6 example.org;"
			     "domain 1 mid.example.org;");
	rule.aliases = aliases;
	check_patches(&rule, "author 6 Ada B <ada@example.org>;author 1 Ben C <ben@example.org>;"
			     "domain 7 example.org;");
	rule.orgs = orgs;
	count_by(&rule, "org,unmapped");
	check_patches(&rule, "org 3 (Unknown);org 3 New;org 1 Old;"
			     "unmapped 2 Ada B <ada@example.org>;"
			     "unmapped 1 Ben C <ben@example.org>;");
	rank_counts_free(rule.counts);
}

/* A mail of Sam's with trailers. */
typedef struct {
	const char *kind, *flags, *part, *total, *trailers;
} Tagged;

static const Tagged tagged[] = {
	{ "reply", "", "0", "4", "Reviewed-by: Sam S <sam@example.org>" },
	{ "reply", "", "2", "4", "Acked-by: S <SAM+x@lab.example.org> # a part" },
	{ "reply", "", "", "", "Reviewed-by: Sam S <sam@home.example.com>" },
	/* One mail counts once. */
	{ "reply", "", "1", "4",
	  "Reviewed-by: Sam S\\nAcked-by: sam@example.org\\nTested-by: Sam S <sam@example.org>" },
	/* Relayed, each once. */
	{ "reply", "", "0", "3",
	  "Reviewed-by: Ada B <ada@example.org>\\nReported-and-tested-by: Ben <ben@example.org>\\n"
	  "Acked-by: b <BEN@example.org>\\nTested-by: a friend\\nReported-by: kernel test robot "
	  "<lkp@intel.com>\\n"
	  "Link: https://example.org/\\nSigned-off-by: Ada B <ada@example.org>" },
	/* Collected before. */
	{ "patch", "", "1", "4",
	  "Reported-by: Ada B <ada@example.org>\\nReviewed-by: Sam S <sam@example.org>\\n"
	  "Reported-and-tested-by: Ada B <ada@example.org>\\n"
	  "Reported-and-tested-by: Sam S <sam@example.org>\\n"
	  "Reported-by: bot <syzbot+12@syzkaller.appspotmail.com>" },
	{ "patch", "stable", "1", "4", "Reported-by: Ada B <ada@example.org>" },
	{ "cover", "", "0", "4", "Reported-by: Ada B <ada@example.org>" },
	/* Bots do not write replies. */
	{ "report", "re", "1", "4", "Reported-by: Sam S <sam@example.org>" },
	{ "report", "re", "1", "4", "Tested-by: Sam S <sam@example.org>" },
	{ "applied", "re", "1", "4", "Acked-by: Sam S <sam@example.org>" },
	{ "other", "", "", "", "Reviewed-by: Sam S <sam@example.org>" },
	{ "reply", "", "1", "4", "" },
};

static void check_tagged(const RankRule *rule, const char *want)
{
	g_autoptr(RankTable) ranks = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(tagged); i++) {
		Record record = { .table = TABLE_PATCH };
		record.values[COLUMN_KIND] = view_of(tagged[i].kind);
		record.values[COLUMN_FLAGS] = view_of(tagged[i].flags);
		record.values[COLUMN_FROM_NAME] = VIEW("Sam S");
		record.values[COLUMN_FROM_ADDR] = VIEW("sam@example.org");
		record.values[COLUMN_PART] = view_of(tagged[i].part);
		record.values[COLUMN_TOTAL] = view_of(tagged[i].total);
		record.values[COLUMN_TRAILERS] = view_of(tagged[i].trailers);
		rank_count_record(ranks, rule, &record);
	}
	g_autofree char *got = print_rows(ranks);
	g_assert_cmpstr(got, ==, want);
}

static void test_tags(void)
{
	g_autoptr(BotTable) bots = bot_table_new();
	RankRule rule = { .bots = bots };
	count_by(&rule, "relayed,reporter,reviewer,tester");
	check_tagged(&rule, "relayed 1 Ada B <ada@example.org>;relayed 1 Ben <ben@example.org>;"
			    "reporter 2 Ada B <ada@example.org>;reporter 1 Sam S <sam@example.org>;"
			    "reviewer 4 Sam S <sam@example.org>;tester 1 Sam S <sam@example.org>;");
	rule.fan_out = true;
	check_tagged(&rule, "relayed 3 Ada B <ada@example.org>;relayed 3 Ben <ben@example.org>;"
			    "reporter 5 Ada B <ada@example.org>;reporter 1 Sam S <sam@example.org>;"
			    "reviewer 7 Sam S <sam@example.org>;tester 1 Sam S <sam@example.org>;");
	rule.fan_out = false;
	rule.all = true;
	count_by(&rule, "relayed,reporter");
	check_tagged(&rule, "relayed 1 Ada B <ada@example.org>;relayed 1 Ben <ben@example.org>;"
			    "relayed 1 kernel test robot <lkp@intel.com>;"
			    "reporter 3 Ada B <ada@example.org>;reporter 1 Sam S <sam@example.org>;"
			    "reporter 1 bot <syzbot+12@syzkaller.appspotmail.com>;");
	count_by(&rule, "reviewer,reporter");
	rule.kinds = 1u << KIND_PATCH;
	rule.all = false;
	check_tagged(&rule, "reporter 1 Ada B <ada@example.org>;"
			    "reporter 1 Sam S <sam@example.org>;");
	rank_counts_free(rule.counts);
}

/* A mailmap says who is the same. */
static void test_mapped_tags(void)
{
	g_autoptr(Mailmap) mailmap = mailmap_new();
	mailmap_add(mailmap, VIEW("Ada Byron <ada@example.com> <ada@example.org>\n"
				  "<ada@example.com> <sam@example.org>\n"
				  "<benno@example.org> <ben@example.org>\n"));
	RankRule rule = { .mailmap = mailmap };
	count_by(&rule, "relayed,reviewer");
	check_tagged(&rule, "relayed 1 Ben <benno@example.org>;"
			    "relayed 1 kernel test robot <lkp@intel.com>;"
			    "reviewer 5 Sam S <ada@example.com>;");
	rank_counts_free(rule.counts);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank-way/weights", test_weights);
	g_test_add_func("/rank-way/maps", test_maps);
	g_test_add_func("/rank-way/tags", test_tags);
	g_test_add_func("/rank-way/mapped-tags", test_mapped_tags);
	return g_test_run();
}
