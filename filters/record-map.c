/* SPDX-License-Identifier: GPL-2.0-or-later */
/* record-map: records in and out, with what the user's own tables know of them. */
#include "cli/confine.h"
#include "cli/record.h"
#include "map/maps.h"
#include "map/people.h"
#include "map/subsystem.h"
#include "rank/rank.h"
#include "record/extra.h"
#include "record/writer.h"

#include <unistd.h>

/* The options as they were given. */
typedef struct {
	char **mailmap, **aliases, **org_map, **maintainers;
	gboolean no_header;
} Options;

static void options_clear(Options *options)
{
	g_strfreev(options->mailmap);
	g_strfreev(options->aliases);
	g_strfreev(options->org_map);
	g_strfreev(options->maintainers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

#define MAX_ADDED 3
#define N_TABLES_MAPPED 3

typedef struct {
	const Maps *maps;
	Column added[MAX_ADDED]; /* the columns, in this order */
	size_t n_added;
	Column needed[N_TABLES_MAPPED][2 * MAX_ADDED];
	SubsystemFinder *subsystems; /* NULL if they were not asked for */
	Output *output;
	RecordWriter *writer;
	ExtraColumns *extra;
	GString *person; /* scratch */
} Job;

typedef struct {
	Job *job;
	RecordReader *reader;
} Reading;

/* Tables that rows are added to. Whom a row is about stands in different columns. */
static const struct {
	Table table;
	Column name, addr;
	Person (*person)(const View *values);
} tables[N_TABLES_MAPPED] = {
	{ TABLE_MAIL, COLUMN_FROM_NAME, COLUMN_FROM_ADDR, person_of_sender },
	{ TABLE_PATCH, COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR, person_of_author },
	{ TABLE_COMMIT, COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR, person_of_author },
};

/* The place of a table among them; N_TABLES_MAPPED if it is none. */
static size_t table_place(Table table)
{
	size_t place = 0;
	while (place < N_TABLES_MAPPED && tables[place].table != table)
		place++;
	return place;
}

static View person_value(const Job *job, const Person *person)
{
	g_string_truncate(job->person, 0);
	if (person->name.len || person->addr.len)
		rank_person_key(job->person, *person);
	return view_of_gstring(job->person);
}

/* Writes the row. Returns what could not be found out about it, or NULL. */
static const char *map_row(const Job *job, const Record *record, size_t place)
{
	View values[MAX_ADDED];
	bool is_done = true;
	Person person = people_map(job->maps->mailmap, job->maps->aliases,
				   tables[place].person(record->values));
	for (size_t i = 0; i < job->n_added; i++) {
		if (job->added[i] == COLUMN_PERSON)
			values[i] = person_value(job, &person);
		else if (job->added[i] == COLUMN_ORG)
			values[i] =
				people_org(job->maps->orgs, &person, record->values[COLUMN_DATE]);
		else
			values[i] = subsystem_finder_find(job->subsystems, record, &is_done);
	}
	Record row = *record;
	extra_columns_put(job->extra, &row, values);
	record_writer_copy(job->writer, &row);
	return is_done ? NULL : "subsystem: a search for N: or K: was given up";
}

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	const Reading *reading = data;
	Job *job = reading->job;
	size_t place = table_place(record->table);
	bool is_mapped = place < N_TABLES_MAPPED;
	if (result == RECORD_ROW && is_mapped)
		return map_row(job, record, place);
	if (result == RECORD_ROW) {
		record_writer_copy(job->writer, record);
	} else {
		extra_columns_write_table(job->extra, job->writer, reading->reader, record->table,
					  is_mapped);
	}
	return NULL;
}

/* Says what the reader cannot do without. */
static void need_columns(Job *job, RecordReader *reader)
{
	for (size_t i = 0; i < N_TABLES_MAPPED; i++) {
		Column *needed = job->needed[i];
		size_t n_needed = 0;
		for (size_t k = 0; k < job->n_added; k++) {
			if (job->added[k] == COLUMN_SUBSYSTEM) {
				needed[n_needed++] = COLUMN_PATHS;
				continue;
			}
			needed[n_needed++] =
				job->added[k] == COLUMN_ORG ? COLUMN_DATE : tables[i].name;
			needed[n_needed++] = tables[i].addr;
		}
		record_reader_need(reader, tables[i].table, needed, n_needed);
	}
	record_reader_need(reader, TABLE_RANK, NULL, 0);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
}

static CliStatus map_input(Input *input, gpointer data)
{
	Job *job = data;
	g_autoptr(RecordReader) reader = record_reader_new(input);
	need_columns(job, reader);
	Reading reading = { job, reader };
	return cli_each_record(reader, input, job->output, take_record, &reading);
}

static CliStatus record_map(Job *job, bool with_header, char **operands)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RecordWriter) writer = record_writer_new(output, with_header);
	g_autoptr(ExtraColumns) extra = extra_columns_new(job->added, job->n_added);
	g_autoptr(GString) person = g_string_new(NULL);
	g_autoptr(SubsystemFinder) subsystems =
		job->maps->maintainers ? subsystem_finder_new(job->maps->maintainers) : NULL;
	job->output = output;
	job->writer = writer;
	job->extra = extra;
	job->person = person;
	job->subsystems = subsystems;
	CliStatus status = cli_each_input(operands, output, map_input, job);
	return cli_finish(output, status);
}

