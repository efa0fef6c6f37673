/* SPDX-License-Identifier: GPL-2.0-or-later */
/* digest-format: lays a record stream out as a digest. */
#include "cli/commits.h"
#include "cli/confine.h"
#include "cli/heap.h"
#include "cli/period.h"
#include "cli/record.h"
#include "cli/terminal.h"
#include "digest/print.h"
#include "message/archive-link.h"
#include "message/mime-compose.h"
#include "record/record.h"

#include <unistd.h>

/* So many days that are left out of the period are named. */
#define MAX_STRAYS 10

/* The options as they were given. */
typedef struct {
	char *name, *from, *to, *link, *commit_link, *mail_from, *mail_to, *commits;
	char *since, *until;
	guint format, message, color, group;
	GArray *sections; /* of guint, a SectionKind each */
	guint64 width, n_ranks, n_rows, unless;
	gboolean html, all_commits, print_period, if_any, skip_empty;
} Options;

static void options_clear(Options *options)
{
	g_array_unref(options->sections);
	g_free(options->name);
	g_free(options->from);
	g_free(options->to);
	g_free(options->link);
	g_free(options->commit_link);
	g_free(options->mail_from);
	g_free(options->mail_to);
	g_free(options->commits);
	g_free(options->since);
	g_free(options->until);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

typedef struct {
	const DigestFormat *format;
	PagePlan plan;
	MessageText message;
	DatePeriod period;
	DigestLook look;
	DigestMail mail;
	const char *commits; /* where they are; NULL for none */
	int unless;	     /* the descriptor of others_failed; 0 for none */
	bool if_any;	     /* no page of a period without mail */
	CliStatus if_none;   /* how that ends */
} Job;

/* Whether a template can be used, if there is one. */
static bool check_link(const char *option, const char *link)
{
	if (!link || archive_link_is_valid(link))
		return true;
	cli_usage("%s: no http or https URL with one %%s behind the host: '%s'", option, link);
	return false;
}

static bool read_look(const Options *options, DigestLook *look)
{
	look->color = terminal_wants_color((ColorRule)options->color, STDOUT_FILENO);
	look->width = (unsigned)options->width;
	look->link = options->link;
	look->commit_link = options->commit_link;
	return check_link("--link", options->link) &&
	       check_link("--commit-link", options->commit_link);
}

static bool read_mail(const Options *options, Job *job)
{
	if (!job->format->mail) {
		if (options->mail_from || options->mail_to || options->html)
			cli_usage("--mail-from, --mail-to and --html go with --format=mail");
		return !options->mail_from && !options->mail_to && !options->html;
	}
	job->mail = (DigestMail){ .from = options->mail_from,
				  .to = options->mail_to,
				  .html = options->html,
				  .all_letters = options->message == MESSAGE_FULL };
	job->look.mail = &job->mail;
	if (!options->mail_from || !options->mail_to)
		cli_usage("--format=mail needs --mail-from and --mail-to");
	else if (mime_addresses_count(options->mail_from) != 1)
		cli_usage("--mail-from: not one address: '%s'", options->mail_from);
	else if (mime_addresses_count(options->mail_to) == 0)
		cli_usage("--mail-to: not addresses with commas between: '%s'", options->mail_to);
	else
		return cli_now(&job->mail.date);
	return false;
}

static bool read_options(const Options *options, Job *job)
{
	PagePlan *plan = &job->plan;
	plan->title = (DigestTitle){ options->name, options->from, options->to };
	job->format = digest_format_of((DigestFormatKind)options->format);
	job->message =
		options->message == N_MESSAGES ? MESSAGE_FULL : (MessageText)options->message;
	job->unless = (int)options->unless;
	job->if_any = options->if_any || options->skip_empty;
	job->if_none = options->if_any ? CLI_PARTIAL : CLI_DONE;
	plan->n_ranks = options->n_ranks ? options->n_ranks : G_MAXUINT64;
	plan->n_rows = options->n_rows ? options->n_rows : G_MAXUINT64;
	plan->everything = job->format->everything;
	plan->group = job->format->everything ? GROUP_NONE : (DigestGroup)options->group;
	plan->ends_with_ranks = job->format->ends_with_ranks;
	plan->all_commits = options->all_commits;
	job->commits = options->commits;
	if (options->all_commits && !options->commits) {
		cli_usage("--all-commits goes with --commits");
		return false;
	}
	plan->n_sections = options->sections->len;
	for (guint i = 0; i < options->sections->len; i++)
		plan->sections[i] = (SectionKind)g_array_index(options->sections, guint, i);
	return cli_period_read(options->since, options->until, &job->period) &&
	       read_look(options, &job->look) && read_mail(options, job);
}

typedef struct {
	Digest *digest;
	RecordReader *reader;
	const Input *input;
	bool has_begun;
} Reading;

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	Reading *reading = data;
	if (!reading->has_begun)
		digest_begin(reading->digest, reading->input);
	reading->has_begun = true;
	if (result == RECORD_ROW)
		return digest_add(reading->digest, record) ? NULL : "count: not a number";
	size_t n_extra;
	const View *extra = record_reader_extra_names(reading->reader, &n_extra);
	digest_start(reading->digest, extra, n_extra);
	return NULL;
}

