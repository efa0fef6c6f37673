/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far a long run has come: see cli/progress.h. */
#include "cli/progress.h"

#include "bytes/number.h"

#include <sys/stat.h>
#include <unistd.h>

/* A longer time is a guess that helps nobody; seconds. */
#define MAX_LEFT ((double)100 * 60 * 60)

void progress_start(Progress *progress, gint64 now, guint64 total)
{
	*progress = (Progress){
		.wanted = true, .start = now, .next = now + PROGRESS_DELAY, .total = total
	};
}

bool progress_tick(Progress *progress, gint64 now)
{
	if (now < progress->next)
		return false;
	progress->next = now + PROGRESS_INTERVAL;
	return true;
}

/* Adds what is to be read of a file. Returns false if that is not known. */
static bool add_size(const char *path, guint64 *total)
{
	bool is_stdin = strcmp(path, "-") == 0;
	struct stat status;
	if ((is_stdin ? fstat(STDIN_FILENO, &status) : stat(path, &status)) != 0 ||
	    S_ISDIR(status.st_mode))
		return true;
	if (!S_ISREG(status.st_mode))
		return false;
	off_t from = is_stdin ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0;
	if (status.st_size > from)
		*total = number_add(*total, (guint64)(status.st_size - from));
	return true;
}

guint64 progress_total(char *const *paths)
{
	guint64 total = 0;
	for (; *paths; paths++)
		if (!add_size(*paths, &total))
			return 0;
	return total;
}

/* Cut, not rounded: what is not read yet is not said. */
static void append_bytes(GString *line, guint64 bytes)
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB", "PB", "EB" };
	size_t unit = 0;
	guint64 size = 1;
	for (; bytes / size >= 1000; size *= 1000)
		unit++;
	number_append(line, bytes / size);
	if (unit) {
		g_string_append_c(line, '.');
		number_append(line, bytes % size / (size / 10));
	}
	g_string_append_c(line, ' ');
	g_string_append(line, units[unit]);
}

/* The two largest units; seconds are rounded up, so that there are none only at the end. */
static void append_left(GString *line, guint64 seconds)
{
	guint64 minutes = seconds / 60, hours = minutes / 60;
	if (hours)
		g_string_append_printf(line, "%u h %u min", (unsigned)hours,
				       (unsigned)(minutes % 60));
	else if (minutes)
		g_string_append_printf(line, "%u min %u s", (unsigned)minutes,
				       (unsigned)(seconds % 60));
	else
		g_string_append_printf(line, "%u s", (unsigned)seconds);
	g_string_append(line, " left");
}

/* As long for each byte as it took so far. Returns false if that says nothing. */
static bool estimate(const ProgressCount *count, guint64 *seconds)
{
	if (count->bytes == 0 || count->elapsed < 0)
		return false;
	double left = (double)count->elapsed / G_USEC_PER_SEC *
		      (double)(count->total - count->bytes) / (double)count->bytes;
	if (left >= MAX_LEFT)
		return false;
	*seconds = (guint64)left;
	if ((double)*seconds < left)
		(*seconds)++;
	return true;
}

void progress_format(GString *line, const ProgressCount *count, unsigned width)
{
	bool has_total = count->total && count->bytes <= count->total;
	guint64 seconds;
	g_string_truncate(line, 0);
	append_bytes(line, count->bytes);
	if (has_total) {
		g_string_append(line, " of ");
		append_bytes(line, count->total);
	}
	g_string_append(line, ", ");
	number_append(line, count->messages);
	g_string_append(line, count->messages == 1 ? " message" : " messages");
	if (has_total && estimate(count, &seconds)) {
		g_string_append(line, ", ");
		append_left(line, seconds);
	}
	if (width && line->len > width)
		g_string_truncate(line, width);
}
