/*
 * Which series a message belongs to: RULE 11, over a window of recent messages.
 *
 * Messages are handed in in arrival order. The series' name is the message_id of its cover, or of
 * its first patch where there is no cover. Memory is bounded by the window.
 */
#pragma once

#include "classify.h"

typedef struct {
	View message_id, in_reply_to, references; /* without <>, references blank-separated */
	View author_addr;			  /* compared without case */
	View tags;
	gint64 date; /* seconds; 0 if unknown */
	Kind kind;
	unsigned version_number;
	bool version_explicit;
	int part, total; /* -1 if there is no counter */
	bool has_group;
	bool has_diff;
} SeriesMail;

typedef struct SeriesWindow SeriesWindow;

/* size is how many messages are remembered. */
SeriesWindow *series_window_new(size_t size);
void series_window_free(SeriesWindow *window);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SeriesWindow, series_window_free)

/*
 * Takes in the next message and says which series it belongs to; the view is valid until the
 * next call. Empty for mail that belongs to none. A reply belongs to the series of
 * what it answers.
 */
View series_window_add(SeriesWindow *window, const SeriesMail *mail);
