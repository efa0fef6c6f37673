/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The commits of a repository: the commit table of mail-record(5), in memory.
 *
 * A commit takes some hundred bytes, and four for each line of its sketch.
 */
#pragma once

#include "patch/credit.h"
#include "patch/line-sketch.h"
#include "record/reader.h"

/* All texts are values of the stream: escaped. They live as long as the table. */
typedef struct {
	View id, date_text, title, message_ids;
	Person author;
	gint64 date;   /* seconds; 0 if it cannot be read */
	guint64 patch; /* hash of the patch id; 0 if there is none */
	/* Hashes of the title's key, as it is and without the brackets that it begins with, which
	 * the titles of mails lose; 0 if there is none. */
	guint64 title_key, bare_title_key;
	bool is_revert;
	bool is_change;		       /* it changes files itself, as a merge does not */
	guint first_number, n_numbers; /* of its sketch */
} Commit;

typedef struct CommitTable CommitTable;

CommitTable *commit_table_new(void);
void commit_table_free(CommitTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CommitTable, commit_table_free)

/* The columns that a commit table cannot do without. */
const Column *commit_table_columns(size_t *n_columns);

/* Takes a row of a commit table in; a commit that came before is passed over. Returns NULL, or a
 * static text that says what of the row cannot be used. */
const char *commit_table_add(CommitTable *table, const Record *record);

/* Whether a title is that of what undoes another commit, as git revert writes it, or as people do:
 * `tide: Revert the new gauge`. */
bool commit_title_reverts(View title);

/* How many commits were taken in. */
guint commit_table_size(const CommitTable *table);

/* By its place, in the order in which they came; valid until the next commit_table_add. */
const Commit *commit_table_at(const CommitTable *table, guint place);

/* Fills sketch with that of the lines of one of the table's commits. */
void commit_table_sketch(const CommitTable *table, const Commit *commit, LineSketch *sketch);

/* The key that the hashes of the table's commits have. */
guint64 commit_table_seed(const CommitTable *table);
