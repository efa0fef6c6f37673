/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The option --commits: see cli/commits.h. */
#include "cli/commits.h"

#include "cli/record.h"

static const char *take_commit(const Record *record, RecordResult result, gpointer data)
{
	return result == RECORD_ROW ? commit_table_add(data, record) : NULL;
}

CliStatus cli_read_commits(const char *path, CommitTable *table)
{
	size_t n_columns;
	const Column *columns = commit_table_columns(&n_columns);
	g_autoptr(GError) error = NULL;
	g_autoptr(Input) input = input_open(path, &error);
	if (!input) {
		cli_warn("--commits: %s: %s", path, error->message);
		return CLI_FAILED;
	}
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_COMMIT, columns, n_columns);
	return cli_each_record(reader, input, NULL, take_commit, table);
}
