/* SPDX-License-Identifier: GPL-2.0-or-later */
/* commit-match: a patch table in and out, with the commits that its patches became. */
#include "cli/commits.h"
#include "cli/confine.h"
#include "cli/record.h"
#include "commit/match.h"
#include "record/extra.h"
#include "record/writer.h"

#include <unistd.h>

/* The options as they were given. */
typedef struct {
	char *commits;
	gboolean no_header;
} Options;

static void options_clear(Options *options)
{
	g_free(options->commits);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* What is added, in this order. */
static const Column added[] = { COLUMN_COMMIT, COLUMN_COMMIT_DATE, COLUMN_COMMIT_WHY };

typedef struct {
	Output *output;
	RecordWriter *writer;
	CommitMatcher *matcher;
	ExtraColumns *extra;
} Job;

typedef struct {
	Job *job;
	RecordReader *reader;
} Reading;

static void match_row(const Job *job, const Record *record)
{
	MatchReason reason;
	View values[G_N_ELEMENTS(added)] = { { "", 0 }, { "", 0 }, { "", 0 } };
	const Commit *commit = commit_matcher_find(job->matcher, record, &reason);
	if (commit) {
		values[0] = commit->id;
		values[1] = commit->date_text;
		values[2] = view_of(match_reason_name(reason));
	}
	Record row = *record;
	extra_columns_put(job->extra, &row, values);
	record_writer_copy(job->writer, &row);
}

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	const Reading *reading = data;
	Job *job = reading->job;
	bool is_patch = record->table == TABLE_PATCH;
	if (result == RECORD_ROW && is_patch) {
		match_row(job, record);
	} else if (result == RECORD_ROW) {
		record_writer_copy(job->writer, record);
	} else {
		extra_columns_write_table(job->extra, job->writer, reading->reader, record->table,
					  is_patch);
	}
	return NULL;
}

static CliStatus match_input(Input *input, gpointer data)
{
	static const Column patch[] = { COLUMN_KIND, COLUMN_TITLE, COLUMN_AUTHOR_NAME,
					COLUMN_AUTHOR_ADDR };
	Job *job = data;
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_PATCH, patch, G_N_ELEMENTS(patch));
	record_reader_need(reader, TABLE_RANK, NULL, 0);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	Reading reading = { job, reader };
	return cli_each_record(reader, input, job->output, take_record, &reading);
}

static CliStatus commit_match(const Options *options, char **operands)
{
	g_autoptr(CommitTable) table = commit_table_new();
	CliStatus status = cli_read_commits(options->commits, table);
	if (status == CLI_FAILED)
		return status;
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RecordWriter) writer = record_writer_new(output, !options->no_header);
	g_autoptr(CommitMatcher) matcher = commit_matcher_new(table);
	g_autoptr(ExtraColumns) extra = extra_columns_new(added, G_N_ELEMENTS(added));
	Job job = { output, writer, matcher, extra };
	status = cli_worse(status, cli_each_input(operands, output, match_input, &job));
	return cli_finish(output, status);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	CliStatus status;
	const GOptionEntry entries[] = {
		{ "commits", 0, 0, G_OPTION_ARG_FILENAME, &options.commits,
		  "The commit table, see commit-cat(1)", "FILE" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options.no_header,
		  "Leave the header line out", NULL },
		G_OPTION_ENTRY_NULL,
	};
	cli_init("commit-match");
	if (!cli_parse(&argc, &argv, entries, NULL, "--commits=FILE [FILE]...",
		       "Says which commit each patch became.", &status))
		return (int)status;
	if (!options.commits)
		return (int)cli_usage("--commits is missing");
	if (cli_shares_stdin("--commits", options.commits, argv + 1))
		return CLI_FAILED;
	confine_to(&(ConfineNeeds){ .inputs = argv + 1, .input = options.commits });
	return (int)commit_match(&options, argv + 1);
}
