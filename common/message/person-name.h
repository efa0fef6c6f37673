/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether two names are one: what people and mail programs make of a name.
 *
 * Upper and lower case do not count, nor does how an accent is written (its letter and the accent
 * may be two characters), nor quotes around the name, nor which blanks are in it and how many.
 * `Last, First` is `First Last`, and `First Last (Company)` is `First Last`; behind one word
 * alone a bracket tells more than that, as in `root (build host)`, and stays.
 *
 * Pure, over plain text or values of the record stream.
 */
#pragma once

#include "bytes/view.h"

/* Whether a and b are the same name; an empty one is nobody's. */
bool person_name_is_same(View a, View b);

/* A hash that is equal for equal names, 0 for none; see bytes/hash.h. */
guint64 person_name_hash(guint64 seed, View name);
