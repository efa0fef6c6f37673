/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the bytes of a message to its record: common/message/message.h. The quick way and GMime's
 * must give the same.
 */
#include "message/message.h"
#include "fuzz.h"
#include "message/date.h"
#include "record/writer.h"

/* The message's record; the source column has nothing to say here. */
static GString *record_of(View raw, bool via_gmime)
{
	int fd = fuzz_fd(VIEW(""));
	g_autoptr(Output) output = output_new(fd);
	g_autoptr(RecordWriter) writer = record_writer_new(output, false);
	g_autoptr(MessageReader) reader = message_reader_new(via_gmime);
	Message m;
	message_reader_read(reader, raw, 0, &m);
	char date[DATE_SIZE] = "";
	if (m.has_date)
		date_format(m.date, date);
	const View values[] = {
		VIEW("mail"),		view_of(date), m.from_name,  m.from_addr,
		view_of(m.from_source), m.subject,     m.message_id, m.in_reply_to,
		m.references,		m.list,	       VIEW(""),     m.body,
	};
	size_t n_columns;
	const Column *columns = table_columns(TABLE_MAIL, &n_columns);
	g_assert_cmpuint(n_columns, ==, G_N_ELEMENTS(values));
	record_writer_table(writer, TABLE_MAIL, NULL, 0);
	for (size_t i = 0; i < n_columns; i++)
		record_writer_text(writer, columns[i], values[i]);
	record_writer_end(writer, NULL, 0);
	g_assert_true(output_finish(output, NULL));
	return fuzz_written(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View raw = fuzz_view(data, size);
	g_autoptr(GString) quick = record_of(raw, false), via_gmime = record_of(raw, true);
	g_assert_cmpstr(quick->str, ==, via_gmime->str);
	View line = view_head(view_of_gstring(quick), quick->len - 1);
	for (int i = 1; i < 12; i++) {
		const char *tab = view_chr(line, '\t');
		g_assert_nonnull(tab);
		fuzz_check_clean(view_head(line, (size_t)(tab - line.data)));
		line = view_from(line, (size_t)(tab + 1 - line.data));
	}
	fuzz_check_clean(line);
	return 0;
}
