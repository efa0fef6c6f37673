/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mbox-split: mail in, mail table out. One record for each message, whatever it is stored in.
 */
#include "bytes/number.h"
#include "cli/cli.h"
#include "cli/confine.h"
#include "cli/doubts.h"
#include "cli/heap.h"
#include "cli/hook.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "mailbox/folder.h"
#include "mailbox/source.h"
#include "record/append-file.h"
#include "split/crew.h"
#include "split/row.h"

#include <unistd.h>

/* How messages are read; all through GMime, to compare, if --via=gmime says so. */
enum {
	VIA_EITHER,
	VIA_GMIME,
};

static const ChoiceWord via_words[] = {
	[VIA_EITHER] = { NULL, NULL }, [VIA_GMIME] = { "gmime", NULL }
};

static const Choice via_choice = CHOICE_INIT(via_words);

/* The options as they were given. */
typedef struct {
	char *append;
	char **with_lists;
	WithColumns *with; /* what they say */
	guint format, bodies, via;
	guint64 threads;
	bool has_format;
	gboolean hook, no_header;
	gboolean progress; /* -1: as terminal_wants_progress has it */
} Options;

static void options_clear(Options *options)
{
	g_free(options->append);
	g_strfreev(options->with_lists);
	with_columns_free(options->with);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* One run: what was asked for, what it writes to, what it met. */
typedef struct {
	MailFormat format;
	MailCrewOrder order;
	Output *output;
	MailCrew *crew;
	const Input *input;
	GString *location;
	guint64 messages, damaged, skipped;
	Progress progress;
} Split;

static void complain(const Input *input, const RawMail *mail, const char *what)
{
	cli_warn("%s: message %" G_GUINT64_FORMAT " at byte %" G_GUINT64_FORMAT ": %s",
		 input_name(input), mail->number, mail->offset, what);
}

static void take_damage(const RawMail *mail, const char *what, gpointer data)
{
	Split *split = data;
	split->damaged++;
	complain(split->input, mail, what);
}

static void take_note(const RawMail *mail, const char *what, gpointer data)
{
	const Split *split = data;
	complain(split->input, mail, what);
}

static void show_progress(const Split *split, const Input *input)
{
	const Progress *progress = &split->progress;
	cli_progress(&(ProgressCount){
		.bytes = number_add(progress->done, input_taken(input)),
		.total = progress->total,
		.messages = split->messages,
		.elapsed = g_get_monotonic_time() - progress->start,
	});
}

/* Takes the messages of source, up to the next break if there is one. */
static CliStatus split_source(Split *split, MailSource *source, Input *input)
{
	guint64 lost = split->damaged + split->skipped;
	g_autoptr(GError) error = NULL;
	RawMail mail;
	RawMailResult result;
	while ((result = mail_source_next(source, &mail, &error)) != RAW_MAIL_END &&
	       result != RAW_MAIL_FAILED && !output_failed(split->output)) {
		if (progress_is_due(&split->progress))
			show_progress(split, input);
		if (result == RAW_MAIL_SKIPPED) {
			split->skipped++;
			complain(input, &mail, mail.damage);
			continue;
		}
		heap_note_read(mail.raw.len);
		mail_source_locate(source, &mail, split->location);
		mail_crew_take(split->crew, input, &mail, view_of_gstring(split->location));
		split->messages++;
	}
	mail_crew_finish(split->crew);
	if (result == RAW_MAIL_FAILED) {
		cli_warn("%s: %s", input_name(input), error->message);
		return CLI_FAILED;
	}
	return split->damaged + split->skipped > lost ? CLI_PARTIAL : CLI_DONE;
}

static CliStatus split_input(Input *input, gpointer data)
{
	Split *split = data;
	g_autoptr(MailSource) source = mail_source_new(input, split->format);
	split->input = input;
	CliStatus status = split_source(split, source, input);
	while (!output_failed(split->output) && mail_source_resume(source))
		status = cli_worse(status, split_source(split, source, input));
	status = cli_worse(status, cli_tell_doubts(input_name(input), mail_source_doubts(source)));
	split->progress.done = number_add(split->progress.done, input_taken(input));
	if (cli_is_verbose())
		cli_warn("%s: read as %s", input_name(input),
			 mail_format_name(mail_source_format(source)));
	return status;
}

/* Starts to watch the run over paths, if wanted. */
static void start_progress(Split *split, const Options *options, char *const *paths)
{
	bool wanted = options->progress < 0 ? terminal_wants_progress(STDERR_FILENO, STDOUT_FILENO)
					    : options->progress;
	if (wanted)
		progress_start(&split->progress, g_get_monotonic_time(), progress_total(paths));
}

/* The paths of files that will be read, which stay theirs; ended by NULL. */
static GPtrArray *paths_of(const GPtrArray *files)
{
	GPtrArray *paths = g_ptr_array_new();
	for (guint i = 0; i < files->len; i++) {
		MailFile *file = g_ptr_array_index(files, i);
		if (!file->is_no_folder)
			g_ptr_array_add(paths, file->path);
	}
	g_ptr_array_add(paths, NULL);
	return paths;
}

/* Splits one file. What the user says of its format wins over what its folder says. */
static CliStatus split_file(Split *split, MailFile *file, MailFormat told)
{
	if (file->is_no_folder) {
		cli_warn("%s: no mail in this directory: %s", file->path,
			 mail_folder_wanted(file->path));
		return CLI_FAILED;
	}
	char *operands[] = { file->path, NULL };
	split->format = told == MAIL_FORMAT_AUTO ? file->format : told;
	return cli_each_input(operands, split->output, split_input, split);
}

/* Those who make rows out of the messages, writing to output. */
static MailCrew *new_crew(Split *split, Output *output)
{
	return mail_crew_new(output, &split->order, take_damage, split);
}

/* The whole run over the operands. */
static CliStatus mbox_split(Split *split, char *const *operands, const Options *options)
{
	g_autoptr(Output) output = output_new(STDOUT_FILENO);
	g_autoptr(MailCrew) crew = new_crew(split, output);
	g_autoptr(GString) location = g_string_new(NULL);
	static char *const only_stdin[] = { (char *)"-", NULL };
	g_autoptr(GPtrArray) files = mail_folder_expand(*operands ? operands : only_stdin);
	g_autoptr(GPtrArray) paths = paths_of(files);
	split->output = output;
	split->crew = crew;
	split->location = location;
	CliStatus status = CLI_DONE;
	start_progress(split, options, (char **)paths->pdata);
	confine_to(&(ConfineNeeds){ .inputs = (char **)paths->pdata });
	for (guint i = 0; i < files->len && !output_failed(output); i++)
		status = cli_worse(status, split_file(split, g_ptr_array_index(files, i),
						      (MailFormat)options->format));
	cli_progress_clear();
	if (cli_is_verbose())
		cli_warn("%" G_GUINT64_FORMAT " messages, %" G_GUINT64_FORMAT
			 " damaged, %" G_GUINT64_FORMAT " skipped",
			 split->messages, split->damaged, split->skipped);
	/* The header line is still held: nothing is better than a table of what was not read. */
	if (status == CLI_FAILED && split->messages == 0)
		output_drop(output);
	return cli_finish(output, status);
}

/* The message that standard input holds; nothing at all is a message without anything. */
static bool read_delivery(MailSource *source, Input *input, RawMail *mail)
{
	g_autoptr(GError) error = NULL;
	while (input_fill(input, &error))
		;
	if (error && error->domain == G_FILE_ERROR) {
		cli_warn("standard input: %s", error->message);
		return false;
	}
	if (mail_source_next(source, mail, NULL) != RAW_MAIL_READ)
		*mail = (RawMail){ .raw = VIEW_INIT(""), .number = 1, .damage = "it is empty" };
	return true;
}

/* Appends what was written to memory: header is how much of it is the header line. */
static CliStatus append(const char *path, const Output *memory, size_t header)
{
	View text = output_held(memory);
	g_autoptr(GError) error = NULL;
	g_autoptr(AppendFile) file =
		path ? append_file_open(path, &error) : append_file_of(STDOUT_FILENO, &error);
	/* Only what holds a record may be taken for one. */
	g_assert(text.len > header);
	if (file) {
		hook_commit();
		if (append_file_write(file, view_head(text, header), view_from(text, header),
				      &error))
			return CLI_DONE;
	}
	cli_warn("%s: %s", path ? path : "standard output", error->message);
	return CLI_FAILED;
}

/* --hook: CLI_FAILED is for the delivery agent to try again. */
static CliStatus take_delivery(const Options *options, const MailCrewOrder *order,
			       char *const *operands)
{
	if (*operands || options->has_format)
		return cli_usage("--hook and --append read one message from standard input");
	confine_to(&(ConfineNeeds){ .append = options->append, .hook = true });
	g_autoptr(Input) input = input_new(STDIN_FILENO, "-");
	input_take_as_is(input);
	g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_MESSAGE);
	mail_source_take_all(source);
	g_autoptr(Output) memory = output_new_memory();
	g_autoptr(GString) location = g_string_new(NULL);
	RawMail mail;
	if (!read_delivery(source, input, &mail))
		return CLI_FAILED;
	Split split = { .order = *order, .input = input };
	g_autoptr(MailCrew) crew = new_crew(&split, memory);
	size_t header = output_held(memory).len;
	mail_source_locate(source, &mail, location);
	mail_crew_take(crew, input, &mail, view_of_gstring(location));
	return append(options->append, memory, header);
}

