/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `inbox-cat --stdin`, run to be asked for the messages of a public-inbox. */
#pragma once

#include "cli/cli.h"

typedef struct {
	GPid pid; /* 0 if it does not run */
	int requests, answers;
	const char *directory;
} CliInbox;

/*
 * Starts it for the inbox in directory, which must stay: the inbox-cat beside the program that was
 * started as program (argv[0]), or that in PATH if program was found there. Before confine_to.
 * Complains and returns false if it cannot be started.
 */
bool cli_inbox_start(CliInbox *inbox, const char *program, const char *directory);

/* Ends it and waits for its end. Returns CLI_FAILED if it, which has then complained, or something
 * else went wrong. */
CliStatus cli_inbox_finish(CliInbox *inbox);
