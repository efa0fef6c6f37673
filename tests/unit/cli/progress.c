/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far a long run has come: common/cli/progress.h. */
#include "cli/progress.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SECONDS(n) ((gint64)(n)*G_USEC_PER_SEC)

static void test_format(void)
{
	static const struct {
		ProgressCount count;
		unsigned width;
		const char *line;
	} cases[] = {
		{ { 0, 0, 0, 0 }, 0, "0 B, 0 messages" },
		{ { 999, 0, 1, SECONDS(1) }, 0, "999 B, 1 message" },
		{ { 1000, 0, 2, SECONDS(1) }, 0, "1.0 kB, 2 messages" },
		/* cut, not rounded */
		{ { 999999, 0, 2, SECONDS(1) }, 0, "999.9 kB, 2 messages" },
		{ { 1999999, 0, 1234567, 0 }, 0, "1.9 MB, 1234567 messages" },
		{ { 12000000000, 0, 2, 0 }, 0, "12.0 GB, 2 messages" },
		{ { G_MAXUINT64, 0, G_MAXUINT64, G_MAXINT64 },
		  0,
		  "18.4 EB, 18446744073709551615 messages" },
		{ { 1200000, 4800000, 310, SECONDS(1) },
		  0,
		  "1.2 MB of 4.8 MB, 310 messages, 3 s left" },
		/* seconds are rounded up */
		{ { 500, 501, 1, SECONDS(1) }, 0, "500 B of 501 B, 1 message, 1 s left" },
		{ { 501, 501, 1, SECONDS(1) }, 0, "501 B of 501 B, 1 message, 0 s left" },
		{ { 1, 60, 1, SECONDS(1) }, 0, "1 B of 60 B, 1 message, 59 s left" },
		{ { 1, 61, 1, SECONDS(1) }, 0, "1 B of 61 B, 1 message, 1 min 0 s left" },
		{ { 1, 601, 1, 2500000 }, 0, "1 B of 601 B, 1 message, 25 min 0 s left" },
		{ { 1, 2, 1, SECONDS(3600) - 1 }, 0, "1 B of 2 B, 1 message, 1 h 0 min left" },
		{ { 1, 2, 1, SECONDS(7384) }, 0, "1 B of 2 B, 1 message, 2 h 3 min left" },
		/* what nobody knows is not said */
		{ { 1, 2, 1, SECONDS(100 * 3600 - 1) },
		  0,
		  "1 B of 2 B, 1 message, 99 h 59 min left" },
		{ { 1, 2, 1, SECONDS(100 * 3600) }, 0, "1 B of 2 B, 1 message" },
		{ { 1, G_MAXUINT64, 1, G_MAXINT64 }, 0, "1 B of 18.4 EB, 1 message" },
		{ { 0, 2, 0, SECONDS(5) }, 0, "0 B of 2 B, 0 messages" },
		{ { 3, 2, 1, SECONDS(5) }, 0, "3 B, 1 message" },
		{ { 1, 2, 1, -1 }, 0, "1 B of 2 B, 1 message" },
		/* no wider than the terminal */
		{ { 1, 2, 1, SECONDS(1) }, 30, "1 B of 2 B, 1 message, 1 s lef" },
		{ { 1, 2, 1, SECONDS(1) }, 31, "1 B of 2 B, 1 message, 1 s left" },
		{ { 1, 2, 1, SECONDS(1) }, 1, "1" },
	};
	g_autoptr(GString) line = g_string_new("what was there before");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		progress_format(line, &cases[i].count, cases[i].width);
		g_assert_cmpstr(line->str, ==, cases[i].line);
	}
}

static void test_tick(void)
{
	const gint64 start = 5000;
	Progress progress;
	progress_start(&progress, start, 7);
	g_assert_cmpint(progress.start, ==, start);
	g_assert_cmpuint(progress.total, ==, 7);
	g_assert_false(progress_tick(&progress, start));
	g_assert_false(progress_tick(&progress, start + PROGRESS_DELAY - 1));
	g_assert_true(progress_tick(&progress, start + PROGRESS_DELAY));
	g_assert_false(progress_tick(&progress, start + PROGRESS_DELAY));
	g_assert_false(progress_tick(&progress, start + PROGRESS_DELAY + PROGRESS_INTERVAL - 1));
	g_assert_true(progress_tick(&progress, start + SECONDS(3600)));
	g_assert_false(progress_tick(&progress, start + SECONDS(3600) + 1));
}

/* The clock is only looked at now and then, and not at all where nobody wants to know. */
static void test_due(void)
{
	Progress progress = { .wanted = true };
	for (unsigned i = 1; i < PROGRESS_MESSAGES; i++)
		g_assert_false(progress_is_due(&progress));
	g_assert_true(progress_is_due(&progress));
	g_assert_cmpint(progress.next, >, 0);
	Progress unwanted = { 0 };
	for (unsigned i = 0; i < 2 * PROGRESS_MESSAGES; i++)
		g_assert_false(progress_is_due(&unwanted));
}

static void test_total(void)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("progress-XXXXXX", &path, NULL);
	g_assert_cmpint(fd, >=, 0);
	g_assert_cmpint(write(fd, "0123456789", 10), ==, 10);
	char none[] = "/nonexistent/mail", folder[] = "/", device[] = "/dev/null", dash[] = "-";
	g_assert_cmpuint(progress_total((char *[]){ NULL }), ==, 0);
	g_assert_cmpuint(progress_total((char *[]){ path, NULL }), ==, 10);
	g_assert_cmpuint(progress_total((char *[]){ path, none, folder, path, NULL }), ==, 20);
	g_assert_cmpuint(progress_total((char *[]){ path, device, path, NULL }), ==, 0);

	int saved = dup(STDIN_FILENO);
	g_assert_cmpint(lseek(fd, 4, SEEK_SET), ==, 4);
	g_assert_cmpint(dup2(fd, STDIN_FILENO), ==, STDIN_FILENO);
	g_assert_cmpuint(progress_total((char *[]){ dash, path, NULL }), ==, 16);
	g_assert_cmpint(lseek(fd, 40, SEEK_SET), ==, 40);
	g_assert_cmpuint(progress_total((char *[]){ dash, NULL }), ==, 0);
	g_assert_cmpint(dup2(saved, STDIN_FILENO), ==, STDIN_FILENO);
	close(saved);
	close(fd);
	g_unlink(path);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/progress/format", test_format);
	g_test_add_func("/progress/tick", test_tick);
	g_test_add_func("/progress/due", test_due);
	g_test_add_func("/progress/total", test_total);
	return g_test_run();
}