static CliStatus read_input(Input *input, gpointer data)
{
	size_t n_patch, n_rank;
	const Column *patch = digest_columns(&n_patch);
	const Column *rank = table_columns(TABLE_RANK, &n_rank);
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_PATCH, patch, n_patch);
	record_reader_need(reader, TABLE_RANK, rank, n_rank);
	record_reader_need(reader, TABLE_CROSSPOST, NULL, 0);
	Reading reading = { data, reader, input, false };
	return cli_each_record(reader, input, NULL, take_record, &reading);
}

/* Names the mail that an end of the period, printed as the digest knows it, leaves out. */
static void name_strays(const DigestPage *page, const DigestTitle *title)
{
	guint n_named = 0, n_unnamed = 0;
	for (guint i = 0; i < page->strays->len; i++) {
		const DigestDay *day = &g_array_index(page->strays, DigestDay, i);
		bool is_early = strcmp(day->date, g_array_index(page->days, DigestDay, 0).date) < 0;
		if (is_early ? title->from != NULL : title->to != NULL)
			continue;
		if (n_named == MAX_STRAYS) {
			n_unnamed++;
			continue;
		}
		n_named++;
		g_autofree char *id = record_unescape(day->message_id);
		cli_warn("left out of the period: %s, too far from all others: "
			 "%" G_GUINT64_FORMAT " message%s, %s",
			 day->date, day->messages, day->messages == 1 ? "" : "s, the first",
			 *id ? id : "without an id");
	}
	if (n_unnamed)
		cli_warn("left out of the period: %u more days", n_unnamed);
}

static void warn_of_lacks(const Digest *digest)
{
	const char *lack = digest_lack(digest);
	if (lack)
		cli_warn("%s", lack);
	guint64 undated = digest_counts(digest).undated;
	if (undated)
		cli_warn("in no period, since they have no date: %" G_GUINT64_FORMAT " message%s",
			 undated, undated == 1 ? "" : "s");
}

/* Whether a program before this one has said that it failed: the file of a descriptor that was
 * given has something in it. */
static bool others_failed(const Job *job)
{
	return job->unless && lseek(job->unless, 0, SEEK_END) > 0;
}

/* Whether letters are printed, and so have to be kept. */
static bool has_letters(const Job *job)
{
	return !job->format->is_table && page_plan_has(&job->plan, SECTION_MESSAGES);
}

/* Whether at least their titles are. */
static bool has_messages(const Job *job)
{
	return has_letters(job) || (!job->format->is_table && job->plan.everything);
}

static CliStatus digest_format(Job *job, char **operands)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(CommitTable) commits = job->commits ? commit_table_new() : NULL;
	g_autoptr(Digest) digest = digest_new(has_letters(job) ? job->message : MESSAGE_NONE);
	digest_set_period(digest, &job->period);
	if (!has_messages(job))
		digest_skip_messages(digest);
	digest_want(digest, job->format->wants | page_plan_wants(&job->plan));
	CliStatus status = commits ? cli_read_commits(job->commits, commits) : CLI_DONE;
	if (status == CLI_FAILED)
		return status;
	job->plan.commits = commits;
	status = cli_worse(status, cli_each_input(operands, output, read_input, digest));
	/* Of what could not be read there is no page. */
	if (status == CLI_FAILED || others_failed(job))
		return status;
	if (job->if_any && digest_counts(digest).within == 0) {
		warn_of_lacks(digest);
		return cli_worse(status, job->if_none);
	}
	g_autoptr(DigestPage) page = digest_page_new(digest, &job->plan);
	if (job->format->has_title)
		name_strays(page, &job->plan.title);
	warn_of_lacks(digest);
	job->format->print(page, &job->look, output);
	const GError *failure = digest_failure(digest);
	if (failure)
		cli_warn("%s", failure->message);
	return cli_finish(output, failure ? CLI_FAILED : status);
}

/* For list-digest: the ends of the period, in seconds since 1970, each empty if it is open. */
static CliStatus print_period(const DatePeriod *period)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(GString) text = g_string_new(NULL);
	if (period->since != G_MININT64)
		g_string_append_printf(text, "%" G_GINT64_FORMAT, period->since);
	g_string_append_c(text, ' ');
	if (period->until != G_MAXINT64)
		g_string_append_printf(text, "%" G_GINT64_FORMAT, period->until);
	g_string_append_c(text, '\n');
	output_write(output, view_of_gstring(text));
	return cli_finish(output, CLI_DONE);
}

