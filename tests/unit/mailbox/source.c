/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding messages in every format: common/mailbox/source.h and the readers behind it. */
#include "mailbox/source.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* A descriptor from which text can be read. */
static int text_fd(View text)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("mail-XXXXXX", &path, NULL);
	g_assert_cmpint(fd, >=, 0);
	g_unlink(path);
	g_assert_cmpint(write(fd, text.data, text.len), ==, (gssize)text.len);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

typedef struct {
	View text;
	int fd;
} Writer;

static gpointer write_bytes(gpointer data)
{
	const Writer *writer = data;
	for (size_t i = 0; i < writer->text.len; i++)
		if (send(writer->fd, writer->text.data + i, 1, MSG_NOSIGNAL) != 1)
			break; /* the reader has read enough */
	close(writer->fd);
	return NULL;
}

/* The same, but each read gives one byte: packets keep their borders. The thread must be joined. */
static int slow_fd(View text, Writer *writer, GThread **thread)
{
	int fds[2];
	g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fds), ==, 0);
	*writer = (Writer){ text, fds[1] };
	*thread = g_thread_new("writer", write_bytes, writer);
	return fds[0];
}

/*
 * Everything found in what fd gives, which is closed: as `FORMAT` and for each message
 * `|OFFSET+LENGTH RAW`, with `$` for line feeds; `!WHY` for what was skipped or failed, and behind
 * a damaged message.
 */
static char *tell_fd(int fd, MailFormat format)
{
	GString *told = g_string_new(NULL);
	{
		g_autoptr(Input) input = input_new(fd, "t");
		g_autoptr(MailSource) source = mail_source_new(input, format);
		RawMailResult result;
		do {
			RawMail mail;
			g_autoptr(GError) error = NULL;
			result = mail_source_next(source, &mail, &error);
			if (result == RAW_MAIL_READ)
				g_string_append_printf(told, "|%d+%d %.*s", (int)mail.offset,
						       (int)mail.length, (int)mail.raw.len,
						       mail.raw.data);
			if (result == RAW_MAIL_FAILED)
				g_string_append_printf(told, "!%s", error->message);
			else if (result != RAW_MAIL_END && mail.damage)
				g_string_append_printf(told, "!%s", mail.damage);
		} while (result == RAW_MAIL_READ || result == RAW_MAIL_SKIPPED);
		g_string_prepend(told, mail_format_name(mail_source_format(source)));
	}
	close(fd);
	g_string_replace(told, "\n", "$", 0);
	g_string_replace(told, "\r", "%", 0);
	return g_string_free(told, FALSE);
}

static char *tell(View text, MailFormat format)
{
	return tell_fd(text_fd(text), format);
}

#define ASCTIME "From a@example.org Thu Aug  9 18:39:17 2012\n"
#define RD "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
#define PATCH_DATE " Mon Sep 17 00:00:00 2001\n"
#define PATCH "From 0123456789abcdef0123456789abcdef01234567" PATCH_DATE
#define GIT "From git@z Thu Jan  1 00:00:00 1970\n"
#define OID "0123456789abcdef0123456789abcdef01234567"
#define BOM "\xef\xbb\xbf"
#define COMMIT "89abcdef0123456789abcdef0123456789abcdef"

