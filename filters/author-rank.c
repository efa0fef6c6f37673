/* SPDX-License-Identifier: GPL-2.0-or-later */
/* author-rank: counts who and what mail comes from, into rank tables. */
#include "bytes/display.h"
#include "cli/confine.h"
#include "cli/record.h"
#include "map/maps.h"
#include "patch/classify.h"
#include "rank/move.h"
#include "rank/record.h"
#include "record/writer.h"

#include <unistd.h>

typedef enum {
	FORMAT_TSV,
	FORMAT_UNIQ,
	N_FORMATS,
} Format;

static const ChoiceWord format_words[N_FORMATS] = {
	[FORMAT_TSV] = { "tsv", NULL },
	[FORMAT_UNIQ] = { "uniq", NULL },
};

static const Choice format_choice = CHOICE_INIT(format_words);

/* The options as they were given. */
typedef struct {
	char **mailmap, **aliases, **org_map, **bots;
	char *compare;
	unsigned keys, kinds;
	guint format, weight;
	guint64 limit;
	bool has_keys, has_weight;
	gboolean all, tee, merge, no_header, unmapped, fan_out, merge_names;
} Options;

static void options_clear(Options *options)
{
	g_strfreev(options->mailmap);
	g_strfreev(options->aliases);
	g_strfreev(options->org_map);
	g_strfreev(options->bots);
	g_free(options->compare);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

typedef struct {
	RankRule rule;
	Format format;
	guint64 limit;
	bool tee, merge, no_header, merge_names;
	RankTable *ranks;
	Output *output;
} Job;

/* The keys if none was named. */
static unsigned default_keys(const Options *options)
{
	if (options->merge || options->unmapped)
		return 0;
	return 1u << RANK_BY_AUTHOR | 1u << RANK_BY_DOMAIN |
	       (options->org_map ? 1u << RANK_BY_ORG : 0);
}

/* Whether what is to be counted can be: the keys and the weight go together. */
static bool check_rule(const Options *options, const RankRule *rule)
{
	for (RankBy by = 0; by < N_RANK_KEYS; by++) {
		if (options->merge || !(rule->keys & 1u << by))
			continue;
		if (rank_by_needs_orgs(by) && !options->org_map)
			cli_usage("--by=%s: needs --org-map=FILE", rank_by_name(by));
		else if (rank_by_needs_tags(by) && rule->weight == WEIGHT_LINES)
			cli_usage("--weight=lines: --by=%s counts no lines", rank_by_name(by));
		else
			continue;
		return false;
	}
	if (!rule->fan_out || rule->weight == WEIGHT_MESSAGES)
		return true;
	cli_usage("--fan-out: goes with --weight=messages only");
	return false;
}

/* Whether the options go together. */
static bool check_options(const Options *options, const Job *job)
{
	const struct {
		bool is_given;
		const char *name;
	} counting[] = {
		{ options->mailmap, "--mailmap" },   { options->aliases, "--aliases" },
		{ options->org_map, "--org-map" },   { options->bots, "--bots" },
		{ options->has_weight, "--weight" }, { options->fan_out, "--fan-out" },
	};
	for (size_t i = 0; job->merge && i < G_N_ELEMENTS(counting); i++) {
		if (counting[i].is_given) {
			cli_usage("%s: --merge adds up what was counted with it", counting[i].name);
			return false;
		}
	}
	if ((job->tee || options->compare) && job->format != FORMAT_TSV) {
		cli_usage("%s: --format=%s is no record stream", job->tee ? "--tee" : "--compare",
			  format_words[job->format].word);
		return false;
	}
	if (job->tee && options->compare && job->no_header) {
		cli_usage("--compare: its column needs the header line");
		return false;
	}
	return check_rule(options, &job->rule);
}

static bool read_options(const Options *options, Job *job)
{
	job->tee = options->tee;
	job->merge = options->merge;
	job->no_header = options->no_header;
	job->merge_names = options->merge_names;
	job->rule.all = options->all;
	job->rule.fan_out = options->fan_out;
	job->rule.keys = options->has_keys ? options->keys : default_keys(options);
	job->rule.keys |= options->unmapped ? 1u << RANK_BY_UNMAPPED : 0;
	job->rule.kinds = options->kinds;
	job->rule.weight = (RankWeight)options->weight;
	job->format = (Format)options->format;
	job->limit = options->limit;
	return check_options(options, job);
}

static bool read_maps(const Options *options, Maps *maps)
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

/* A rank row of a key that was not asked for is none of ours. */
static bool is_wanted(const Job *job, View by)
{
	RankBy known = rank_by_of_name(by);
	return !job->rule.keys || (known != N_RANK_KEYS && job->rule.keys & 1u << known);
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

/* Before and now are NULL if the movement was not asked for. */
static void print_tsv(const GArray *rows, const RankPlaces *before, const RankPlaces *now,
		      Output *output, bool with_header)
{
	const View names[] = { VIEW("move") };
	const size_t n_extra = before ? 1 : 0;
	g_autoptr(GString) move = g_string_new(NULL);
	g_autoptr(RecordWriter) writer = record_writer_new(output, with_header);
	record_writer_table(writer, TABLE_RANK, names, n_extra);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		record_writer_value(writer, COLUMN_BY, row->by);
		record_writer_number(writer, COLUMN_COUNT, row->count);
		record_writer_value(writer, COLUMN_KEY, row->key);
		g_string_truncate(move, 0);
		if (before)
			rank_move_append(move, before, now, row);
		const View extra[] = { view_of_gstring(move) };
		record_writer_end(writer, extra, n_extra);
	}
}

/* The layout of `uniq -c`; on a terminal, without what would not be text there. */
static void print_uniq(const GArray *rows, Output *output)
{
	g_autoptr(GString) shown = isatty(STDOUT_FILENO) ? g_string_new(NULL) : NULL;
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		char count[32];
		int len = g_snprintf(count, sizeof count, "%7" G_GUINT64_FORMAT " ", row->count);
		output_write(output, (View){ count, (size_t)len });
		if (shown)
			display_append(g_string_truncate(shown, 0), row->key, DISPLAY_LINE);
		output_write(output, shown ? view_of_gstring(shown) : row->key);
		output_write(output, VIEW("\n"));
	}
}

