/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known of a terminal: see cli/terminal.h. */
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_set(const char *variable)
{
	const char *value = g_getenv(variable);
	return value && *value;
}

bool terminal_is_capable(int fd)
{
	return isatty(fd) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

static const ChoiceWord color_words[N_COLOR_RULES] = {
	[COLOR_AUTO] = { "auto", "on a terminal" },
	[COLOR_ALWAYS] = { "always", NULL },
	[COLOR_NEVER] = { "never", NULL },
};

const Choice color_rule_choice = CHOICE_INIT(color_words);

bool terminal_wants_color(ColorRule rule, int fd)
{
	if (rule == COLOR_AUTO)
		return terminal_is_capable(fd) && !is_set("NO_COLOR");
	return rule == COLOR_ALWAYS;
}

bool terminal_wants_progress(int fd, int output)
{
	struct stat status;
	return terminal_is_capable(fd) && fstat(output, &status) == 0 &&
	       !S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode) && !isatty(output);
}

bool terminal_is_ours(int fd)
{
	pid_t group = tcgetpgrp(fd);
	return group < 0 || group == getpgrp();
}

unsigned terminal_width(int fd)
{
	struct winsize size;
	if (!isatty(fd) || ioctl(fd, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}
