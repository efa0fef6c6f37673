/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Subjects that were parsed before: answers have that of what they answer, and it takes long to
 * parse one. As many are remembered as threads go on side by side.
 */
#pragma once

#include "patch/subject.h"

typedef struct SubjectCache SubjectCache;

SubjectCache *subject_cache_new(void);
void subject_cache_free(SubjectCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SubjectCache, subject_cache_free)

/* Does what subject_parse does. */
void subject_cache_parse(SubjectCache *cache, Subject *subject, View text, SubjectList list);