static bool parse_options(int *argc, char ***argv, Options *options, CliStatus *status)
{
	const GOptionEntry entries[] = {
		{ "format", 0, CLI_CHOICE, "Print one of %s (text)", "FORMAT" },
		{ "name", 0, 0, G_OPTION_ARG_FILENAME, &options->name,
		  "The list's name (from its List-Id)", "NAME" },
		{ "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from,
		  "Where the period begins (the date of the first message)", "TEXT" },
		{ "to", 0, 0, G_OPTION_ARG_FILENAME, &options->to,
		  "Where the period ends (the date of the last message)", "TEXT" },
		{ "since", 0, 0, G_OPTION_ARG_FILENAME, &options->since,
		  "Print the period from DATE; what came before is context", "DATE" },
		{ "until", 0, 0, G_OPTION_ARG_FILENAME, &options->until,
		  "Print the period up to DATE", "DATE" },
		{ "print-period", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE,
		  &options->print_period, NULL, NULL },
		{ "number", 'n', CLI_CHOICE, "Print the first N of each rank; 0 for all (15)",
		  "N" },
		{ "rows", 0, CLI_CHOICE,
		  "Print N rows of what waits, discussions and bots; 0 for all (15)", "N" },
		{ "sections", 0, CLI_CHOICE, "Print any of %s, in the order given (all, in this)",
		  "LIST" },
		{ "group", 0, CLI_CHOICE, "Group the patch list by one of %s (none)", "WHAT" },
		{ "message", 0, CLI_CHOICE, "How much of a message: one of %s (full)", "HOW" },
		{ "color", 0, CLI_CHOICE, "Colour: one of %s (auto)", "WHEN" },
		{ "width", 0, CLI_CHOICE, "Columns of a line, 0 for any (the terminal's, else 0)",
		  "N" },
		{ "link", 0, 0, G_OPTION_ARG_FILENAME, &options->link,
		  "Link to the mails at URL, with %s for their Message-ID", "URL" },
		{ "commit-link", 0, 0, G_OPTION_ARG_FILENAME, &options->commit_link,
		  "Link to the commits at URL, with %s for their name", "URL" },
		{ "commits", 0, 0, G_OPTION_ARG_FILENAME, &options->commits,
		  "List the period's commits, too, out of a commit table", "FILE" },
		{ "all-commits", 0, 0, G_OPTION_ARG_NONE, &options->all_commits,
		  "List all commits of that table", NULL },
		{ "mail-from", 0, 0, G_OPTION_ARG_FILENAME, &options->mail_from,
		  "Whom a mail is from", "ADDR" },
		{ "mail-to", 0, 0, G_OPTION_ARG_FILENAME, &options->mail_to, "Whom a mail is to",
		  "ADDR,..." },
		{ "if-any", 0, 0, G_OPTION_ARG_NONE, &options->if_any,
		  "Print nothing if no mail is in the period, and exit with 1", NULL },
		{ "skip-empty", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->skip_empty,
		  NULL, NULL },
		{ "unless", 0, CLI_HIDDEN_CHOICE, NULL, NULL },
		{ "html", 0, 0, G_OPTION_ARG_NONE, &options->html,
		  "Send the digest as HTML, too, beside the text", NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--format", .choice = &digest_format_choice, .one = &options->format },
		{ "--number", 'n', .number = &options->n_ranks, .max = G_MAXUINT32 },
		{ "--rows", .number = &options->n_rows, .max = G_MAXUINT32 },
		{ "--sections", .choice = &section_choice, .order = options->sections },
		{ "--group", .choice = &digest_group_choice, .one = &options->group },
		{ "--message", .choice = &message_text_choice, .one = &options->message },
		{ "--color", .choice = &color_rule_choice, .one = &options->color },
		{ "--unless", .number = &options->unless, .min = STDERR_FILENO + 1,
		  .max = G_MAXINT },
		{ "--width", .number = &options->width, .max = G_MAXUINT16 },
		CLI_CHOICE_END,
	};
	return cli_parse(argc, argv, entries, choices, "[FILE]...",
			 "Lays a record stream out as a digest of a mailing list.", status);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { .width = terminal_width(STDOUT_FILENO),
				    .n_ranks = 15,
				    .n_rows = 15,
				    .message = N_MESSAGES };
	options.sections = g_array_new(FALSE, FALSE, sizeof(guint));
	CliStatus status;
	Job job = { 0 };
	cli_init("digest-format");
	heap_expect_growth();
	if (!parse_options(&argc, &argv, &options, &status))
		return status;
	if (!read_options(&options, &job))
		return CLI_FAILED;
	if (options.print_period)
		return (int)print_period(&job.period);
	if (cli_shares_stdin("--commits", options.commits, argv + 1))
		return CLI_FAILED;
	confine_to(&(ConfineNeeds){ .inputs = argv + 1, .input = options.commits });
	return (int)digest_format(&job, argv + 1);
}
