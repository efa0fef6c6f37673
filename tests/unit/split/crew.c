/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows made by several threads: common/split/crew.h. */
#include "split/crew.h"

#include "io/crew.h"
#include "mailbox/source.h"
#include "memory-file.h"

#include <fcntl.h>
#include <unistd.h>

/* How long the text of a message is; some are longer than threads are given. */
static size_t text_length(guint n)
{
	return n % 500 == 499 ? 3 << 20 : 100 + (size_t)(n * 2654435761u) % 12000;
}

/* What is seventeen times longer in the row. */
static void append_growing(GString *mbox)
{
	g_string_append(mbox, "\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\n"
			      "Content-Type: text/html\n\n<pre>");
	for (int i = 0; i < 8; i++)
		g_string_append(mbox, "<blockquote>");
	for (int i = 0; i < 60000; i++)
		g_string_append(mbox, "\n");
}

/* An mboxrd file with n messages: some quote a From_ line, some have no header. */
static int mbox_new(guint n)
{
	g_autoptr(GString) mbox = g_string_new(NULL);
	for (guint i = 1; i <= n; i++) {
		g_string_append(mbox, "From mboxrd@z Thu Jan  1 00:00:00 1970\n");
		if (i % 37)
			g_string_append_printf(mbox,
					       "From: P %u <p%u@example.org>\n"
					       "Message-ID: <%u@example.org>\n"
					       "Subject: =?UTF-8?Q?T=C3=A4_%u?=\n",
					       i % 7, i % 7, i, i);
		g_string_append_printf(mbox, "\n%s%u\n", i % 11 ? "" : ">From here\n>>From there\n",
				       i);
		/* rows that grow are not the threads' work */
		if (i % 97 == 0)
			append_growing(mbox);
		for (size_t end = mbox->len + text_length(i); mbox->len < end;)
			g_string_append(mbox, "A line of text,\tand its end.\n");
		g_string_append_c(mbox, '\n');
	}
	int fd = memory_file();
	g_assert_cmpint(write(fd, mbox->str, mbox->len), ==, (gssize)mbox->len);
	return fd;
}

static void note_damage(const RawMail *mail, const char *what, gpointer data)
{
	g_string_append_printf(data, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n",
			       mail->number, mail->offset, what);
}

/* Makes rows of the mbox in fd; damage receives what is damaged. */
static void make_rows(int fd, Output *output, guint threads, bool via_gmime, GString *damage)
{
	lseek(fd, 0, SEEK_SET);
	g_autoptr(Input) input = input_new(fd, "mbox");
	g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_AUTO);
	const MailCrewOrder order = {
		.with_header = true,
		.threads = threads,
		.via_gmime = via_gmime,
	};
	g_autoptr(MailCrew) crew = mail_crew_new(output, &order, note_damage, damage);
	g_autoptr(GString) location = g_string_new(NULL);
	RawMail mail;
	while (!output_failed(output) && mail_source_next(source, &mail, NULL) == RAW_MAIL_READ) {
		mail_source_locate(source, &mail, location);
		mail_crew_take(crew, input, &mail, view_of_gstring(location));
	}
	mail_crew_finish(crew);
}

/* However many threads work, the rows are those of one, in its order. */
static void test_same(gconstpointer via_gmime)
{
	enum {
		N = 1400
	};
	int fd = mbox_new(N);
	g_autoptr(Output) want = output_new_memory();
	g_autoptr(GString) want_damage = g_string_new(NULL);
	make_rows(fd, want, 1, via_gmime != NULL, want_damage);
	guint rows = 0;
	for (View rest = output_held(want); rest.len; rows++)
		rest = view_from(rest, (size_t)(view_chr(rest, '\n') + 1 - rest.data));
	g_assert_cmpuint(rows, ==, N + N / 97 + 1);
	g_assert_true(g_str_has_prefix(want_damage->str, "37 "));
	for (guint threads = 2; threads <= CREW_MAX + 1; threads++) {
		g_autoptr(Output) got = output_new_memory();
		g_autoptr(GString) damage = g_string_new(NULL);
		make_rows(fd, got, threads, via_gmime != NULL, damage);
		g_assert_true(view_equal(output_held(got), output_held(want)));
		g_assert_cmpstr(damage->str, ==, want_damage->str);
	}
	close(fd);
}

/* Reads a pipe to its end, as somebody does who has much else to do. */
static gpointer read_slowly(gpointer fd)
{
	GString *all = g_string_new(NULL);
	static char some[64 * 1024];
	ssize_t n;
	while ((n = read(GPOINTER_TO_INT(fd), some, sizeof some)) > 0) {
		g_string_append_len(all, some, n);
		g_usleep(500);
	}
	return all;
}

/* Threads that rest while the reader of the rows is behind make the same rows. */
static void test_slow_reader(void)
{
	int fd = mbox_new(1400), ends[2];
	g_autoptr(Output) want = output_new_memory();
	g_autoptr(GString) damage = g_string_new(NULL);
	make_rows(fd, want, 1, false, damage);
	g_assert_cmpint(pipe(ends), ==, 0);
	GThread *reader = g_thread_new("reader", read_slowly, GINT_TO_POINTER(ends[0]));
	g_autoptr(Output) output = output_new(ends[1]);
	make_rows(fd, output, 3, false, damage);
	g_assert_true(output_flush(output));
	close(ends[1]);
	GString *got = g_thread_join(reader);
	g_assert_true(view_equal(view_of_gstring(got), output_held(want)));
	g_string_free(got, TRUE);
	close(ends[0]);
	close(fd);
}

/* Where nothing can be written nobody waits for ever, and nobody goes on. */
static void test_full(void)
{
	int fd = mbox_new(1400), full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	if (full < 0) {
		g_test_skip("there is no /dev/full");
		return;
	}
	g_autoptr(Output) output = output_new(full);
	g_autoptr(GString) damage = g_string_new(NULL);
	make_rows(fd, output, 3, false, damage);
	g_assert_true(output_failed(output));
	close(full);
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_data_func("/mail-crew/same", NULL, test_same);
	g_test_add_data_func("/mail-crew/same-via-gmime", "gmime", test_same);
	g_test_add_func("/mail-crew/slow-reader", test_slow_reader);
	g_test_add_func("/mail-crew/full", test_full);
	return g_test_run();
}
