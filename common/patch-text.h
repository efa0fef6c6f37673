/*
 * Where the parts of a patch mail's text begin and end, and what it holds: in-body header,
 * message, `---`, diffstat, diff.
 *
 * Pure, one pass over the text, plain or escaped (lines.h); nothing is copied. Lines quoted with
 * `>` count for nothing but quotes.
 */
#pragma once

#include "lines.h"

typedef struct {
	/* In-body header lines (git's `From:`, `Date:`, `Subject:`), with the blank lines before
	 * them: [inbody_start, inbody_end); equal if there is none. */
	size_t inbody_start, inbody_end;
	View inbody_from;     /* its value, in the text's form; empty if there is none */
	View inbody_subject;  /* the same */
	size_t message_start; /* where the commit message starts: after scissors, banner, header */
	size_t message_end; /* where it ends: the first `---` line, else the diff, signature, end */
	size_t diff_start;  /* the first line of the diff; the text's length if there is none */
	bool has_diff;
	guint files, insertions, deletions; /* counted in the diff, outside quotes */
	bool has_diffstat;		    /* ` 3 files changed, 5 insertions(+)` */
	guint stat_files, stat_insertions, stat_deletions;
	size_t stat_end;   /* just after the summary line of the (last) diffstat before the diff */
	bool has_quotes;   /* a line starts with `>` */
	bool has_shortlog; /* `Name (3):` as git shortlog writes it */
	/* Lines that may be trailers (trailer_may_start), unquoted, above diff and signature, are
	 * all in [keys_start, keys_end), so that nobody need look further; equal if there is none.
	 */
	size_t keys_start, keys_end;
	bool has_signoff;    /* Signed-off-by above the diff, unquoted */
	bool pull_changes;   /* `The following changes since commit` */
	bool pull_available; /* `are available in the Git repository at:` */
	bool pull_upto;	     /* `for you to fetch changes up to` */
	bool applied_line;   /* RULE 7: one of the first unquoted lines says applied */
} PatchText;

void patch_text_scan(PatchText *facts, View text, TextForm form);
