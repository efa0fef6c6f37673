/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows made by several threads: common/patch/crew.h. */
#include "patch/crew.h"

#include "memory-file.h"

#include <unistd.h>

#define HEADER                                                                                     \
	"kind\tdate\tfrom_name\tfrom_addr\tsubject\tmessage_id\tin_reply_to\treferences\tlist\tx"  \
	"\tbody\ty\n"

#define DIFF "---\\n a | 1 +\\n\\ndiff --git a/a%u b/a%u\\n@@ -1,1 +1,2 @@\\n x\\n+y\\n"

/* The text of the n-th mail: a patch, an answer, a routine mail, or one of any length. */
static void append_body(GString *rows, guint n)
{
	if (n % 3 == 0)
		g_string_append_printf(rows,
				       "From: Q %u <q%u@example.org>\\n\\nWhy.\\n\\n"
				       "Signed-off-by: Q %u <q%u@example.org>\\n" DIFF,
				       n, n, n, n, n, n);
	else if (n % 3 == 1)
		g_string_append_printf(rows, "> x\\n\\nApplied, thanks.\\nAcked-by: P <p%u@x.org>",
				       n);
	else
		for (guint i = n % 211 ? n % 40 : 9000; i; i--)
			g_string_append(rows, "A line\\tof text.\\n");
}

static void append_subject(GString *rows, guint n)
{
	static const char *const subjects[] = { "tide: x", "Re: [PATCH] tide: x", "Build" };
	if (n % 3 == 0)
		g_string_append_printf(rows, "[PATCH v2 %u/9] ", n % 9);
	g_string_append_printf(rows, "%s %u", subjects[n % 3], n);
}

/* The columns before the body. The routine mails are of one sender and answer nothing. */
static void append_head(GString *rows, guint n)
{
	guint sender = n % 3 == 2 ? 9 : n % 5;
	g_string_append_printf(rows, "mail\t2026-01-%02uT10:%02u:00Z\tP %u\tp%u@example.org\t",
			       1 + n / 300, n % 60, sender, sender);
	append_subject(rows, n);
	g_string_append_printf(rows, "\t%u@x\t", n);
	if (n % 3 == 2)
		g_string_append(rows, "\t");
	else
		g_string_append_printf(rows, "%u@x\t%u@x", n - n % 9, n - n % 9);
	g_string_append_printf(rows, "\tl%u.example.org\tX%u\t", n % 2, n);
}

/* A mail table of so many mails, with columns that nobody knows. */
static int table_new(guint n)
{
	g_autoptr(GString) rows = g_string_new(HEADER);
	for (guint i = 1; i <= n; i++) {
		append_head(rows, i);
		append_body(rows, i);
		g_string_append_printf(rows, "\tY%u\n", i);
	}
	int fd = memory_file();
	g_assert_cmpint(write(fd, rows->str, rows->len), ==, (gssize)rows->len);
	return fd;
}

/* All that is known of a row. */
static void print_row(const PatchRow *row, gpointer data)
{
	const Record *record = row->record;
	for (Column column = 0; column <= COLUMN_RESULT; column++) {
		view_append(data, record->values[column]);
		g_string_append_c(data, '\t');
	}
	for (size_t i = 0; i < record->n_extra; i++)
		view_append(data, record->extra_values[i]);
	g_string_append_printf(data, "\t%" G_GINT64_FORMAT " %d %d %s %" G_GUINT64_FORMAT " ",
			       row->date, row->may_be_cover, row->shows_cover,
			       row->damage ? row->damage : "", record->line);
	view_append(data, row->diff);
	g_string_append_c(data, '\n');
}

/* Rows of the table in fd. */
static GString *make_rows(int fd, guint threads)
{
	GString *rows = g_string_new(NULL);
	lseek(fd, 0, SEEK_SET);
	g_autoptr(Input) input = input_new(fd, "table");
	g_autoptr(RecordReader) reader = record_reader_new(input);
	record_reader_need(reader, TABLE_MAIL, NULL, 0);
	g_autoptr(BotTable) bots = bot_table_new();
	g_autoptr(PatchRowMaker) maker = patch_row_maker_new(bots, BODY_MESSAGE);
	g_autoptr(Output) output = output_new_memory();
	const PatchCrewOrder order = {
		.maker = maker,
		.threads = threads,
		.output = output,
		.func = print_row,
		.data = rows,
	};
	g_autoptr(PatchCrew) crew = patch_crew_new(&order);
	Record mail;
	for (RecordResult result; (result = record_reader_next(reader, &mail, NULL)) < RECORD_END;)
		if (result == RECORD_ROW) {
			patch_row_expect(maker, &mail);
			/* as of one that waited */
			if (mail.line % 701 == 0)
				mail.raw = VIEW("");
			patch_crew_take(crew, input, &mail);
		}
	patch_crew_finish(crew);
	return rows;
}

/* However many threads work, the rows are those of one, in its order. */
static void test_same(void)
{
	int fd = table_new(9000);
	GString *want = make_rows(fd, 1);
	guint n_rows = 0;
	for (const char *at = want->str; (at = strchr(at, '\n')); at++)
		n_rows++;
	g_assert_cmpuint(n_rows, ==, 9000);
	static const char *const parts[] = { "report", "routine", "\tapplied re\t",
					     "a42",    "X77Y77",  "q9@" };
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		g_assert_nonnull(strstr(want->str, parts[i]));
	for (guint threads = 2; threads <= CREW_MAX + 1; threads++) {
		GString *got = make_rows(fd, threads);
		g_assert_true(view_equal(view_of_gstring(got), view_of_gstring(want)));
		g_string_free(got, TRUE);
	}
	g_string_free(want, TRUE);
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch-crew/same", test_same);
	return g_test_run();
}
