/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mail-cat: records in, the mails that they were made of out. */
#include "cli/confine.h"
#include "cli/inbox.h"
#include "cli/record.h"
#include "cli/series-ids.h"
#include "mailbox/fetch.h"
#include "mailbox/maildir.h"
#include "mailbox/mbox-writer.h"
#include "patch/apply-order.h"
#include "split/origin.h"

#include <unistd.h>

/* What the mails are written as. */
enum {
	FORMAT_MBOXRD,
	FORMAT_RAW,
};

static const ChoiceWord format_words[] = {
	[FORMAT_MBOXRD] = { "mboxrd", NULL },
	[FORMAT_RAW] = { "raw", "one message" },
};

static const Choice format_choice = CHOICE_INIT(format_words);

/* The options as they were given. */
typedef struct {
	char *inbox, *directory, *maildir, *series;
	guint format, input;
	bool has_format;
	gboolean am;
} Options;

static void options_clear(Options *options)
{
	g_free(options->inbox);
	g_free(options->directory);
	g_free(options->maildir);
	g_free(options->series);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* A mail to be fetched, and how its record is known: escaped values. */
typedef struct {
	MailPlace place;
	char *source, *message_id, *subject;
	const char *table; /* whoever reads it keeps the name */
	guint64 line;
} Pick;

static void pick_free(gpointer data)
{
	Pick *pick = data;
	mail_place_clear(&pick->place);
	g_free(pick->source);
	g_free(pick->message_id);
	g_free(pick->subject);
	g_free(pick);
}

/* One run. */
typedef struct {
	guint format;
	Output *output;
	Output *held; /* of FORMAT_RAW, until it is known that there is no second mail */
	Maildir *maildir;
	MailFetcher *fetcher;
	GPtrArray *waiting; /* Picks, MAIL_FETCH_AHEAD at most */
	ApplyOrder *order;  /* NULL: in the order of the records */
	GHashTable *series; /* those that are wanted; NULL: all */
	GHashTable *found;  /* those of them that were met */
	guint64 n_mails;
	CliStatus status;
	bool has_mail; /* a table of it was met */
	bool is_over;  /* nothing more is to be written */
} Job;

static void worsen(Job *job, CliStatus status)
{
	job->status = cli_worse(job->status, status);
}

static void end(Job *job)
{
	worsen(job, CLI_FAILED);
	job->is_over = true;
}

static void complain(Job *job, const Pick *pick, const char *why)
{
	if (*pick->source)
		cli_warn("%s:%" G_GUINT64_FORMAT ": %s: %s", pick->table, pick->line, pick->source,
			 why);
	else
		cli_warn("%s:%" G_GUINT64_FORMAT ": it has no source", pick->table, pick->line);
	worsen(job, CLI_PARTIAL);
}

static void write_mail(Job *job, const Pick *pick, const RawMail *mail)
{
	g_autoptr(GError) error = NULL;
	job->n_mails++;
	if (job->maildir) {
		if (maildir_add(job->maildir, mail->raw, &error))
			return;
		cli_warn("--maildir: %s", error->message);
		end(job);
	} else if (job->format == FORMAT_MBOXRD) {
		mbox_write(job->output, mail);
		job->is_over = output_failed(job->output);
	} else if (job->n_mails == 1) {
		output_write(job->held, mail->raw);
	} else {
		complain(job, pick,
			 "a second message: --format=raw is for one, since nothing "
			 "would tell where the next begins");
		end(job);
	}
}

static void fetch(Job *job, const Pick *pick)
{
	g_autoptr(GError) error = NULL;
	RawMail mail;
	if (!mail_fetcher_fetch(job->fetcher, &pick->place, &mail, &error)) {
		if (g_error_matches(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_BROKEN)) {
			/* cli_inbox_finish says it once. */
			end(job);
			return;
		}
		complain(job, pick, error->message);
		if (g_error_matches(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_NO_INBOX)) {
			cli_usage("-C is missing, which says where the public-inbox is");
			end(job);
		}
	} else if (!mail_is_origin(mail.raw, view_of(pick->message_id), view_of(pick->subject))) {
		complain(job, pick, "it has changed: another message is there");
	} else {
		write_mail(job, pick, &mail);
	}
}

/* Fetches all that waits. */
static void fetch_waiting(Job *job)
{
	for (guint i = 0; i < job->waiting->len && !job->is_over; i++)
		mail_fetcher_expect(job->fetcher, &((Pick *)job->waiting->pdata[i])->place);
	for (guint i = 0; i < job->waiting->len && !job->is_over; i++)
		fetch(job, job->waiting->pdata[i]);
	g_ptr_array_set_size(job->waiting, 0);
}

static void take_pick(gpointer pick, gpointer data)
{
	Job *job = data;
	g_ptr_array_add(job->waiting, pick);
	if (job->waiting->len == MAIL_FETCH_AHEAD)
		fetch_waiting(job);
}

static Pick *pick_new(const Record *record, const char *table)
{
	Pick *pick = g_new0(Pick, 1);
	View id = record->values[COLUMN_MESSAGE_ID];
	pick->source = record_unescape(record->values[COLUMN_SOURCE]);
	mail_place_parse(&pick->place, view_of(pick->source));
	pick->message_id = view_dup(id);
	pick->subject = id.len ? g_strdup("") : view_dup(record->values[COLUMN_SUBJECT]);
	pick->table = g_intern_string(table);
	pick->line = record->line;
	return pick;
}

/* Whether the record's series is wanted; notes that it was met. */
static bool is_wanted(const Job *job, const Record *record)
{
	if (!job->series)
		return true;
	g_autofree char *series = view_dup(record->values[COLUMN_SERIES]);
	gpointer known;
	if (!*series || !g_hash_table_lookup_extended(job->series, series, &known, NULL))
		return false;
	g_hash_table_add(job->found, known);
	return true;
}

typedef struct {
	Job *job;
	const char *table;
} Reading;

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	const Reading *reading = data;
	Job *job = reading->job;
	bool is_mail = record->table == TABLE_MAIL || record->table == TABLE_PATCH;
	job->has_mail |= is_mail;
	if (!job->has_mail) {
		cli_warn("%s:%" G_GUINT64_FORMAT ": column source is missing: this is a %s table",
			 reading->table, record->line, table_name(record->table));
		return CLI_RECORD_STOP;
	}
	if (result != RECORD_ROW || !is_mail || job->is_over || !is_wanted(job, record))
		return NULL;
	Pick *pick = pick_new(record, reading->table);
	if (!job->order) {
		take_pick(pick, job);
		return NULL;
	}
	const char *why = apply_order_add(job->order, record, pick);
	return why && *why ? why : NULL;
}

