/* What is known of a terminal: see terminal.h. */
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

static bool is_set(const char *variable)
{
	const char *value = g_getenv(variable);
	return value && *value;
}

bool terminal_wants_color(const char *when, int fd, bool *color)
{
	if (!when || strcmp(when, "auto") == 0) {
		bool is_dumb = g_strcmp0(g_getenv("TERM"), "dumb") == 0;
		*color = isatty(fd) && !is_dumb && !is_set("NO_COLOR");
		return true;
	}
	*color = strcmp(when, "always") == 0;
	return *color || strcmp(when, "never") == 0;
}

unsigned terminal_width(int fd)
{
	struct winsize size;
	if (!isatty(fd) || ioctl(fd, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}
