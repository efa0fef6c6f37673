/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How far a long run has come: the words for it, and when it is time to say them.
 *
 * This module only computes; cli_progress shows the line.
 */
#pragma once

#include "bytes/view.h"

/* A run that ends within this time shows nothing, and between two lines is this; microseconds. */
#define PROGRESS_DELAY G_USEC_PER_SEC
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 4)

/* The clock is looked at for one message of so many, which costs less than can be measured. */
#define PROGRESS_MESSAGES 4

/* How far a run is. total is 0 if nobody knows it; elapsed is in microseconds. */
typedef struct {
	guint64 bytes, total, messages;
	gint64 elapsed;
} ProgressCount;

/* One run; zeroed, it never asks for a line. */
typedef struct {
	bool wanted;
	unsigned messages; /* since the clock was looked at */
	gint64 start, next;
	guint64 total, done; /* bytes of all inputs, and of those that were read to their end */
} Progress;

/* Starts a run that wants its progress shown, now (g_get_monotonic_time). total: progress_total. */
void progress_start(Progress *progress, gint64 now, guint64 total);

/* Whether a line is to be shown now; if so, the next one is in PROGRESS_INTERVAL. */
bool progress_tick(Progress *progress, gint64 now);

/* To be called for each message: whether a line is to be shown. */
static inline bool progress_is_due(Progress *progress)
{
	if (!progress->wanted || ++progress->messages < PROGRESS_MESSAGES)
		return false;
	progress->messages = 0;
	return progress_tick(progress, g_get_monotonic_time());
}

/*
 * The bytes of all files together, as they are stored; "-" is standard input from where it stands.
 * What cannot be opened counts for nothing. Returns 0 if one of them is no regular file, so that
 * nobody knows.
 */
guint64 progress_total(char *const *paths);

/*
 * Replaces line by count in words, plain ASCII without a line feed: `1.2 MB of 4.8 MB, 310
 * messages, 3 s left`. There is no total where it is unknown or was exceeded, as by a file that
 * grows, and no time left where nothing can be said of it. At most width columns; 0 is any.
 */
void progress_format(GString *line, const ProgressCount *count, unsigned width);
