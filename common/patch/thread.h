/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which thread a message belongs to, and how long after the one that it answers it was written,
 * over a window of recent ids.
 *
 * A thread is named by the id of its root. References begins with it, but mail programs cut that
 * field and lists wrap mail, so the nearest ancestor that is known comes first: what it answers is
 * known, too. Ids that only stand in References are known as well as those of messages, so that
 * two answers to a message that is missing are in one thread (as in J. Zawinski's algorithm,
 * https://www.jwz.org/doc/threading.html, but without his last step: subjects tie nothing
 * together).
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	/* Without <>, references blank-separated; plain or escaped, but always the same. */
	View message_id, in_reply_to, references;
	View other_id; /* a second id by which the message is known; may be empty */
	gint64 date;   /* seconds; 0 if unknown */
} ThreadMail;

typedef struct {
	/* The root's id; empty if the mail has no id and answers nothing. Valid until the next
	 * call, and as long as the mail's views. */
	View thread;
	bool has_delay; /* the message that is answered is known, and so are both dates */
	gint64 delay;	/* seconds from its date to this one's; negative where clocks differ */
} ThreadAnswer;

typedef struct ThreadWindow ThreadWindow;

/* size is how many ids are remembered; there are fewer if they are very long. */
ThreadWindow *thread_window_new(size_t size);
void thread_window_free(ThreadWindow *window);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ThreadWindow, thread_window_free)

/* Adds the next message. */
ThreadAnswer thread_window_add(ThreadWindow *window, const ThreadMail *mail);