static CliStatus read_table(Input *input, gpointer data)
{
	static const Column source[] = { COLUMN_SOURCE, COLUMN_SERIES, COLUMN_KIND, COLUMN_PART };
	Job *job = data;
	g_autoptr(RecordReader) reader = record_reader_new(input);
	size_t n_needed = job->order ? G_N_ELEMENTS(source) : job->series ? 2 : 1;
	if (n_needed == 1)
		record_reader_need(reader, TABLE_MAIL, source, n_needed);
	record_reader_need(reader, TABLE_PATCH, source, n_needed);
	record_reader_need(reader, TABLE_RANK, NULL, 0);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	Reading reading = { job, input_name(input) };
	return cli_each_record(reader, input, job->output, take_record, &reading);
}

static void tell_gap(gpointer text, gpointer data)
{
	cli_warn("%s", (const char *)text);
	worsen(data, CLI_PARTIAL);
}

/* Says which of the wanted series were not met. */
static void tell_missing(Job *job)
{
	GHashTableIter iter;
	gpointer id;
	if (!job->series)
		return;
	g_hash_table_iter_init(&iter, job->series);
	while (g_hash_table_iter_next(&iter, &id, NULL))
		if (!g_hash_table_contains(job->found, id)) {
			cli_warn("--series: no record of series %s", (const char *)id);
			worsen(job, CLI_PARTIAL);
		}
}

