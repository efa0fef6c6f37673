/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ways to find the series of a mail with a counter, and the keys that mails are found by.
 *
 * A helper of patch/series.c, which tries them in turn.
 */
#pragma once

#include "patch/series-store.h"
#include "patch/series.h"

/* A mail on its way into the window. */
typedef struct {
	SeriesStore *store;
	const SeriesMail *mail;
	SeriesEntry *entry;
	View parent; /* what it answers; empty if nothing */
	guint64 id, tags;
	int part; /* a cover is the part 0, whatever it says */
} Arrival;

/* The keys: of a part in a series; of what answers the id with the mail's version and total; of the
 * sender's parts; of a name. */
guint64 series_part_key(const Arrival *arrival, const Series *series);
guint64 series_place_key(const Arrival *arrival, guint64 id);
guint64 series_sender_key(const Arrival *arrival);
guint64 series_name_key(const SeriesStore *store, guint64 id);

/* The key of what sender posted with the title and the version of the mail. */
guint64 series_title_key(const Arrival *arrival, guint64 sender);

/* The entry of the mail with the id of this hash; NULL if none has come. */
SeriesEntry *series_find_id(const SeriesStore *store, guint64 id);

/* The entry's series; NULL if either is missing. */
Series *series_of(const SeriesEntry *entry);

/* Whether the mail is from this sender, and it is known who that is. */
bool series_is_senders(const Arrival *arrival, guint64 sender);

/* Whether the series has room for the part. A cover never comes in anew: that is a new posting. */
bool series_has_room(const Arrival *arrival, const Series *series);

/* The series of the mail with this id if it fits, or of what answers it and fits. */
Series *series_at(const Arrival *arrival, guint64 id);

/* The series of the nearest ancestor that fits, or that answers the same ancestor. */
Series *series_find_by_thread(const Arrival *arrival);

/*
 * The series of the same sender's mail that is answered, though its counter does not say so: a
 * cover or pull without counter, a message without anything, a part that forgot its version, a
 * cover with another total than its parts, whose total counts from then on.
 */
Series *series_find_by_parent(const Arrival *arrival);

/* The series of the same sender's cover of one patch, of a patch without a counter. */
Series *series_find_by_cover(const Arrival *arrival);

/* The series of the cover that its parts answered before it came, though it has another total. */
Series *series_find_by_name(const Arrival *arrival);

/*
 * The series of the mail before, of a run of mails without ids. Authors and dates are the commits'
 * there: they do not matter.
 */
Series *series_find_by_run(const Arrival *arrival);

/*
 * The sender's latest series that fits and lies near. What hangs on a mail that was not seen is no
 * part of it: that is the next posting. Nor is, of a series whose parts are threaded, what can
 * begin a series.
 */
Series *series_find_by_sender(const Arrival *arrival);
