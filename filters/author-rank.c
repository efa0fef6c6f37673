/* SPDX-License-Identifier: GPL-2.0-or-later */
/* author-rank: counts who and what mail comes from, into rank tables. */
#include "author-rank-options.h"
#include "cli/confine.h"
#include "cli/period.h"
#include "cli/record.h"
#include "map/maps.h"
#include "rank/count.h"
#include "rank/move.h"

#include <unistd.h>

typedef struct {
	RankRule rule;
	DatePeriod period;
	RankLayout layout;
	RankListing listing;
	bool tee, merge, merge_names;
	bool has_rows;	/* some were read */
	bool has_ranks; /* there was a rank table, if one without rows */
	bool is_asked;	/* keys were named, so rows of others are left out */
	RankTable *ranks;
	Output *output;
	/* What is being read. */
	const Input *input;
	const RecordReader *reader;
	bool has_mail; /* it has records to count */
} Job;

static void job_clear(Job *job)
{
	g_clear_pointer(&job->rule.threads, rank_threads_free);
	g_clear_pointer(&job->rule.past, rank_past_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Job, job_clear)

/* Which keys are counted: those named, or the usual ones. */
static bool read_counts(const RankOptions *options, Job *job)
{
	RankCounts *counts = job->rule.counts;
	for (guint i = 0; i < options->by->len; i++) {
		View bad, list = view_of(g_ptr_array_index(options->by, i));
		if (!rank_counts_parse(counts, list, &bad)) {
			rank_options_complain_by(bad,
						 ", a column, or two of them with a colon between");
			return false;
		}
	}
	job->is_asked = options->by->len || options->unmapped;
	if (!options->merge && !job->is_asked) {
		bool is_shortlog = options->format == RANK_FORMAT_SHORTLOG;
		rank_counts_add(counts, RANK_BY_AUTHOR);
		if (!is_shortlog)
			rank_counts_add(counts, RANK_BY_DOMAIN);
		if (options->org_map && !is_shortlog)
			rank_counts_add(counts, RANK_BY_ORG);
	}
	if (options->unmapped)
		rank_counts_add(counts, RANK_BY_UNMAPPED);
	return true;
}

static bool read_options(const RankOptions *options, Job *job)
{
	bool is_shortlog = options->format == RANK_FORMAT_SHORTLOG;
	job->tee = options->tee;
	job->merge = options->merge;
	job->merge_names = options->merge_names || is_shortlog;
	job->rule.all = options->all;
	job->rule.fan_out = options->fan_out;
	job->rule.kinds = options->kinds;
	job->rule.weight = (RankWeight)options->weight;
	job->rule.depth = options->depth;
	job->rule.known = options->only_new || rank_options_compare_before(options);
	job->rule.titles = is_shortlog	     ? RANK_TITLES_ALL
			   : options->titles ? RANK_TITLES_FIRST
					     : RANK_TITLES_NONE;
	job->listing = (RankListing){
		.sort = options->has_sort || !is_shortlog ? (RankSort)options->sort : RANK_SORT_KEY,
		.limit = options->limit,
		.only_new = options->only_new,
	};
	if (!read_counts(options, job) || !rank_options_check(options, &job->rule) ||
	    !cli_period_read(options->since, options->until, &job->period))
		return false;
	job->rule.period = date_period_is_all(&job->period) ? NULL : &job->period;
	if (rank_options_compare_before(options))
		job->rule.past = rank_past_new(&job->period);
	job->layout = (RankLayout){
		.format = (RankFormat)options->format,
		.no_header = options->no_header,
		.has_pairs = rank_counts_have_pairs(job->rule.counts),
		.percent = options->percent,
		.moves = options->compare != NULL,
		.titles = options->titles,
		.is_shown = options->format != RANK_FORMAT_TSV && isatty(STDOUT_FILENO),
	};
	if (rank_counts_have(job->rule.counts, RANK_BY_COMMENTER) && !options->merge)
		job->rule.threads = rank_threads_new(is_shortlog);
	return true;
}

static bool read_maps(const RankOptions *options, Maps *maps)
{
	const struct {
		const char *name;
		char **paths;
	} files[N_MAPS] = {
		[MAP_MAILMAP] = { "--mailmap", options->mailmap },
		[MAP_ALIASES] = { "--aliases", options->aliases },
		[MAP_ORGS] = { "--org-map", options->org_map },
		[MAP_BOTS] = { "--bots", options->bots },
	};
	for (MapKind kind = 0; kind < N_MAPS; kind++) {
		for (char **path = files[kind].paths; path && *path; path++) {
			g_autoptr(GError) error = NULL;
			if (!maps_read(maps, kind, *path, &error)) {
				cli_warn("%s: %s", files[kind].name, error->message);
				return false;
			}
		}
	}
	return true;
}

/* Makes rule look into maps, which must outlive its use. */
static void use_maps(RankRule *rule, const Maps *maps)
{
	rule->mailmap = maps->mailmap;
	rule->aliases = maps->aliases;
	rule->orgs = maps->orgs;
	rule->bots = maps->bots;
}

/* Takes a row of a rank table; one of a key that was not asked for is none of ours. */
static const char *merge_row(Job *job, const Record *record)
{
	View by = record->values[COLUMN_BY];
	RankCount *count = rank_counts_find(job->rule.counts, by);
	if (job->is_asked && !count)
		return NULL;
	if (count)
		count->is_found = true;
	job->layout.has_pairs |= view_chr(by, ':') != NULL;
	if (rank_merge_record(job->ranks, record))
		return NULL;
	return view_chr(by, ':') && record->values[COLUMN_KEY2].len == 0
		       ? "key2: a pair has two keys"
		       : "count: not a number";
}

/* Finds the columns that are counted by in a table. */
static bool find_columns(Job *job, const RecordReader *reader, Table table)
{
	View missing;
	size_t n_extra;
	const View *extra = record_reader_extra_names(reader, &n_extra);
	if (rank_counts_find_columns(job->rule.counts, table, extra, n_extra, &missing))
		return true;
	g_autofree char *where = g_strdup_printf(", and no column of %s", input_name(job->input));
	rank_options_complain_by(missing, where);
	return false;
}

/*
 * Takes a line of a rank table. Of one behind the records that are counted, another author-rank has
 * counted the same: it is handed on, but for what is counted here. By itself it is no input.
 */
static const char *take_rank(Job *job, const Record *record, RecordResult result)
{
	bool is_row = result == RECORD_ROW;
	job->has_rows |= is_row && job->merge;
	if (job->merge)
		return is_row ? merge_row(job, record) : NULL;
	if (!job->has_mail) {
		cli_warn("%s:%" G_GUINT64_FORMAT ": this is a rank table, which --merge adds up",
			 input_name(job->input), record->line);
		return CLI_RECORD_STOP;
	}
	bool is_ours = is_row && rank_counts_find(job->rule.counts, record->values[COLUMN_BY]);
	if (job->tee && !is_ours)
		output_write(job->output, record->raw);
	return NULL;
}

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	Job *job = data;
	bool is_counted = !job->merge && record->table != TABLE_CROSSPOST;
	job->has_ranks |= record->table == TABLE_RANK;
	if (record->table == TABLE_RANK)
		return take_rank(job, record, result);
	job->has_mail |= is_counted;
	if (is_counted && result == RECORD_HEADER && !find_columns(job, job->reader, record->table))
		return CLI_RECORD_STOP;
	if (is_counted && result == RECORD_ROW) {
		const char *why = rank_rule_refuses(&job->rule, record);
		if (why) {
			cli_warn("%s:%" G_GUINT64_FORMAT ": %s", input_name(job->input),
				 record->line, why);
			return CLI_RECORD_STOP;
		}
		rank_count_record(job->ranks, &job->rule, record);
	}
	job->has_rows |= result == RECORD_ROW;
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
	/* What record-map knows of the author is enough. */
	static const Column author[] = { COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR };
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
	} else {
		record_reader_need(reader, TABLE_RANK, NULL, 0);
	}
	need_columns(reader, TABLE_MAIL, mail);
	need_columns(reader, TABLE_PATCH, patch);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	record_reader_take_instead(reader, COLUMN_PERSON, author, G_N_ELEMENTS(author));
	job->input = input;
	job->reader = reader;
	job->has_mail = false;
	return cli_each_record(reader, input, job->output, take_record, job);
}

