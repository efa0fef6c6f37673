/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the grammar of mail-record(5) promises: whatever the mails say, a reader finds the header
 * lines that were written, and no others, and the records that were written, each with its values.
 *
 * The first byte says whether there are header lines, and where the values come from: mails, or
 * bytes that stand for names of columns and for other text. The next four choose the columns that
 * cut(1) leaves. The rest is the mails or the bytes.
 */
#include "fuzz.h"
#include "message/message.h"
#include "patch/row.h"
#include "rank/rank.h"
#include "record/duplicate.h"
#include "record/writer.h"
#include "split/row.h"

/* Enough for every stream that is made here, whatever is cut. */
#define MAX_ROWS 64

/* One table as it was written, header line and records. */
typedef struct {
	Output *output;
	RecordWriter *writer;
	Table table;
	guint n_rows;
	GPtrArray *values; /* of the records, one after another; as the programs have them; owned */
} Written;

static Written *written_new(Table table, bool with_header)
{
	Written *written = g_new0(Written, 1);
	written->output = output_new_memory();
	written->writer = record_writer_new(written->output, with_header);
	written->table = table;
	written->values = g_ptr_array_new_with_free_func(g_free);
	record_writer_table(written->writer, table, NULL, 0);
	return written;
}

static void written_free(Written *written)
{
	record_writer_free(written->writer);
	output_free(written->output);
	g_ptr_array_unref(written->values);
	g_free(written);
}

/* Writes a record whose values are escaped, as the programs do. */
static void write_row(Written *written, const View *values)
{
	size_t n_columns;
	const Column *columns = table_columns(written->table, &n_columns);
	Record record = { .table = written->table };
	memcpy(record.values, values, sizeof record.values);
	if (written->n_rows == MAX_ROWS)
		return;
	written->n_rows++;
	for (size_t i = 0; i < n_columns; i++)
		g_ptr_array_add(written->values, view_dup(values[columns[i]]));
	if (written->n_rows % 2) {
		record_writer_copy(written->writer, &record);
		return;
	}
	for (size_t i = 0; i < n_columns; i++)
		record_writer_value(written->writer, columns[i], values[columns[i]]);
	record_writer_end(written->writer, NULL, 0);
}

/* All the tables that come of one input. */
typedef struct {
	Written *tables[N_TABLES];
	bool with_header;
} Streams;

static void write_rank(Streams *streams, const char *by, View key)
{
	const View values[N_COLUMNS] = {
		[COLUMN_BY] = view_of(by),
		[COLUMN_COUNT] = VIEW_INIT("1"),
		[COLUMN_KEY] = key,
	};
	write_row(streams->tables[TABLE_RANK], values);
}

static void write_crosspost(View message_id, View list, gpointer data)
{
	Streams *streams = data;
	const View values[N_COLUMNS] = { [COLUMN_CROSSPOST] = message_id, [COLUMN_LIST] = list };
	write_row(streams->tables[TABLE_CROSSPOST], values);
}

/* What mbox-split makes of the mails in text. */
static void write_mails(Output *output, View text)
{
	static const char separator[] = "\nFrom ";
	g_autoptr(MessageReader) reader = message_reader_new(false);
	MailRowMaker *rows = mail_row_maker_new(output, true, MAIL_BODIES_ALL, NULL);
	for (guint n = 0; text.len && n < MAX_ROWS; n++) {
		const char *next = view_find(text, separator);
		View raw = view_head(text, next ? (size_t)(next + 1 - text.data) : text.len);
		Message message;
		message_reader_read(reader, raw, 0, &message);
		mail_row_maker_write(rows, &message, VIEW("date"));
		text = view_from(text, raw.len);
	}
	mail_row_maker_free(rows);
}

