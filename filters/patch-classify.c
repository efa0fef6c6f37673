/* SPDX-License-Identifier: GPL-2.0-or-later */
/* patch-classify: a mail table in, a patch table out. Says what each mail is. */
#include "cli/confine.h"
#include "cli/heap.h"
#include "cli/record.h"
#include "map/maps.h"
#include "patch/crew.h"
#include "patch/identity.h"
#include "patch/more-columns.h"
#include "patch/subject-title.h"
#include "record/duplicate.h"
#include "record/hold.h"
#include "record/writer.h"

#include <unistd.h>

#define ALL_KINDS (~0u)

/* The options as they were given. */
typedef struct {
	char *bots, *list_tag;
	unsigned kinds, with;
	guint bodies;
	guint64 threads;
	bool has_match;
	gboolean keep_diff, unique, quiet, no_header;
} Options;

static void options_clear(Options *options)
{
	g_free(options->bots);
	g_free(options->list_tag);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* One run: what was asked for, what it works with, what it met. */
typedef struct {
	unsigned kinds; /* bits of the kinds that pass */
	bool quiet;
	Output *output;
	RecordWriter *writer;
	PatchRowMaker *maker;
	PatchCrew *crew;
	MoreColumns *more; /* NULL without --with */
	Hold *mails;	   /* those that wait until the tag of their list is known */
	Hold *rows;	   /* those that may yet be cover letters */
	Input *input;
	bool is_damaged; /* rows left something out */
	/* NULL without --unique. What is context is known apart: a range of an archive has all
	 * of its mail, also what came before. */
	DuplicateSet *seen, *seen_context;
	guint64 matched;
} Job;

/* Gets each row, when nothing can change it any more. */
static void write_row(const Record *record, gpointer data)
{
	Job *job = data;
	if (job->kinds != ALL_KINDS &&
	    !(job->kinds & 1u << kind_of_name(record->values[COLUMN_KIND])))
		return;
	job->matched++;
	if (!job->quiet)
		record_writer_copy(job->writer, record);
}

/* A message that waits turned out to be the cover letter of the patches behind it. Its version can
 * stand in the title only. */
static void settle_cover(const Job *job, View message_id)
{
	const Record *cover = hold_find(job->rows, message_id);
	if (!cover)
		return;
	View title = cover->values[COLUMN_TITLE], version = cover->values[COLUMN_VERSION];
	subject_title_last_version_take(&title, &version);
	const HoldChange changes[] = {
		{ COLUMN_KIND, view_of(kind_name(KIND_COVER)) },
		{ COLUMN_FLAGS, VIEW("naked") },
		{ COLUMN_SERIES, message_id },
		{ COLUMN_WHY, VIEW("series") },
		{ COLUMN_VERSION, version },
		{ COLUMN_TITLE, title },
	};
	hold_settle(job->rows, message_id, changes, G_N_ELEMENTS(changes));
}

/* Gets each mail, when nothing more can be learned about its list. */
static void classify_mail(const Record *mail, gpointer data)
{
	const Job *job = data;
	patch_crew_take(job->crew, job->input, mail);
}

/* Gets what each mail is. */
static void take_row(const PatchRow *row, gpointer data)
{
	Job *job = data;
	if (row->damage) {
		cli_warn("%s:%" G_GUINT64_FORMAT ": %s", input_name(job->input), row->record->line,
			 row->damage);
		job->is_damaged = true;
	}
	if (job->more)
		more_columns_put(job->more, row->record, row->diff);
	hold_push(job->rows, row->record, row->date, row->may_be_cover);
	if (row->shows_cover)
		settle_cover(job, row->record->values[COLUMN_SERIES]);
}

static bool waits_no_more(const Record *mail, gpointer data)
{
	return !patch_row_must_wait(data, mail);
}

static void take_mail(const Job *job, const Record *mail)
{
	const View *values = mail->values;
	DuplicateSet *seen = values[COLUMN_CONTEXT].len ? job->seen_context : job->seen;
	if (seen && duplicate_set_add(seen, identity_of(mail), values[COLUMN_LIST],
				      values[COLUMN_BODY], TEXT_ESCAPED) == DUPLICATE_SAME)
		return;
	/* Without a date: how late the next ones come tells nothing. */
	hold_push(job->mails, mail, 0, patch_row_expect(job->maker, mail));
	hold_settle_each(job->mails, waits_no_more, job->maker);
}

/* What was held back has the columns in force, so it may not wait for others. */
static void flush(const Job *job)
{
	hold_flush(job->mails);
	patch_crew_finish(job->crew);
	hold_flush(job->rows);
}

typedef struct {
	Job *job;
	RecordReader *reader;
} Reading;

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	const Reading *reading = data;
	Job *job = reading->job;
	heap_note_read(record->raw.len);
	if (result == RECORD_ROW) {
		take_mail(job, record);
		return NULL;
	}
	flush(job);
	size_t n_extra;
	const View *extra = record_reader_extra_names(reading->reader, &n_extra);
	if (job->more)
		extra = more_columns_start(job->more, extra, n_extra, &n_extra);
	if (!job->quiet)
		record_writer_table(job->writer, TABLE_PATCH, extra, n_extra);
	return NULL;
}

static CliStatus classify_input(Input *input, gpointer data)
{
	Job *job = data;
	size_t n_columns;
	const Column *columns = patch_row_needs(&n_columns);
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_MAIL, columns, n_columns);
	Reading reading = { job, reader };
	job->input = input;
	CliStatus status = cli_each_record(reader, input, job->output, take_record, &reading);
	hold_flush(job->mails);
	patch_crew_finish(job->crew);
	return job->is_damaged ? cli_worse(status, CLI_PARTIAL) : status;
}

