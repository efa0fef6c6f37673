/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a header line is: common/record/header-line.h. */
#include "record/header-line.h"

typedef struct {
	const char *line;
	Column only;
	bool is_header;
	Table table;
} Case;

static const Case cases[] = {
	{ "kind subject", COLUMN_UNKNOWN, true, TABLE_MAIL },
	{ "subject", COLUMN_UNKNOWN, true, TABLE_MAIL },
	{ "subject title", COLUMN_UNKNOWN, true, TABLE_PATCH },
	{ "count key", COLUMN_UNKNOWN, true, TABLE_RANK },
	{ "kind count", COLUMN_UNKNOWN, true, TABLE_MAIL },
	{ "crosspost list", COLUMN_UNKNOWN, true, TABLE_CROSSPOST },
	{ "commit date title", COLUMN_UNKNOWN, true, TABLE_COMMIT },
	{ "title message_ids", COLUMN_UNKNOWN, true, TABLE_COMMIT },
	{ "commit lines", COLUMN_UNKNOWN, true, TABLE_COMMIT },
	{ "kind title commit commit_date", COLUMN_UNKNOWN, true, TABLE_PATCH },
	{ "title commit commit_date", COLUMN_UNKNOWN, true, TABLE_PATCH },
	{ "subject title commit", COLUMN_UNKNOWN, true, TABLE_PATCH },
	{ "message_id title commit", COLUMN_UNKNOWN, true, TABLE_PATCH },
	{ "commit_why", COLUMN_UNKNOWN, true, TABLE_PATCH },
	{ "kind commit", COLUMN_UNKNOWN, true, TABLE_MAIL },
	/* names of nobody's are fewer than half */
	{ "date subject colour", COLUMN_UNKNOWN, true, TABLE_MAIL },
	{ "subject colour", COLUMN_UNKNOWN, false, 0 },
	{ "colour", COLUMN_UNKNOWN, false, 0 },
	/* no names at all */
	{ "subject Title", COLUMN_UNKNOWN, false, 0 },
	{ "subject 12", COLUMN_UNKNOWN, false, 0 },
	{ "subject ", COLUMN_UNKNOWN, false, 0 },
	{ "", COLUMN_UNKNOWN, false, 0 },
	{ "subject subject", COLUMN_UNKNOWN, false, 0 },
	{ "\\x73ubject \\x64ate", COLUMN_UNKNOWN, false, 0 },
	/* a table of one column */
	{ "list", COLUMN_BY, false, 0 },
	{ "series", COLUMN_WHY, false, 0 },
	{ "by", COLUMN_BY, true, TABLE_RANK },
	{ "list", COLUMN_SUBJECT, true, TABLE_MAIL },
	{ "list key", COLUMN_BY, true, TABLE_RANK },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_auto(GStrv) words = g_strsplit(cases[i].line, " ", -1);
		View fields[8] = { { "", 0 } };
		bool present[N_COLUMNS + 1] = { false };
		size_t n_fields = MAX(g_strv_length(words), 1);
		for (size_t k = 0; words[0] && k < n_fields; k++) {
			fields[k] = view_of(words[k]);
			present[column_of_name(fields[k])] = true;
		}
		bool got = header_line_is(fields, n_fields, cases[i].only);
		if (got != cases[i].is_header)
			g_error("'%s' is%s taken for a header line", cases[i].line,
				got ? "" : " not");
		if (got)
			g_assert_cmpint(header_line_table(present), ==, cases[i].table);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/header-line/cases", test_cases);
	return g_test_run();
}
