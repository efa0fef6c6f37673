/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Patches in the order in which they are to be applied: series by series, as they came first, and
 * within a series by their number.
 */
#pragma once

#include "record/reader.h"

typedef struct ApplyOrder ApplyOrder;

/* What is added is freed by free_item, if it is not NULL. */
ApplyOrder *apply_order_new(GDestroyNotify free_item);
void apply_order_free(ApplyOrder *order);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ApplyOrder, apply_order_free)

/*
 * Adds a row of a patch table, as item. Returns NULL, or a static text that says why it is not to
 * be applied, and item is freed: it is no patch with a diff, or another message has its number in
 * the series. What is no patch at all, and the same message again, is left out without a word: why
 * is then empty.
 */
const char *apply_order_add(ApplyOrder *order, const Record *row, gpointer item);

/* Calls func with each item, in order. */
void apply_order_each(ApplyOrder *order, GFunc func, gpointer data);

/* Calls func with a sentence for each series of which a patch is missing. */
void apply_order_each_gap(ApplyOrder *order, GFunc func, gpointer data);
