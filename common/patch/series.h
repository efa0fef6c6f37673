/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which series a message belongs to: RULE 11, over a window of recent messages.
 *
 * Messages are handed in in arrival order. A series is named by the message_id of its cover, or of
 * its first patch where there is no cover. Where the mail that its parts answer has not come (yet),
 * the name is that mail's id all the same, so that the parts before a late cover, and those after
 * it, have one name. Memory is bounded by the window.
 *
 * Mails without an id, as `git format-patch --stdout` writes them, are a series where they follow
 * each other with rising counters. Its name is `#` and a number made from its first mail.
 */
#pragma once

#include "patch/classify.h"

typedef struct {
	/* Without <>, references blank-separated; plain or escaped, but always the same: the
	 * answers are in the form of the questions. */
	View message_id, in_reply_to, references;
	View second_id; /* another id by which its parts may know it; empty if it has none */
	/* Who posted it (not the in-body author: one sender posts the patches of many); compared
	 * without case. */
	View sender_addr;
	View sender_name; /* set where many send from that address */
	View tags;
	View subject;
	View title;  /* by which a reply that names a later version finds it */
	gint64 date; /* seconds; 0 if unknown */
	Kind kind;
	unsigned version_number;
	bool version_explicit;
	int part, total; /* -1 if there is no counter */
	bool amends; /* a sub-version (`v3.1`, `4a`), n.k/m or RESEND: may take an index again */
	bool has_group;
	bool has_diff;
} SeriesMail;

typedef struct {
	/* The series' name; empty for mail that belongs to none. Valid until the next call. */
	View series;
	/* This mail shows that the mail which names the series is its naked cover: a plain message
	 * whose sender hung numbered patches on it. May be this mail itself. */
	bool naked_cover;
	bool is_own;	  /* its sender posted the series */
	bool answers_own; /* and what it answers is a posting of his */
} SeriesAnswer;

typedef struct SeriesWindow SeriesWindow;

/* size is how many messages are remembered. */
SeriesWindow *series_window_new(size_t size);
void series_window_free(SeriesWindow *window);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SeriesWindow, series_window_free)

/*
 * Adds the next message and says which series it belongs to. A reply, and any other mail that
 * answers something, belongs to the series of what it answers. A mail that comes again gets the
 * answer it had. Where a message_id is used again for another mail, the name of the second's series
 * is the id with `#vVERSION-TOTAL` behind it.
 */
SeriesAnswer series_window_add(SeriesWindow *window, const SeriesMail *mail);

/* What names the series of a mail without an id, and its thread: `#` and a number made from its
 * sender, date and subject. The same in each run of the program. */
void series_name_by_contents(GString *name, const SeriesMail *mail);

/* Whether numbered patches that follow may show it to be their naked cover. */
bool series_mail_may_be_cover(const SeriesMail *mail);
