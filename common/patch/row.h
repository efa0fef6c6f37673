/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a row of the mail table to a row of the patch table. What a mail says by itself is
 * patch/reading.h; here is what the mails before it add: the tag of its list, its series and thread
 * (patch/series.h, patch/thread.h), and whether its sender is a bot.
 */
#pragma once

#include "patch/reading.h"
#include "record/reader.h"

typedef struct PatchRowMaker PatchRowMaker;

typedef struct {
	Record *record;	    /* the row; its values are escaped */
	View diff;	    /* the mail's body from its own diff on; empty if there is none */
	gint64 date;	    /* seconds; 0 if unknown */
	bool may_be_cover;  /* patches that follow may show this mail to be their naked cover */
	bool shows_cover;   /* it shows the mail that names its series to be a naked cover */
	const char *damage; /* what the row leaves out for its length; static; NULL if nothing */
} PatchRow;

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

/*
 * The same in three steps, for readings that are made in several threads: patch_row_begin for each
 * mail in their order, then patch_reader_read in any order, with a reader of
 * patch_row_maker_new_reader in each thread, then patch_row_end in their order. The row is valid as
 * long as mail and reading, and until the next patch_row_end.
 */
void patch_row_begin(PatchRowMaker *maker, const Record *mail, PatchReading *reading);
PatchReader *patch_row_maker_new_reader(const PatchRowMaker *maker);
void patch_row_end(PatchRowMaker *maker, PatchReading *reading, PatchRow *row);

/* The columns of the mail table that cannot be done without. */
const Column *patch_row_needs(size_t *n_columns);
