/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which lines a diff inserts and deletes, in so few bytes that a column can hold them: a sketch.
 *
 * Each line stands for a number, a hash of its file's name without directories, its sign, and its
 * text without white space. Lines without letter or digit are left out. The LINE_SKETCH_MAX
 * smallest different numbers are the sketch; of most diffs that is all of them. How much two diffs
 * have in common can then be told from their sketches (A. Broder, On the resemblance and
 * containment of documents, 1997): exactly of small ones, and with a standard error of 6 % at most
 * of others.
 *
 * The hash has no key, since sketches are kept in tables.
 */
#pragma once

#include "bytes/lines.h"

#define LINE_SKETCH_MAX 64

typedef struct {
	guint32 numbers[LINE_SKETCH_MAX]; /* ascending, all different */
	guint n;
} LineSketch;

/* Makes the sketch of the diffs in text. */
void line_sketch_make(LineSketch *sketch, View text, TextForm form);

/* Appends it as eight hexadecimal digits for each number; reads it. Returns false if value is no
 * sketch. */
void line_sketch_append(GString *out, const LineSketch *sketch);
bool line_sketch_parse(LineSketch *sketch, View value);

/*
 * The share, 0 to 1, of the lines of both that are common to them. 0 if either has none.
 */
double line_sketch_share(const LineSketch *a, const LineSketch *b);
