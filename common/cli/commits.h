/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The option --commits of the programs that have it: a file with a commit table. */
#pragma once

#include "cli/cli.h"
#include "commit/table.h"

/*
 * Takes the commits in the file path, or in standard input for "-", into table.
 * Complains about what cannot be read. Returns CLI_FAILED if the file cannot be read to its end:
 * without all of it the answers would be wrong.
 */
CliStatus cli_read_commits(const char *path, CommitTable *table);
