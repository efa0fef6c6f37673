/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Threads without patches: who asked what, and who answered.
 *
 * A helper of digest/digest.c.
 */
#pragma once

#include "digest/traffic.h"

typedef struct DiscussionBook DiscussionBook;

/* Texts are kept in the caller's chunk. */
DiscussionBook *discussion_book_new(GStringChunk *texts);
void discussion_book_free(DiscussionBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DiscussionBook, discussion_book_free)

/*
 * Counts a message of any kind in its thread; mail is what traffic_add says of it. A thread with a
 * patch, cover letter, pull request or a note that something was applied is no discussion, nor is
 * one that begins with a reply to a patch, in the input or before it; what bots report counts only
 * where people talk about it.
 */
void discussion_book_add(DiscussionBook *book, const Record *record, Kind kind,
			 const TrafficMail *mail);

/* A mail of the thread turned out to belong to a series. */
void discussion_book_drop(DiscussionBook *book, guint thread);

/* The discussions (of DigestDiscussion) that had mail in the period, in the order in which they
 * began; the traffic is finished. The caller frees the array. */
GArray *discussion_book_all(DiscussionBook *book, const Traffic *traffic);

/* Who wrote to those of others in the period (of DigestAnswerer), the most first; the traffic is
 * finished. The caller frees the array. */
GArray *discussion_book_answerers(DiscussionBook *book, const Traffic *traffic,
				  const DatePeriod *period);