/* Reads the files, and says in job which columns they give. */
static bool read_maps(const Options *options, Maps *maps, Job *job)
{
	const struct {
		MapKind kind;
		const char *name;
		char **paths;
		Column column;
	} files[] = {
		{ MAP_MAILMAP, "--mailmap", options->mailmap, COLUMN_PERSON },
		{ MAP_ALIASES, "--aliases", options->aliases, COLUMN_PERSON },
		{ MAP_ORGS, "--org-map", options->org_map, COLUMN_ORG },
		{ MAP_MAINTAINERS, "--maintainers", options->maintainers, COLUMN_SUBSYSTEM },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		for (char **path = files[i].paths; path && *path; path++) {
			g_autoptr(GError) error = NULL;
			if (!maps_read(maps, files[i].kind, *path, &error)) {
				cli_warn("%s: %s", files[i].name, error->message);
				return false;
			}
		}
		bool is_known = job->n_added && job->added[job->n_added - 1] == files[i].column;
		if (files[i].paths && !is_known)
			job->added[job->n_added++] = files[i].column;
	}
	return true;
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_auto(Maps) maps = { 0 };
	CliStatus status;
	const GOptionEntry entries[] = {
		{ "mailmap", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.mailmap,
		  "Add person, by the names and addresses in FILE, one of git's", "FILE" },
		{ "aliases", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.aliases,
		  "Add person, by the addresses in FILE, gitdm's EmailAliases", "FILE" },
		{ "org-map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.org_map,
		  "Add org, by FILE, gitdm's EmailMap or gitdm.config", "FILE" },
		{ "maintainers", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.maintainers,
		  "Add subsystem, by FILE, a project's MAINTAINERS", "FILE" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options.no_header,
		  "Leave the header line out", NULL },
		G_OPTION_ENTRY_NULL,
	};
	cli_init("record-map");
	if (!cli_parse(&argc, &argv, entries, NULL, "[FILE]...",
		       "Adds to records what mailmaps, organisation maps and MAINTAINERS know.",
		       &status))
		return (int)status;
	Job job = { .maps = &maps };
	maps_init(&maps);
	if (!read_maps(&options, &maps, &job))
		return CLI_FAILED;
	if (job.n_added == 0)
		return (int)cli_usage(
			"one of --mailmap, --aliases, --org-map and --maintainers is missing");
	confine_to(&(ConfineNeeds){ .inputs = argv + 1 });
	return (int)record_map(&job, !options.no_header, argv + 1);
}
