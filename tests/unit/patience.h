/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How much work may be for what must not be much: in time on the processor, since others may use
 * the machine as well. */
#pragma once

#include <glib.h>

#include <time.h>

/* How many times slower than usual everything is, as under valgrind: tests/meson.build says. */
static inline gint64 patience(void)
{
	const char *factor = g_getenv("TEST_PATIENCE");
	return factor ? MAX(g_ascii_strtoll(factor, NULL, 10), 1) : 1;
}

/* The time that this process has had on processors, in microseconds. */
static inline gint64 work_done(void)
{
	struct timespec time;
	g_assert_cmpint(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time), ==, 0);
	return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* What began at start, of work_done, took no more than some seconds. */
#define assert_within(start, seconds)                                                              \
	g_assert_cmpint(work_done() - (start), <, patience() * (seconds)*G_USEC_PER_SEC)
