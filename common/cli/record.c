/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loop of the programs that read records: see cli/record.h. */
#include "cli/record.h"

const char CLI_RECORD_STOP[] = "stop";

CliStatus cli_each_record(RecordReader *reader, Input *input, const Output *output,
			  CliRecordFunc func, gpointer data)
{
	CliStatus status = CLI_DONE;
	Record record;
	for (;;) {
		g_autoptr(GError) error = NULL;
		RecordResult result = record_reader_next(reader, &record, &error);
		const char *why = NULL;
		if (error)
			cli_warn("%s", error->message);
		if (result == RECORD_END)
			return status;
		if (result == RECORD_FAILED) {
			/* Behind a break the header line in force still is. */
			if (!input_resume(input))
				return CLI_FAILED;
			status = CLI_FAILED;
			continue;
		}
		if (result != RECORD_BAD)
			why = func(&record, result, data);
		if (why == CLI_RECORD_STOP)
			return CLI_FAILED;
		if (why)
			cli_warn("%s:%" G_GUINT64_FORMAT ": %s", input_name(input), record.line,
				 why);
		if (result == RECORD_BAD || why)
			status = cli_worse(status, CLI_PARTIAL);
		if (output && output_failed(output))
			return CLI_FAILED;
	}
}
