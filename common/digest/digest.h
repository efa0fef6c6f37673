/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The digest's model: what was collected from a record stream.
 *
 * Kept are the facts of each series, the texts of the messages that a digest prints (each cover,
 * first part and single patch), the ranks, and of all other mail only numbers and the ids of what
 * decides a series' state. All texts are values of the stream: escaped, and kept so.
 */
#pragma once

#include "bytes/choice.h"
#include "bytes/kept-list.h"
#include "digest/kept-people.h"
#include "digest/rank-note.h"
#include "map/org-map.h"
#include "message/date-given.h"
#include "rank/rank.h"
#include "record/reader.h"

/* What has become of a series; digest/state.c tells how each is decided. */
typedef enum {
	STATE_NEW,	  /* nobody else has written about it */
	STATE_DISCUSSED,  /* somebody has */
	STATE_REVIEWED,	  /* somebody else's Reviewed-by, Approved-by or Acked-by */
	STATE_APPLIED,	  /* it was taken, or parts of it, as a note or a commit shows */
	STATE_WITHDRAWN,  /* its author took it back */
	STATE_SUPERSEDED, /* a later version came */
	N_STATES,
} DigestState;

/* Its word, as the column state has it. */
const char *state_name(DigestState state);

/* Trailers that others give a series. */
typedef enum {
	REVIEW_ACKED,
	REVIEW_REVIEWED,
	REVIEW_TESTED,
	N_REVIEWS,
} Review;

typedef struct {
	guint64 files, insertions, deletions;
} DigestSize;

/* What only a table has room for: collected if DIGEST_DETAILS are wanted. */
typedef struct {
	/* Who wrote the earliest replies, of somebody else, and with a review, `Name <addr>`. */
	Kept first_answer_by, first_review_by;
	/* Who gave such a review, and what the patches touch, each once. */
	KeptList *reviewers, *paths;
} DigestDetails;

/* No date, and no series. */
#define NO_DATE G_MININT64
#define NO_SERIES G_MAXUINT

/* One posting of a series, or a pull request. There are many: it is kept small. */
typedef struct {
	Kept id;   /* message_id of the cover, or of the first part */
	Kept name; /* that of its mails in the column series; else id, or of what is only heard of
		    * that of a note, as far as there is one */
	/* The cover's, else the lowest part's. A series that was only heard of, because it was
	 * applied, has the title that the note has. */
	Kept version, title;
	const KeptPerson *author; /* NULL if there is none */
	Kept tags;		  /* of its subject, blank-separated */
	Kept subsystem; /* the first one that the column names; empty if it is not known */
	unsigned flags; /* theirs; see patch/flags.h */
	guint moves;	/* replies of people in the period */
	guint seen;	/* different parts that came */
	guint replies;	/* of people */
	guint answers;	/* replies by others than its author */
	guint reviews[N_REVIEWS]; /* people who gave one, without the author */
	gint64 date;		  /* when it was posted, seconds; or NO_DATE */
	guint total;		  /* parts that were announced */
	guint applied;		  /* parts that were taken, as far as that is known */
	DigestSize size;	  /* as the cover says, else of the parts that came */
	gint64 last_reply;	  /* the latest date of a reply, or NO_DATE */
	guint successor;	  /* the later version's place among the series, or NO_SERIES */
	guint root;		  /* the first version's, its own if it is that */
	Kept evidence;		  /* message_id of the mail that decided the state, or the commit */
	const char *why;	  /* the rule that did; static, one word */
	Kept applied_by;	  /* who took it; empty if nobody did */
	gint64 applied_on;	  /* the date of the last note or commit, or NO_DATE */
	gint64 taken_on;   /* when the last part of it was taken: the first note on that; or NO_DATE
			    */
	gint64 first_date; /* when its first version was posted, as far as it came; or NO_DATE */
	Kept commits;	   /* what its parts became, in their order, with blanks between */
	/* The earliest replies: of somebody else, and of somebody else with a review that is more
	 * than a test; when, or NO_DATE. */
	gint64 first_answer, first_review;
	DigestDetails *details; /* owned; NULL if there are none */
	DigestState state : 4;
	bool is_pull : 1;
	bool posted : 1;	     /* else it was only heard of */
	bool is_fresh : 1;	     /* some of it was posted in the period */
	bool is_noted : 1;	     /* some part was taken in the period, as far as is known */
	bool has_commit : 1;	     /* evidence is the last of commits */
	bool reviewed_elsewhere : 1; /* a reply with a review is of another organisation */
} DigestSeries;