/* How rows are to be made. */
static MailCrewOrder order_of(const Options *options)
{
	return (MailCrewOrder){
		.bodies = (MailBodies)options->bodies,
		.with_header = !options->no_header,
		.with = options->with,
		.via_gmime = options->via == VIA_GMIME,
		.takes_all = options->hook || options->append,
		.threads = (guint)options->threads,
		.noted = cli_is_verbose() ? take_note : NULL,
	};
}

/* What a run has come to: its exit status, and whether it took a delivery. */
typedef struct {
	CliStatus status;
	bool is_hook; /* hook_begin was called */
	bool is_taken;
} Outcome;

static void begin_hook(Outcome *outcome)
{
	if (!outcome->is_hook)
		hook_begin();
	outcome->is_hook = true;
	/* Help is no record. */
	cli_keep_output();
}

/* Reads the columns that were asked for. */
static bool read_with(Options *options, CliStatus *status)
{
	g_autoptr(GError) error = NULL;
	options->with = with_columns_parse(options->with_lists, &error);
	if (!options->with)
		*status = cli_usage("--with: %s", error->message);
	return options->with != NULL;
}

static bool parse_options(int *argc, char ***argv, Options *options, CliStatus *status)
{
	const GOptionEntry entries[] = {
		{ "input", 0, CLI_CHOICE, "Read one of %s (auto: recognised)", "FORMAT" },
		{ "hook", 0, 0, G_OPTION_ARG_NONE, &options->hook,
		  "Take one message from a delivery agent; exit with 0 or 75", NULL },
		{ "append", 0, 0, G_OPTION_ARG_FILENAME, &options->append,
		  "As --hook, and append the record to FILE", "FILE" },
		{ "bodies", 0, CLI_CHOICE, "Which text to give: one of %s (all)", "BODIES" },
		{ "with", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->with_lists,
		  "Add columns: header fields, zone, arrival, size, attachments",
		  "FIELD[,FIELD]..." },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options->no_header,
		  "Leave the header line out", NULL },
		{ "progress", 0, 0, G_OPTION_ARG_NONE, &options->progress,
		  "Show progress after a second (on a terminal, but not into a pipe)", NULL },
		{ "no-progress", 0, G_OPTION_FLAG_REVERSE, G_OPTION_ARG_NONE, &options->progress,
		  "Never show progress", NULL },
		{ "threads", 0, CLI_CHOICE,
		  "Work in N threads at most (as many as there are processors, up to 4)", "N" },
		{ "via", 0, CLI_HIDDEN_CHOICE, NULL, NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--input", .choice = &mail_format_choice, .one = &options->format,
		  .given = &options->has_format },
		{ "--bodies", .choice = &mail_bodies_choice, .one = &options->bodies },
		{ "--threads", .number = &options->threads, .min = 1, .max = G_MAXUINT16 },
		{ "--via", .choice = &via_choice, .one = &options->via },
		CLI_CHOICE_END,
	};
	return cli_parse(argc, argv, entries, choices, "[FILE]...",
			 "Writes a record for each message of the mail in FILEs.", status) &&
	       read_with(options, status);
}