/* The places before: in the table to compare with, if that is not NULL, or in the period before;
 * NULL if nothing is known of that. */
static RankPlaces *find_places(const Job *job, RankTable *old)
{
	gint64 first, end;
	if (old)
		return rank_places_new(old, job->merge_names);
	if (!job->rule.past || !rank_past_find(job->rule.past, &first, &end))
		return NULL;
	g_autoptr(GArray) rows = rank_table_past_rows(job->ranks, first, end);
	return rank_places_of_rows(rows, job->merge_names);
}

/* old is the table to compare with, or NULL. */
static void print_ranks(const Job *job, RankTable *old)
{
	RankLayout layout = job->layout;
	if (job->rule.threads)
		rank_threads_settle(job->rule.threads, job->ranks);
	rank_table_share_spellings(job->ranks);
	if (job->merge_names)
		rank_table_merge_names(job->ranks);
	if (job->merge_names && old)
		rank_table_merge_names(old);
	g_autoptr(RankPlaces) before = find_places(job, old);
	g_autoptr(RankPlaces) now = before ? rank_places_new(job->ranks, job->merge_names) : NULL;
	g_autoptr(GArray) rows = rank_table_list(job->ranks, &job->listing);
	layout.before = before;
	layout.now = now;
	rank_print(job->ranks, rows, &layout, job->output);
}