static const struct {
	const char *name;
	MailFormat format;
	const char *text, *told;
} cases[] = {
	{ "nothing", MAIL_FORMAT_AUTO, "", "message" },
	{ "nothing, where a message should be", MAIL_FORMAT_MESSAGE, "", "message|0+0 " },
	{ "mboxrd", MAIL_FORMAT_AUTO, RD "A: 1\n\nx\n\n" RD "B: 2\n\ny\n\n",
	  "mboxrd|0+48 A: 1$$x$|48+48 B: 2$$y$" },
	{ "mboxrd takes one quote off", MAIL_FORMAT_AUTO,
	  RD "A: 1\n\n>From x\n>>From y\nz >From z\n> From\n\n",
	  "mboxrd|0+80 A: 1$$From x$>From y$z >From z$> From$" },
	{ "mboxrd: any From line separates", MAIL_FORMAT_AUTO, RD "A: 1\n\nx\nFrom here\ny\n",
	  "mboxrd|0+47 A: 1$$x$|47+12 y$" },
	{ "no blank line before the next, none at the end", MAIL_FORMAT_AUTO,
	  ASCTIME "A: 1\n\nx\n" ASCTIME "B: 2\n\ny", "mbox|0+52 A: 1$$x$|52+51 B: 2$$y" },
	{ "an mbox of unknown variant", MAIL_FORMAT_AUTO,
	  ASCTIME "A: 1\n\n>From x\n\nFrom my experience\nthis is prose\n\n" ASCTIME "B: 2\n\n",
	  "mbox|0+93 A: 1$$>From x$$From my experience$this is prose$|93+50 B: 2$" },
	{ "a header behind it makes a separator", MAIL_FORMAT_AUTO,
	  "From x\nA: 1\n\n\nFrom pat016\nB: 2\n\n", "mbox|0+14 A: 1$$|14+18 B: 2$" },
	{ "a date makes a separator", MAIL_FORMAT_AUTO, "From x\nA: 1\n\n\n" ASCTIME "no header\n",
	  "mbox|0+14 A: 1$$|14+54 no header$" },
	{ "CRLF", MAIL_FORMAT_AUTO, "From x\r\nA: 1\r\n\r\nx\r\n\r\nFrom y\r\nB: 2\r\n\r\n",
	  "mbox|0+21 A: 1%$%$x%$|21+16 B: 2%$" },
	{ "in format-patch's output it is", MAIL_FORMAT_AUTO, PATCH "A: 1\n\n" PATCH "B: 2\n\n",
	  "mbox|0+77 A: 1$|77+77 B: 2$" },
	{ "in what b4 writes its own do", MAIL_FORMAT_AUTO,
	  GIT "A: 1\n\n" PATCH "A: 1\n\n" GIT "B: 2\n\n",
	  "mbox|0+119 A: 1$$From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001"
	  "$A: 1$|119+42 B: 2$" },
	{ "blank lines first", MAIL_FORMAT_AUTO, "\n\n" ASCTIME "A: 1\n\n", "mbox|2+50 A: 1$" },
	{ "mboxo unquotes", MAIL_FORMAT_MBOXO, ASCTIME "A: 1\n\n>From x\n>>From y\n\n",
	  "mboxo|0+68 A: 1$$From x$>>From y$" },
	{ "Content-Length leads to a separator", MAIL_FORMAT_AUTO,
	  ASCTIME "A: 1\ncontent-length: 54\n\n"
		  "1\n\n" ASCTIME "B: 2\n\n\n\n" ASCTIME "C: 3\n\n",
	  "mbox|0+124 A: 1$content-length: 54$$1$$"
	  "From a@example.org Thu Aug  9 18:39:17 2012$B: 2$$$|124+50 C: 3$" },
	{ "Content-Length leads to a separator, with CRLF", MAIL_FORMAT_AUTO,
	  ASCTIME "Content-Length: 55\r\n\r\n1\r\n\r\n" ASCTIME "B: 2\r\n\r\n" ASCTIME "C: 3\r\n",
	  "mbox|0+123 Content-Length: 55%$%$1%$%$From a@example.org Thu Aug  9 18:39:17 2012$B: 2%$"
	  "|123+50 C: 3%$" },
	{ "Content-Length leads nowhere", MAIL_FORMAT_AUTO,
	  ASCTIME "Content-Length: 3\n\nxx\n\n" ASCTIME "C: 3\n\n",
	  "mbox|0+67 Content-Length: 3$$xx$|67+50 C: 3$" },
	{ "Content-Length beyond the end", MAIL_FORMAT_AUTO,
	  ASCTIME "Content-Length: 99999\n\nxx\n\n" ASCTIME "C: 3\n\n",
	  "mbox|0+71 Content-Length: 99999$$xx$|71+50 C: 3$" },
	{ "a message", MAIL_FORMAT_AUTO, "To: 1\n\nx\n\n" ASCTIME "B: 2\n",
	  "message|0+59 To: 1$$x$$From a@example.org Thu Aug  9 18:39:17 2012$B: 2$" },
	{ "a message with a From_ line, as told", MAIL_FORMAT_MESSAGE,
	  ASCTIME "A: 1\n\nx\n\nFrom y\nB: 1\n\n", "message|0+66 A: 1$$x$$From y$B: 1$" },
	{ "git cat-file --batch", MAIL_FORMAT_AUTO,
	  OID " blob 8\nA: 1\n\nx\n\n" OID " blob 6 " COMMIT " 5\nB: 2\n\n\n",
	  "batch|0+57 A: 1$$x$|57+98 B: 2$$" },
	{ "messages longer than what is read for their line", MAIL_FORMAT_BATCH,
	  OID " blob 66\nA: 1\n\n"
	      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n\n" OID
	      " blob 5\nB: 2\n\n",
	  "batch|0+116 A: 1$$xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx$|116+54 "
	  "B: 2$" },
	{ "a missing object and a tree", MAIL_FORMAT_AUTO,
	  OID " missing\n" OID " tree 2\nxx\n" OID " blob 0\n\n",
	  "batch!git found no such object!no blob|100+49 " },
	{ "a blob that breaks off", MAIL_FORMAT_AUTO, OID " blob 99\nA: 1\n",
	  "batch|0+54 A: 1$!the input breaks off" },
	{ "a byte order mark before the From_ line", MAIL_FORMAT_AUTO, BOM ASCTIME "A: 1\n\n",
	  "mbox|3+50 A: 1$" },
	{ "and before the header", MAIL_FORMAT_AUTO,
	  ASCTIME BOM "A: 1\n\nx\n\n" BOM ASCTIME BOM "B: 2\n\n",
	  "mbox|0+56 A: 1$$x$|56+56 B: 2$" },
	{ "in mboxrd", MAIL_FORMAT_AUTO, BOM RD BOM "A: 1\n\n\n" BOM RD "To: 2\n\n",
	  "mboxrd|3+49 A: 1$$|52+49 To: 2$" },
	{ "before a message", MAIL_FORMAT_AUTO, BOM "To: 1\n\nx\n", "message|0+12 To: 1$$x$" },
	{ "blank lines of blanks first", MAIL_FORMAT_AUTO, " \n\t\r\n" ASCTIME "A: 1\n\n",
	  "mbox|5+50 A: 1$" },
	{ "blank lines before a message", MAIL_FORMAT_AUTO, "\n \nTo: 1\n\nx\n",
	  "message|0+12 To: 1$$x$" },
	{ "a line of blanks before the next", MAIL_FORMAT_AUTO,
	  ASCTIME "A: 1\n\nx\n \t\r\n" ASCTIME "B: 2\n\ny\n\t\nFrom z\nC: 3\n\n",
	  "mbox|0+56 A: 1$$x$|56+54 B: 2$$y$|110+13 C: 3$" },
	{ "no line end before the next", MAIL_FORMAT_AUTO,
	  ASCTIME "A: 1\n\nx." ASCTIME "To: 2\n\ny", "mbox|0+52 A: 1$$x.|52+52 To: 2$$y" },
	{ "a long line of blanks is text", MAIL_FORMAT_AUTO,
	  "From x\nA: 1\n\nx\n"
	  "                                                                "
	  "                                                                "
	  "\nFrom y\nB: 2\n\n",
	  "mbox|0+157 A: 1$$x$"
	  "                                                                "
	  "                                                                "
	  "$From y$B: 2$" },
	{ "two From_ lines", MAIL_FORMAT_AUTO, ASCTIME ASCTIME ">From x\nA: 1\n\n",
	  "mbox|0+102 From a@example.org Thu Aug  9 18:39:17 2012$>From x$A: 1$" },
	{ "MMDF", MAIL_FORMAT_AUTO,
	  MMDF_LINE "\nTo: 1\n\nx\n" MMDF_LINE "x\n" MMDF_LINE "\n" MMDF_LINE "\r\n" ASCTIME
		    "To: 2\r\n\r\n\r\n" MMDF_LINE "\r\n",
	  "mmdf|5+15 To: 1$$x$\1\1\1\1x$|31+55 To: 2%$%$" },
	{ "MMDF with an empty message first, amid it, and last", MAIL_FORMAT_AUTO,
	  MMDF_LINE "\n" MMDF_LINE "\n" MMDF_LINE "\nTo: 1\n" MMDF_LINE "\n" MMDF_LINE
		    "\n" MMDF_LINE "\n" MMDF_LINE "\nTo: 2\n" MMDF_LINE "\n" MMDF_LINE
		    "\n" MMDF_LINE,
	  "mmdf|15+0 |15+6 To: 1$|41+0 |41+6 To: 2$|61+0 " },
	{ "MMDF without its end", MAIL_FORMAT_MMDF, "To: 1\n\nx\n" MMDF_LINE,
	  "mmdf|0+9 To: 1$$x$" },
	{ "a file of Apple Mail", MAIL_FORMAT_AUTO, "9        \nTo: 1\n\nx\n<?xml?>\n",
	  "emlx|10+9 To: 1$$x$" },
	{ "one that breaks off", MAIL_FORMAT_AUTO, "90       \nTo: 1\n\nx\n",
	  "emlx|10+9 To: 1$$x$!the input breaks off" },
	{ "one with a From_ line", MAIL_FORMAT_EMLX, "56\n" ASCTIME BOM "To: 1\n\nx\n<?xml?>\n",
	  "emlx|3+56 To: 1$$x$" },
	{ "no mail", MAIL_FORMAT_AUTO, "PK\3\4", "message!this is no mail: a zip archive" },
	{ "no mail, whatever is told", MAIL_FORMAT_MBOXRD, "Hello.\n",
	  "mboxrd!this is no mail: text without a mail header" },
	{ "no batch", MAIL_FORMAT_BATCH, "A: 1\n\n",
	  "batch!offset 0: no line of git cat-file --batch" },
};

