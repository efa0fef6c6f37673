/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who wrote when, in which thread: the mail behind the figures of digest/figures.h.
 *
 * People are told apart as in ranks (rank/rank.h). Somebody else is who is not the same person by
 * patch/credit.h. Bots are nobody: their mail is counted, and otherwise passed over.
 *
 * Memory: 24 bytes for a mail, some 100 for a person or a thread, and people's names.
 */
#pragma once

#include "bytes/key-map.h"
#include "digest/digest.h"
#include "patch/classify.h"
#include "patch/credit.h"

/* What a mail is: bits. */
typedef enum {
	TRAFFIC_BOT = 1 << 0,
	TRAFFIC_PATCH = 1 << 1,
	TRAFFIC_REPORT = 1 << 2,
	TRAFFIC_FAILURE = 1 << 3, /* a report of one */
	TRAFFIC_ROOT = 1 << 4,	  /* its thread begins with it */
	TRAFFIC_POSTING = 1 << 5, /* a patch, cover or pull request */
	TRAFFIC_REPLY = 1 << 6,
	TRAFFIC_CONTEXT = 1 << 7, /* it came before the period, whatever its date is */
	TRAFFIC_UNNAMED = 1 << 8, /* no ids tell its thread */
	TRAFFIC_TALK = 1 << 9,	  /* neither about a series, nor a bot's */
} TrafficFact;

typedef struct {
	gint64 date; /* seconds, or NO_DATE */
	guint person, thread;
	unsigned facts;
} TrafficMail;

#define NO_PERSON G_MAXUINT

typedef struct {
	gint64 begun;	  /* when its first mail was written, or NO_DATE */
	guint person;	  /* who began it; NO_PERSON if that mail did not come, or is a bot's */
	bool is_answered; /* by somebody else */
	gint64 answer;	  /* the earliest date of such an answer, or NO_DATE */
	guint same;	  /* the thread that it turned out to be a part of, else itself */
} TrafficThread;

typedef struct {
	Person person; /* escaped, kept */
	gint64 first;  /* the earliest date of what he wrote, or NO_DATE */
} TrafficPerson;

struct Traffic {
	GArray *mails;	  /* of TrafficMail; by date when finished, those without one first */
	GArray *threads;  /* of TrafficThread */
	GArray *people;	  /* of TrafficPerson */
	bool has_results; /* some report said what came out */
	/* Helpers of traffic.c. */
	GStringChunk *texts;
	KeyMap *thread_of, *person_of;
	KeyMap *spelled; /* people by name and address as their mail has them */
	guint64 seed;
	GString *scratch;
};

Traffic *traffic_new(void);
void traffic_free(Traffic *traffic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Traffic, traffic_free)

/* The thread that one turned out to belong to: where answers stand before what they answer, the
 * thread of that gets another name. */
guint traffic_thread(const Traffic *traffic, guint thread);

/* Takes a row of a patch table in; is_context is whether it came before the period. Returns what is
 * known of it, valid until the next one. */
const TrafficMail *traffic_add(Traffic *traffic, const Record *record, Kind kind, bool is_context);

/* When all is in: finds out who began and who answered the threads, and sorts. since is when the
 * period begins: what came before it is not in it, whatever its date is. */
void traffic_finish(Traffic *traffic, gint64 since);

/* Whether a mail of a person belongs to a thread that he began himself. */
bool traffic_is_own(const Traffic *traffic, const TrafficMail *mail);