/* The first of its subject's tags; empty if there is none. */
View digest_series_tag(const DigestSeries *series);

/* Its details, also where there are none. */
const DigestDetails *digest_series_details(const DigestSeries *series);

void digest_series_free(DigestSeries *series);

/* One of those that digest_series returns. */
static inline const DigestSeries *digest_series_at(const GPtrArray *all, guint place)
{
	return g_ptr_array_index(all, place);
}

/* Whether nobody else has answered it, nor has it been taken, taken back or replaced. */
bool digest_series_is_waiting(const DigestSeries *series);

/* Appends the state, of a series of which a part was applied with how many: `applied 2/5`. */
void digest_state_append(GString *out, const DigestSeries *series);

/* The posting that a commit came from. */
typedef struct {
	guint series; /* place among the series */
	guint64 part; /* 0 for all of it */
	View message_id, title;
} DigestOrigin;

/* A message that may be printed. */
typedef struct {
	Kept title;
	Kept subject; /* without the title, if subject_has_title: `[PATCH v2 0/3] ` */
	const KeptPerson *from, *author; /* who sent it, and who wrote it; NULL for nobody */
	Kept message_id;
	gint64 date;  /* or NO_DATE */
	Kept body;    /* see digest_message_body; empty if there is a piece instead */
	guint piece;  /* its number, see io/pieces.h; or 0 */
	guint series; /* place among the series */
	bool is_cut;  /* body is cut already */
	bool is_cover;
	bool subject_has_title; /* it ends with that */
} DigestMessage;

/* Reports of one bot about one thing. */
typedef struct {
	View bot, about;
	View title;	       /* of the first one, if about is a part of it; else empty */
	guint robot;	       /* the bot's number, in the order in which they came */
	View message_id, date; /* of the last one */
	guint64 count, failures;
	bool has_result; /* of some it is known whether they failed */
} DigestReport;

/* A thread without patches. */
typedef struct {
	View title, message_id; /* of the message that began it, else of the earliest one */
	View name;		/* who began it; empty if that is not known */
	guint unnamed;		/* his place among the people, plus one, if that is no name */
	View answerer;		/* the first other person; empty if nobody has answered */
	gint64 date, last;	/* when it was begun, and of the latest one; or NO_DATE */
	guint64 messages, moves, people; /* moves are those in the period; people of all */
	bool has_root;			 /* the message that began it came */
	bool title_is_known;		 /* some message was taken for its texts */
} DigestDiscussion;

/* Who answers in discussions. */
typedef struct {
	View name, addr;
	guint64 answers, threads;
} DigestAnswerer;

/* The messages of one day. */
typedef struct {
	char date[11]; /* `2025-05-14` */
	guint64 messages, patches;
	char last[21];	 /* the greatest of their dates, `2025-05-14T19:21:56Z` */
	View message_id; /* of the one that came first; escaped */
} DigestDay;

/* Messages in the period, and in none, since they have no date. */
typedef struct {
	guint64 within, undated;
} DigestCounts;

/* How much of a message's text is kept. */
typedef enum {
	MESSAGE_FULL,	/* up to the diffstat's summary line, or else the signature */
	MESSAGE_COMMIT, /* up to the first `---` */
	MESSAGE_NONE,
	N_MESSAGES,
} MessageText;

/* The words for them. */
extern const Choice message_text_choice;

typedef struct Digest Digest;

/* A digest of all mail. */
Digest *digest_new(MessageText message);

/* Makes it the digest of a period: what came before is known, but not counted; what comes after is
 * not known. To be called before mail is added. */
