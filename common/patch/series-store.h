/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is remembered of recent mail, for patch/series.h: a ring of mails, and an index from what a
 * later mail can say of its series to the mail that said it last.
 *
 * Ids and addresses are kept as keyed 64-bit hashes, which stand for the values. The only strings
 * are the names of the series that remembered mails belong to.
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	guint64 serial; /* no two series of a run have the same */
	GString *name;
	guint64 name_key;
	size_t members; /* remembered mails that belong to it */
	guint64 sender, tags;
	unsigned version_number;
	bool version_explicit;
	int total;	/* -1 if its only mail has no counter */
	guint parts;	/* patches with a counter, of the sender */
	gint64 date;	/* of the latest patch or cover; 0 if unknown */
	bool has_cover; /* an index 0 came */
	bool threaded;	/* a member was found, or will be, by what it answers */
	bool naked;	/* a plain message names it */
} Series;

/* What a mail can be found by. */
typedef enum {
	KEY_ID,	    /* its id */
	KEY_PARENT, /* id of what it answers, version, total: a sibling, or the mail answered that
		     * comes late */
	KEY_SENDER, /* sender, version, total, tags: a part that answers nothing */
	KEY_PART,   /* its series and index: the index is taken */
	KEY_NAME,   /* its series' name: what answers a mail that was not seen, or is forgotten */
	KEY_TITLE,  /* sender, version, title: what a reply names that answers an older version */
	N_KEYS,
} KeyKind;

typedef struct {
	guint64 keys[N_KEYS]; /* 0 if it has none */
	guint64 parent;	      /* id of what it answers; 0 if nothing */
	guint64 shape;	      /* equal for the same mail that comes again */
	guint64 sender;
	Series *series; /* NULL if it belongs to none */
	int part;	/* of a mail without an id that has a counter; else -1 */
	bool opens;	/* a cover or pull: numbered patches that answer it are its parts */
	bool plain;	/* a message that may turn out to be a naked cover */
	bool posts;	/* a cover, patch or pull */
} SeriesEntry;

typedef struct SeriesStore SeriesStore;

SeriesStore *series_store_new(size_t size);
void series_store_free(SeriesStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SeriesStore, series_store_free)

/* The hash of an id; 0 if there is none, or one too long to be one. */
guint64 series_store_hash(const SeriesStore *store, View id);

/* The same for what compares without case: addresses, words. */
guint64 series_store_hash_nocase(const SeriesStore *store, View value);

/* The key of three values; 0 if there is no id. */
guint64 series_store_key(const SeriesStore *store, KeyKind kind, guint64 id, guint64 version,
			 guint64 total);

/* The entry that was given the key last, or NULL. */
SeriesEntry *series_store_find(const SeriesStore *store, guint64 key);

/* A cleared entry for the next mail; forgets the oldest one if the store is full. */
SeriesEntry *series_store_add(SeriesStore *store);

/* The entry added before the last one; NULL if there is none. */
SeriesEntry *series_store_before(SeriesStore *store);

/* Makes the entry the one that the key finds. */
void series_store_set_key(SeriesStore *store, SeriesEntry *entry, KeyKind kind, guint64 key);

/* A new series with the entry as its only member; key is that of name. */
Series *series_store_begin(SeriesStore *store, SeriesEntry *entry, View name, guint64 key);

/* Makes the entry, which has no series yet, a member. */
void series_store_join(SeriesStore *store, SeriesEntry *entry, Series *series);
