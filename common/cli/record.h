/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loop of the programs that read records. */
#pragma once

#include "cli/cli.h"
#include "record/reader.h"

/*
 * Takes a row, or a header line if result is RECORD_HEADER. Returns NULL, or a static text that
 * says why the row cannot be used. CLI_RECORD_STOP says that nothing of the input can be, and that
 * the user was told why.
 */
typedef const char *(*CliRecordFunc)(const Record *record, RecordResult result, gpointer data);
extern const char CLI_RECORD_STOP[];

/*
 * Calls func for each row and header line of reader, which reads from input. Complains about lines
 * that are no rows or cannot be used, and where the input breaks, and goes on. Stops early when
 * output has failed; output may be NULL. Returns the worst status.
 */
CliStatus cli_each_record(RecordReader *reader, Input *input, const Output *output,
			  CliRecordFunc func, gpointer data);
