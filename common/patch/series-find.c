/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ways to find the series of a mail with a counter: see patch/series-find.h. */
#include "patch/series-find.h"

/* Patchwork's figure, and what the corpora bear out: parts of one posting that nothing else ties
 * together are this many seconds apart at most. */
enum {
	SPAN = 20 * 60,
};

/* The same of a part and the one before it, which people send by hand. */
enum {
	SPAN_OF_NEXT = 60 * 60,
};

/* How far up a chain of answers a part looks for its series. Deep threads are discussions; without
 * a bound, a forged chain would make every mail cost a walk through the window. */
enum {
	MAX_STEPS = 64,
};

guint64 series_part_key(const Arrival *arrival, const Series *series)
{
	return series_store_key(arrival->store, KEY_PART, series->serial, (guint64)arrival->part,
				0);
}

guint64 series_place_key(const Arrival *arrival, guint64 id)
{
	return series_store_key(arrival->store, KEY_PARENT, id, arrival->mail->version_number,
				(guint64)arrival->mail->total);
}

guint64 series_sender_key(const Arrival *arrival)
{
	guint64 place =
		series_store_key(arrival->store, KEY_SENDER, arrival->entry->sender,
				 arrival->mail->version_number, (guint64)arrival->mail->total);
	return series_store_key(arrival->store, KEY_SENDER, place, arrival->tags, 0);
}

guint64 series_name_key(const SeriesStore *store, guint64 id)
{
	return series_store_key(store, KEY_NAME, id, 0, 0);
}

guint64 series_title_key(const Arrival *arrival, guint64 sender)
{
	const SeriesMail *mail = arrival->mail;
	guint64 title = series_store_hash_nocase(arrival->store, mail->title);
	return sender ? series_store_key(arrival->store, KEY_TITLE, title, mail->version_number,
					 sender)
		      : 0;
}

SeriesEntry *series_find_id(const SeriesStore *store, guint64 id)
{
	return series_store_find(store, series_store_key(store, KEY_ID, id, 0, 0));
}

Series *series_of(const SeriesEntry *entry)
{
	return entry ? entry->series : NULL;
}

static bool fits(const Arrival *arrival, const Series *series)
{
	return series && series->total == arrival->mail->total &&
	       series->version_number == arrival->mail->version_number;
}

bool series_is_senders(const Arrival *arrival, guint64 sender)
{
	return sender && sender == arrival->entry->sender;
}

bool series_has_room(const Arrival *arrival, const Series *series)
{
	return (arrival->mail->amends && arrival->part > 0) ||
	       !series_store_find(arrival->store, series_part_key(arrival, series));
}

static bool is_within(const Arrival *arrival, const Series *series, gint64 span)
{
	gint64 date = arrival->mail->date;
	return date && series->date && date - span <= series->date && series->date <= date + span;
}

static bool arrival_is_near(const Arrival *arrival, const Series *series)
{
	return is_within(arrival, series, SPAN);
}

/* Whether a part that answers nothing follows the one before it. */
static bool goes_on(const Arrival *arrival, const Series *series)
{
	guint64 before = series_store_key(arrival->store, KEY_PART, series->serial,
					  (guint64)arrival->part - 1, 0);
	return arrival->part > 1 && !arrival->entry->parent && !series->threaded &&
	       is_within(arrival, series, SPAN_OF_NEXT) &&
	       series_store_find(arrival->store, before);
}

Series *series_at(const Arrival *arrival, guint64 id)
{
	Series *series = series_of(series_find_id(arrival->store, id));
	if (fits(arrival, series))
		return series;
	return series_of(series_store_find(arrival->store, series_place_key(arrival, id)));
}