static void test_formats(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_autofree char *told = tell(view_of(cases[i].text), cases[i].format);
		g_assert_cmpstr(told, ==, cases[i].told);

		/* Recognising the format reads ahead, so it is told here, but for nothing, which is
		 * something else then. */
		if (!*cases[i].text)
			continue;
		g_autofree char *format = g_strndup(told, strcspn(told, "|!"));
		Writer writer;
		GThread *thread;
		int fd = slow_fd(view_of(cases[i].text), &writer, &thread);
		g_autofree char *slowly =
			tell_fd(fd, choice_find(&mail_format_choice, view_of(format)));
		g_thread_join(thread);
		g_assert_cmpstr(slowly, ==, cases[i].told);
	}
}

/* A pasted format-patch line with a header below splits nothing; Content-Length neither. */
static void test_one_message(void)
{
	g_autofree char *patch =
		tell(VIEW(ASCTIME "A: 1\n\n" PATCH "From: b\n\nFrom nobody" PATCH_DATE
				  "From: c\n\n" GIT "From: d\n\n"),
		     MAIL_FORMAT_AUTO);
	g_assert_null(strchr(strchr(patch, '|') + 1, '|'));
	g_autofree char *three = tell(
		VIEW(ASCTIME "Content-Length: 50\n\n\n" ASCTIME "B: 2\n\n\n" ASCTIME "C: 3\n\n"),
		MAIL_FORMAT_MBOXO);
	g_auto(GStrv) parts = g_strsplit(three, "|", -1);
	g_assert_cmpuint(g_strv_length(parts), ==, 4);
}

