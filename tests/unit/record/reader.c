/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading and writing record streams: common/record/reader.h, common/record/writer.h. */
#include "record/reader.h"

#include "record/writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* An input over text, with the file it lies in. */
typedef struct {
	int fd;
	Input *input;
	RecordReader *reader;
} Stream;

static Stream stream_open(View text)
{
	g_autofree char *path = NULL;
	Stream stream = { .fd = g_file_open_tmp("record-XXXXXX", &path, NULL) };
	g_assert_cmpint(stream.fd, >=, 0);
	g_unlink(path);
	g_assert_cmpint(write(stream.fd, text.data, text.len), ==, (gssize)text.len);
	lseek(stream.fd, 0, SEEK_SET);
	stream.input = input_new(stream.fd, "t");
	stream.reader = record_reader_new(stream.input);
	return stream;
}

static void stream_close(Stream *stream)
{
	record_reader_free(stream->reader);
	input_free(stream->input);
	close(stream->fd);
}

/*
 * Reads a whole stream that must have kind and subject (or be a rank table) and tells it back:
 * `[table]` for a header, `kind/subject/extra...` for a row, `!message` for what is wrong.
 */
static char *tell(const char *text)
{
	static const Column mail[] = { COLUMN_KIND, COLUMN_SUBJECT };
	static const Column rank[] = { COLUMN_KEY };
	Stream stream = stream_open(view_of(text));
	record_reader_need(stream.reader, TABLE_MAIL, mail, G_N_ELEMENTS(mail));
	record_reader_need(stream.reader, TABLE_RANK, rank, G_N_ELEMENTS(rank));
	GString *got = g_string_new(NULL);
	for (;;) {
		Record record;
		g_autoptr(GError) error = NULL;
		RecordResult result = record_reader_next(stream.reader, &record, &error);
		if (result == RECORD_END)
			break;
		if (result == RECORD_HEADER) {
			g_string_append_printf(got, "[%s]", table_name(record.table));
		} else if (result == RECORD_ROW) {
			Column first = record.table == TABLE_RANK ? COLUMN_KEY : COLUMN_KIND;
			g_string_append_printf(got, "%.*s/%.*s", (int)record.values[first].len,
					       record.values[first].data,
					       (int)record.values[COLUMN_SUBJECT].len,
					       record.values[COLUMN_SUBJECT].data);
			for (size_t i = 0; i < record.n_extra; i++)
				g_string_append_printf(got, "/%.*s",
						       (int)record.extra_values[i].len,
						       record.extra_values[i].data);
			g_string_append_c(got, ';');
		} else {
			g_string_append_printf(got, "!%s;", error->message);
			if (result == RECORD_FAILED)
				break;
		}
	}
	stream_close(&stream);
	return g_string_free(got, FALSE);
}

#define TORN(line) "!t:" line ": the line was cut off when it was written;"
#define STANDARD "mail\t2025-03-01T10:00:00Z\tn\ta\tf\tS\ti\tr\tR\tl\ts\tb\n"

