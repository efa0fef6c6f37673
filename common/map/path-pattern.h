/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patterns of paths as MAINTAINERS has them in F: and X:, with the meaning that the kernel's
 * scripts/get_maintainer.pl gives them:
 *
 *	dir/		all that is below it
 *	dir/file	this file, and any in dir/ whose name begins so
 *	dir		the same, and all below it if the path says that dir is a folder
 *	* ? [a-z] [^a]	any text, one character, one of these, none of these
 *
 * A pattern that ends in `/` matches at any depth, `*` in it goes over `/`. Any other matches only
 * paths with as many `/` as itself, so `*` stays within a folder: behind `dir/` it
 * is what dir holds, but not what is below. (The script asks its working directory whether dir is a
 *folder; here the path itself says it.)
 */
#pragma once

#include "bytes/view.h"

typedef struct PathPatterns PathPatterns;

PathPatterns *path_patterns_new(void);
void path_patterns_free(PathPatterns *patterns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PathPatterns, path_patterns_free)

/* Adds a pattern under a number. Returns NULL, or what is wrong with it. */
const char *path_patterns_add(PathPatterns *patterns, View pattern, guint number);

/*
 * Appends the numbers (guint) of the patterns that match path to found, in no order. The time does
 * not depend on how many patterns there are, but on how many begin as path does up to their first
 * `*`, `?` or `[`. Paths of more than 4096 bytes match nothing.
 */
void path_patterns_find(PathPatterns *patterns, View path, GArray *found);

/*
 * How specific a pattern is, by its folders; the script's value_pd. -1 for one that begins with
 * `*`.
 */
int path_pattern_depth(View pattern);

/* Whether the pattern says nothing of the path: it is made of `*` and `/` only. */
bool path_pattern_is_any(View pattern);
