/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A keyed 64-bit hash of bytes.
 *
 * Mail is hostile: whoever knows a hash function can write a thousand messages that collide. So
 * each table draws a seed of its own, and nothing that is put out may depend on it. Two values with
 * the same hash are taken for equal where a comment says so: among a million values that goes
 * wrong once in thirty million runs.
 */
#pragma once

#include "bytes/view.h"

/* An unpredictable seed. */
guint64 hash_seed_new(void);

guint64 hash_view(guint64 seed, View view);

/* The same for values whose ASCII letters compare without case. */
guint64 hash_view_nocase(guint64 seed, View view);

/* One hash of two; the order matters. */
guint64 hash_pair(guint64 a, guint64 b);
