/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The option --series: a file of the ids of series, a line each. */
#pragma once

#include "cli/cli.h"

/*
 * Reads the ids, as the column `series` has them, from the file path, or from standard input for
 * "-". `<>` around an id, empty lines and the column's name are passed over. Complains about what
 * cannot be read, and about a line that is no id since it has several columns. Returns a set of
 * strings, or NULL.
 */
GHashTable *cli_read_series_ids(const char *path);
