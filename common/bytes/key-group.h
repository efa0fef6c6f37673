/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of the same key side by side, without sorting all that there are.
 */
#pragma once

#include "bytes/view.h"

/*
 * Puts the entries of an array side by side whose keys are the same: keyed hashes (bytes/hash.h),
 * with which each entry begins, as a guint64. The keys stand in the order in which they came first.
 * Entries of one key stand as compare says, which must tell any two apart or find them equal in
 * all that matters. Takes time linear in the number of keys.
 */
void key_group(GArray *entries, GCompareFunc compare);
