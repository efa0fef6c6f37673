/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a row of the mail table to a row of the patch table: everything that is found out about one
 * mail, in one place. The rules themselves are patch/subject.h, patch/text.h, patch/classify.h,
 * patch/trailer.h and patch/series.h.
 */
#pragma once

#include "patch/classify.h"
#include "patch/series.h"
#include "record/reader.h"

typedef struct PatchRowMaker PatchRowMaker;

typedef struct {
	Record record; /* the row; its values are escaped */
	Kind kind;
	View diff;	    /* the mail's body from its diff on; empty if there is none */
	gint64 date;	    /* seconds; 0 if unknown */
	bool may_be_cover;  /* patches that follow may show this mail to be their naked cover */
	bool shows_cover;   /* it shows the mail that names its series to be a naked cover */
	const char *damage; /* what the row leaves out for its length; static; NULL if nothing */
} PatchRow;

/* What becomes of the text, in the body column. */
typedef enum {
	BODY_MESSAGE, /* it ends at the diff; in-body header lines of patches and covers go, unless
			 megabytes stand around them */
	BODY_HEADS,   /* the same, of what a digest reads only: covers, first and single patches,
			 notes that something was applied */
	BODY_NONE,    /* no text */
	BODY_WHOLE,   /* it stays as it is */
	N_BODY_RULES,
} BodyRule;

/* The words for them; BODY_WHOLE has none. */
extern const Choice body_rule_choice;

/* Makes rows with the bots of table, which stays the caller's and must outlive the maker. */
PatchRowMaker *patch_row_maker_new(BotTable *bots, BodyRule rule);
void patch_row_maker_free(PatchRowMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PatchRowMaker, patch_row_maker_free)

/* Makes tag what all lists put in front of their subjects, see list_tags_set. */
void patch_row_maker_set_list_tag(PatchRowMaker *maker, View tag);

/*
 * Tells of the next mail of the stream, before its row is made: a list's tag is learned from its
 * first mails (patch/list-tag.h). Returns whether the mail should wait until more of its list has
 * come.
 */
bool patch_row_expect(PatchRowMaker *maker, const Record *mail);

/* The same, of a mail that waits. */
bool patch_row_must_wait(PatchRowMaker *maker, const Record *mail);

/*
 * The row for mail, the next one of those expected; valid as long as mail and until the next call.
 * A mail that should still wait is read by what is known of its list now.
 */
void patch_row_make(PatchRowMaker *maker, const Record *mail, PatchRow *row);

/* The columns of the mail table that cannot be done without. */
const Column *patch_row_needs(size_t *n_columns);
