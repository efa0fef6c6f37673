/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A digest's page as data: what the printers of all formats lay out.
 *
 * digest_page_new works everything out: the sections wanted, in their order; the rows of their
 * tables, sorted; states, ages, headings. A printer decides only how that looks, and looks at no
 * record. To add a format: a function of type DigestPrintFunc in a module digest-NAME, and its
 * line in the one table of formats in digest/print.c, from which --format= and its help come.
 *
 * Every text here but those in DigestSeries is plain (not escaped as in
 * records) UTF-8, and what came from mail may hold anything: a printer passes it through
 * bytes/display.h or through the escaping of its own language.
 */
#pragma once

#include "bytes/choice.h"
#include "commit/table.h"
#include "digest/digest.h"
#include "io/output.h"

typedef enum {
	SECTION_SUMMARY,     /* figures, with those of the period before */
	SECTION_RANKS,	     /* one table for each key that came in */
	SECTION_PATCHES,     /* the patch list: a row for each series */
	SECTION_ACTIVE,	     /* older series that were answered or applied in the period */
	SECTION_WAITING,     /* series that nobody has answered, the oldest first */
	SECTION_DISCUSSIONS, /* threads without patches */
	SECTION_PULLS,	     /* pull requests */
	SECTION_APPLIED,     /* what was taken, by whom */
	SECTION_COMMITS, /* what a repository got, and from which mail; if there is a plan for it */
	SECTION_REPORTS, /* mail of bots, counted */
	SECTION_MESSAGES, /* the messages; no tables */
	N_SECTIONS,
} SectionKind;

/* The words for them, also good as anchors. */
extern const Choice section_choice;

/* Its word. */
const char *section_name(SectionKind kind);

/* What a column's cells are, so that a printer can colour, link or draw them. */
typedef enum {
	CELL_TEXT,
	CELL_STATE,	 /* number is the DigestState */
	CELL_VERSION,	 /* `v2` */
	CELL_PARTS,	 /* `2/3`; number is how many are missing */
	CELL_COUNT,	 /* number is the count: draw a bar of it in ranks */
	CELL_INSERTIONS, /* `+12` */
	CELL_DELETIONS,	 /* `-3` */
	CELL_REVIEWS,	 /* `1 - 2`: how many acked, reviewed, tested; number is their sum */
	CELL_AGE,	 /* `3h`, `12d`, or `-`; number is seconds */
	CELL_FIGURE,	 /* a number in any form */
	CELL_SHARE,	 /* `47.1%`, in ranks */
	CELL_MOVE,	 /* `+2`, `-1`, `0`, `new` or `back`: by how many places, in ranks */
	CELL_PERSON,	 /* a name, or `Name <addr>` */
	CELL_TAKER,	 /* a name; link it to the row's evidence, where that is a mail */
	CELL_COMMIT,	 /* `0123456789ab`, or `0123456789ab +2`; link it to the row's commit */
	CELL_TITLE, /* the longest and last: may be cut or wrapped; link it to the row's mail */
} CellKind;

typedef struct {
	const char *heading; /* static */
	CellKind kind;
	bool right;	  /* aligned to the right */
	const char *help; /* what it says, where its heading is short; static, or NULL */
} DigestColumn;

typedef struct {
	View text;
	guint64 number; /* as CellKind says; else 0 */
} DigestCell;

#define NO_MESSAGE G_MAXUINT

typedef struct {
	const DigestCell *cells; /* as many as the table has columns */
	View message_id;	 /* the mail that the row is about; empty if there is none */
	View evidence;		 /* what decided the state; empty if there is nothing */
	View commit;		 /* the first that the row names; empty if there is none */
	bool is_landed;		 /* evidence is a commit, not a mail */
	guint message;		 /* its place in the page's messages, or NO_MESSAGE */
	bool is_earlier;	 /* an earlier version of the series in the row above; folded */
} DigestRow;

typedef struct SeriesRows SeriesRows; /* digest/series-rows.h */

typedef struct {
	const char *name;    /* what is counted (`author`) in ranks; else NULL */
	const char *heading; /* NULL where the section's says it all; it may be mail's */
	unsigned order;	     /* among groups */
	const DigestColumn *columns;
	size_t n_columns;
	GArray *rows;		 /* of DigestRow; none where there are series_rows */
	SeriesRows *series_rows; /* which makes them when they are looked at; or NULL */
	const char *
		note; /* to print below, plain, as the section's; NULL if there is nothing to say */
	bool has_bars; /* people, who most first: draw bars of the first column's counts */
} DigestTable;

/* How many rows a table has. */
guint digest_table_size(const DigestTable *table);

/* One of them, valid until another one of the table is asked for. */
const DigestRow *digest_table_row(const DigestTable *table, guint i);

/* What that says of it, without the rest. */
bool digest_table_is_earlier(const DigestTable *table, guint i);

