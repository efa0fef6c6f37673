/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every program says to its user, and how: see cli/cli.h. */
#include "cli/cli.h"

#include "bytes/display.h"
#include "bytes/number.h"
#include "cli/heap.h"
#include "cli/short.h"
#include "cli/terminal.h"
#include "message/date.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* To the line's start, and what stands there is gone (ECMA-48, 8.3.41). */
#define CLEAR_LINE "\r\033[K"

static const char *program_name = "list-digest";
static bool progress_shown;
static gboolean verbose;
static int answers = STDOUT_FILENO; /* where help goes */

void cli_init(const char *program)
{
	program_name = program;
	g_set_prgname(program);
	/* Some parents ignore SIGPIPE, and that is inherited. */
	signal(SIGPIPE, SIG_DFL);
	heap_init();
}

bool cli_is_verbose(void)
{
	return verbose;
}

void cli_keep_output(void)
{
	answers = STDERR_FILENO;
}

static void warn_text(const char *text)
{
	/* The progress line may also be that of another program of the pipeline. */
	bool clear =
		progress_shown || (!isatty(STDOUT_FILENO) && terminal_is_capable(STDERR_FILENO) &&
				   terminal_is_ours(STDERR_FILENO));
	g_autoptr(GString) line = g_string_new(clear ? CLEAR_LINE : NULL);
	progress_shown = false;
	g_string_append(line, program_name);
	g_string_append(line, ": ");
	display_append(line, view_of(text), DISPLAY_LINE);
	g_string_append_c(line, '\n');
	/* One write, so that the lines of two programs of a pipeline do not mix. */
	fflush(stdout);
	(void)!write(STDERR_FILENO, line->str, line->len);
}

void cli_warn(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_autofree char *text = g_strdup_vprintf(format, args);
	va_end(args);
	warn_text(text);
}

void cli_progress(const ProgressCount *count)
{
	if (!terminal_is_ours(STDERR_FILENO))
		return;
	g_autoptr(GString) line = g_string_new(NULL);
	unsigned columns = terminal_width(STDERR_FILENO);
	/* In the last column some terminals go to the next line. */
	progress_format(line, count, columns ? MAX(columns - 1, 1) : 0);
	g_string_prepend(line, CLEAR_LINE);
	progress_shown = true;
	(void)!write(STDERR_FILENO, line->str, line->len);
}

void cli_progress_clear(void)
{
	if (progress_shown)
		(void)!write(STDERR_FILENO, CLEAR_LINE, strlen(CLEAR_LINE));
	progress_shown = false;
}

CliStatus cli_usage(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_autofree char *text = g_strdup_vprintf(format, args);
	va_end(args);
	g_autofree char *advice = g_strdup_printf("%s; try '%s --help'", text, program_name);
	warn_text(advice);
	return CLI_FAILED;
}

/* Prints text that was asked for; the exit status says whether it arrived. */
static CliStatus print_and_finish(const char *text)
{
	g_autoptr(Output) output = output_new(answers);
	output_write(output, view_of(text));
	return cli_finish(output, CLI_DONE);
}

/* GOption leaves the `--` that ended the options standing if what follows looks like one. */
static void drop_separator(int *argc, char **argv)
{
	for (int i = 1; i < *argc; i++) {
		if (strcmp(argv[i], "--") == 0) {
			memmove(argv + i, argv + i + 1, sizeof(char *) * (size_t)(*argc - i));
			(*argc)--;
			return;
		}
	}
}

bool cli_now(gint64 *now)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	guint64 seconds;
	*now = g_get_real_time() / G_USEC_PER_SEC;
	if (!epoch || !*epoch)
		return true;
	if (!number_parse(view_of(epoch), &seconds) || seconds > G_MAXINT64 ||
	    !date_is_valid((gint64)seconds)) {
		cli_usage("SOURCE_DATE_EPOCH: no number of seconds: '%s'", epoch);
		return false;
	}
	*now = (gint64)seconds;
	return true;
}

/* The entries with the words of their choices in their descriptions, which texts own. */
static GOptionGroup *new_group(const GOptionEntry *entries, CliChoice *choices, GPtrArray *texts)
{
	GOptionGroup *group = g_option_group_new("main", "main", "main", choices, NULL);
	const GOptionArgFunc read_choice = cli_choice_read;
	for (; entries && entries->long_name; entries++) {
		GOptionEntry entry[] = { *entries, G_OPTION_ENTRY_NULL };
		char *text = cli_choice_describe(choices, entry->long_name, entry->description);
		g_ptr_array_add(texts, text);
		entry->description = text;
		/* ISO C has no conversion of a function to the pointer that GOption wants. */
		if (entry->arg == G_OPTION_ARG_CALLBACK)
			memcpy(&entry->arg_data, &read_choice, sizeof read_choice);
		g_option_group_add_entries(group, entry);
	}
	return group;
}