static const struct {
	const char *name, *stream, *told;
} cases[] = {
	{ "empty", "", "" },
	{ "header alone", "kind\tsubject\n", "[mail]" },
	{ "reordered", "subject\tkind\nS\tmail\n", "[mail]mail/S;" },
	{ "unknown column", "kind\tmine\tsubject\nmail\tx\tS\n", "[mail]mail/S/x;" },
	{ "header again", "kind\tsubject\nmail\tS\nsubject\tkind\nT\tmail\n",
	  "[mail]mail/S;[mail]mail/T;" },
	{ "a column of another table", "kind\tcount\tsubject\nmail\t3\tS\n", "[mail]mail/S/3;" },
	{ "a rank table with another's", "by\tsubject\tkey\nauthor\tx\tK\n", "[rank]K//x;" },
	{ "another table", "kind\tsubject\nmail\tS\nby\tcount\tkey\nauthor\t3\tK\n",
	  "[mail]mail/S;[rank]K/;" },
	{ "missing column", "kind\tdate\nmail\t\n",
	  "!t:1: column subject is missing: this is a mail table;" },
	{ "missing in mid-stream", "kind\tsubject\nmail\tS\nkind\tlist\n",
	  "[mail]mail/S;!t:3: column subject is missing: this is a mail table;" },
	{ "another table that lacks one", "by\tcount\n",
	  "!t:1: column key is missing: this is a rank table;" },
	{ "wrong table", "kind\tsubject\tversion\n",
	  "!t:1: a patch table cannot be read here: it has the column version;" },
	{ "CRLF", "kind\tsubject\r\nmail\tS\r\nsubject\tkind\r\nT\tmail\r\n",
	  "[mail]mail/S;[mail]mail/T;" },
	{ "CRLF, no header line", "mail\t2025-03-01T10:00:00Z\tn\ta\tf\tS\ti\tr\tR\tl\ts\tb\r\n",
	  "[mail]mail/S;" },
	{ "byte order mark",
	  VIEW_BOM "kind\tsubject\nmail\tS\n" VIEW_BOM "subject\tkind\nT\tmail\n",
	  "[mail]mail/S;[mail]mail/T;" },
	{ "a value with a byte order mark", "subject\tkind\n" VIEW_BOM "T\tmail\n",
	  "[mail]mail/" VIEW_BOM "T;" },
	{ "a name twice", "kind\tsubject\tdate\tmine\tmine\n",
	  "!t:1: the header line has two columns of the name mine;" },
	{ "a name twice in mid-stream", "kind\tsubject\nmail\tS\nkind\tkind\tlist\n",
	  "[mail]mail/S;!t:3: the header line has two columns of the name kind;" },
	{ "words twice, most of them no columns", "kind\tsubject\tmine\nmine\tmine\tmine\n",
	  "[mail]mine/mine/mine;" },
	{ "too few", "kind\tsubject\nmail\nmail\tS\n",
	  "[mail]!t:2: 1 columns, where the header has 2;mail/S;" },
	{ "empty line", "kind\tsubject\n\nmail\tS\n",
	  "[mail]!t:2: 1 columns, where the header has 2;mail/S;" },
	{ "cut off", "kind\tsubject\nmail\tS\nmail\tT", "[mail]mail/S;!t:3: the line is cut off;" },
	{ "cut off, and gone on behind it",
	  "kind\tsubject\nmail\tS" RECORD_TORN "\nmail\tT" RECORD_TORN "\nmail" RECORD_TORN
	  "\nmail\tU\n",
	  "[mail]" TORN("2") TORN("3") TORN("4") "mail/U;" },
	{ "cut off in the header", "kind\tsub" RECORD_TORN "\nkind\tsubject\nmail\tS\n",
	  TORN("1") "[mail]mail/S;" },
	{ "cut off without a header", "mail\td" RECORD_TORN "\n" STANDARD,
	  TORN("1") "[mail]mail/S;" },
	{ "no header", STANDARD STANDARD, "[mail]mail/S;mail/S;" },
	{ "no header, two tables", STANDARD "author\t3\tK\n" STANDARD,
	  "[mail]mail/S;[rank]K/;[mail]mail/S;" },
	{ "no header, no such width", "a\tb\tc\td\n",
	  "!t:1: this is no table of records: a header line is missing, and no table has 4 "
	  "columns;" },
	{ "no header, one column", "Hello, all\n",
	  "!t:1: this is no table of records: a header line is missing;" },
	{ "a blank line", "\nkind\tsubject\n",
	  "!t:1: this is no table of records: it begins with a blank line;" },
	{ "commas", "kind,date,subject\nmail,,S\n",
	  "!t:1: this is no table of records: there are commas between its columns, not TABs;" },
	{ "semicolons and quotes", "\"kind\";\"subject\"\r\n\"mail\";\"S\"\r\n",
	  "!t:1: this is no table of records: there are semicolons between its columns, not "
	  "TABs;" },
	{ "no header, numbers of a mail table", "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n",
	  "!t:1: this is no table of records: a header line is missing, and column kind makes it "
	  "no row of a mail table;" },
	{ "no header, words", "mail\tone\tn\ta\tf\tS\ti\tr\tR\tl\ts\tb\n",
	  "!t:1: this is no table of records: a header line is missing, and column date makes it "
	  "no row of a mail table;" },
	{ "no header, a count that is none", "author\tmany\tK\n",
	  "!t:1: this is no table of records: a header line is missing, and column count makes it "
	  "no row of a rank table;" },
	{ "no header, no date", "mail\t\tn\ta\t\tS\ti\tr\tR\tl\ts\tb\n", "[mail]mail/S;" },
	{ "no header, then a row of another shape", STANDARD "1\t2\t3\n" STANDARD,
	  "[mail]mail/S;!t:2: no header line: column by makes it no row of a rank table;mail/S;" },
	{ "quotes", "\"kind\"\t\"date\"\t\"subject\"\nmail\t\tS\n",
	  "!t:1: this is no table of records: the names of its columns are in quotes;" },
	{ "a name that is none", "kind\tdate\tsubject\tMy Score\nmail\t\tS\t1\n",
	  "!t:1: this is no table of records: 'My Score' is no name of a column: a-z, 0-9 and _ "
	  "make one;" },
	{ "a series table", "state\tevidence\twhy\tkind\tseries\tsuccessor\n",
	  "!t:1: a series table, which digest-format prints and no filter reads;" },
	{ "no header, then a bad row", STANDARD "a\tb\tc\td\n" STANDARD,
	  "[mail]mail/S;!t:2: no header line: no table has 4 columns;mail/S;" },
	{ "a row of names is no header", "kind\tsubject\tmine\nmail\tsubject\tbody_of_it\n",
	  "[mail]mail/subject/body_of_it;" },
	{ "a column twice is no header", "kind\tsubject\nkind\tkind\n", "[mail]kind/kind;" },
};

