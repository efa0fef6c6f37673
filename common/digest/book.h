/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The series of a digest while they are collected: what postings, replies and notes say of each.
 *
 * A helper of digest/digest.c, which fills it, and digest/state.c, which makes DigestSeries of it.
 * Texts are escaped, and kept in the digest's texts.
 */
#pragma once

#include "bytes/key-index.h"
#include "bytes/key-map.h"
#include "commit/match.h"
#include "digest/digest.h"
#include "patch/classify.h"
#include "patch/credit.h"
#include "patch/note.h"

/* What comes so many seconds too early may have a wrong clock. */
#define BOOK_CLOCK_ERROR 86400

/* What notes say of a series of which no mail came before them. */
typedef struct {
	/* Hashes of the earliest note's title, as it is and without brackets in front, and of the
	 * mail that it links to, 0 if there is none; its date and message_id. */
	guint64 note_title, bare_note_title, note_link;
	gint64 heard_on;
	Kept heard;
	Kept stable;	  /* the number of the stable tree; empty if it has none */
	guint heir;	  /* the number of the series that it is about; NO_SERIES if none came */
	bool is_stable;	  /* that the notice of a stable tree was about; */
	bool is_backport; /* of one whose notices are about backports only */
} Hearsay;

/* What is known of few series. */
typedef struct {
	Hearsay hearsay;
	Kept commit;	  /* the last of its commits */
	gint64 committed; /* when that was made; NO_DATE if there is none */
	guint lost;	  /* parts whose commits are those of later postings */
	guint whole;	  /* the older series that this updates a part of, or NO_SERIES */
	guint64 updates;  /* a part of whole, of a patch without a number */
	Kept withdrawal;  /* message_id of that by which the author took it back; or empty */
} SeriesExtra;

/* So many of its files are known of a series. */
#define BOOK_FILES 4

/* A series as it is collected. */
typedef struct {
	guint64 id;	     /* hash of its name: two that are the same are taken for one series */
	guint number;	     /* its place in the book */
	guint place;	     /* among the DigestSeries; NO_SERIES until there are some */
	DigestSeries *facts; /* owned, until book_finish hands them over */
	SeriesExtra *extra;  /* owned; NULL if there is nothing */
	const KeptPerson *sender; /* NULL for nobody */
	Kept person;		  /* the author as the column person has him, or empty */
	guint best_part;	  /* which part facts' texts are of; 0 for a cover */
	guint first_part;	  /* which part first_title is of */
	/* Hashes of normalised titles: the cover's and the lowest part's; 0 if there is none. */
	guint64 cover_title, first_title;
	guint64 paths; /* sum of the hashes of what its patches touch; 0 if nothing */
	/* Of these the smallest that are not 0, but of files that many patches touch. */
	guint32 files[BOOK_FILES];
	guint64 org;	     /* hash of its author's organisation; 0 if that is not known */
	gint64 first_noted;  /* the date of the first note, or NO_DATE */
	Kept note;	     /* message_id of the last note */
	Kept answer, review; /* message_id of the first reply by others, and with a review */
	guint early;	     /* the place + 1 of the last Early on it; 0 if there is none */
	guint major;	     /* the number that facts' version starts with, if it is no larger */
	unsigned asked;	     /* flags of replies that count for all of it: ping, nack */
	bool has_texts : 1;  /* of mail of its own; else what notes say */
	bool has_cover_size : 1;
	bool has_part_total : 1; /* facts' total is that of its parts, else may be the cover's */
	bool has_own_path : 1;	 /* not only files that many patches touch, as MAINTAINERS */
	bool has_twin : 1;	 /* another posting of its title and version is something else */
	bool taken : 1;		 /* a note says so, or a commit */
	bool is_heard : 1;	 /* of a series that did not come: such a note is about a patch */
	bool is_bug : 1;	 /* a note was sent to the bug that the postings belong to */
	bool was_noted : 1;	 /* the first note came before the period */
	bool is_secondary : 1;	 /* the last note is of the branch of a release */
} Series;

