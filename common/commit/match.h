/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which commit a patch became.
 *
 * Mails are asked about one by one, and nothing is kept of them, so that two versions of a patch
 * may get the same commit: digest/landing.h says whose it is.
 */
#pragma once

#include "commit/table.h"

/* Why a commit is taken to be what became of a patch, the surest reason first. */
typedef enum {
	MATCH_MESSAGE_ID,   /* the commit's message names the mail, as what it is made of */
	MATCH_PATCH_ID,	    /* the same change */
	MATCH_TITLE_AUTHOR, /* the same title by the same author */
	MATCH_TITLE,	    /* the same title, a long one that nobody else's commit has */
	MATCH_LINES,	    /* most lines that they insert and delete are the same */
	N_MATCHES,
	MATCH_NONE = N_MATCHES,
} MatchReason;

/* The reason's word, in the column commit_why: `message-id`. None is the name of a column. */
const char *match_reason_name(MatchReason reason);

/* MATCH_NONE if there is no such word. */
MatchReason match_reason_of_name(View name);

typedef struct CommitMatcher CommitMatcher;

/* Over all commits of table, which must outlive the matcher and take in no more. */
CommitMatcher *commit_matcher_new(const CommitTable *table);
void commit_matcher_free(CommitMatcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CommitMatcher, commit_matcher_free)

/*
 * Finds what became of a patch, cover letter or pull request, a row of a patch table: the first
 * reason that holds for a commit, and of several commits the first one after the mail. Returns NULL
 * if there is none.
 */
const Commit *commit_matcher_find(CommitMatcher *matcher, const Record *record,
				  MatchReason *reason);
