/* digest-format: lays a record stream out as a digest. */
#include "cli/confine.h"
#include "cli/record.h"
#include "cli/terminal.h"
#include "digest/print.h"
#include "message/archive-link.h"
#include "message/mime-compose.h"

#include <unistd.h>

/* The options' texts as they were given. */
typedef struct {
	char *format, *name, *from, *to, *sections, *message, *color, *width, *link;
	char *mail_from, *mail_to;
	gboolean html;
} Options;

static void options_clear(Options *options)
{
	g_free(options->format);
	g_free(options->name);
	g_free(options->from);
	g_free(options->to);
	g_free(options->sections);
	g_free(options->message);
	g_free(options->color);
	g_free(options->width);
	g_free(options->link);
	g_free(options->mail_from);
	g_free(options->mail_to);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

typedef struct {
	const DigestFormat *format;
	PagePlan plan;
	MessageText message;
	DigestLook look;
	DigestMail mail;
} Job;

static bool read_message(const char *name, MessageText *message)
{
	static const char *const names[N_MESSAGES] = {
		[MESSAGE_FULL] = "full",
		[MESSAGE_COMMIT] = "commit",
		[MESSAGE_NONE] = "none",
	};
	for (*message = 0; name && *message < N_MESSAGES; (*message)++)
		if (strcmp(name, names[*message]) == 0)
			return true;
	if (name)
		cli_usage("--message: neither full, commit nor none: '%s'", name);
	*message = MESSAGE_FULL;
	return !name;
}

static bool read_look(const Options *options, DigestLook *look)
{
	guint64 width = terminal_width(STDOUT_FILENO);
	if (!terminal_wants_color(options->color, STDOUT_FILENO, &look->color)) {
		cli_usage("--color: neither auto, always nor never: '%s'", options->color);
		return false;
	}
	if (options->width && !cli_number("--width", options->width, 0, G_MAXUINT16, &width))
		return false;
	look->width = (unsigned)width;
	look->link = options->link;
	if (options->link && !archive_link_is_valid(options->link)) {
		cli_usage("--link: no http or https URL with one %%s behind the host: '%s'",
			  options->link);
		return false;
	}
	return true;
}

static bool read_mail(const Options *options, Job *job)
{
	if (!job->format->mail) {
		if (options->mail_from || options->mail_to || options->html)
			cli_usage("--mail-from, --mail-to and --html go with --format=mail");
		return !options->mail_from && !options->mail_to && !options->html;
	}
	job->mail = (DigestMail){ options->mail_from, options->mail_to, 0, options->html };
	job->look.mail = &job->mail;
	if (!options->mail_from || !options->mail_to)
		cli_usage("--format=mail needs --mail-from and --mail-to");
	else if (mime_addresses_count(options->mail_from) != 1)
		cli_usage("--mail-from: not one address: '%s'", options->mail_from);
	else if (mime_addresses_count(options->mail_to) == 0)
		cli_usage("--mail-to: no addresses: '%s'", options->mail_to);
	else
		return cli_now(&job->mail.date);
	return false;
}

static bool read_options(const Options *options, Job *job)
{
	View unknown;
	PagePlan *plan = &job->plan;
	plan->title = (DigestTitle){ options->name, options->from, options->to };
	job->format = digest_format_find(options->format);
	if (!job->format) {
		cli_usage("--format: no such format: '%s'", options->format);
		return false;
	}
	plan->everything = job->format->everything;
	if (options->sections && !section_list_parse(view_of(options->sections), plan->sections,
						     &plan->n_sections, &unknown)) {
		cli_usage("--sections: no such section: '%.*s'", (int)unknown.len, unknown.data);
		return false;
	}
	return read_message(options->message, &job->message) && read_look(options, &job->look) &&
	       read_mail(options, job);
}

static const char *take_record(const Record *record, RecordResult result, gpointer data)
{
	Digest *digest = data;
	return result == RECORD_ROW && !digest_add(digest, record) ? "count: not a number" : NULL;
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
	return cli_each_record(reader, input, NULL, take_record, data);
}

static CliStatus digest_format(const Job *job, char **operands)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(Digest) digest = digest_new(job->message);
	CliStatus status = cli_each_input(operands, output, read_input, digest);
	g_autoptr(DigestPage) page = digest_page_new(digest, &job->plan);
	job->format->print(page, &job->look, output);
	return cli_finish(output, status);
}

int main(int argc, char **argv)
{
	g_auto(Options) options = { 0 };
	g_autoptr(GString) format_help = g_string_new("Print one of ");
	digest_format_append_names(format_help);
	g_string_append(format_help, " (text)");
	const GOptionEntry entries[] = {
		{ "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, format_help->str,
		  "FORMAT" },
		{ "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name,
		  "The list's name (from its List-Id)", "NAME" },
		{ "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from,
		  "Where the period begins (the date of the first message)", "TEXT" },
		{ "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to,
		  "Where the period ends (the date of the last message)", "TEXT" },
		{ "sections", 0, 0, G_OPTION_ARG_FILENAME, &options.sections,
		  "Print any of ranks, patches, waiting, pulls, applied, reports or messages, in "
		  "the order given (all, in this)",
		  "LIST" },
		{ "message", 0, 0, G_OPTION_ARG_FILENAME, &options.message,
		  "How much of a message: one of full (to the diffstat), commit (its message) or "
		  "none (full)",
		  "HOW" },
		{ "color", 0, 0, G_OPTION_ARG_FILENAME, &options.color,
		  "Colour: one of auto (on a terminal), always or never (auto)", "WHEN" },
		{ "width", 0, 0, G_OPTION_ARG_FILENAME, &options.width,
		  "Columns of a line, 0 for any (the terminal's, else 0)", "N" },
		{ "link", 0, 0, G_OPTION_ARG_FILENAME, &options.link,
		  "Link to the mails at URL, with %s for their Message-ID", "URL" },
		{ "mail-from", 0, 0, G_OPTION_ARG_FILENAME, &options.mail_from,
		  "Whom a mail is from", "ADDR" },
		{ "mail-to", 0, 0, G_OPTION_ARG_FILENAME, &options.mail_to, "Whom a mail is to",
		  "ADDR,..." },
		{ "html", 0, 0, G_OPTION_ARG_NONE, &options.html,
		  "Send the digest as HTML, too, beside the text", NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliStatus status;
	Job job = { 0 };
	cli_init("digest-format");
	if (!cli_parse(&argc, &argv, entries, "[FILE]...",
		       "Lays a record stream out as a digest of a mailing list.", &status))
		return status;
	if (!read_options(&options, &job))
		return CLI_FAILED;
	confine_to(&(ConfineNeeds){ .inputs = argv + 1 });
	return (int)digest_format(&job, argv + 1);
}
