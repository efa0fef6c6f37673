/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a rank table is made of: for rank/rank.c and rank/rank-names.c only. */
#pragma once

#include "bytes/hash.h"
#include "bytes/number.h"
#include "rank/rank.h"

typedef struct {
	guint64 id; /* hash of by and of what tells the keys from others: equal ones are the same */
	guint64 count;
	char *text; /* by, key, key2: the best spelling of each so far; owned */
	size_t by_len, key_len, key2_len;
	RankIdentity identity, identity2;
	unsigned defects, defects2; /* of the keys */
	GArray *titles;		    /* of Title, owned; NULL if there are none */
	GArray *past;		    /* of PastDay, owned; NULL if there is none */
	bool is_counted;	    /* not only before */
	bool is_known;		    /* before */
} Entry;

/* What counted on a day before. */
typedef struct {
	gint64 day;
	guint64 count;
} PastDay;

/* What was put in as so many-th of all. */
typedef struct {
	guint64 number;
	char *text; /* owned */
} Title;

struct RankTable {
	GHashTable *entries; /* from id to Entry, owned */
	GHashTable *firsts;  /* set of hashes, owned; NULL until one is needed */
	GString *scratch;
	guint64 seed;
	RankTitles titles;
	guint64 n_titles;
};

static inline View entry_by(const Entry *entry)
{
	return (View){ entry->text, entry->by_len };
}

static inline View entry_key(const Entry *entry)
{
	return (View){ entry->text + entry->by_len, entry->key_len };
}

static inline View entry_key2(const Entry *entry)
{
	return (View){ entry->text + entry->by_len + entry->key_len, entry->key2_len };
}

static inline PastDay *entry_past(const Entry *entry, guint place)
{
	return &g_array_index(entry->past, PastDay, place);
}

static inline const Title *entry_title(const Entry *entry, guint place)
{
	return &g_array_index(entry->titles, Title, place);
}

/* Replaces the texts; the views may be the entry's own. */
void rank_entry_set_text(Entry *entry, View by, View key, View key2);

/* Adds to what counted on a day. */
void rank_entry_add_past(Entry *entry, gint64 day, guint64 count);

/* A hash of what tells a key from others. */
guint64 rank_key_hash(guint64 seed, View key, RankIdentity identity);
