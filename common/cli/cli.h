/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every program of the suite says to its user, and how: options, messages, exit status.
 *
 * Only this module and the programs print. A program's main is: cli_init, cli_parse, the
 * work over cli_each_input, `return cli_finish(...)`.
 */
#pragma once

#include "cli/choice.h"
#include "cli/progress.h"
#include "io/input.h"
#include "io/output.h"

/* Exit status of every program; see DIAGNOSTICS in the man pages. */
typedef enum {
	CLI_DONE = 0,
	CLI_PARTIAL = 1, /* something was skipped, or nothing matched */
	CLI_FAILED = 2,	 /* usage, or input or output failed */
} CliStatus;

/* Names the program in messages, makes SIGPIPE end it silently. First call in main. */
void cli_init(const char *program);

/*
 * Takes the options out of argv (GOption; `--` ends them; cli/short.h) and leaves the operands.
 * -v/--verbose, -h/--help and -V/--version are added here. String options must be
 * G_OPTION_ARG_FILENAME, so that their bytes are taken as they are in every locale; those that take
 * words or a number are in choices (choice.h), which ends in CLI_CHOICE_END and may be NULL.
 * synopsis is what follows the options in the usage line, summary one sentence. Returns true to go
 * on; else main must return *status: the help was printed, or the usage is wrong and was complained
 * about.
 */
bool cli_parse(int *argc, char ***argv, const GOptionEntry *entries, CliChoice *choices,
	       const char *synopsis, const char *summary, CliStatus *status);

/* Whether --verbose was given. */
bool cli_is_verbose(void);

/* From now on nothing but records goes to standard output: help goes to standard error. */
void cli_keep_output(void);

/* Says `PROGRAM: message` on standard error, where a progress line makes way for it. What the
 * message quotes of mail, files and options is made harmless, as DISPLAY_LINE. */
void cli_warn(const char *format, ...) G_GNUC_PRINTF(1, 2);

/*
 * Shows how far the program is, on a line of standard error that the next call replaces; nothing
 * while the program is in the background. The line makes way for every message; a program that has
 * come to its end, or goes on to something else, takes it away by cli_progress_clear.
 */
void cli_progress(const ProgressCount *count);
void cli_progress_clear(void);

/* A usage error: says it, points to --help. Returns CLI_FAILED. */
CliStatus cli_usage(const char *format, ...) G_GNUC_PRINTF(1, 2);

/*
 * The time: SOURCE_DATE_EPOCH's if that is set, so that runs can be repeated; seconds since 1970
 * UTC. Complains and returns false if it is no such number.
 */
bool cli_now(gint64 *now);

/* The worse of two. */
static inline CliStatus cli_worse(CliStatus a, CliStatus b)
{
	return MAX(a, b);
}

/*
 * Calls func for each operand, opened; for standard input if there is none, or for "-". An operand
 * that cannot be opened is complained about and the others are still read. Stops early
 * when func's output has failed. Returns the worst status.
 */
typedef CliStatus (*CliInputFunc)(Input *input, gpointer data);
CliStatus cli_each_input(char **operands, const Output *output, CliInputFunc func, gpointer data);

/*
 * Whether value, which the option called option has, and one of the operands both are standard
 * input, as it also is without any: it can be read once. That is a usage error, which it says.
 * value: NULL if the option was not given.
 */
bool cli_shares_stdin(const char *option, const char *value, char *const *operands);

/* Flushes output; a failed write makes the status CLI_FAILED and is complained about, except
 * EPIPE. */
CliStatus cli_finish(Output *output, CliStatus status);