/* Whether an argument looks like one that makes this a delivery; those behind `--` are operands,
 * unless that is itself the value of an option. */
static bool looks_like_hook(char *const *arguments, bool with_operands)
{
	for (; *arguments && (with_operands || strcmp(*arguments, "--") != 0); arguments++)
		if (g_str_has_prefix(*arguments, "--hook") ||
		    g_str_has_prefix(*arguments, "--append"))
			return true;
	return false;
}

static void run(int argc, char **argv, Outcome *outcome)
{
	g_auto(Options) options = { .progress = -1, .threads = g_get_num_processors() };
	bool may_be_hook = looks_like_hook(argv + 1, true);
	/* Also when the options make no sense, or ask for help, a delivery agent must not take it
	 * for the mail's fate. */
	if (looks_like_hook(argv + 1, false))
		begin_hook(outcome);
	if (!parse_options(&argc, &argv, &options, &outcome->status)) {
		if (may_be_hook && outcome->status == CLI_FAILED)
			begin_hook(outcome);
		return;
	}
	MailCrewOrder order = order_of(&options);
	if (options.hook || options.append) {
		begin_hook(outcome);
		outcome->status = take_delivery(&options, &order, argv + 1);
		outcome->is_taken = outcome->status == CLI_DONE;
		return;
	}
	Split split = { .order = order };
	outcome->status = mbox_split(&split, argv + 1, &options);
}

int main(int argc, char **argv)
{
	Outcome outcome = { .status = CLI_FAILED };
	cli_init("mbox-split");
	run(argc, argv, &outcome);
	/* Only a record is a reason to say so. */
	return outcome.is_hook ? (int)hook_end(outcome.is_taken) : (int)outcome.status;
}
