/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The numbers in the brackets of a subject: patch versions (`v2`), counters (`3/7`), and the
 * numbers of kernel releases, which look much the same and mean something else.
 *
 * A helper of patch/subject-words.c.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	VERSION_NONE,
	VERSION_OF_PATCH,   /* v2, -v2, V2.1, v4a, v2-fix-v3 */
	VERSION_OF_RELEASE, /* v5.15, v4.14-stable, v6.1.y, v6.17-rc */
} VersionKind;

typedef struct {
	View text;	 /* without the v; a part of the word */
	unsigned number; /* saturates */
	View more;	 /* what a dash joins to it: `resend` of `v2-resend` */
} SubjectVersion;

/* What kind of version the word is; fills version if it is a patch's. */
VersionKind subject_version_parse(View word, SubjectVersion *version);

/*
 * Reads `n/m`, or `n.k/m` (a part put in between), of up to four digits each. Returns false, and
 * changes nothing, if the word is none; *sub is -1 without a k.
 */
bool subject_counter_parse(View word, int *part, int *sub, int *total);

/* The same for `nofm` and `n-of-m`, which is prose unless patches are spoken of. */
bool subject_glued_counter_parse(View word, int *part, int *sub, int *total);

/* The same for `n/?` and `3/n`, by which people say that they do not know how many there will be:
 * *total is -1. It takes a word of a patch. */
bool subject_open_counter_parse(View word, int *part, int *sub, int *total);

/* Up to four digits and nothing else; -1 if word is not that. */
int subject_number_parse(View word);

typedef enum {
	RELEASE_NONE,
	RELEASE_LIKELY, /* 5.10, 5.10/5.15: a release's number where patches are spoken of */
	RELEASE_COMING, /* 9.1: the same, of a project whose releases are not kept up for long */
	RELEASE_STABLE, /* 5.10.y, for-stable-4.19: a stable tree wherever it stands */
} ReleaseKind;

/* Whether a tag names a released kernel. */
ReleaseKind subject_release_kind(View tag);

/*
 * Whether a version is also the name of a kernel that is kept up: `v2.6`, `v3.2` or later ones, up
 * to `.9`. It is one where the real version stands beside it.
 */
bool subject_version_may_be_kernel(const SubjectVersion *version);

/* Whether word is `v5.9` or `5.10`: behind `for` or `stable` that is a kernel, whatever its form.
 */
bool subject_names_kernel(View word);

/* Whether word starts with a word by which people count versions, such as `take`, or may stand
 * before one, such as `2nd`. */
bool subject_version_may_start(View word);

/* Reads `ver3`, `V.3`, `take 3`, `3rd try`. Returns how many of the words that takes: 1 or 2; 0 if
 * it is none.
 */
int subject_named_version_parse(View word, View next, SubjectVersion *version);