/* Who wrote a series, as its mail says; NULL if none came. */
static inline const KeptPerson *book_author(const Series *series)
{
	return series->has_texts ? series->facts->author : NULL;
}

/* Whether its author has sent it himself, under the same name and address. */
static inline bool book_is_own(const Series *series)
{
	return book_author(series) == series->sender;
}

/* A patch or cover that came. */
typedef struct {
	guint series;	      /* its number */
	guint author : 31;    /* his number among the people */
	bool is_reviewed : 1; /* its own trailers have somebody else's review */
	guint64 part;	      /* 0 for a cover */
	guint64 id;	      /* hash of its message_id */
	guint64 title;	      /* hash of its normalised title */
} Posting;

/* A posting that is a revert. */
typedef struct {
	guint series;
	guint64 part;
	guint64 title; /* hash of the title that it reverts */
} Revert;

/* A note that something of a series was taken, or is no longer; which parts, Taken says. */
typedef struct {
	guint series;
	guint number; /* of the notes, from 1 on in the order in which they came */
	gint64 date;  /* or NO_DATE */
	Kept message_id;
	const KeptPerson *sender; /* NULL for nobody */
	Kept taker;		  /* who took it; empty if that is not known */
	Kept owner;		  /* whose patch it was, as the text names him; else empty */
	bool is_own;		  /* who took it is the sender */
	bool is_report;		  /* only that it was taken, not that the sender did it */
	bool is_of_release;	  /* only that it went into the branch of a release */
	bool may_be_of_comment;	  /* nothing of a patch, if its author is the sender */
	bool was_known;		  /* came before the period */
	bool takes_back;	  /* what was taken is out again */
	bool is_program;	  /* a program says that */
	bool is_void;		  /* it turned out to be about something else */
} Noted;

/* What a note says was taken of a series, or is out again. */
typedef struct {
	guint series;
	guint note;	/* which parts: its place + 1 in the book's notes; 0 for the part alone */
	guint said;	/* the number of the Noted that says so; 0 if it cannot be void */
	bool was_known; /* before the period */
	bool is_back;	/* it is out again */
	guint64 part;	/* as the subject says */
	guint64 target; /* hash of the message_id answered, which knows better; 0 if none */
	guint64 title;	/* hash of its title, where it is listed by that; 0 if it is not */
	gint64 date;	/* when it was said, or done; or NO_DATE */
} Taken;

/* What the author of a series takes back of it. */
typedef struct {
	guint series;
	bool is_whole;	/* all of it; else */
	bool is_unsure; /* unless target is known, a single patch */
	guint64 part;	/* 0 for all of it */
	guint64 target; /* hash of the message_id answered, which knows better; 0 if none */
	gint64 date;	/* or NO_DATE */
	Kept message_id;
} Withdrawn;

/* Somebody's review of a series. */
typedef struct {
	guint series;
	Review review;
	guint64 person; /* hash */
} Given;

/* A posting names a mail that may be one of an older version. */
typedef struct {
	guint series;
	guint64 target;	  /* hash of the message_id */
	guint posting;	  /* its place among the postings, until these are sorted */
	bool is_link;	  /* a link in its text; else the mail that it answers */
	unsigned version; /* which version the text says the link is of; 0 for an RFC */
} Claim;

/* A posting that a commit was found for; of several with the same one, the commit is one's. */
typedef struct {
	guint series; /* in the end its place */
	guint64 part; /* 0 for all of it */
	Kept message_id, title;
	Kept commit;
	guint64 key;	  /* hash of commit */
	gint64 committed; /* or NO_DATE */
	gint64 posted;	  /* or NO_DATE */
	MatchReason reason;
	guint place;	/* among the landings, in order of arrival */
	bool is_origin; /* the commit is this one's */
	bool is_taken;	/* or it was in the repository already when this came again */
	guint winner;	/* the series whose it is */
} Landing;