/* old is the table to compare with, or NULL. */
static void print_ranks(const Job *job, RankTable *old)
{
	if (job->merge_names)
		rank_table_merge_names(job->ranks);
	if (job->merge_names && old)
		rank_table_merge_names(old);
	g_autoptr(RankPlaces) before = old ? rank_places_new(old, job->merge_names) : NULL;
	g_autoptr(RankPlaces) now = old ? rank_places_new(job->ranks, job->merge_names) : NULL;
	g_autoptr(GArray) rows = rank_table_rows(job->ranks, job->limit);
	if (job->format == FORMAT_UNIQ)
		print_uniq(rows, job->output);
	else
		print_tsv(rows, before, now, job->output, !job->no_header);
}

/* Reads the rank tables in a file. */
static CliStatus read_old(const char *path, RankTable *old)
{
	Job job = { .merge = true, .ranks = old };
	g_autoptr(GError) error = NULL;
	g_autoptr(Input) input = input_open(path, &error);
	if (input)
		return read_input(input, &job);
	cli_warn("%s: %s", path, error->message);
	return CLI_FAILED;
}

static bool parse_options(int *argc, char ***argv, Options *options, CliStatus *status)
{
	const GOptionEntry entries[] = {
		{ "by", 0, CLI_CHOICE, "Count by any of %s (author,domain)", "WHAT[,WHAT]..." },
		{ "number", 'n', CLI_CHOICE, "Print the first N of each", "N" },
		{ "kind", 0, CLI_CHOICE, "Count any of %s (patch,cover)", "KIND[,KIND]..." },
		{ "all", 0, 0, G_OPTION_ARG_NONE, &options->all,
		  "Count backports, bots' patches and parts of pull requests too", NULL },
		{ "weight", 0, CLI_CHOICE, "Count one of %s (messages)", "WEIGHT" },
		{ "fan-out", 0, 0, G_OPTION_ARG_NONE, &options->fan_out,
		  "Count a tag on a cover letter for each of its patches", NULL },
		{ "mailmap", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->mailmap,
		  "Give people the names and addresses in FILE, one of git's", "FILE" },
		{ "aliases", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->aliases,
		  "Give people the addresses in FILE, gitdm's EmailAliases", "FILE" },
		{ "merge-names", 0, 0, G_OPTION_ARG_NONE, &options->merge_names,
		  "Take people of the same name for one", NULL },
		{ "org-map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->org_map,
		  "Know the organisations in FILE, gitdm's EmailMap", "FILE" },
		{ "unmapped", 0, 0, G_OPTION_ARG_NONE, &options->unmapped,
		  "Count the authors that no line of the --org-map covers", NULL },
		{ "robots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &options->bots,
		  NULL, NULL },
		{ "bots", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->bots,
		  "Know the bots in FILE too", "FILE" },
		{ "compare", 0, 0, G_OPTION_ARG_FILENAME, &options->compare,
		  "Add how far each has moved since the rank table in FILE", "FILE" },
		{ "tee", 0, 0, G_OPTION_ARG_NONE, &options->tee,
		  "Pass the records through and append the rank table", NULL },
		{ "merge", 0, 0, G_OPTION_ARG_NONE, &options->merge,
		  "Add up the rank tables of the input", NULL },
		{ "format", 0, CLI_CHOICE, "Print one of %s (tsv)", "FORMAT" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options->no_header,
		  "Leave the rank table's header line out", NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--by", .choice = &rank_key_choice, .set = &options->keys,
		  .given = &options->has_keys },
		{ "--number", 'n', .number = &options->limit, .min = 1, .max = G_MAXUINT64 },
		{ "--kind", .choice = &kind_choice, .set = &options->kinds },
		{ "--weight", .choice = &rank_weight_choice, .one = &options->weight,
		  .given = &options->has_weight },
		{ "--format", .choice = &format_choice, .one = &options->format },
		CLI_CHOICE_END,
	};
	return cli_parse(argc, argv, entries, choices, "[FILE]...",
			 "Counts who and what mail comes from.", status);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_auto(Maps) maps = { 0 };
	CliStatus status;
	Job job = { 0 };
	cli_init("author-rank");
	if (!parse_options(&argc, &argv, &options, &status))
		return status;
	maps_init(&maps);
	if (!read_options(&options, &job) || !read_maps(&options, &maps))
		return CLI_FAILED;
	use_maps(&job.rule, &maps);
	confine_to(&(ConfineNeeds){ .inputs = argv + 1, .input = options.compare });
	g_autoptr(RankTable) old = options.compare ? rank_table_new() : NULL;
	status = old ? read_old(options.compare, old) : CLI_DONE;
	if (status == CLI_FAILED)
		return status;
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RankTable) ranks = rank_table_new();
	job.output = output;
	job.ranks = ranks;
	status = cli_worse(status, cli_each_input(argv + 1, output, read_input, &job));
	print_ranks(&job, old);
	return cli_finish(output, status);
}
