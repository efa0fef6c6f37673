/* SPDX-License-Identifier: GPL-2.0-or-later */
/* list-stat: the state of a list in figures, as a stat table. */
#include "list-stat-sheet.h"

#include "cli/confine.h"
#include "cli/heap.h"
#include "cli/period.h"
#include "cli/record.h"
#include "digest/stat-table.h"
#include "map/maps.h"

#include <unistd.h>

/* The options as they were given. */
typedef struct {
	char **org_map;
	char *since, *until, *compare;
	guint by, format;
	gboolean merge;
} Options;

static void options_clear(Options *options)
{
	g_strfreev(options->org_map);
	g_free(options->since);
	g_free(options->until);
	g_free(options->compare);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* Reading stat tables. */
typedef struct {
	StatTable *table;
	const char *option; /* that named the file; NULL for none */
	CliStatus status;
} Reading;

static void complain(const char *message, gpointer data)
{
	Reading *reading = data;
	cli_warn("%s%s%s", reading->option ? reading->option : "", reading->option ? ": " : "",
		 message);
	reading->status = cli_worse(reading->status, CLI_PARTIAL);
}

static CliStatus read_table(Input *input, gpointer data)
{
	Reading *reading = data;
	g_autoptr(GError) error = NULL;
	if (!stat_table_read(reading->table, input, complain, reading, &error)) {
		complain(error->message, reading);
		reading->status = CLI_FAILED;
	}
	return reading->status;
}

/* Reads the table to compare with, which must be one of all time. */
static CliStatus read_before(const char *path, StatPart *before)
{
	g_autoptr(StatTable) table = stat_table_new();
	g_autoptr(GError) error = NULL;
	g_autoptr(Input) input = input_open(path, &error);
	Reading reading = { table, "--compare", CLI_DONE };
	if (!input) {
		cli_warn("--compare: %s: %s", path, error->message);
		return CLI_FAILED;
	}
	CliStatus status = read_table(input, &reading);
	g_autoptr(GArray) parts = stat_table_parts(table);
	if (status == CLI_FAILED)
		return status;
	if (stat_table_piece(table) != FIGURES_BY_NOTHING) {
		cli_warn("--compare: %s: a table by %s", path,
			 figure_piece_choice.words[stat_table_piece(table)].word);
		return CLI_FAILED;
	}
	*before = parts->len ? g_array_index(parts, StatPart, 0) : (StatPart){ 0 };
	return status;
}

static CliStatus merge(const Options *options, const StatPart *before, char **operands,
		       Output *output)
{
	g_autoptr(StatTable) table = stat_table_new();
	Reading reading = { table, NULL, CLI_DONE };
	CliStatus status = cli_each_input(operands, output, read_table, &reading);
	g_autoptr(GArray) parts = stat_table_parts(table);
	/* Of some of the tables only, the sums would be wrong. */
	if (status == CLI_FAILED)
		return status;
	if (before && stat_table_piece(table) != FIGURES_BY_NOTHING) {
		cli_warn("--compare: not with tables by %s",
			 figure_piece_choice.words[stat_table_piece(table)].word);
		return CLI_FAILED;
	}
	g_auto(Sheet) sheet;
	sheet_init(&sheet, output, (SheetFormat)options->format, stat_table_piece(table), before);
	for (guint i = 0; i < parts->len; i++) {
		const StatPart *part = &g_array_index(parts, StatPart, i);
		for (FigureKind kind = 0; kind < N_FIGURES; kind++)
			if (part->is_there[kind])
				sheet_add_row(&sheet, part->label, kind, &part->figures);
	}
	sheet_align(&sheet);
	return status;
}

/* A FigureFunc. */
static void add_figures(const char *label, const Figures *figures, gpointer data)
{
	for (FigureKind kind = 0; kind < N_FIGURES; kind++)
		sheet_add_row(data, label, kind, figures);
}

/* Reading patch tables. */
typedef struct {
	Digest *digest;
	bool has_patches; /* a patch table was there */
	Table other;	  /* another one that was there, or TABLE_NONE */
} Counting;

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	Counting *counting = data;
	if (record->table == TABLE_PATCH)
		counting->has_patches = true;
	else
		counting->other = record->table;
	if (result == RECORD_ROW && record->table == TABLE_PATCH)
		digest_add(counting->digest, record);
	return NULL;
}

static CliStatus read_input(Input *input, gpointer data)
{
	static const Column patch[] = {
		COLUMN_KIND,   COLUMN_DATE,	COLUMN_FROM_NAME,   COLUMN_FROM_ADDR,
		COLUMN_PART,   COLUMN_TOTAL,	COLUMN_MESSAGE_ID,  COLUMN_IN_REPLY_TO,
		COLUMN_SERIES, COLUMN_TITLE,	COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR,
		COLUMN_FLAGS,  COLUMN_TRAILERS,
	};
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_PATCH, patch, G_N_ELEMENTS(patch));
	record_reader_need(reader, TABLE_RANK, NULL, 0);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	return cli_each_record(reader, input, NULL, take_record, data);
}