typedef struct {
	SectionKind kind;
	const char *heading;
	GPtrArray *tables; /* of DigestTable */
	/* Sentences to print below, plain: what was left out or folded, or that there is nothing.
	 * NULL if there is nothing to say. */
	const char *note;
	bool is_cut;   /* rows are left out, since there are too many */
	guint64 n_cut; /* so many of what it lists */
} DigestSection;

/* A message that is printed. */
typedef struct {
	View title, subject;
	View from_name, from_addr; /* who sent it */
	View author_name, author_addr;
	View message_id;
	gint64 date;	   /* or NO_DATE */
	DigestState state; /* of its series */
	View commits;	   /* what its series became, with blanks between */
	bool is_cover;
	guint series; /* tells its series from others: its rank by date, 0 for the newest */
	/* For digest_message_text; joined is a second letter, behind a blank line, or NULL. */
	Digest *digest;
	const DigestMessage *letter, *joined;
} PageMessage;

/* As much of a commit's name as a page has: unlikely to be that of another, also in a large
 * repository. */
#define PAGE_COMMIT_SIZE 12
View page_short_commit(View id);

/* What a message is headed with: its subject, in which the title is, or the title alone; never
 * empty. */
View page_message_heading(const PageMessage *message);

/* Appends the message's text, plain; without blank lines at its ends if trim is set. */
void digest_message_text(GString *out, const PageMessage *message, bool trim);

/* What the patch list is grouped by. */
typedef enum {
	GROUP_NONE,
	GROUP_STATE,
	GROUP_SUBSYSTEM, /* as record-map(1) knows it */
	GROUP_TAG,	 /* the first of the column tags */
	N_GROUPS,
} DigestGroup;

/* The words for them. */
extern const Choice digest_group_choice;

/* What the page's first lines say; NULL for what the digest itself knows. */
typedef struct {
	const char *name;      /* of the list */
	const char *from, *to; /* the period: dates, commits, whatever the reader knows */
} DigestTitle;

/* What is wanted on a page. */
typedef struct {
	DigestTitle title;
	SectionKind sections[N_SECTIONS];
	size_t n_sections; /* 0 for all, in the order of SectionKind */
	guint64 n_ranks;   /* rows of each rank; 0 for 15, G_MAXUINT64 for all */
	guint64 n_rows;	   /* rows of each table of what waits, is talked about or reported by bots;
			      0 for 15 */
	DigestGroup group; /* of the patch list */
	bool ends_with_ranks; /* where no sections are given: news first */
	bool everything; /* also the messages that a digest folds: earlier versions, backports */
	const CommitTable *commits; /* the repository's; outlives the page; NULL if there is none */
	bool all_commits;	    /* not only those of the period's days and of its mail */
} PagePlan;

typedef struct {
	View name;	     /* of the list; may be empty */
	View from, to;	     /* the period; each may be empty */
	GPtrArray *sections; /* of DigestSection, in the order wanted */
	GArray *messages;    /* of PageMessage, in the order to print them in */
	GArray *days;	     /* of DigestDay, for a chart: those of the period, by date */
	GArray *weeks;	     /* of guint64, for a chart: see digest/weeks.h; may be empty */
	DatePeriod period;   /* as it was given */
	GArray *strays;	     /* of DigestDay: those that lie outside, where clocks lied */
	GPtrArray *series;   /* of DigestSeries, as they came: the facts behind the patch list */
	GArray *message_of;  /* guint: the place in messages of each series' cover, or else of its
				first part; NO_MESSAGE if there is none */
} DigestPage;

/* Whether the page will have the section, if there is anything to say in it. */
bool page_plan_has(const PagePlan *plan, SectionKind kind);

/* What digest_want must be told for a page of this plan: bits of DigestWant. */
unsigned page_plan_wants(const PagePlan *plan);

/* digest must outlive the page, which has views of it, and take in nothing more. */
DigestPage *digest_page_new(Digest *digest, const PagePlan *plan);
void digest_page_free(DigestPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DigestPage, digest_page_free)

/* The section of a kind; NULL if the page has none. */
const DigestSection *digest_page_section(const DigestPage *page, SectionKind kind);

/* What a page that is sent says besides. */
typedef struct {
	const char *from, *to; /* addresses, as message/mime-compose.h takes them; one in from */
	gint64 date;	       /* seconds since 1970 UTC, valid */
	bool html;	       /* also as HTML */
	bool all_letters;      /* also where they make that large */
} DigestMail;

/* How a page is to look, for printers that can. */
typedef struct {
	bool color;
	unsigned width;		 /* columns a line may have; 0 for any */
	const char *link;	 /* template of message/archive-link.h; NULL for no links */
	const char *commit_link; /* the same, for commits */
	bool no_letters;	 /* titles lead to the archive, and not to the text here */
	const DigestMail *mail;	 /* NULL if the page is not sent */
} DigestLook;

/* Prints the page; write errors stay with output. */
typedef void DigestPrintFunc(const DigestPage *page, const DigestLook *look, Output *output);
