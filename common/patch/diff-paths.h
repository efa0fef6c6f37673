/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which files a diff touches, by the lines that stand above the hunks of each: the new name, of a
 * file that is deleted the old one, of one that is renamed both, of a copy the new one.
 *
 * What git puts before names (`a/` and `b/`, or `i/`, `w/`, `c/`, `o/`, or nothing) and what diff
 * -u does (`linux.orig/` and `linux/`) is taken off: the first directory, where the two names
 * differ in nothing else.
 */
#pragma once

#include "patch/path-list.h"

/* The file whose lines come, in text's form; valid as long as the text. Start with { .list = ... };
 * without a list nothing is done. */
typedef struct {
	PathList *list;
	View command, index, old_name, new_name, from, to;
	bool is_header; /* above the first hunk */
} DiffPaths;

/* A file begins. */
void diff_paths_begin(DiffPaths *paths);

/* `diff ...`, and `Index: x`. */
void diff_paths_command(DiffPaths *paths, View line);
void diff_paths_index(DiffPaths *paths, View line);

/* `--- x` and the `+++ x` that follows it, or `*** x` and `--- x`. */
void diff_paths_names(DiffPaths *paths, View old_line, View new_line);

/* `Binary files x and y differ`. */
void diff_paths_differ(DiffPaths *paths, View line);

/* Any other line above a hunk: `rename from x`, say. */
void diff_paths_other(DiffPaths *paths, View line);

/* The lines that follow are a hunk's, or the diff is at its end. */
void diff_paths_hunk(DiffPaths *paths);
