/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From mails to patch rows: common/patch/row.h, patch/series.h, record/hold.h. Each line is a mail.
 */
#include "fuzz.h"
#include "patch/row.h"
#include "record/hold.h"

static const char header[] =
	"kind\tsubject\tmessage_id\tin_reply_to\treferences\tfrom_addr\tdate\tlist\tbody\n";

static void count_row(const Record *record, gpointer data)
{
	guint *n_rows = data;
	for (Column column = 0; column <= COLUMN_RESULT; column++)
		fuzz_check_clean(record->values[column]);
	g_assert_true(kind_of_name(record->values[COLUMN_KIND]) != N_KINDS);
	++*n_rows;
}

/* The records, without control characters. */
static GString *stream_of(View text)
{
	GString *stream = g_string_new(header);
	record_escape_append(stream, text);
	g_string_replace(stream, "\\n", "\n", 0);
	g_string_replace(stream, "\\t", "\t", 0);
	g_string_replace(stream, "\\\\", "\\", 0);
	return stream;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	guint n_pushed = 0, n_rows = 0;
	g_autoptr(GString) stream = stream_of(fuzz_view(data, size));
	int fd = fuzz_fd(view_of_gstring(stream));
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	g_autoptr(BotTable) bots = bot_table_new();
	g_autoptr(PatchRowMaker) maker = patch_row_maker_new(bots, size % N_BODY_RULES);
	g_autoptr(Hold) hold = hold_new(count_row, &n_rows);
	Record mail;
	RecordResult result;
	record_reader_need(reader, TABLE_MAIL, NULL, 0);
	while ((result = record_reader_next(reader, &mail, NULL)) < RECORD_END) {
		PatchRow row;
		if (result == RECORD_HEADER)
			hold_flush(hold);
		if (result != RECORD_ROW)
			continue;
		n_pushed++;
		patch_row_make(maker, &mail, &row);
		hold_push(hold, row.record, row.date, row.may_be_cover);
		const HoldChange change = { COLUMN_KIND, VIEW_INIT("cover") };
		if (row.shows_cover)
			hold_settle(hold, row.record->values[COLUMN_SERIES], &change, 1);
	}
	hold_flush(hold);
	g_assert_cmpuint(n_pushed, ==, n_rows);
	close(fd);
	return 0;
}
