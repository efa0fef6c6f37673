/*
 * The grammar of patch subjects: reply prefixes, bracket groups, version, counter, flags, tags.
 *
 * Pure: takes a decoded subject (UTF-8, unfolded), knows nothing of the rest of the message.
 */
#pragma once

#include "view.h"

/* Words of the `flags` column. One table in flags.c holds their names, in sorted order. */
typedef enum {
	FLAG_APPLIED = 1 << 0,
	FLAG_BOT = 1 << 1,
	FLAG_FWD = 1 << 2,
	FLAG_LENIENT = 1 << 3,
	FLAG_NAKED = 1 << 4,
	FLAG_NODIFF = 1 << 5,
	FLAG_NOMERGE = 1 << 6,
	FLAG_PING = 1 << 7,
	FLAG_PULL = 1 << 8,
	FLAG_RE = 1 << 9,
	FLAG_RESEND = 1 << 10,
	FLAG_RFC = 1 << 11,
	FLAG_RFT = 1 << 12,
	FLAG_STABLE = 1 << 13,
	FLAG_TREE = 1 << 14,
	FLAG_UNMARKED = 1 << 15,
	FLAG_WIP = 1 << 16,
} Flags;

/* The flags' names, blank-separated, sorted. */
void flags_append(GString *out, unsigned flags);

/* One flag by its name; 0 if there is none. */
unsigned flag_of_name(View name);

/* A parsed subject. Reused from message to message: its strings keep their memory. */
typedef struct {
	unsigned replies;  /* how many Re:-like prefixes */
	unsigned forwards; /* how many Fwd:-like prefixes */
	bool has_group;    /* a bracket group stood before the title */
	bool marker;       /* the brackets say that this is a patch mail */
	bool tree;         /* a `tree:branch` group, as test robots write */
	bool tree_counter; /* and it held n/m */
	int part;	   /* n of n/m; -1 if there is no counter */
	int total;	   /* m of n/m; -1 if there is no counter */
	int sub;	   /* k of n.k/m; -1 if there is none */
	unsigned version_number; /* 1 if none is given */
	unsigned flags;
	GString *version; /* as written, without the v (`4a`, `2.1`); empty if none is given */
	GString *tags;	  /* the other words in brackets, blank-separated, in order */
	GString *title;	  /* the subject without prefixes and brackets */
} Subject;

void subject_init(Subject *subject);
void subject_clear(Subject *subject);

/*
 * Parses text into subject, replacing what it held. list is the List-Id (`kvm.vger.kernel.org`),
 * whose first label is dropped where it stands as `[label]`; empty if there is none.
 */
void subject_parse(Subject *subject, View text, View list);
