/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How long tests wait for what must not take long. */
#pragma once

#include <glib.h>

/* How many times slower than usual everything is, as under valgrind: tests/meson.build says. */
static inline gint64 patience(void)
{
	const char *factor = g_getenv("TEST_PATIENCE");
	return factor ? MAX(g_ascii_strtoll(factor, NULL, 10), 1) : 1;
}

/* What began at start, of g_get_monotonic_time, was done within some seconds. */
#define assert_within(start, seconds)                                                              \
	g_assert_cmpint(g_get_monotonic_time() - (start), <, patience() * (seconds)*G_USEC_PER_SEC)
