/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What one mail says by itself: its subject, its text, its kind and its trailers. What the mails
 * before it add is patch/row.h's.
 *
 * Readings can be made side by side, in several threads that have a reader each.
 */
#pragma once

#include "patch/author.h"
#include "patch/classify.h"
#include "patch/value.h"
#include "record/reader.h"

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

/* Numbers as text, each with room for its digits. */
enum {
	NUMBER_PART,
	NUMBER_TOTAL,
	NUMBER_FILES,
	NUMBER_INSERTIONS,
	NUMBER_DELETIONS,
	N_NUMBERS,
};

typedef struct {
	/* The row; its values are escaped. At first those of the mail table, valid as long as the
	 * mail's; what the mail says by itself is added. */
	Record record;
	Mail mail; /* kind and sender are known at first, all else, the body as it came, too, after
		      patch_reader_read */
	Verdict verdict;
	unsigned own_flags; /* the verdict's, without what the text of a reply says */
	unsigned if_own;    /* those that the mail has as well if its sender posted the series */
	PatchText text;
	View said; /* the body up to the diff; of an answer what is below it, too: patch/answer.h */
	const PatchText *said_text; /* the parts of that */
	View second_id;		    /* of mail that has two: patch/identity.h; else empty */
	View references;	    /* without that */
	const char *damage; /* what the row leaves out for its length; static; NULL if nothing */
	/* Memory behind the views, kept from mail to mail. */
	Subject subject;
	AuthorReader *author;
	PathList *paths;
	GString *list_tag, *title, *tags, *version, *flags, *trailers, *body, *answer;
	PatchText answer_text;
	char numbers[N_NUMBERS][NUMBER_SIZE];
} PatchReading;

void patch_reading_init(PatchReading *reading);
void patch_reading_clear(PatchReading *reading);

/* Forgets the mail. Memory that is more than most mails need goes. */
void patch_reading_forget(PatchReading *reading);

/* Takes the next mail to read: its row of the mail table, what its sender is, and its list's tag
 * (patch/list-tag.h), which is copied. */
void patch_reading_begin(PatchReading *reading, const Record *mail, BotClass sender, View list_tag);

/* The mail's own diff, to the end of its text; empty if it has none. That in a cover letter with a
 * diffstat is not its own. */
View patch_reading_diff(const PatchReading *reading);

typedef struct PatchReader PatchReader;

PatchReader *patch_reader_new(BodyRule rule);
void patch_reader_free(PatchReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PatchReader, patch_reader_free)

/* Finds out what the mail says. */
void patch_reader_read(PatchReader *reader, PatchReading *reading);

/* The verdict has changed: what depends on it is done anew. */
void patch_reader_conclude(PatchReader *reader, PatchReading *reading);

/* The mail's sender posted the series: it has the flags if_own, too, and may take that back.
 * is_direct says that it answers what he posted himself. */
void patch_reader_own(PatchReader *reader, PatchReading *reading, bool is_direct);