/* A stand-in for public-inbox's From_ line gives no arrival, a real one and a commit do. */
static void test_arrival_and_location(void)
{
	static const struct {
		const char *text;
		gint64 arrival;
		const char *location;
	} wanted[] = {
		{ RD "A: 1\n\n", 0, "t:0:45" },
		{ ASCTIME "A: 1\n\n", 1344537557, "t:0:50" },
		{ OID " blob 4\nA: 1\n", 0, OID },
		{ OID " blob 4 " COMMIT " 1344537557\nA: 1\n", 1344537557, COMMIT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		int fd = text_fd(view_of(wanted[i].text));
		{
			g_autoptr(Input) input = input_new(fd, "t");
			g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_AUTO);
			g_autoptr(GString) location = g_string_new("old");
			RawMail mail;
			g_assert_true(mail_source_next(source, &mail, NULL) == RAW_MAIL_READ);
			g_assert_cmpint(mail.arrival, ==, wanted[i].arrival);
			mail_source_locate(source, &mail, location);
			g_assert_cmpstr(location->str, ==, wanted[i].location);
		}
		close(fd);
	}
}

/* How many From_ lines are taken or left in doubt, and where the first ones are. */
static void test_doubts(void)
{
	static const struct {
		const char *text;
		MboxDoubts doubts;
	} wanted[] = {
		{ ASCTIME "A: 1\n\nx\n\n" ASCTIME "B: 2\n\n", { .weak = { 0, 0 } } },
		{ ASCTIME "A: 1\n\nx\n" ASCTIME "B: 2\n\ny\n \nFrom z\nC: 3\n\n",
		  { .weak = { 2, 52 } } },
		{ ASCTIME "A: 1\n\nx\nFrom y\nB: 2\n\nx\nFrom \nTo: 3\n", { .lost = { 2, 52 } } },
		{ ASCTIME "A: 1\n\nx\nFrom y z\nB: 2\n\nFrom u v\nB: 3\n", { .weak = { 0, 0 } } },
		{ ASCTIME "A: 1\n\nx\n" PATCH "To: 2\n\n" PATCH "To: 3\n", { .weak = { 0, 0 } } },
		{ PATCH "A: 1\n\nx\n" PATCH "To: 2\n\n", { .lost = { 1, 79 } } },
		{ ASCTIME "A: 1\n\n" GIT "To: 2\n\n", { .lost = { 1, 50 } } },
		{ "To: 1\n\nx\n\n" ASCTIME "B: 2\n\nFrom y\nC: 3\n", { .lost = { 1, 10 } } },
		{ RD "A: 1\n\nx\nFrom y\nB: 2\n\n", { .weak = { 0, 0 } } },
		{ PATCH "A: 1\n\nx\n" PATCH "From: a\nDate: b\nSubject: c\n\n",
		  { .weak = { 1, 79 } } },
		{ PATCH "A: 1\n\nx\n" PATCH "From: a\nSubject: c\n", { .lost = { 1, 79 } } },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		int fd = text_fd(view_of(wanted[i].text));
		{
			g_autoptr(Input) input = input_new(fd, "t");
			g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_AUTO);
			RawMail mail;
			while (mail_source_next(source, &mail, NULL) == RAW_MAIL_READ)
				;
			const MboxDoubts *doubts = mail_source_doubts(source);
			g_test_message("%u", (guint)i);
			g_assert_cmpuint(doubts->weak.n, ==, wanted[i].doubts.weak.n);
			g_assert_cmpuint(doubts->weak.first, ==, wanted[i].doubts.weak.first);
			g_assert_cmpuint(doubts->lost.n, ==, wanted[i].doubts.lost.n);
			g_assert_cmpuint(doubts->lost.first, ==, wanted[i].doubts.lost.first);
		}
		close(fd);
	}
}