static CliStatus count(const Options *options, const DatePeriod *period, const OrgMap *orgs,
		       const StatPart *before, char **operands, Output *output)
{
	g_autoptr(Digest) digest = digest_new(MESSAGE_NONE);
	FigurePiece piece = (FigurePiece)options->by;
	digest_want(digest, DIGEST_TRAFFIC);
	digest_skip_messages(digest);
	digest_use_orgs(digest, orgs);
	Counting counting = { .digest = digest, .other = TABLE_NONE };
	CliStatus status = cli_each_input(operands, output, read_input, &counting);
	/* Of some of the mail only, the figures would be wrong. */
	if (status == CLI_FAILED)
		return status;
	if (!counting.has_patches && counting.other != TABLE_NONE) {
		cli_warn("no patch table: the input has nothing but a %s table",
			 table_name(counting.other));
		return CLI_FAILED;
	}
	const char *lack = digest_lack(digest);
	if (lack)
		cli_warn("%s", lack);
	g_autoptr(GPtrArray) series = digest_series(digest);
	g_autoptr(FigureMaker) maker = figure_maker_new(digest, series);
	g_auto(Sheet) sheet;
	sheet_init(&sheet, output, (SheetFormat)options->format, piece, before);
	if (piece == FIGURES_BY_NOTHING) {
		Figures figures;
		figures_make(maker, period, &figures);
		add_figures("", &figures, &sheet);
	} else {
		figures_each(maker, period, piece, add_figures, &sheet);
	}
	sheet_align(&sheet);
	return status;
}

/* Whether the options go together. */
static bool check_options(const Options *options)
{
	bool counts = options->since || options->until || options->org_map ||
		      options->by != FIGURES_BY_NOTHING;
	if (options->merge && counts)
		cli_usage("--merge adds up what was counted: not with --since, --until, --by and "
			  "--org-map");
	else if (options->compare && options->by != FIGURES_BY_NOTHING)
		cli_usage("--compare: not with --by");
	else
		return true;
	return false;
}

static CliStatus list_stat(const Options *options, const DatePeriod *period, const OrgMap *orgs,
			   char **operands)
{
	StatPart before = { 0 };
	CliStatus status = options->compare ? read_before(options->compare, &before) : CLI_DONE;
	if (status == CLI_FAILED)
		return status;
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	const StatPart *old = options->compare ? &before : NULL;
	status = cli_worse(status, options->merge
					   ? merge(options, old, operands, output)
					   : count(options, period, orgs, old, operands, output));
	return cli_finish(output, status);
}

static bool read_maps(const Options *options, Maps *maps)
{
	for (char **path = options->org_map; path && *path; path++) {
		g_autoptr(GError) error = NULL;
		if (!maps_read(maps, MAP_ORGS, *path, &error)) {
			cli_warn("--org-map: %s", error->message);
			return false;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_auto(Maps) maps;
	CliStatus status;
	DatePeriod period;
	const GOptionEntry entries[] = {
		{ "since", 0, 0, G_OPTION_ARG_FILENAME, &options.since,
		  "Count what was sent at DATE or later; what came before is context", "DATE" },
		{ "until", 0, 0, G_OPTION_ARG_FILENAME, &options.until,
		  "Count what was sent before DATE", "DATE" },
		{ "by", 0, CLI_CHOICE, "Count one of %s by itself", "TIME" },
		{ "org-map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.org_map,
		  "Know the organisations in FILE, gitdm's EmailMap", "FILE" },
		{ "compare", 0, 0, G_OPTION_ARG_FILENAME, &options.compare,
		  "Put the figures of the stat table in FILE beside", "FILE" },
		{ "merge", 0, 0, G_OPTION_ARG_NONE, &options.merge,
		  "Add up the stat tables of the input", NULL },
		{ "format", 0, CLI_CHOICE, "Print one of %s (tsv)", "FORMAT" },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--by", .choice = &figure_piece_choice, .one = &options.by },
		{ "--format", .choice = &sheet_format_choice, .one = &options.format },
		CLI_CHOICE_END,
	};
	cli_init("list-stat");
	heap_expect_growth();
	maps_init(&maps);
	if (!cli_parse(&argc, &argv, entries, choices, "[FILE]...",
		       "Prints the state of a mailing list in figures.", &status))
		return (int)status;
	if (!check_options(&options) || !cli_period_read(options.since, options.until, &period) ||
	    cli_shares_stdin("--compare", options.compare, argv + 1) || !read_maps(&options, &maps))
		return CLI_FAILED;
	confine_to(&(ConfineNeeds){ .inputs = argv + 1, .input = options.compare });
	return (int)list_stat(&options, &period, maps.orgs, argv + 1);
}
