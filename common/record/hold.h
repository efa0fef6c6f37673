/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Holds records back while a later one may still change an earlier one.
 *
 * A plain message turns out to be a cover only when patches that answer it come (RULE 11). Such a
 * candidate waits here, and all records behind it, so that their order stays. While no candidate
 * waits a record goes straight through: nothing is copied.
 */
#pragma once

#include "record/reader.h"

/*
 * The bounds: a candidate goes on as it is once more than this waits, itself included, and once a
 * record dated so much later comes. Patches follow their cover within seconds, most other
 * mail does not: so few candidates gather much behind them.
 */
enum {
	HOLD_MAX_RECORDS = 64,
	HOLD_MAX_BYTES = 4 << 20,
	HOLD_MAX_SECONDS = 60 * 60,
};

/* Gets each record, in the order they were pushed. Its raw is empty if it was held. */
typedef void (*HoldFunc)(const Record *record, gpointer data);

typedef struct {
	Column column;
	View value; /* escaped */
} HoldChange;

typedef struct Hold Hold;

Hold *hold_new(HoldFunc release, gpointer data);

/* Drops what is still held: call hold_flush first. */
void hold_free(Hold *hold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hold, hold_free)

/*
 * Takes the next record. Its values are copied if it must wait, so they may change after the call.
 * date is in seconds, 0 if unknown. candidate says that a later record may change this one.
 */
void hold_push(Hold *hold, const Record *record, gint64 date, bool candidate);

/* The candidate with this message_id (escaped); NULL if none waits. Valid until the next call. */
const Record *hold_find(const Hold *hold, View message_id);

/*
 * Changes values of the candidate with this message_id (escaped), which then waits no longer.
 * Returns false if no such candidate waits: it is gone already.
 */
bool hold_settle(Hold *hold, View message_id, const HoldChange *changes, size_t n_changes);

/* Whether a candidate need not wait any longer. */
typedef bool (*HoldSettledFunc)(const Record *record, gpointer data);

/* Lets those candidates go that is_settled says so of, as they are. */
void hold_settle_each(Hold *hold, HoldSettledFunc is_settled, gpointer data);

/*
 * Releases everything: at the end, and before anything else is written, a new header line say:
 * records that are held have extra values of the layout in force.
 */
void hold_flush(Hold *hold);
