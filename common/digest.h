/*
 * The digest's model: what was collected from a record stream, for the printers to lay out.
 *
 * Kept are the letters that a digest prints (each cover, first part and single patch), a few facts
 * of each series, and the ranks; of all else only numbers. All texts are values of the stream:
 * escaped, and kept so.
 */
#pragma once

#include "rank.h"
#include "record-reader.h"

/* A message that is printed. */
typedef struct {
	View title, subject;
	View from_name, from_addr; /* who sent it */
	View author_name, author_addr;
	View body; /* up to the diffstat's summary line; without a diffstat, all of it */
} DigestLetter;

/* Trailers that replies give a series. */
typedef enum {
	REVIEW_REVIEWED,
	REVIEW_ACKED,
	REVIEW_TESTED,
	N_REVIEWS,
} Review;

typedef struct {
	guint64 insertions, deletions;
} DigestSize;

/* The parts of one posting of a series. */
typedef struct {
	View version, title, author_name, author_addr; /* the cover's, else the lowest part's */
	guint64 seen;				       /* different parts that came */
	guint64 total;				       /* parts that were announced */
	DigestSize size; /* as the cover says, else of the parts that came */
	guint64 replies;
	guint64 reviews[N_REVIEWS];
} DigestSeries;

typedef struct Digest Digest;

Digest *digest_new(void);
void digest_free(Digest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/* The columns of patch tables that digest_add cannot do without. */
const Column *digest_columns(size_t *n_columns);

/*
 * Takes a row of a patch or rank table in; others are passed over. Returns false if it is a rank
 * row without a number.
 */
bool digest_add(Digest *digest, const Record *record);

/* The letters (of DigestLetter) in order of arrival. */
const GArray *digest_letters(const Digest *digest);

/*
 * The series of which a patch or cover came, in the order in which the first of each did. The
 * caller frees the array (of DigestSeries).
 */
GArray *digest_series(const Digest *digest);

/* The rank tables that came in, added up. */
const RankTable *digest_ranks(const Digest *digest);

/* The List-Id of the first message that has one; empty if none has. */
View digest_list(const Digest *digest);

/* The dates of the first and the last message, the earlier one first; empty if there is none. */
void digest_period(const Digest *digest, View *from, View *to);
