/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who wrote when, in which thread: the mail behind the figures of digest/figures.h.
 *
 * People are told apart as in ranks (rank/rank.h). Somebody else is who is not the same person by
 * patch/credit.h. Bots are nobody: their mail is counted, and otherwise passed over.
 *
 * Memory: 16 bytes for a mail, some 40 for a thread, 100 for a person, and people's names.
 */
#pragma once

#include "bytes/key-index.h"
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

/* 16 bytes for each mail that there is. */
typedef struct {
	guint32 date_low; /* see traffic_date */
	gint16 date_high;
	guint16 facts; /* bits of TrafficFact */
	guint person, thread;
} TrafficMail;

/* When a mail was written, in seconds, of which 48 bits are enough; or NO_DATE, which stands before
 * all of them. */
static inline gint64 traffic_date(const TrafficMail *mail)
{
	return mail->date_high == G_MININT16 ? NO_DATE
					     : mail->date_high * ((gint64)1 << 32) + mail->date_low;
}

static inline void traffic_set_date(TrafficMail *mail, gint64 date)
{
	mail->date_low = (guint32)date;
	mail->date_high = date == NO_DATE ? G_MININT16 : (gint16)((date - mail->date_low) >> 32);
}

#define NO_PERSON G_MAXUINT

typedef struct {
	guint64 id;	      /* hash of the id of its first mail; 0 if that is not known */
	gint64 begun;	      /* when its first mail was written, or NO_DATE */
	gint64 answer;	      /* the earliest date of an answer by somebody else, or NO_DATE */
	guint person;	      /* who began it; NO_PERSON if that mail did not come, or is a bot's */
	guint same : 31;      /* the thread that it turned out to be a part of, else itself */
	bool is_answered : 1; /* by somebody else */
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
	KeyIndex *thread_of;
	KeyMap *person_of;
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

/* Frees what only traffic_add needs. */
void traffic_close(Traffic *traffic);

/* When all is in: finds out who began and who answered the threads, and sorts. since is when the
 * period begins: what came before it is not in it, whatever its date is. */
void traffic_finish(Traffic *traffic, gint64 since);

/* Of a finished traffic, the place of the first mail that is not before date. */
guint traffic_first_from(const Traffic *traffic, gint64 date);

/* Whether a mail of a person belongs to a thread that he began himself. */
bool traffic_is_own(const Traffic *traffic, const TrafficMail *mail);