static GString *gzip(View text)
{
	g_autoptr(GConverter) packer =
		G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
	GString *packed = g_string_new(NULL);
	g_string_set_size(packed, text.len + 1000);
	gsize used, made;
	g_assert_true(g_converter_convert(packer, text.data, text.len, packed->str, packed->len,
					  G_CONVERTER_INPUT_AT_END, &used, &made,
					  NULL) == G_CONVERTER_FINISHED);
	g_string_set_size(packed, made);
	return packed;
}

static void test_gzip(void)
{
	View text = VIEW(RD "A: 1\n\nx\n\n" RD "B: 2\n\ny\n\n");
	g_autoptr(GString) packed = gzip(text);
	g_autofree char *plain = tell(text, MAIL_FORMAT_AUTO);
	g_autofree char *told = tell(view_of_gstring(packed), MAIL_FORMAT_AUTO);
	g_assert_cmpstr(told, ==, plain);

	/* Members one after another are one file. */
	g_autoptr(GString) twice = g_string_new_len(packed->str, (gssize)packed->len);
	g_string_append_len(twice, packed->str, (gssize)packed->len);
	g_autofree char *four = tell(view_of_gstring(twice), MAIL_FORMAT_AUTO);
	g_auto(GStrv) parts = g_strsplit(four, "|", -1);
	g_assert_cmpuint(g_strv_length(parts), ==, 5);

	/* What is there before the damage is still given, and the damage is said. */
	View torn = view_head(view_of_gstring(packed), packed->len - 9);
	g_autofree char *damaged = tell(torn, MAIL_FORMAT_AUTO);
	g_assert_nonnull(strstr(damaged, "A: 1$$x$"));
	g_assert_nonnull(strstr(damaged, ": gzip data ends early"));
}

