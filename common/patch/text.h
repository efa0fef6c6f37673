/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the parts of a patch mail's text begin and end, and what it holds: in-body header,
 * message, `---`, diffstat, diff.
 *
 * Pure, one pass over the text, plain or escaped (bytes/lines.h); nothing is copied. Lines quoted
 * with `>` count for nothing but quotes. It reports what is there, for any mail: that an in-body
 * header says something in patches and covers only, and a diff nothing in a bot's report, is the
 * caller's to know.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/diff-paths.h"

/* How many stretches of a reply between quotes are told apart. */
#define MAX_TEXT_RUNS 8

/* Offsets are into the text; views are in its form, and valid as long as it. */
typedef struct {
	/* In-body header lines (git's `From:`, `Date:`, `Subject:`), with the blank lines before
	 * them: [inbody_start, inbody_end); equal if there is none. */
	size_t inbody_start, inbody_end;
	View inbody_from;    /* its value, line feeds and all if it is folded; empty if none */
	View inbody_subject; /* the same */
	size_t scissors; /* the last scissors that the message starts below; the text's length if
			  * there are none */
	size_t message_start; /* where the commit message starts: after scissors, banner, header */
	size_t message_end; /* where it ends: the first `---` line, else the diff, signature, end */
	size_t diff_start;  /* the first line of the diff; the text's length if there is none */
	bool has_diff;
	bool lost_patch; /* a notice that stands for a patch which was attached: patch/scrubbed.h;
			  * not looked for below a diff */
	guint files, insertions, deletions; /* counted in the diff, outside quotes */
	bool has_diffstat;		    /* ` 3 files changed, 5 insertions(+)` */
	guint stat_files, stat_insertions, stat_deletions;
	size_t stat_end;   /* just after the summary line of the (last) diffstat before the diff */
	bool has_quotes;   /* a line starts with `>` */
	bool has_shortlog; /* `Name (3):` as git shortlog writes it */
	/* Lines that may be trailers (trailer_may_start, and in answers own_tag_may_start and
	 * own_tag_may_end), unquoted, above diff and signature, are all in [keys_start, keys_end),
	 * so that nobody need look further; equal if there is none.
	 */
	size_t keys_start, keys_end;
	/* The unquoted lines above the diff stand in these runs of lines, one after another; the
	 * last one holds what follows as well if there are more. */
	View runs[MAX_TEXT_RUNS];
	size_t n_runs;
	bool has_signoff;    /* Signed-off-by above the diff, unquoted */
	bool shows_commit;   /* a line `commit <40 hex>`, as git-show(1) begins, above the diff */
	size_t commit_start; /* the first of them */
	bool pull_changes;   /* `The following changes since commit` */
	bool pull_available; /* `are available in the Git repository at:` */
	bool pull_upto;	     /* `for you to fetch changes up to` */
} PatchText;

/*
 * Fills facts with what text holds. RULE 3 says where an in-body header (patch/inbody.h) can stand:
 * at the top, or below scissors, a stable review's banner, a greeting's `---`; and anywhere behind
 * the `From <40 hex>` line of git format-patch, the first of them. RULE 4 says what starts a diff,
 * RULE 5 what the message is.
 */
void patch_text_scan(PatchText *facts, View text, TextForm form);

/* The same; paths gets the names of the files in the diff (patch/diff-count.h). */
void patch_text_scan_paths(PatchText *facts, View text, TextForm form, DiffPaths *paths);

/* Cuts the runs at end, a place in the text: what follows is not looked at. */
void patch_text_cut(PatchText *facts, const char *end);
