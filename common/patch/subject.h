/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grammar of patch subjects: reply prefixes, bracket groups, version, counter, flags, tags.
 *
 * Pure: takes a decoded subject (UTF-8, unfolded), knows nothing of the rest of the message.
 */
#pragma once

#include "bytes/view.h"
#include "patch/flags.h"

/* A parsed subject. Reused from message to message: its strings keep their memory. */
typedef struct {
	unsigned replies;	 /* how many Re:-like prefixes */
	unsigned forwards;	 /* how many Fwd:-like prefixes */
	bool has_patch;		 /* the only one of these is `Re*`: a reply with a patch in it */
	bool has_group;		 /* a bracket group stood before the title */
	bool marker;		 /* the brackets say that this is a patch mail */
	bool is_named;		 /* more than a counter says that */
	bool title_version;	 /* the version stood in the title: it is this mail's alone */
	bool has_bug;		 /* debbugs has put a bug's number in front, and taken `Re:` away */
	bool is_automatic;	 /* a program answers, as `Automatic reply:` says */
	bool has_verdict;	 /* a reply says something in front of the subject it answers */
	bool has_result;	 /* a lab's result stands in front, as `|SUCCESS| pw123` */
	bool tree;		 /* a `tree:branch` group, as test bots write */
	bool tree_counter;	 /* and it held n/m */
	int part;		 /* n of n/m; -1 if there is no counter */
	int total;		 /* m of n/m; -1 if there is no counter */
	int sub;		 /* k of n.k/m; -1 if there is none */
	unsigned version_number; /* 1 if none is given */
	unsigned flags;
	unsigned verdict; /* flags of a reply, by what it says there: `applied: [PATCH]` */
	GString *version; /* as written, without the v (`4a`, `2.1`); empty if none is given */
	GString *tags;	  /* the other words in brackets, blank-separated, in order */
	GString *title;	  /* the subject without prefixes and brackets */
} Subject;

void subject_init(Subject *subject);
void subject_clear(Subject *subject);

/* Makes to what from is; both were initialised. */
void subject_copy(Subject *to, const Subject *from);

/* The same, of a from whose strings stand elsewhere. */
void subject_set(Subject *to, const Subject *from, View version, View tags, View title);

/* The list that a subject comes from. Either may be empty. */
typedef struct {
	View id;  /* List-Id (`kvm.vger.kernel.org`) */
	View tag; /* what it puts in front of its subjects, as patch/list-tag.h has learned it */
} SubjectList;

/*
 * Parses text into subject, replacing what it held. The first label of the List-Id and the list's
 * tag are dropped where they stand as `[label]`.
 */
void subject_parse(Subject *subject, View text, SubjectList list);
