/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words inside the brackets of a subject (RULE 1, step 4): patch marker, version, counter,
 * flags; what is none of these is a tag.
 *
 * A helper of patch/subject.c.
 */
#pragma once

#include "bytes/view.h"
#include "patch/flags.h"

/* What the words of one group say. Views are valid as long as the group's text. */
typedef struct {
	View version;		 /* as written, without the v; empty if there is none */
	unsigned version_number; /* saturates */
	int part, total, sub;	 /* n.k/m; -1 where absent */
	unsigned flags;
	bool marker;	   /* PATCH, in whatever compound */
	View group;	   /* what is read; it may say PATCH further on */
	bool group_sought; /* for PATCH: groups can be long, and have many words that ask */
	bool group_says_patch;
	bool misspelt;	  /* PATCH, but for one letter: counts if nothing better is there */
	bool release;	  /* a tag names a kernel release, as `5.10` */
	bool has_version; /* in a group before this one */
	bool has_release; /* the same */
	View later;	  /* the subject behind the group */
	unsigned n_tags;
	unsigned n_targets; /* tags that name a tree patches are meant for: `net-next` */
} SubjectWords;

/* No word yet. */
void subject_words_init(SubjectWords *words);

/* Reads group, the text between the brackets, adds to words, and appends tags to tags. has_version,
 * has_release and later say what stands around it. */
void subject_words_read(SubjectWords *words, View group, GString *tags);

/* Reads one word. Returns false, and adds nothing, unless all of it is known. */
bool subject_word_read(SubjectWords *words, View word);

/* The same, also where known words are glued to PATCH (`PATCH1/8`). */
bool subject_glued_word_read(SubjectWords *words, View word);

/* Reads `vN` in all its forms. Returns false, and adds nothing, if it is none. */
bool subject_version_read(SubjectWords *words, View word);