static void test_reader(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_autofree char *got = tell(cases[i].stream);
		g_assert_cmpstr(got, ==, cases[i].told);
	}
}

/* A row in which zeros stand behind some text is reported, and the next one is read. */
static void check_hole(size_t before, size_t zeros)
{
	static const Column mail[] = { COLUMN_KIND, COLUMN_SUBJECT };
	g_autoptr(GString) text = g_string_new("kind\tsubject\n");
	for (size_t i = 0; i < before; i++)
		g_string_append_c(text, 'x');
	for (size_t i = 0; i < zeros; i++)
		g_string_append_c(text, '\0');
	g_string_append(text, "x\tS\nmail\tS\n");
	Stream stream = stream_open(view_of_gstring(text));
	record_reader_need(stream.reader, TABLE_MAIL, mail, G_N_ELEMENTS(mail));
	Record record;
	g_autoptr(GError) error = NULL;
	g_assert_true(record_reader_next(stream.reader, &record, NULL) == RECORD_HEADER);
	g_assert_true(record_reader_next(stream.reader, &record, &error) == RECORD_BAD);
	g_assert_cmpstr(error->message, ==, "t:2: part of the line never reached the disk");
	g_assert_true(record_reader_next(stream.reader, &record, NULL) == RECORD_ROW);
	stream_close(&stream);
}

/* A block of zeros, wherever it lies, or the end of one at the begin of a line. */
static void test_holes(void)
{
	for (size_t before = 0; before < 2000; before += 7)
		check_hole(before, 512);
	for (size_t zeros = 1; zeros < 512; zeros += 7)
		check_hole(0, zeros);
}

/* More columns than anybody has are counted, and make no row. */
static void test_many_columns(void)
{
	g_autoptr(GString) text = g_string_new("kind\tsubject\n");
	for (size_t i = 0; i < 100000; i++)
		g_string_append_c(text, '\t');
	g_string_append(text, "\nmail\tS\n");
	g_autofree char *got = tell(text->str);
	g_assert_cmpstr(got, ==, "[mail]!t:2: 100001 columns, where the header has 2;mail/S;");
}

/* A line longer than any buffer, and lines across the borders of reads. */
static void test_long_lines(void)
{
	g_autoptr(GString) text = g_string_new("kind\tsubject\n");
	for (size_t len = 1; len < 3000000; len = len * 3 + 1) {
		g_string_append(text, "mail\t");
		for (size_t i = 0; i < len; i++)
			g_string_append_c(text, 'x');
		g_string_append_c(text, '\n');
	}
	Stream stream = stream_open(view_of_gstring(text));
	static const Column mail[] = { COLUMN_KIND };
	record_reader_need(stream.reader, TABLE_MAIL, mail, 1);
	Record record;
	g_assert_true(record_reader_next(stream.reader, &record, NULL) == RECORD_HEADER);
	for (size_t len = 1; len < 3000000; len = len * 3 + 1) {
		g_assert_true(record_reader_next(stream.reader, &record, NULL) == RECORD_ROW);
		g_assert_cmpuint(record.values[COLUMN_SUBJECT].len, ==, len);
		g_assert_cmpint(record.values[COLUMN_SUBJECT].data[len - 1], ==, 'x');
	}
	g_assert_true(record_reader_next(stream.reader, &record, NULL) == RECORD_END);
	stream_close(&stream);
}

/* What a writer given everything writes to a file. */
static char *copy_through(const char *text, bool with_header)
{
	static const Column none[] = { COLUMN_KIND };
	Stream stream = stream_open(view_of(text));
	record_reader_need(stream.reader, TABLE_MAIL, none, 0);
	record_reader_need(stream.reader, TABLE_RANK, none, 0);
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("record-XXXXXX", &path, NULL);
	{
		g_autoptr(Output) output = output_new(fd);
		g_autoptr(RecordWriter) writer = record_writer_new(output, with_header);
		Record record;
		RecordResult result;
		while ((result = record_reader_next(stream.reader, &record, NULL)) != RECORD_END) {
			g_assert_true(result == RECORD_ROW || result == RECORD_HEADER);
			if (result == RECORD_ROW) {
				record_writer_copy(writer, &record);
				continue;
			}
			size_t n_extra;
			const View *extra = record_reader_extra_names(stream.reader, &n_extra);
			record_writer_table(writer, record.table, extra, n_extra);
		}
		g_assert_true(output_finish(output, NULL));
	}
	close(fd);
	stream_close(&stream);
	char *written = NULL;
	g_assert_true(g_file_get_contents(path, &written, NULL, NULL));
	g_unlink(path);
	return written;
}

