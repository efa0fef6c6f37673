/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading a record stream, and writing it again: common/record/reader.h, record/writer.h. */
#include "fuzz.h"
#include "record/writer.h"

/* Reads all that can be read and writes it as it was read. */
static GString *copy(View text)
{
	int in = fuzz_fd(text), out = fuzz_fd(VIEW(""));
	g_autoptr(Input) input = input_new(in, "-");
	g_autoptr(Output) output = output_new(out);
	g_autoptr(RecordReader) reader = record_reader_new(input);
	g_autoptr(RecordWriter) writer = record_writer_new(output, true);
	for (Table table = 0; table < N_TABLES; table++)
		record_reader_need(reader, table, NULL, 0);
	for (;;) {
		Record record;
		size_t n_extra;
		g_autoptr(GError) error = NULL;
		RecordResult result = record_reader_next(reader, &record, &error);
		g_assert_true(!error == (result <= RECORD_HEADER || result == RECORD_END));
		if (result == RECORD_END || result == RECORD_FAILED)
			break;
		if (result == RECORD_ROW)
			record_writer_copy(writer, &record);
		if (result != RECORD_HEADER)
			continue;
		const View *extra_names = record_reader_extra_names(reader, &n_extra);
		record_writer_table(writer, record.table, extra_names, n_extra);
	}
	g_assert_true(output_finish(output, NULL));
	close(in);
	return fuzz_written(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View text = fuzz_view(data, size);
	if (view_starts(text, "\x1f\x8b"))
		return 0;
	g_autoptr(GString) once = copy(text);
	g_autoptr(GString) twice = copy(view_of_gstring(once));
	/* Bytes that no value can hold mean damage, depending on their place, which may change. */
	bool held = !view_chr(text, '\0') && !view_find(text, RECORD_TORN);
	g_assert_true(!held || g_string_equal(once, twice));
	return 0;
}
