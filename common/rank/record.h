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
#include "patch/bot.h"
#include "rank/rank.h"
#include "record/reader.h"

typedef enum {
	RANK_BY_AUTHOR,
	RANK_BY_DOMAIN,
	RANK_BY_LIST,
	RANK_BY_ORG,
	RANK_BY_RELAYED,
	RANK_BY_REPORTER,
	RANK_BY_REVIEWER,
	RANK_BY_SENDER,
	RANK_BY_TAG,
	RANK_BY_TESTER,
	RANK_BY_UNMAPPED,
	N_RANK_KEYS,
} RankBy;

/* N_RANK_KEYS if there is no such key. */
RankBy rank_by_of_name(View name);

/* The words for them. */
extern const Choice rank_key_choice;

const char *rank_by_name(RankBy by);

/* Whether the key looks into the map of organisations. */
bool rank_by_needs_orgs(RankBy by);

/* Whether the key looks at the tags of patch/tag.h. */
bool rank_by_needs_tags(RankBy by);

/* What a record adds to a count. */
typedef enum {
	WEIGHT_MESSAGES, /* one */
	WEIGHT_SERIES,	 /* one for the first of its series that counts for the key */
	WEIGHT_LINES, /* the lines its diff puts in and takes out; covers have none of their own */
	N_RANK_WEIGHTS,
} RankWeight;

/* The words for them. */
extern const Choice rank_weight_choice;

/*
 * What is counted. In patch tables, rows of the kinds given; of patches and covers only those that
 * somebody newly contributed: no stable backports, no bots' patches, no parts of pull
 * requests, unless all is set. A mail table has no kinds yet, so there every row counts, unless
 * kinds were given.
 *
 * Tags count by RULE 9. In a reply they are the sender's, once for each mail, if they name him, and
 * else relayed. In patches and covers only Reported-by counts, for whom it names: the others
 * were collected from replies. Bots are not credited, unless all is set.
 *
 * The maps stay the caller's; NULL for none. People go through mailmap, then through aliases,
 * before anything else is found out about them.
 */
typedef struct {
	unsigned keys;	/* bits 1 << RankBy */
	unsigned kinds; /* bits 1 << Kind; 0 for those that each way counts by itself */
	bool all;
	bool fan_out; /* a tag on a cover counts as often as the subject says there are patches */
	RankWeight weight;
	const Mailmap *mailmap, *aliases;
	const OrgMap *orgs;
	BotTable *bots;
} RankRule;

/*
 * The columns that counting by rule looks at in a table. The caller frees the array (of
 * Column).
 */
GArray *rank_rule_columns(const RankRule *rule, Table table);

/* Counts a row of a mail or patch table. An absent value is not counted. */
void rank_count_record(RankTable *ranks, const RankRule *rule, const Record *record);

/* Adds a row of a rank table. Returns false if its count is not a number. */
bool rank_merge_record(RankTable *ranks, const Record *record);
