/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known of a terminal: common/cli/terminal.h. */
#include "cli/terminal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The terminal's end of a new pseudo terminal; -1, and a test skipped, where there are none. */
static int open_terminal(int *other)
{
	*other = posix_openpt(O_RDWR | O_NOCTTY);
	int fd = -1;
	if (*other >= 0 && grantpt(*other) == 0 && unlockpt(*other) == 0)
		fd = open(ptsname(*other), O_RDWR | O_NOCTTY);
	if (fd < 0)
		g_test_skip("no pseudo terminals here");
	return fd;
}

static void test_color(void)
{
	int other, fd = open_terminal(&other);
	if (fd < 0)
		return;
	int file = open("/dev/null", O_WRONLY);
	g_unsetenv("NO_COLOR");
	g_setenv("TERM", "xterm", TRUE);
	g_assert_true(terminal_wants_color(COLOR_AUTO, fd) &&
		      terminal_wants_color(COLOR_ALWAYS, file));
	g_assert_false(terminal_wants_color(COLOR_AUTO, file) ||
		       terminal_wants_color(COLOR_NEVER, fd));
	g_setenv("NO_COLOR", "1", TRUE);
	g_assert_true(terminal_wants_color(COLOR_ALWAYS, fd));
	g_assert_false(terminal_wants_color(COLOR_AUTO, fd));
	g_setenv("NO_COLOR", "", TRUE);
	g_assert_true(terminal_wants_color(COLOR_AUTO, fd));
	g_setenv("TERM", "dumb", TRUE);
	g_assert_false(terminal_wants_color(COLOR_AUTO, fd));
	close(file);
	close(fd);
	close(other);
}

/* Whether a progress line is wanted on fd while results go to output. */
static void test_progress(void)
{
	int other, fd = open_terminal(&other);
	if (fd < 0)
		return;
	int file = open("/dev/null", O_WRONLY), ends[2];
	g_assert_cmpint(pipe(ends), ==, 0);
	g_setenv("TERM", "xterm", TRUE);
	g_setenv("NO_COLOR", "1", TRUE);
	g_assert_true(terminal_wants_progress(fd, file));
	g_assert_false(terminal_wants_progress(fd, fd));
	g_assert_false(terminal_wants_progress(fd, ends[1]));
	g_assert_false(terminal_wants_progress(file, file));
	g_assert_false(terminal_wants_progress(ends[1], file));
	g_assert_false(terminal_wants_progress(fd, -1));
	g_setenv("TERM", "dumb", TRUE);
	g_assert_false(terminal_wants_progress(fd, file));
	/* It is not the one that controls this process. */
	g_assert_true(terminal_is_ours(fd));
	g_assert_true(terminal_is_ours(file));
	close(ends[0]);
	close(ends[1]);
	close(file);
	close(fd);
	close(other);
}

static void test_width(void)
{
	int other, fd = open_terminal(&other);
	if (fd < 0)
		return;
	const struct winsize size = { .ws_col = 77 };
	g_assert_cmpint(ioctl(fd, TIOCSWINSZ, &size), ==, 0);
	g_assert_cmpuint(terminal_width(fd), ==, 77);
	int file = open("/dev/null", O_WRONLY);
	g_assert_cmpuint(terminal_width(file), ==, 0);
	close(file);
	close(fd);
	close(other);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/terminal/color", test_color);
	g_test_add_func("/terminal/progress", test_progress);
	g_test_add_func("/terminal/width", test_width);
	return g_test_run();
}