/* What the filters make of mails: each table that they write. */
static void streams_of_mails(Streams *streams, View text)
{
	g_autoptr(Output) mails = output_new_memory();
	write_mails(mails, text);
	int fd = fuzz_fd(output_held(mails));
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	g_autoptr(BotTable) bots = bot_table_new();
	g_autoptr(PatchRowMaker) maker = patch_row_maker_new(bots, BODY_MESSAGE);
	g_autoptr(DuplicateSet) seen = duplicate_set_new(MAX_ROWS);
	record_reader_need(reader, TABLE_MAIL, NULL, 0);
	Record mail;
	RecordResult result;
	while ((result = record_reader_next(reader, &mail, NULL)) < RECORD_END) {
		PatchRow row;
		/* Nothing but the one header line and records. */
		g_assert_true(result == (mail.line == 1 ? RECORD_HEADER : RECORD_ROW));
		if (result != RECORD_ROW)
			continue;
		write_row(streams->tables[TABLE_MAIL], mail.values);
		duplicate_set_add(seen, mail.values[COLUMN_MESSAGE_ID], mail.values[COLUMN_LIST],
				  mail.values[COLUMN_BODY], TEXT_ESCAPED);
		patch_row_make(maker, &mail, &row);
		write_row(streams->tables[TABLE_PATCH], row.record->values);
		write_rank(streams, "list", mail.values[COLUMN_LIST]);
		write_rank(streams, "tag", row.record->values[COLUMN_TAGS]);
	}
	duplicate_set_each_crosspost(seen, write_crosspost, streams);
	close(fd);
}

/* The text that a byte stands for: the name of a column, or nearly one, or something else. */
static View text_of_byte(guint8 byte)
{
	static const View texts[] = {
		VIEW_INIT(""),	       VIEW_INIT("x"),	     VIEW_INIT("\\\\x73ubject"),
		VIEW_INIT("subject "), VIEW_INIT("Subject"), VIEW_INIT("subject\\n"),
		VIEW_INIT("12"),       VIEW_INIT("a_name"),
	};
	if (byte < 0xc0)
		return view_of(column_name(byte % N_COLUMNS));
	return texts[byte % G_N_ELEMENTS(texts)];
}

/* A word that the filters put into the column, the name of a column where there is such a word. */
static View word_of_byte(Column column, guint8 byte)
{
	switch (column) {
	case COLUMN_BY:
		return byte % 2 ? VIEW("list") : VIEW("author");
	case COLUMN_WHY:
		return byte % 2 ? VIEW("series") : VIEW("prefix");
	case COLUMN_KIND:
		return view_of(kind_name(byte % N_KINDS));
	case COLUMN_FROM_SOURCE:
		return byte % 2 ? VIEW("from") : VIEW("cc");
	case COLUMN_DATE:
		return byte % 2 ? VIEW("2025-03-03T10:00:00Z") : VIEW("");
	case COLUMN_PART:
	case COLUMN_TOTAL:
	case COLUMN_FILES:
		return byte % 2 ? VIEW("12") : VIEW("");
	case COLUMN_COUNT:
		return byte % 2 ? VIEW("12") : VIEW("2025");
	case COLUMN_COMMIT:
		return byte % 2 ? VIEW("0123abc") : VIEW("0123456789abcdef");
	default:
		return byte % 2 ? VIEW("re") : VIEW("");
	}
}

/* Whether a row without a header line is known by such a word. */
static bool column_has_form(Column column)
{
	static const Column columns[] = { COLUMN_DATE,	COLUMN_PART,  COLUMN_TOTAL,
					  COLUMN_FILES, COLUMN_COUNT, COLUMN_COMMIT };
	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		if (columns[i] == column)
			return true;
	return column_has_words(column);
}

/* Records that no mail makes: any value in any column, but words where the filters have words. */
static void streams_of_bytes(Streams *streams, View bytes)
{
	for (Table table = 0; table < N_TABLES; table++) {
		size_t n_columns, at = 0;
		const Column *columns = table_columns(table, &n_columns);
		while (at + n_columns <= bytes.len && at < MAX_ROWS * n_columns) {
			View values[N_COLUMNS] = { { 0 } };
			for (size_t i = 0; i < n_columns; i++) {
				guint8 byte = (guint8)bytes.data[at++];
				View *value = &values[columns[i]];
				if (column_has_form(columns[i]))
					*value = word_of_byte(columns[i], byte);
				else
					*value = text_of_byte(byte);
			}
			write_row(streams->tables[table], values);
		}
	}
}

