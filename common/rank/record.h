/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From records to the rank table: what a record counts for, and rank rows read back.
 *
 * One table in rank/key.c holds the keys: name, columns, and how they make a key.
 */
#pragma once

#include "bytes/choice.h"
#include "map/mailmap.h"
#include "map/org-map.h"
#include "message/date-given.h"
#include "patch/bot.h"
#include "rank/past.h"
#include "rank/rank.h"
#include "rank/thread.h"
#include "record/reader.h"

/* What is counted by: rank/count.h. */
typedef struct RankCounts RankCounts;
typedef struct RankCount RankCount;

typedef enum {
	RANK_BY_AUTHOR,
	RANK_BY_COMMENTER,
	RANK_BY_DAY,
	RANK_BY_DOMAIN,
	RANK_BY_HOUR,
	RANK_BY_LIST,
	RANK_BY_MONTH,
	RANK_BY_ORG,
	RANK_BY_PATH,
	RANK_BY_QUARTER,
	RANK_BY_RELAYED,
	RANK_BY_REPORTER,
	RANK_BY_REVIEWER,
	RANK_BY_SENDER,
	RANK_BY_SUBSYSTEM,
	RANK_BY_TAG,
	RANK_BY_TESTER,
	RANK_BY_THREAD,
	RANK_BY_UNMAPPED,
	RANK_BY_VERSION,
	RANK_BY_WEEK,
	RANK_BY_WEEKDAY,
	RANK_BY_YEAR,
	RANK_BY_ZONE,
	N_RANK_KEYS,
} RankBy;

/* The words for them. */
extern const Choice rank_key_choice;

/* Its word. */
const char *rank_by_name(RankBy by);

/* What a record adds to a count. */
typedef enum {
	WEIGHT_MESSAGES, /* one */
	WEIGHT_SERIES,	 /* one for the first of its series that counts for the key */
	WEIGHT_LINES, /* the lines its diff puts in and takes out; covers have none of their own */
	WEIGHT_THREADS, /* one for the first of its thread that counts for the key */
	N_RANK_WEIGHTS,
} RankWeight;

/* The words for them. */
extern const Choice rank_weight_choice;

/* The components of a path, if no other number was asked for. */
#define RANK_DEPTH 2

/*
 * What is counted: rows of the kinds given; of patches and covers only those that somebody newly
 * contributed: no stable backports, no bots' patches, no parts of pull requests, unless all is set.
 * KIND_MAIL among the kinds stands for every row. Rows of that kind, which nobody has classified,
 * count whole if all is set, if they were asked for, or if no key says anything about patches.
 *
 * Tags count by RULE 9. In a reply they are the sender's, once for each mail, if they name him, and
 * else relayed. In patches and covers only Reported-by counts, for whom it names: the others
 * were collected from replies. Bots are not credited, unless all is set.
 *
 * What lies before the period is not counted, but it is what came first: of a series, of a thread.
 *
 * The maps stay the caller's; NULL for none. People go through mailmap, then through aliases,
 * before anything else is found out about them.
 */
typedef struct {
	RankCounts *counts;
	unsigned kinds; /* bits 1 << Kind; 0 for those that each key counts by itself */
	bool all;
	bool fan_out; /* a tag on a cover counts as often as the subject says there are patches */
	RankTitles titles; /* which of the titles of what is counted are wanted */
	bool known;	   /* what counted before the period is put in as past, too */
	RankPast *past;	   /* tells the days of that, if they matter; NULL if they do not */
	RankWeight weight;
	guint64 depth;		  /* of paths; 0 for RANK_DEPTH */
	const DatePeriod *period; /* NULL for all time */
	RankThreads *threads;	  /* NULL if no key needs it: rank_counts_need_threads */
	const Mailmap *mailmap, *aliases;
	const OrgMap *orgs;
	BotTable *bots;
} RankRule;

/*
 * The columns that counting by rule looks at in a table. The caller frees the array (of
 * Column).
 */
GArray *rank_rule_columns(const RankRule *rule, Table table);

/*
 * Why the row cannot be counted by the rule, since it does not say whether it is a patch or not, a
 * static text; NULL if it can.
 */
const char *rank_rule_refuses(const RankRule *rule, const Record *record);

/* Counts a row of a mail or patch table. An absent value is not counted. */
void rank_count_record(RankTable *ranks, const RankRule *rule, const Record *record);

/* Adds a row of a rank table. Returns false if its count is not a number, or if it is one of a pair
 * and has no second key. */
bool rank_merge_record(RankTable *ranks, const Record *record);