static void write_crosspost(View message_id, View list, gpointer data)
{
	RecordWriter *writer = data;
	record_writer_table(writer, TABLE_CROSSPOST, NULL, 0);
	record_writer_value(writer, COLUMN_CROSSPOST, message_id);
	record_writer_value(writer, COLUMN_LIST, list);
	record_writer_end(writer, NULL, 0);
}

/* The whole run over the operands. */
static CliStatus patch_classify(Job *job, PatchCrewOrder order, char **operands, bool with_header)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(RecordWriter) writer = record_writer_new(output, with_header);
	g_autoptr(Hold) mails = hold_new(classify_mail, job);
	g_autoptr(Hold) rows = hold_new(write_row, job);
	order.output = output;
	order.func = take_row;
	order.data = job;
	g_autoptr(PatchCrew) crew = patch_crew_new(&order);
	job->crew = crew;
	job->output = output;
	job->writer = writer;
	job->mails = mails;
	job->rows = rows;
	CliStatus status = cli_each_input(operands, output, classify_input, job);
	hold_flush(rows);
	if (job->seen && !job->quiet &&
	    !duplicate_set_each_crosspost(job->seen, write_crosspost, writer)) {
		cli_warn("more cross-posts than can be remembered: some lists are lost");
		status = cli_worse(status, CLI_PARTIAL);
	}
	return cli_finish(output, status);
}

static bool read_bots(Maps *maps, const char *path)
{
	g_autoptr(GError) error = NULL;
	if (maps_read(maps, MAP_BOTS, path, &error))
		return true;
	cli_warn("--bots: %s", error->message);
	return false;
}

static bool parse_options(int *argc, char ***argv, Options *options, CliStatus *status)
{
	const GOptionEntry entries[] = {
		{ "match", 0, CLI_CHOICE, "Pass any of %s; exit with 1 if there are none",
		  "KIND[,KIND]..." },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "Print nothing", NULL },
		{ "keep-diff", 0, 0, G_OPTION_ARG_NONE, &options->keep_diff,
		  "Leave the body whole, with diff and in-body header", NULL },
		{ "bodies", 0, CLI_CHOICE, "Whose bodies to keep: one of %s (all)", "WHICH" },
		{ "with", 0, CLI_CHOICE, "Add columns: any of %s (none)", "COLUMN[,COLUMN]..." },
		{ "unique", 0, 0, G_OPTION_ARG_NONE, &options->unique, "Drop mail that came before",
		  NULL },
		{ "bots", 0, 0, G_OPTION_ARG_FILENAME, &options->bots, "Know the bots in FILE too",
		  "FILE" },
		{ "robots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &options->bots, NULL,
		  NULL },
		{ "list-tag", 0, 0, G_OPTION_ARG_STRING, &options->list_tag,
		  "The lists put [TAG] in front of subjects", "TAG" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options->no_header,
		  "Leave the header line out", NULL },
		{ "threads", 0, CLI_CHOICE,
		  "Work in N threads at most (two fewer than processors, 1 to 4)", "N" },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--match", .choice = &kind_choice, .set = &options->kinds,
		  .given = &options->has_match },
		{ "--bodies", .choice = &body_rule_choice, .one = &options->bodies },
		{ "--with", .choice = &more_choice, .set = &options->with },
		{ "--threads", .number = &options->threads, .min = 1, .max = G_MAXUINT16 },
		CLI_CHOICE_END,
	};
	return cli_parse(argc, argv, entries, choices, "[FILE]...",
			 "Says what each mail is: patch, cover, reply, ...", status);
}

/* The programs before and behind it in a pipeline need processors, too. */
static guint default_threads(void)
{
	guint n = g_get_num_processors();
	return n > 3 ? n - 2 : 1;
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { .threads = default_threads() };
	CliStatus status;
	cli_init("patch-classify");
	if (!parse_options(&argc, &argv, &options, &status))
		return (int)status;
	Job job = { .kinds = options.has_match ? options.kinds : ALL_KINDS };
	BodyRule body_rule = (BodyRule)options.bodies;
	if (options.keep_diff && body_rule == BODY_MESSAGE)
		body_rule = BODY_WHOLE;
	g_auto(Maps) maps;
	maps_init(&maps);
	if (options.bots && !read_bots(&maps, options.bots))
		return CLI_FAILED;
	g_autoptr(PatchRowMaker) maker = patch_row_maker_new(maps.bots, body_rule);
	if (options.list_tag)
		patch_row_maker_set_list_tag(maker, view_of(options.list_tag));
	g_autoptr(DuplicateSet) seen =
		options.unique ? duplicate_set_new(DUPLICATE_SET_SIZE) : NULL;
	g_autoptr(DuplicateSet) seen_context =
		options.unique ? duplicate_set_new(DUPLICATE_SET_SIZE) : NULL;
	g_autoptr(MoreColumns) more = options.with ? more_columns_new(options.with) : NULL;
	confine_to(&(ConfineNeeds){ .inputs = argv + 1 });
	job.more = more;
	job.quiet = options.quiet;
	job.maker = maker;
	job.seen = seen;
	job.seen_context = seen_context;
	const PatchCrewOrder order = { .maker = maker, .threads = (guint)options.threads };
	status = patch_classify(&job, order, argv + 1, !options.no_header);
	if (status == CLI_DONE && options.has_match && job.matched == 0)
		status = CLI_PARTIAL;
	return (int)status;
}