/* What a reply of a person says of a series. */
typedef struct {
	Person sender;
	View person; /* he as the column person has him, or empty */
	guint n;     /* so many, of which this is the first */
	gint64 date;
	View message_id;
	guint64 org;	  /* hash of his organisation; 0 if that is not known */
	unsigned gives;	  /* his own reviews: bits of patch/tag.h */
	guint64 reviewer; /* hash of him as he signs them */
	Kept reviewed_by; /* the same, `Name <addr>` */
} Answer;

/* Answers to a series whose author is not known yet: archives are not always in order. Those of one
 * person that give the same reviews are one: how many there are, and the first of them. */
typedef struct {
	guint series;
	guint before; /* the place + 1 of the one before it on the same series */
	guint n;
	unsigned gives; /* and the rest as in Answer; message_id is in the book's early_texts */
	const KeptPerson *sender;
	Kept person, message_id;
	gint64 date;
	guint64 org, reviewer;
	Kept reviewed_by;
} Early;

typedef struct {
	KeptTexts *texts;	/* the digest's */
	KeptPeople *people;	/* the digest's */
	KeptTexts *early_texts; /* of Early */
	bool is_context;	/* what is added now came before the period */
	gint64 since;		/* commits made before it came before the period */
	gint64 until;		/* those made then or later are not known */
	guint64 seed;
	GPtrArray *series;   /* all, of Series, owned */
	KeyIndex *series_of; /* by id */
	GPtrArray *posted;   /* those of which mail came, in order of arrival */
	GPtrArray *blocks;   /* owned: the memory that they lie in */
	GArray *postings, *reverts, *taken, *noted, *withdrawn, *given, *claims, *landings, *early;
	GArray *notes; /* of Note: those that are about more, or other, parts than the one answered
			*/
	GArray *orphans; /* helpers of digest/book-orphan.c: answers that have no series yet, */
	GArray *parents; /* hashes of what they answer, */
	GStringChunk *orphan_texts;
	KeyMap *wanted;	    /* with the Series of each, or the book where it is not known, */
	KeyMap *settled;    /* and hashes of mail that belongs to no series */
	KeyMap *landing_of; /* from key to the Landing that is its origin */
	unsigned wants;	    /* bits of DigestWant */
	KeyMap *known;	    /* hashes of a series' id with its reviewers */
	const OrgMap *orgs; /* or NULL */
	bool knows_orgs;    /* some organisation was known */
	GString *scratch;
} Book;

/* The series with a number, from 0 on. */
static inline Series *book_series_at(const Book *book, guint number)
{
	return g_ptr_array_index(book->series, number);
}

/* What is known of few series, also of one that is none of them. */
const SeriesExtra *book_extra(const Series *series);

/* The same, to be changed. */
SeriesExtra *book_extend(Series *series);

/* What notes say of a series. */
static inline const Hearsay *book_hearsay(const Series *series)
{
	return &book_extra(series)->hearsay;
}

/* The series with that id; NULL if there is none. */
Series *book_find_series(const Book *book, guint64 id);

void book_init(Book *book, KeptTexts *texts, KeptPeople *people);
void book_clear(Book *book);

/* Frees what only book_finish needs; what book_find_landing says stays. */
void book_release(Book *book);

/* A copy of text in texts; known itself, which is there already, if it is the same text. */
Kept book_keep_unless(Book *book, View text, Kept known);

/* A patch, cover, or pull request, and its series; each row as digest_add got it. */
Series *book_add_posting(Book *book, const Record *record, Kind kind);

/* A reply of a person. */
void book_add_reply(Book *book, const Record *record);

/* A bot's note that something was taken. */
void book_add_applied(Book *book, const Record *record);

/* A script's notice that a patch is no longer in its tree. */
void book_add_dropped(Book *book, const Record *record);