Series *series_find_by_thread(const Arrival *arrival)
{
	guint64 id = arrival->entry->parent;
	for (int steps = 0; id && steps < MAX_STEPS; steps++) {
		Series *series = series_at(arrival, id);
		if (series)
			return series;
		const SeriesEntry *ancestor = series_find_id(arrival->store, id);
		id = ancestor ? ancestor->parent : 0;
	}
	/* A gap in the chain: what the mail itself says of its ancestors. */
	View list = arrival->mail->references, ancestor;
	while (view_last_word(&list, &ancestor)) {
		Series *series = series_at(arrival, series_store_hash(arrival->store, ancestor));
		if (series)
			return series;
	}
	return NULL;
}

/* Whether a patch that the sender hung on parent is the first part of the series that this opens as
 * a cover, whatever total the cover has. */
static bool is_first_part(const Arrival *arrival, const SeriesEntry *parent, const Series *series)
{
	return parent->opens && series && series->has_cover && series->parts == 0 &&
	       series->sender == parent->sender && series_is_senders(arrival, parent->sender) &&
	       series->version_number == arrival->mail->version_number &&
	       arrival_is_near(arrival, series);
}

Series *series_find_by_cover(const Arrival *arrival)
{
	enum {
		MAX_TOTAL = 1 /* covers of more do not get a patch without a counter */
	};
	SeriesEntry *parent = series_find_id(arrival->store, arrival->entry->parent);
	Series *series = series_of(parent);
	return series && series->total <= MAX_TOTAL && is_first_part(arrival, parent, series)
		       ? series
		       : NULL;
}

Series *series_find_by_name(const Arrival *arrival)
{
	guint64 name = series_name_key(arrival->store, arrival->id);
	Series *series = series_of(series_store_find(arrival->store, name));
	return series && arrival->part == 0 && !series->has_cover && series->parts &&
			       series_is_senders(arrival, series->sender) &&
			       series->version_number == arrival->mail->version_number &&
			       arrival_is_near(arrival, series)
		       ? series
		       : NULL;
}

Series *series_find_by_parent(const Arrival *arrival)
{
	const SeriesMail *mail = arrival->mail;
	SeriesEntry *parent = series_find_id(arrival->store, arrival->entry->parent);
	if (!parent || !series_is_senders(arrival, parent->sender))
		return NULL;
	Series *series = parent->series;
	if (!series && parent->plain && arrival->part > 0) {
		guint64 key = series_name_key(arrival->store, arrival->entry->parent);
		if (series_store_find(arrival->store, key))
			return NULL;
		series = series_store_begin(arrival->store, parent, arrival->parent, key);
		series->sender = parent->sender;
		series->naked = true;
	}
	if (!series)
		return NULL;
	if (series->total < 0 && (parent->opens || series->naked)) {
		series->total = mail->total;
		series->version_number = mail->version_number;
		series->version_explicit = mail->version_explicit;
		return series;
	}
	if (arrival->part > 0 && is_first_part(arrival, parent, series)) {
		series->total = mail->total;
		return series;
	}
	bool same = series->total == mail->total && series->sender == parent->sender &&
		    !(series->version_explicit && mail->version_explicit);
	return same && arrival_is_near(arrival, series) && series_has_room(arrival, series) ? series
											    : NULL;
}

Series *series_find_by_sender(const Arrival *arrival)
{
	Series *series = series_of(series_store_find(arrival->store, series_sender_key(arrival)));
	if (!series || !fits(arrival, series) || !series_has_room(arrival, series) ||
	    !(arrival_is_near(arrival, series) || goes_on(arrival, series)))
		return NULL;
	if (arrival->entry->parent && !series_find_id(arrival->store, arrival->entry->parent))
		return NULL;
	bool begins = arrival->part == 0 || (arrival->part == 1 && !series->has_cover);
	return begins && series->threaded ? NULL : series;
}

Series *series_find_by_run(const Arrival *arrival)
{
	if (arrival->id || arrival->entry->parent)
		return NULL;
	const SeriesEntry *before = series_store_before(arrival->store);
	bool is_next = before && before->part >= 0 && before->part < arrival->part;
	return is_next && fits(arrival, before->series) ? before->series : NULL;
}