static void test_foreign_compression(void)
{
	g_autofree char *told = tell(VIEW("BZh91AY&SY"), MAIL_FORMAT_AUTO);
	g_assert_nonnull(strstr(told, "pipe it through bzcat"));
}

/* Messages across the borders of reads, and one larger than any buffer. */
static void test_sizes(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GArray) sizes = g_array_new(FALSE, FALSE, sizeof(size_t));
	for (size_t size = 1; size < 2000000; size += 1 + size / 3) {
		g_string_append(text, RD "A: 1\n\n");
		for (size_t i = 0; i < size; i++)
			g_string_append_c(text, i % 61 ? 'x' : '\n');
		g_string_append(text, "\n\n");
		g_array_append_val(sizes, size);
	}
	int fd = text_fd(view_of_gstring(text));
	{
		g_autoptr(Input) input = input_new(fd, "t");
		g_autoptr(MailSource) source = mail_source_new(input, MAIL_FORMAT_AUTO);
		RawMail mail;
		for (guint i = 0; i < sizes->len; i++) {
			g_assert_true(mail_source_next(source, &mail, NULL) == RAW_MAIL_READ);
			g_assert_cmpuint(mail.raw.len, ==, g_array_index(sizes, size_t, i) + 7);
			g_assert_cmpuint(mail.number, ==, i + 1);
		}
		g_assert_true(mail_source_next(source, &mail, NULL) == RAW_MAIL_END);
	}
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail-source/formats", test_formats);
	g_test_add_func("/mail-source/one-message", test_one_message);
	g_test_add_func("/mail-source/arrival-and-location", test_arrival_and_location);
	g_test_add_func("/mail-source/doubts", test_doubts);
	g_test_add_func("/mail-source/gzip", test_gzip);
	g_test_add_func("/mail-source/foreign-compression", test_foreign_compression);
	g_test_add_func("/mail-source/sizes", test_sizes);
	return g_test_run();
}
