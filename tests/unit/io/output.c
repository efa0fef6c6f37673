/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Buffered writing: common/io/output.h. */
#include "io/output.h"

#include "memory-file.h"

#include <fcntl.h>
#include <unistd.h>

/* Writes half of what is much to read, n times. */
static void write_halves(Output *output, guint n)
{
	static const char half[32 * 1024];
	for (guint i = 0; i < n; i++) {
		output_write(output, (View){ half, sizeof half });
		g_assert_true(output_flush(output));
	}
}

/* A pipe that is read slowly is ahead, until it is read. */
static void test_ahead_of_pipe(void)
{
	int ends[2];
	g_assert_cmpint(pipe(ends), ==, 0);
	g_autoptr(Output) output = output_new(ends[1]);
#ifdef F_GETPIPE_SZ
	if (fcntl(ends[1], F_GETPIPE_SZ) < 64 * 1024) {
		g_test_skip("no room in a pipe");
		return;
	}
#endif
	g_assert_false(output_is_ahead(output));
	write_halves(output, 1);
	g_assert_false(output_is_ahead(output));
	write_halves(output, 1);
	g_assert_true(output_is_ahead(output));
	char some[1024];
	g_assert_cmpint(read(ends[0], some, sizeof some), ==, sizeof some);
	g_assert_false(output_is_ahead(output));
	close(ends[0]);
	close(ends[1]);
}

/* Nobody waits for who reads a file; what is behind the place in it is not waiting, either. */
static void test_never_ahead_of_file(void)
{
	int fd = memory_file();
	g_assert_cmpint(ftruncate(fd, 1 << 20), ==, 0);
	g_autoptr(Output) output = output_new(fd);
	write_halves(output, 4);
	g_assert_false(output_is_ahead(output));
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/output/ahead-of-pipe", test_ahead_of_pipe);
	g_test_add_func("/output/never-ahead-of-file", test_never_ahead_of_file);
	return g_test_run();
}
