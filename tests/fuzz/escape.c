/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Escaping of values: common/record/record.h. */
#include "fuzz.h"
#include "record/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View text = fuzz_view(data, size);
	g_autoptr(GString) value = g_string_new(NULL), plain = g_string_new(NULL);
	g_autoptr(GString) again = g_string_new(NULL);
	record_escape_append(value, text);
	fuzz_check_clean(view_of_gstring(value));
	record_unescape_append(plain, view_of_gstring(value));
	record_escape_append(again, view_of_gstring(plain));
	g_assert_true(g_string_equal(value, again));
	/* The name of a column is written otherwise, and read back as itself. */
	char room[RECORD_NAME_SIZE];
	View written = record_name_escape(room, view_of_gstring(value));
	g_assert_true(view_equal(record_name_unescape(written), view_of_gstring(value)));

	int fd = fuzz_fd(VIEW(""));
	g_autoptr(Output) output = output_new(fd);
	g_autoptr(RecordWriter) writer = record_writer_new(output, false);
	record_writer_table(writer, TABLE_CROSSPOST, NULL, 0);
	record_writer_text(writer, COLUMN_CROSSPOST, text);
	record_writer_text(writer, COLUMN_LIST, text);
	record_writer_end(writer, NULL, 0);
	g_assert_true(output_finish(output, NULL));
	g_autoptr(GString) line = fuzz_written(fd);
	g_assert_cmpuint(line->len, ==, 2 * written.len + 2);
	g_assert_cmpmem(line->str, written.len, written.data, written.len);
	g_assert_cmpmem(line->str + written.len + 1, written.len, written.data, written.len);

	/* What looks like a value is read without harm, too. */
	g_string_truncate(plain, 0);
	record_unescape_append(plain, text);
	g_assert_cmpuint(plain->len, <=, text.len);
	return 0;
}
