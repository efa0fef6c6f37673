/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From records to the rank table: common/rank/record.h. */
#include "rank/record.h"
#include "rank-rows.h"

#include "patch/classify.h"

/* A row of a patch table, or of a mail table where kind is `mail`. */
typedef struct {
	const char *kind, *flags, *tags, *list, *from_name, *from_addr, *author_name, *author_addr;
} Row;

static void count_row(RankTable *ranks, const RankRule *rule, const Row *row)
{
	Record record = { .table = strcmp(row->kind, "mail") == 0 ? TABLE_MAIL : TABLE_PATCH };
	record.values[COLUMN_KIND] = view_of(row->kind);
	record.values[COLUMN_FLAGS] = view_of(row->flags);
	record.values[COLUMN_TAGS] = view_of(row->tags);
	record.values[COLUMN_LIST] = view_of(row->list);
	record.values[COLUMN_FROM_NAME] = view_of(row->from_name);
	record.values[COLUMN_FROM_ADDR] = view_of(row->from_addr);
	record.values[COLUMN_AUTHOR_NAME] = view_of(row->author_name);
	record.values[COLUMN_AUTHOR_ADDR] = view_of(row->author_addr);
	rank_count_record(ranks, rule, &record);
}

static void test_keys(void)
{
	static const struct {
		const char *by;
		const char *rows; /* of a patch table, of a mail table */
		const char *mail_rows;
	} cases[] = {
		{ "author", "author 1 Ada B <a@One.example.org>;",
		  "author 1 Sam S <s@two.example.org>;" },
		{ "sender", "sender 1 Sam S <s@two.example.org>;",
		  "sender 1 Sam S <s@two.example.org>;" },
		{ "domain", "domain 1 one.example.org;", "domain 1 two.example.org;" },
		{ "list", "list 1 kvm.example.org;", "list 1 kvm.example.org;" },
		{ "tag", "tag 1 bpf;tag 1 net-next;", "tag 1 bpf;tag 1 net-next;" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		Row row = { "patch",	    "rfc",
			    "net-next bpf", "KVM.example.org",
			    "Sam S",	    "s@two.example.org",
			    "Ada B",	    "a@One.example.org" };
		RankRule rule = { 0 };
		count_by(&rule, cases[i].by);
		g_autoptr(RankTable) ranks = rank_table_new();
		count_row(ranks, &rule, &row);
		g_autofree char *got = print_rows(ranks);
		g_assert_cmpstr(got, ==, cases[i].rows);

		g_autoptr(RankTable) mail_ranks = rank_table_new();
		row.kind = "mail";
		count_row(mail_ranks, &rule, &row);
		g_autofree char *mail = print_rows(mail_ranks);
		g_assert_cmpstr(mail, ==, cases[i].mail_rows);
		rank_counts_free(rule.counts);
	}
}

static void test_absent(void)
{
	const Row rows[] = {
		{ "patch", "", "", "", "", "", "", "" },
		{ "patch", "", "", "", "", "", "", "no-domain" },
		{ "patch", "", "", "", "", "", "", "none@" },
		{ "patch", "", "  ", "", "", "", "Name Alone", "" },
		{ "patch", "", "", "", "", "", "", "\"a@b\"@example.org" },
	};
	RankRule rule = { .threads = rank_threads_new(false) };
	count_by(&rule, "");
	for (RankBy by = 0; by < N_RANK_KEYS; by++)
		rank_counts_add(rule.counts, by);
	g_autoptr(RankTable) ranks = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		count_row(ranks, &rule, &rows[i]);
	g_autofree char *got = print_rows(ranks);
	g_assert_cmpstr(got, ==,
			"author 1 <\"a@b\"@example.org>;author 1 <no-domain>;author 1 <none@>;"
			"author 1 Name Alone;domain 1 example.org;org 4 (Unknown);"
			"unmapped 1 <\"a@b\"@example.org>;unmapped 1 <no-domain>;"
			"unmapped 1 <none@>;unmapped 1 Name Alone;");
	rank_threads_free(rule.threads);
	rank_counts_free(rule.counts);
}

static void test_counted(void)
{
	static const struct {
		const char *kind, *flags;
		unsigned kinds;
		bool all, counted;
	} cases[] = {
		{ "patch", "", 0, false, true },
		{ "cover", "", 0, false, true },
		{ "patch", "resend rfc wip", 0, false, true },
		{ "reply", "", 0, false, false },
		{ "pull", "pull", 0, false, false },
		{ "nonsense", "", 0, false, false },
		{ "", "", 0, true, false },
		{ "patch", "stable", 0, false, false },
		{ "patch", "autosel", 0, false, false },
		{ "cover", "rfc stable", 0, false, false },
		{ "patch", "bot", 0, false, false },
		{ "patch", "pull", 0, false, false },
		{ "patch", "stable", 0, true, true },
		{ "patch", "pull rfc", 0, true, true },
		{ "reply", "", 0, true, false },
		{ "patch", "stable", 1u << KIND_PATCH, false, false },
		{ "pull", "pull", 1u << KIND_PULL, false, true },
		{ "report", "bot", 1u << KIND_REPORT, false, true },
		{ "patch", "", 1u << KIND_REPLY, false, false },
		{ "mail", "stable", 0, false, true },
		{ "mail", "", 1u << KIND_PATCH, false, false },
		{ "mail", "", 1u << KIND_MAIL, false, true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Row row = { cases[i].kind, cases[i].flags, "t", "", "", "", "", "" };
		RankRule rule = { .kinds = cases[i].kinds, .all = cases[i].all };
		count_by(&rule, "tag");
		g_autoptr(RankTable) ranks = rank_table_new();
		count_row(ranks, &rule, &row);
		g_autofree char *got = print_rows(ranks);
		g_test_message("%s, flags '%s'", cases[i].kind, cases[i].flags);
		g_assert_cmpstr(got, ==, cases[i].counted ? "tag 1 t;" : "");
		rank_counts_free(rule.counts);
	}
}

static void test_columns(void)
{
	static const struct {
		const char *by;
		RankRule rule;
		Table table;
		const char *columns;
	} cases[] = {
		{ "author", { 0 }, TABLE_PATCH, "kind flags author_addr author_name " },
		{ "author", { 0 }, TABLE_MAIL, "kind from_addr from_name " },
		{ "author", { .all = true }, TABLE_MAIL, "from_addr from_name " },
		{ "author", { .kinds = 1u << KIND_MAIL }, TABLE_MAIL, "from_addr from_name " },
		{ "author",
		  { .kinds = 1u << KIND_PATCH },
		  TABLE_MAIL,
		  "kind from_addr from_name " },
		{ "tag,list", { .all = true }, TABLE_PATCH, "kind tags list " },
		{ "tag", { 0 }, TABLE_MAIL, "kind tags " },
		{ "org",
		  { .weight = WEIGHT_SERIES },
		  TABLE_PATCH,
		  "kind flags author_addr org series " },
		{ "unmapped",
		  { .all = true, .weight = WEIGHT_LINES },
		  TABLE_PATCH,
		  "kind author_addr author_name org insertions deletions " },
		{ "tester",
		  { .fan_out = true },
		  TABLE_PATCH,
		  "kind flags from_addr from_name trailers part total " },
		{ "tester", { 0 }, TABLE_MAIL, "kind from_addr from_name trailers " },
		{ "month:path",
		  { .weight = WEIGHT_THREADS },
		  TABLE_PATCH,
		  "kind flags date paths thread " },
		{ "month", { .titles = RANK_TITLES_FIRST }, TABLE_MAIL, "kind date subject " },
		/* of columns, every record counts */
		{ "from_source", { 0 }, TABLE_PATCH, "from_source " },
		{ "from_source",
		  { .kinds = 1u << KIND_REPLY },
		  TABLE_PATCH,
		  "kind flags from_source " },
		{ "result", { 0 }, TABLE_MAIL, "result " },
		/* on request there is commit, which commit-match adds; the other may be anybody's
		 */
		{ "commit,user_agent", { 0 }, TABLE_PATCH, "commit " },
		{ "", { 0 }, TABLE_MAIL, "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		RankRule rule = cases[i].rule;
		count_by(&rule, cases[i].by);
		g_autoptr(GArray) columns = rank_rule_columns(&rule, cases[i].table);
		g_autoptr(GString) got = g_string_new(NULL);
		for (guint j = 0; j < columns->len; j++)
			g_string_append_printf(got, "%s ",
					       column_name(g_array_index(columns, Column, j)));
		g_test_message("%s", cases[i].by);
		g_assert_cmpstr(got->str, ==, cases[i].columns);
		rank_counts_free(rule.counts);
	}
}

static void test_merge(void)
{
	static const struct {
		const char *by, *count, *key;
		bool valid;
		const char *key2;
	} rows[] = {
		{ "author", "2", "ada <a@example.org>", true, "" },
		{ "author", "3", "Ada Byron <A@example.org>", true, "" },
		{ "domain", "4", "Example.org", true, "" },
		{ "domain", "1", "example.org", true, "" },
		{ "org", "1", "Acme", true, "" },
		{ "org", "1", "acme", true, "" },
		{ "org", "", "acme", false, "" },
		{ "org", "1x", "acme", false, "" },
		{ "org", "-1", "acme", false, "" },
		{ "month:author", "1", "2025-05", true, "ada <a@example.org>" },
		{ "month:author", "1", "2025-05", true, "Ada Byron <A@example.org>" },
		{ "month:author", "1", "2025-06", true, "ada <a@example.org>" },
		{ "month:author", "1", "2025-06", false, NULL },
	};
	g_autoptr(RankTable) ranks = rank_table_new();
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		Record record = { .table = TABLE_RANK };
		record.values[COLUMN_BY] = view_of(rows[i].by);
		record.values[COLUMN_COUNT] = view_of(rows[i].count);
		record.values[COLUMN_KEY] = view_of(rows[i].key);
		record.values[COLUMN_KEY2] = view_of(rows[i].key2);
		g_assert_cmpint(rank_merge_record(ranks, &record), ==, rows[i].valid);
	}
	g_autofree char *got = print_rows(ranks);
	g_assert_cmpstr(got, ==,
			"author 5 Ada Byron <A@example.org>;domain 5 example.org;"
			"month:author 2 2025-05,Ada Byron <A@example.org>;"
			"month:author 1 2025-06,ada <a@example.org>;org 1 Acme;org 1 acme;");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rank-record/keys", test_keys);
	g_test_add_func("/rank-record/absent", test_absent);
	g_test_add_func("/rank-record/counted", test_counted);
	g_test_add_func("/rank-record/columns", test_columns);
	g_test_add_func("/rank-record/merge", test_merge);
	return g_test_run();
}