void digest_set_period(Digest *digest, const DatePeriod *period);
const DatePeriod *digest_period(const Digest *digest);

/* The period after digest_series, as far as dates tell it: that of a range of an inbox begins with
 * the first day of its mail. */
DatePeriod digest_span(const Digest *digest);

/* The messages that came so far. */
DigestCounts digest_counts(const Digest *digest);

/* What is not known since the records that came lack it, as a static text for the user; NULL if
 * nothing is. */
const char *digest_lack(const Digest *digest);

/* What a digest collects only if it is told to before the first record, since it costs memory. */
typedef enum {
	DIGEST_DETAILS = 1 << 0, /* of series */
	DIGEST_TRAFFIC = 1 << 1, /* for digest/figures.h */
	DIGEST_DISCUSSIONS = 1 << 2,
} DigestWant;

/* Collects no messages: none will be printed. To be called before the first record. */
void digest_skip_messages(Digest *digest);

/* Adds to what is wanted: bits of DigestWant. */
void digest_want(Digest *digest, unsigned wants);

/*
 * Knows organisations by the map, which outlives the digest, where the column org is empty; NULL
 * for none.
 */
void digest_use_orgs(Digest *digest, const OrgMap *orgs);
void digest_free(Digest *digest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Digest, digest_free)

/* The columns of patch tables that digest_add cannot do without: what a series is called and is of,
 * and what became of it would be wrong. */
const Column *digest_columns(size_t *n_columns);

/* The records that follow come from this input. Where it is a plain file, letters are read from it
 * once more when they are printed, and not kept. */
void digest_begin(Digest *digest, const Input *input);

/* A header line came: its columns that no table has. */
void digest_start(Digest *digest, const View *extra_names, size_t n_extra);

/*
 * Takes a row of a patch or rank table in; others are passed over. Returns false if it is a rank
 * row without a number.
 */
bool digest_add(Digest *digest, const Record *record);

/*
 * The series (of DigestSeries) of which a patch, cover or pull request came, in the order in which
 * the first of each did, and behind them those that were only heard of. Decides the states: to be
 * called once, when all records are in. The caller frees the array.
 */
GPtrArray *digest_series(Digest *digest);

/* The messages (of DigestMessage) in order of arrival; their series are known after digest_series.
 */
const GArray *digest_messages(const Digest *digest);

/* Appends a message's text, cut as MessageText says. What cannot be read again is left out, and is
 * what digest_failure tells. */
void digest_message_append(Digest *digest, const DigestMessage *message, GString *out);

/* Why some text could not be read again; NULL if all could. */
const GError *digest_failure(const Digest *digest);

/* The reports (of DigestReport), in the order in which the first of each came. */
const GArray *digest_reports(const Digest *digest);

/* The discussions (of DigestDiscussion) that had mail in the period, in the order in which they
 * began, after digest_series; none if they were not wanted. The caller frees the array. */
GArray *digest_discussions(Digest *digest);

/* Who wrote in the period to threads of others that are discussions (of DigestAnswerer), after
 * digest_series; who wrote most first. None if discussions were not wanted. The caller frees the
 * array. */
GArray *digest_answerers(Digest *digest);

/* The days that had mail (of DigestDay), by date; digest/period.h tells which of them are the
 * digest's period. The caller frees the array. */
GArray *digest_days(const Digest *digest);

/* The rank tables that came in, added up. */
const RankTable *digest_ranks(const Digest *digest);

/* What they say of their rows besides. */
const RankNotes *digest_rank_notes(const Digest *digest);

/* The List-Id of the first message that has one; empty if none has. */
View digest_list(const Digest *digest);

/* Whether the organisation of anybody was known. */
bool digest_knows_orgs(const Digest *digest);

/* Who wrote when (digest/traffic.h); NULL if it was not wanted. No record may follow. */
typedef struct Traffic Traffic;
const Traffic *digest_traffic(Digest *digest);

/* Where a commit (its id, escaped) came from, after digest_series. Returns false if no message that
 * came in was found to be its. */
bool digest_origin(const Digest *digest, View commit, DigestOrigin *origin);
