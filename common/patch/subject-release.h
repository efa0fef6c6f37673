/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a number such as `5.10` or `v5.4` says in the brackets of a subject, by what stands around
 * it.
 *
 * A helper of patch/subject-words.c.
 */
#pragma once

#include "patch/subject-words.h"

typedef enum {
	RELEASE_IS_NONE,  /* it is a version, or something else: nothing is known of it here */
	RELEASE_IS_TAG,	  /* that of a branch, of the coming release, or of the word before it */
	RELEASE_IS_MEANT, /* the patch may be meant for that release: a kernel that is kept up */
} ReleaseUse;

/*
 * Tells of a kernel's number beside the name of a tree: behind `stable`, or a branch's; or behind
 * `for`, which asks for the coming release; or behind the name of a standard; or beside a version.
 * before and rest are what stands around it, before is empty or a word of the group.
 */
ReleaseUse subject_release_use(const SubjectWords *words, View word, View before, View rest);
