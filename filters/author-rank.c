/* author-rank: counts who and what mail comes from, into rank tables. */
#include "classify.h"
#include "cli-record.h"
#include "rank-record.h"
#include "record-writer.h"

#include <unistd.h>

typedef enum {
	FORMAT_TSV,
	FORMAT_UNIQ,
	N_FORMATS,
} Format;

static const char *const format_names[N_FORMATS] = {
	[FORMAT_TSV] = "tsv",
	[FORMAT_UNIQ] = "uniq",
};

/* The options' texts as they were given. */
typedef struct {
	char **by;
	char *limit, *kinds, *format;
	gboolean all, tee, merge, no_header;
} Options;

static void options_clear(Options *options)
{
	g_strfreev(options->by);
	g_free(options->limit);
	g_free(options->kinds);
	g_free(options->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

typedef struct {
	RankRule rule;
	Format format;
	guint64 limit;
	bool tee, merge, no_header;
	RankTable *ranks;
	Output *output;
} Job;

static bool read_bys(char **names, bool merge, unsigned *bys)
{
	*bys = names || merge ? 0 : 1u << RANK_BY_AUTHOR | 1u << RANK_BY_DOMAIN;
	for (; names && *names; names++) {
		RankBy by = rank_by_of_name(view_of(*names));
		if (by == N_RANK_BYS) {
			cli_usage("--by: cannot count by '%s'", *names);
			return false;
		}
		*bys |= 1u << by;
	}
	return true;
}

static bool read_kinds(const char *names, unsigned *kinds)
{
	View unknown;
	if (!names || kinds_of_names(view_of(names), kinds, &unknown))
		return true;
	cli_usage("--kind: no such kind: '%.*s'", (int)unknown.len, unknown.data);
	return false;
}

static bool read_format(const char *name, Format *format)
{
	for (*format = 0; name && *format < N_FORMATS; (*format)++)
		if (strcmp(name, format_names[*format]) == 0)
			return true;
	if (name)
		cli_usage("--format: no such format: '%s'", name);
	*format = FORMAT_TSV;
	return !name;
}

static bool read_options(const Options *options, Job *job)
{
	job->tee = options->tee;
	job->merge = options->merge;
	job->no_header = options->no_header;
	job->rule.all = options->all;
	if (!read_bys(options->by, job->merge, &job->rule.bys) ||
	    !read_kinds(options->kinds, &job->rule.kinds) ||
	    !read_format(options->format, &job->format))
		return false;
	if (options->limit && !cli_number("-n", options->limit, 1, G_MAXUINT64, &job->limit))
		return false;
	if (job->tee && job->format != FORMAT_TSV) {
		cli_usage("--tee: --format=%s is no record stream", format_names[job->format]);
		return false;
	}
	return true;
}

/* A rank row of a way to count that was not asked for is none of ours. */
static bool is_wanted(const Job *job, View by)
{
	RankBy known = rank_by_of_name(by);
	return !job->rule.bys || (known != N_RANK_BYS && job->rule.bys & 1u << known);
}

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	Job *job = data;
	if (record->table == TABLE_RANK) {
		if (result == RECORD_ROW && is_wanted(job, record->values[COLUMN_BY]) &&
		    !rank_merge_record(job->ranks, record))
			return "count: not a number";
		return NULL;
	}
	if (result == RECORD_ROW && record->table != TABLE_CROSSPOST && !job->merge)
		rank_count_record(job->ranks, &job->rule, record);
	if (job->tee)
		output_write(job->output, record->raw);
	return NULL;
}

/* Says what of the table the reader cannot do without: columns are of Column. */
static void need_columns(RecordReader *reader, Table table, const GArray *columns)
{
	record_reader_need(reader, table, (const Column *)(const void *)columns->data,
			   columns->len);
}

static CliStatus read_input(Input *input, gpointer data)
{
	Job *job = data;
	g_autoptr(GArray) mail = rank_rule_columns(&job->rule, TABLE_MAIL);
	g_autoptr(GArray) patch = rank_rule_columns(&job->rule, TABLE_PATCH);
	g_autoptr(RecordReader) reader = record_reader_new(input);
	if (job->merge) {
		/* Records may stand between the rank tables; they are not looked at. */
		size_t n_columns;
		const Column *rank = table_columns(TABLE_RANK, &n_columns);
		record_reader_need(reader, TABLE_RANK, rank, n_columns);
		g_array_set_size(mail, 0);
		g_array_set_size(patch, 0);
	}
	need_columns(reader, TABLE_MAIL, mail);
	need_columns(reader, TABLE_PATCH, patch);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	return cli_each_record(reader, input, job->output, take_record, job);
}

static void print_tsv(const GArray *rows, Output *output, bool with_header)
{
	g_autoptr(RecordWriter) writer = record_writer_new(output, with_header);
	record_writer_table(writer, TABLE_RANK, NULL, 0);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		record_writer_value(writer, COLUMN_BY, row->by);
		record_writer_number(writer, COLUMN_COUNT, row->count);
		record_writer_value(writer, COLUMN_KEY, row->key);
		record_writer_end(writer, NULL, 0);
	}
}

/* The layout of `uniq -c`. */
static void print_uniq(const GArray *rows, Output *output)
{
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		char count[32];
		int len = g_snprintf(count, sizeof count, "%7" G_GUINT64_FORMAT " ", row->count);
		output_write(output, (View){ count, (size_t)len });
		output_write(output, row->key);
		output_write(output, VIEW("\n"));
	}
}

static void print_ranks(const Job *job)
{
	g_autoptr(GArray) rows = rank_table_rows(job->ranks, job->limit);
	if (job->format == FORMAT_UNIQ)
		print_uniq(rows, job->output);
	else
		print_tsv(rows, job->output, !job->no_header);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	const GOptionEntry entries[] = {
		{ "by", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.by,
		  "Count by author, domain, list, sender or tag; may be given again (author and "
		  "domain)",
		  "WHAT" },
		{ "number", 'n', 0, G_OPTION_ARG_FILENAME, &options.limit,
		  "Print the first N of each", "N" },
		{ "kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kinds,
		  "Count records of these kinds (patch,cover)", "KIND[,KIND]..." },
		{ "all", 0, 0, G_OPTION_ARG_NONE, &options.all,
		  "Count backports, robots' patches and parts of pull requests too", NULL },
		{ "tee", 0, 0, G_OPTION_ARG_NONE, &options.tee,
		  "Pass the records through and append the rank table", NULL },
		{ "merge", 0, 0, G_OPTION_ARG_NONE, &options.merge,
		  "Add up the rank tables of the input", NULL },
		{ "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, "Print tsv or uniq (tsv)",
		  "FORMAT" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options.no_header,
		  "Leave the rank table's header line out", NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliStatus status;
	Job job = { 0 };
	cli_init("author-rank");
	if (!cli_parse(&argc, &argv, entries, "[FILE]...", "Counts who and what mail comes from.",
		       &status))
		return status;
	if (!read_options(&options, &job))
		return CLI_FAILED;
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RankTable) ranks = rank_table_new();
	job.output = output;
	job.ranks = ranks;
	status = cli_each_input(argv + 1, output, read_input, &job);
	print_ranks(&job);
	return cli_finish(output, status);
}