/* The entry of the option that an argument names, of one letter or in full; NULL if it is none. */
static const GOptionEntry *find_entry(const GOptionEntry *entries, View option)
{
	for (; entries && entries->long_name; entries++)
		if ((option.len == 2 && option.data[1] == entries->short_name) ||
		    (view_starts(option, "--") &&
		     view_is(view_from(option, 2), entries->long_name)))
			return entries;
	return NULL;
}

/*
 * Whether no option is given a value, as `--tee=no`, that takes none: GLib would set it. The
 * argument behind an option that takes one is its value, whatever it looks like.
 */
static bool check_values(char **argv, const GOptionEntry *entries, const GOptionEntry *standard,
			 CliStatus *status)
{
	for (char **arg = argv + 1; *arg && strcmp(*arg, "--") != 0; arg++) {
		View option = view_of(*arg);
		const char *equals = view_starts(option, "--") ? view_chr(option, '=') : NULL;
		if (equals)
			option = view_head(option, (size_t)(equals - option.data));
		const GOptionEntry *entry = find_entry(entries, option);
		if (!entry)
			entry = find_entry(standard, option);
		bool takes_none = entry && entry->arg == G_OPTION_ARG_NONE;
		if (takes_none && equals) {
			*status = cli_usage("option '%.*s' takes no value", (int)option.len,
					    option.data);
			return false;
		}
		if (entry && !takes_none && !equals && arg[1])
			arg++;
	}
	return true;
}

bool cli_parse(int *argc, char ***argv, const GOptionEntry *entries, CliChoice *choices,
	       const char *synopsis, const char *summary, CliStatus *status)
{
	gboolean help = FALSE, version = FALSE;
	const GOptionEntry standard[] = {
		{ "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose, "Report more on standard error",
		  NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help and exit", NULL },
		{ "version", 'V', 0, G_OPTION_ARG_NONE, &version, "Show the version and exit",
		  NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GOptionContext) context = g_option_context_new(synopsis);
	g_autoptr(GError) error = NULL;
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_summary(context, summary);
	g_option_context_set_main_group(context, new_group(entries, choices, texts));
	g_option_context_add_main_entries(context, standard, NULL);
	cli_split_short(argc, argv, entries);
	if (!check_values(*argv, entries, standard, status))
		return false;
	if (!g_option_context_parse(context, argc, argv, &error)) {
		*status = cli_usage("%s", error->message);
		return false;
	}
	drop_separator(argc, *argv);
	if (help) {
		g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);
		g_autoptr(GString) plain = g_string_new(text);
		/* GLib writes an ellipsis that not every locale can print. */
		g_string_replace(plain, "[OPTION\xe2\x80\xa6]", "[OPTION]...", 0);
		*status = print_and_finish(plain->str);
		return false;
	}
	if (version) {
		g_autofree char *text =
			g_strdup_printf("%s (list-digest) %s\n", program_name, PACKAGE_VERSION);
		*status = print_and_finish(text);
		return false;
	}
	return true;
}

CliStatus cli_each_input(char **operands, const Output *output, CliInputFunc func, gpointer data)
{
	static char *const only_stdin[] = { (char *)"-", NULL };
	CliStatus status = CLI_DONE;
	for (char *const *path = *operands ? operands : only_stdin; *path; path++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(Input) input = input_open(*path, &error);
		if (!input) {
			cli_warn("%s: %s", *path, error->message);
			status = CLI_FAILED;
			continue;
		}
		status = cli_worse(status, func(input, data));
		if (output_failed(output))
			break;
	}
	return status;
}

bool cli_shares_stdin(const char *option, const char *value, char *const *operands)
{
	bool shares = !*operands;
	if (!value || strcmp(value, "-") != 0)
		return false;
	for (; *operands && !shares; operands++)
		shares = strcmp(*operands, "-") == 0;
	if (shares)
		cli_usage("%s=- leaves no standard input for the table", option);
	return shares;
}

CliStatus cli_finish(Output *output, CliStatus status)
{
	g_autoptr(GError) error = NULL;
	if (output_finish(output, &error))
		return status;
	if (!g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_PIPE))
		cli_warn("standard output: %s", error->message);
	return CLI_FAILED;
}