#define HEADER                                                                                     \
	"kind\tdate\tfrom_name\tfrom_addr\tfrom_source\tsubject\tmessage_id\tin_reply_to\t"        \
	"references\tlist\tsource\tbody"

static void test_writer(void)
{
	static const struct {
		const char *in;
		bool with_header;
		const char *out;
	} copies[] = {
		{ HEADER "\n" STANDARD, true, HEADER "\n" STANDARD },
		{ HEADER "\n" STANDARD HEADER "\n" STANDARD, true, HEADER "\n" STANDARD STANDARD },
		{ HEADER "\n" STANDARD, false, STANDARD },
		{ "mine\tbody\tkind\nx\tb\tmail\n", true,
		  HEADER "\tmine\nmail\t\t\t\t\t\t\t\t\t\t\tb\tx\n" },
		{ STANDARD "author\t1\tK\n", true,
		  HEADER "\n" STANDARD "by\tcount\tkey\nauthor\t1\tK\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(copies); i++) {
		g_autofree char *got = copy_through(copies[i].in, copies[i].with_header);
		g_assert_cmpstr(got, ==, copies[i].out);
	}
}

/* Text longer than the chunks it is escaped in, with sequences across their borders. */
static void test_writer_text(void)
{
	g_autoptr(GString) text = g_string_new("x");
	g_autoptr(GString) want = g_string_new("author\t7\tx");
	for (int i = 0; i < 50000; i++) {
		g_string_append(text, i % 7 ? "\xe2\x82\xac" : "\xf0\x9f\x98\x80\n");
		g_string_append(want, i % 7 ? "\xe2\x82\xac" : "\xf0\x9f\x98\x80\\n");
	}
	g_string_append_c(want, '\n');
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("record-XXXXXX", &path, NULL);
	{
		g_autoptr(Output) output = output_new(fd);
		g_autoptr(RecordWriter) writer = record_writer_new(output, false);
		record_writer_table(writer, TABLE_RANK, NULL, 0);
		record_writer_text(writer, COLUMN_BY, VIEW("author"));
		record_writer_number(writer, COLUMN_COUNT, 7);
		record_writer_text(writer, COLUMN_KEY, view_of_gstring(text));
		record_writer_end(writer, NULL, 0);
		g_assert_true(output_finish(output, NULL));
	}
	close(fd);
	g_autofree char *got = NULL;
	g_assert_true(g_file_get_contents(path, &got, NULL, NULL));
	g_unlink(path);
	g_assert_cmpstr(got, ==, want->str);
}

/* A failed write is kept and reported at the end, however much is written after it. */
static void test_full_disk(void)
{
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
	if (fd < 0) {
		g_test_skip("no /dev/full");
		return;
	}
	g_autoptr(Output) output = output_new(fd);
	g_autoptr(GError) error = NULL;
	for (int i = 0; i < 100000; i++)
		output_write(output, VIEW("0123456789"));
	g_assert_true(output_failed(output));
	g_assert_false(output_finish(output, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
	close(fd);
}

/* A line that no window can hold costs itself alone. */
static void test_too_long(void)
{
	g_autofree char *bytes = g_strnfill(300000, 'x');
	g_autofree char *text =
		g_strconcat("kind\tsubject\nmail\t1\nmail\t", bytes, "\nmail\t2\n", bytes, NULL);
	Stream stream = stream_open(view_of(text));
	input_set_limit(stream.input, 32 * 1024);
	record_reader_need(stream.reader, TABLE_MAIL, NULL, 0);
	static const RecordResult results[] = { RECORD_HEADER, RECORD_ROW, RECORD_BAD,
						RECORD_ROW,    RECORD_BAD, RECORD_END };
	for (size_t i = 0; i < G_N_ELEMENTS(results); i++) {
		Record record;
		g_autoptr(GError) error = NULL;
		g_assert_cmpint(record_reader_next(stream.reader, &record, &error), ==, results[i]);
		if (i == 2)
			g_assert_cmpstr(error->message, ==,
					"t:3: the line is longer than 1024 MiB");
	}
	stream_close(&stream);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/record-reader/cases", test_reader);
	g_test_add_func("/record-reader/holes", test_holes);
	g_test_add_func("/record-reader/many-columns", test_many_columns);
	g_test_add_func("/record-reader/long-lines", test_long_lines);
	g_test_add_func("/record-writer/copies", test_writer);
	g_test_add_func("/record-writer/text", test_writer_text);
	g_test_add_func("/output/full-disk", test_full_disk);
	g_test_add_func("/record-reader/too-long", test_too_long);
	return g_test_run();
}