/* Everything but what has to be set up before. */
static CliStatus mail_cat(Job *job, char **operands)
{
	worsen(job, cli_each_input(operands, job->output, read_table, job));
	if (job->order) {
		/* From now on those that wait are the order's. */
		g_ptr_array_set_free_func(job->waiting, NULL);
		apply_order_each(job->order, take_pick, job);
	}
	fetch_waiting(job);
	if (job->order && !job->is_over)
		apply_order_each_gap(job->order, tell_gap, job);
	tell_missing(job);
	if (job->n_mails == 1 && job->format == FORMAT_RAW && !job->maildir)
		output_take(job->output, job->held);
	g_autoptr(GError) error = NULL;
	if (job->maildir && job->n_mails && !maildir_finish(job->maildir, &error)) {
		cli_warn("--maildir: %s", error->message);
		worsen(job, CLI_FAILED);
	}
	if (job->n_mails == 0 && (job->order || job->series))
		worsen(job, CLI_PARTIAL);
	return job->status;
}

static CliStatus run(const Options *options, const char *program, char **operands)
{
	g_autoptr(GHashTable) series = NULL;
	g_autoptr(GHashTable) found = g_hash_table_new(g_direct_hash, g_direct_equal);
	g_autoptr(GError) error = NULL;
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(Output) held = output_new_memory();
	g_autoptr(Maildir) maildir = NULL;
	g_autoptr(MailFetcher) fetcher =
		mail_fetcher_new(options->directory, (MailFormat)options->input);
	g_autoptr(GPtrArray) waiting = g_ptr_array_new_with_free_func(pick_free);
	g_autoptr(ApplyOrder) order = options->am ? apply_order_new(pick_free) : NULL;
	CliInbox inbox = { 0 };
	if (options->maildir && !(maildir = maildir_open(options->maildir, &error))) {
		cli_warn("--maildir: %s", error->message);
		return CLI_FAILED;
	}
	if (options->inbox) {
		if (!cli_inbox_start(&inbox, program, options->inbox))
			return CLI_FAILED;
		mail_fetcher_use_inbox(fetcher, inbox.requests, inbox.answers);
	}
	confine_to(&(ConfineNeeds){ .inputs = operands,
				    .input = options->series,
				    .anything = true,
				    .deliver = options->maildir });
	Job job = { .format = options->format,
		    .output = output,
		    .held = held,
		    .maildir = maildir,
		    .fetcher = fetcher,
		    .waiting = waiting,
		    .order = order,
		    .found = found };
	if (options->series)
		job.series = series = cli_read_series_ids(options->series);
	if (options->series && !series)
		return cli_worse(cli_inbox_finish(&inbox), CLI_FAILED);
	CliStatus status = mail_cat(&job, operands);
	status = cli_worse(status, cli_inbox_finish(&inbox));
	return cli_finish(output, status);
}

static bool parse_options(int *argc, char ***argv, Options *options, CliStatus *status)
{
	const GOptionEntry entries[] = {
		{ "inbox", 'C', 0, G_OPTION_ARG_FILENAME, &options->inbox,
		  "The public-inbox that the records are of", "DIR" },
		{ "directory", 0, 0, G_OPTION_ARG_FILENAME, &options->directory,
		  "Where mbox-split was run (the current directory)", "DIR" },
		{ "input", 0, CLI_CHOICE, "As for mbox-split: one of %s (auto: recognised)",
		  "FORMAT" },
		{ "format", 0, CLI_CHOICE, "Print one of %s", "FORMAT" },
		{ "maildir", 0, 0, G_OPTION_ARG_FILENAME, &options->maildir,
		  "Print nothing, put the mail into a Maildir", "DIR" },
		{ "series", 0, 0, G_OPTION_ARG_FILENAME, &options->series,
		  "Only the mail of the series whose ids are in FILE", "FILE" },
		{ "am", 0, 0, G_OPTION_ARG_NONE, &options->am,
		  "Only patches, in their order, for git am", NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--input", .choice = &mail_format_choice, .one = &options->input },
		{ "--format", .choice = &format_choice, .one = &options->format,
		  .given = &options->has_format },
		CLI_CHOICE_END,
	};
	return cli_parse(argc, argv, entries, choices, "[FILE]...",
			 "Prints the mail that the records in FILEs were made of.", status);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	CliStatus status;
	const char *program = argv[0];
	cli_init("mail-cat");
	if (!parse_options(&argc, &argv, &options, &status))
		return (int)status;
	if (options.maildir && options.has_format)
		return (int)cli_usage("--maildir and --format exclude each other");
	if (cli_shares_stdin("--series", options.series, argv + 1))
		return CLI_FAILED;
	return (int)run(&options, program ? program : "", argv + 1);
}