/* What `cut -f` leaves of lines; kept has a bit for each column. */
static GString *cut(View lines, guint32 kept)
{
	GString *out = g_string_new(NULL);
	LineIter iter = line_iter(lines, TEXT_PLAIN);
	View line;
	while (line_iter_next(&iter, &line)) {
		bool first = true;
		const char *tab = line.data;
		for (guint i = 0; tab; i++) {
			tab = view_chr(line, '\t');
			View field = tab ? view_head(line, (size_t)(tab - line.data)) : line;
			if (kept & 1u << i) {
				g_string_append(out, first ? "" : "\t");
				g_string_append_len(out, field.data, (gssize)field.len);
				first = false;
			}
			line = view_from(line, field.len + 1);
		}
		g_string_append_c(out, '\n');
	}
	return out;
}

/* Reads a record, and checks that it is the n-th of those written. */
static void check_row(RecordReader *reader, const Written *written, guint n, guint32 kept)
{
	Record record;
	size_t n_columns;
	const Column *columns = table_columns(written->table, &n_columns);
	g_assert_true(record_reader_next(reader, &record, NULL) == RECORD_ROW);
	for (size_t i = 0; i < n_columns; i++) {
		const char *value = g_ptr_array_index(written->values, n * n_columns + i);
		g_assert_true(!(kept & 1u << i) || view_is(record.values[columns[i]], value));
	}
}

/* Checks that a reader finds in text the tables that were written, in this order, and no more. */
static void check_read(View text, Written *const *tables, size_t n_tables, guint32 kept,
		       bool with_header)
{
	int fd = fuzz_fd(text);
	g_autoptr(Input) input = input_new(fd, "-");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	Record record;
	for (Table table = 0; table < N_TABLES; table++)
		record_reader_need(reader, table, NULL, 0);
	for (size_t i = 0; i < n_tables; i++) {
		/* Without a header line, the first record announces its table. */
		if (with_header || tables[i]->n_rows) {
			g_assert_true(record_reader_next(reader, &record, NULL) == RECORD_HEADER);
			g_assert_true(with_header == (record.raw.len > 0));
			g_assert_true(kept != ~0u || record.table == tables[i]->table);
		}
		for (guint n = 0; n < tables[i]->n_rows; n++)
			check_row(reader, tables[i], n, kept);
	}
	g_assert_true(record_reader_next(reader, &record, NULL) == RECORD_END);
	close(fd);
}

/* Each table cut, and twice in a row; then all tables one behind the other, as they are. */
static void check_streams(const Streams *streams, guint32 kept)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (Table table = 0; table < N_TABLES; table++) {
		Written *written = streams->tables[table];
		View text = output_held(written->output);
		size_t n_columns;
		table_columns(table, &n_columns);
		g_string_append_len(all, text.data, (gssize)text.len);
		g_assert(n_columns <= 32);
		guint32 mask = kept & (G_MAXUINT32 >> (32 - n_columns));
		if (!streams->with_header || !mask)
			continue;
		Written *const twice[] = { written, written };
		g_autoptr(GString) once = cut(text, mask);
		g_autofree char *copy = g_strconcat(once->str, once->str, NULL);
		check_read(view_of(copy), twice, 2, mask, true);
	}
	check_read(view_of_gstring(all), streams->tables, N_TABLES, ~0u, streams->with_header);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	guint32 kept;
	if (size < 1 + sizeof kept)
		return 0;
	memcpy(&kept, data + 1, sizeof kept);
	View rest = view_from(fuzz_view(data, size), 1 + sizeof kept);
	Streams streams = { .with_header = data[0] & 1 };
	for (Table table = 0; table < N_TABLES; table++)
		streams.tables[table] = written_new(table, streams.with_header);
	if (data[0] & 2)
		streams_of_bytes(&streams, rest);
	else
		streams_of_mails(&streams, rest);
	check_streams(&streams, kept);
	for (Table table = 0; table < N_TABLES; table++)
		written_free(streams.tables[table]);
	return 0;
}