/* Reads the rank tables in a file. */
static CliStatus read_old(const char *path, RankTable *old)
{
	g_autoptr(RankCounts) all = rank_counts_new();
	Job job = { .merge = true, .ranks = old, .rule.counts = all };
	g_autoptr(GError) error = NULL;
	g_autoptr(Input) input = input_open(path, &error);
	if (!input) {
		cli_warn("--compare: %s: %s", path, error->message);
		return CLI_FAILED;
	}
	CliStatus status = read_input(input, &job);
	if (status == CLI_FAILED || job.has_ranks)
		return status;
	cli_warn("--compare: %s: no rank table", path);
	return CLI_FAILED;
}

/* Whether all that was to be counted by is known, and there was something to be added up. */
static CliStatus check_found(const Job *job)
{
	if (job->merge && job->has_rows && !job->has_ranks && !job->tee) {
		cli_warn("no rank table: the input has nothing that --merge adds up");
		return CLI_FAILED;
	}
	View unknown = rank_counts_find_unknown(job->rule.counts);
	if (unknown.len == 0)
		return CLI_DONE;
	rank_options_complain_by(unknown, ", and no column of the input");
	return CLI_FAILED;
}

int main(int argc, char **argv)
{
	g_auto(RankOptions) options = { .by = g_ptr_array_new_with_free_func(g_free) };
	g_auto(Maps) maps = { 0 };
	CliStatus status;
	g_autoptr(RankCounts) counts = rank_counts_new();
	g_auto(Job) job = { .rule.counts = counts };
	cli_init("author-rank");
	if (!rank_options_parse(&argc, &argv, &options, &status))
		return status;
	maps_init(&maps);
	if (!read_options(&options, &job) || !read_maps(&options, &maps))
		return CLI_FAILED;
	use_maps(&job.rule, &maps);
	const char *compare = rank_options_compare_before(&options) ? NULL : options.compare;
	if (cli_shares_stdin("--compare", compare, argv + 1))
		return CLI_FAILED;
	confine_to(&(ConfineNeeds){ .inputs = argv + 1, .input = compare });
	g_autoptr(RankTable) old = compare ? rank_table_new() : NULL;
	status = old ? read_old(compare, old) : CLI_DONE;
	if (status == CLI_FAILED)
		return status;
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RankTable) ranks = rank_table_new();
	job.output = output;
	job.ranks = ranks;
	rank_table_keep_titles(ranks, job.rule.titles);
	status = cli_worse(status, cli_each_input(argv + 1, output, read_input, &job));
	if (status != CLI_FAILED)
		status = cli_worse(status, check_found(&job));
	/* Of what could not be read at all there are no ranks. */
	if (status != CLI_FAILED || (job.has_rows && (job.has_ranks || !job.merge)))
		print_ranks(&job, old);
	return cli_finish(output, status);
}
