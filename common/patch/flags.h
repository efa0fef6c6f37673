/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of the `flags` column: what a subject says about a mail beyond its kind, and what the
 * rules of patch/classify.h add.
 */
#pragma once

#include "bytes/view.h"

/* In the order of their names, so that walking the bits upwards gives the names sorted. */
typedef enum {
	FLAG_APPLIED = 1 << 0,	  /* a reply that says the patch was taken */
	FLAG_AUTOSEL = 1 << 1,	  /* picked for stable by machine */
	FLAG_BOT = 1 << 2,	  /* a bot's patch */
	FLAG_DROPPED = 1 << 3,	  /* a reply that says what was taken is out again */
	FLAG_FWD = 1 << 4,	  /* a Fwd:-like prefix */
	FLAG_LENIENT = 1 << 5,	  /* the brackets are damaged or missing: read as if they stood */
	FLAG_NACK = 1 << 6,	  /* a reply that refuses the patch */
	FLAG_NAKED = 1 << 7,	  /* a cover letter without 0/N */
	FLAG_NODIFF = 1 << 8,	  /* a patch n/m whose diff is missing */
	FLAG_NOMERGE = 1 << 9,	  /* not for merge */
	FLAG_PING = 1 << 10,	  /* reminds of an earlier posting */
	FLAG_PULL = 1 << 11,	  /* a pull request or a part of one */
	FLAG_RE = 1 << 12,	  /* a Re:-like prefix */
	FLAG_RESEND = 1 << 13,	  /* posted again unchanged */
	FLAG_RFC = 1 << 14,	  /* request for comments */
	FLAG_RFT = 1 << 15,	  /* request for testing */
	FLAG_STABLE = 1 << 16,	  /* a backport to a released kernel */
	FLAG_SUBSET = 1 << 17,	  /* b4's `(subset)`: a part of the series was taken */
	FLAG_TREE = 1 << 18,	  /* a `tree:branch` group, as test bots write */
	FLAG_UNMARKED = 1 << 19,  /* a patch whose subject does not say so */
	FLAG_WIP = 1 << 20,	  /* work in progress */
	FLAG_WITHDRAWN = 1 << 21, /* a reply by which who posted the patch takes it back */
} Flags;

/* Appends the flags' names, blank-separated, sorted. Unknown bits are left out. */
void flags_append(GString *out, unsigned flags);

/* One flag by its name; 0 if there is none. */
unsigned flag_of_name(View name);

/* Those of blank-separated names, as in the column; names that are none are passed over. */
unsigned flags_of_names(View names);
