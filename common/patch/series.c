/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which series a message belongs to: see patch/series.h. */
#include "patch/series.h"

#include "patch/series-store.h"

/* Patchwork's figure, and what the corpora bear out: parts of one posting that nothing else ties
 * together are this many seconds apart at most. */
enum {
	SPAN = 20 * 60,
};

/* How far up a chain of answers a part looks for its series. Deep threads are discussions; without
 * a bound, a forged chain would make every mail cost a walk through the window. */
enum {
	MAX_STEPS = 64,
};

struct SeriesWindow {
	SeriesStore *store;
	GString *name;
};

/* A mail on its way into the window. */
typedef struct {
	SeriesStore *store;
	const SeriesMail *mail;
	SeriesEntry *entry;
	View parent; /* what it answers; empty if nothing */
	guint64 id, tags;
	int part; /* a cover is the part 0, whatever it says */
} Arrival;

SeriesWindow *series_window_new(size_t size)
{
	SeriesWindow *window = g_new0(SeriesWindow, 1);
	window->store = series_store_new(size + 1); /* and the mail on its way */
	window->name = g_string_new(NULL);
	return window;
}

void series_window_free(SeriesWindow *window)
{
	if (!window)
		return;
	series_store_free(window->store);
	g_string_free(window->name, TRUE);
	g_free(window);
}

bool series_mail_may_be_cover(const SeriesMail *mail)
{
	return mail->kind == KIND_OTHER && !mail->has_group && !mail->has_diff &&
	       mail->message_id.len && !mail->in_reply_to.len && !mail->references.len;
}

/* Takes the last of the blank-separated ids off the list; false if there is none. */
static bool last_id(View *list, View *id)
{
	View rest = view_trim(*list);
	if (rest.len == 0)
		return false;
	const char *blank = memrchr(rest.data, ' ', rest.len);
	size_t start = blank ? (size_t)(blank + 1 - rest.data) : 0;
	*id = view_from(rest, start);
	*list = view_head(rest, start);
	return true;
}

/* What the mail answers, as RULE 11 says; itself is none. */
static View parent_of(const SeriesMail *mail)
{
	const View lists[] = { mail->in_reply_to, mail->references };
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		View list = lists[i], id;
		while (last_id(&list, &id)) {
			if (!view_equal(id, mail->message_id))
				return id;
		}
	}
	return VIEW("");
}

static guint64 part_key(const Arrival *arrival, const Series *series)
{
	return series_store_key(arrival->store, KEY_PART, series->serial, (guint64)arrival->part,
				0);
}

/* The key of what answers the id with the mail's version and total. */
static guint64 place_key(const Arrival *arrival, guint64 id)
{
	return series_store_key(arrival->store, KEY_PARENT, id, arrival->mail->version_number,
				(guint64)arrival->mail->total);
}

static guint64 sender_key(const Arrival *arrival)
{
	guint64 place =
		series_store_key(arrival->store, KEY_SENDER, arrival->entry->sender,
				 arrival->mail->version_number, (guint64)arrival->mail->total);
	return series_store_key(arrival->store, KEY_SENDER, place, arrival->tags, 0);
}

static guint64 name_key(const SeriesStore *store, guint64 id)
{
	return series_store_key(store, KEY_NAME, id, 0, 0);
}

static SeriesEntry *find_id(const SeriesStore *store, guint64 id)
{
	return series_store_find(store, series_store_key(store, KEY_ID, id, 0, 0));
}

static Series *series_of(const SeriesEntry *entry)
{
	return entry ? entry->series : NULL;
}

static bool fits(const Arrival *arrival, const Series *series)
{
	return series && series->total == arrival->mail->total &&
	       series->version_number == arrival->mail->version_number;
}

/* Whether the mail is from this sender, and it is known who that is. */
static bool is_senders(const Arrival *arrival, guint64 sender)
{
	return sender && sender == arrival->entry->sender;
}

/* Whether the series has room for the part. A cover never comes in anew: that is a new posting. */
static bool has_room(const Arrival *arrival, const Series *series)
{
	return (arrival->mail->amends && arrival->part > 0) ||
	       !series_store_find(arrival->store, part_key(arrival, series));
}

static bool is_near(const Arrival *arrival, const Series *series)
{
	gint64 date = arrival->mail->date;
	return date && series->date && date - SPAN <= series->date && series->date <= date + SPAN;
}

/* The series of the mail with this id if it fits, or of what answers it and fits. */
static Series *series_at(const Arrival *arrival, guint64 id)
{
	Series *series = series_of(find_id(arrival->store, id));
	if (fits(arrival, series))
		return series;
	return series_of(series_store_find(arrival->store, place_key(arrival, id)));
}

/* The series of the nearest ancestor that fits, or that answers the same ancestor. */
static Series *find_by_thread(const Arrival *arrival)
{
	guint64 id = arrival->entry->parent;
	for (int steps = 0; id && steps < MAX_STEPS; steps++) {
		Series *series = series_at(arrival, id);
		if (series)
			return series;
		const SeriesEntry *ancestor = find_id(arrival->store, id);
		id = ancestor ? ancestor->parent : 0;
	}
	/* A gap in the chain: what the mail itself says of its ancestors. */
	View list = arrival->mail->references, ancestor;
	while (last_id(&list, &ancestor)) {
		Series *series = series_at(arrival, series_store_hash(arrival->store, ancestor));
		if (series)
			return series;
	}
	return NULL;
}

/*
 * The series of the same sender's mail that is answered, though its counter does not say so: a
 * cover or pull without counter, a message without anything, a part that forgot its version.
 */
static Series *find_by_parent(const Arrival *arrival)
{
	const SeriesMail *mail = arrival->mail;
	SeriesEntry *parent = find_id(arrival->store, arrival->entry->parent);
	if (!parent || !is_senders(arrival, parent->sender))
		return NULL;
	Series *series = parent->series;
	if (!series && parent->plain && arrival->part > 0) {
		guint64 key = name_key(arrival->store, arrival->entry->parent);
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
	bool same = series->total == mail->total && series->sender == parent->sender &&
		    !(series->version_explicit && mail->version_explicit);
	return same && is_near(arrival, series) && has_room(arrival, series) ? series : NULL;
}

/*
 * The sender's latest series that fits and lies near. What hangs on a mail that was not seen is no
 * part of it: that is the next posting. Nor is, of a series whose parts are threaded, what can
 * begin a series.
 */
static Series *find_by_sender(const Arrival *arrival)
{
	Series *series = series_of(series_store_find(arrival->store, sender_key(arrival)));
	if (!series || !fits(arrival, series) || !is_near(arrival, series) ||
	    !has_room(arrival, series))
		return NULL;
	if (arrival->entry->parent && !find_id(arrival->store, arrival->entry->parent))
		return NULL;
	bool begins = arrival->part == 0 || (arrival->part == 1 && !series->has_cover);
	return begins && series->threaded ? NULL : series;
}

/* A new series: named by its first mail's parent if that may be its cover, unseen; else by the
 * mail. */
static Series *begin_series(SeriesWindow *window, const Arrival *arrival, bool by_parent)
{
	SeriesStore *store = arrival->store;
	const SeriesMail *mail = arrival->mail;
	guint64 parent = arrival->entry->parent;
	View name = mail->message_id;
	guint64 key = name_key(store, arrival->id);
	by_parent = by_parent && parent && !find_id(store, parent) &&
		    !series_store_find(store, name_key(store, parent));
	if (by_parent) {
		name = arrival->parent;
		key = name_key(store, parent);
	} else if (!arrival->id) {
		return NULL;
	} else if (series_store_find(store, key)) {
		g_string_truncate(window->name, 0);
		g_string_append_len(window->name, name.data, (gssize)name.len);
		g_string_append_printf(window->name, "#v%u", mail->version_number);
		if (mail->total >= 0)
			g_string_append_printf(window->name, "-%d", mail->total);
		name = view_of_gstring(window->name);
		key = name_key(store, series_store_hash(store, name));
	}
	Series *series = series_store_begin(store, arrival->entry, name, key);
	series->sender = arrival->entry->sender;
	series->version_number = mail->version_number;
	series->version_explicit = mail->version_explicit;
	series->total = mail->total;
	series->threaded = by_parent;
	return series;
}

/* Where a mail with a counter belongs. */
static Series *find_counted(SeriesWindow *window, const Arrival *arrival)
{
	SeriesStore *store = arrival->store;
	Series *series = series_of(series_store_find(store, place_key(arrival, arrival->id)));
	if (!series)
		series = find_by_thread(arrival);
	bool taken = series && !has_room(arrival, series);
	if (taken)
		series = NULL;
	else if (!series)
		series = find_by_parent(arrival);
	if (series)
		series->threaded = true;
	else
		series = find_by_sender(arrival);
	if (!series)
		return begin_series(window, arrival, !taken && arrival->part > 0);
	series_store_join(arrival->store, arrival->entry, series);
	return series;
}

/*
 * Takes a mail with a counter into its series. parts receives how many parts that has now, 0 if
 * this mail is none of its sender's.
 */
static Series *place_counted(SeriesWindow *window, const Arrival *arrival, guint *parts)
{
	SeriesStore *store = arrival->store;
	SeriesEntry *entry = arrival->entry;
	Series *series = find_counted(window, arrival);
	if (!series)
		return NULL;
	series_store_set_key(store, entry, KEY_PARENT, place_key(arrival, entry->parent));
	series_store_set_key(store, entry, KEY_SENDER, sender_key(arrival));
	series_store_set_key(store, entry, KEY_PART, part_key(arrival, series));
	series->date = arrival->mail->date;
	series->has_cover |= arrival->part == 0;
	if (arrival->part > 0 && is_senders(arrival, series->sender))
		*parts = ++series->parts;
	return series;
}

/* The series of what a mail answers: of the nearest that was seen, or that names a series. */
static Series *place_answer(const Arrival *arrival)
{
	const View lists[] = { arrival->mail->in_reply_to, arrival->mail->references };
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		View list = lists[i], answered;
		while (last_id(&list, &answered)) {
			guint64 id = series_store_hash(arrival->store, answered);
			Series *series = series_of(find_id(arrival->store, id));
			if (!series && arrival->mail->total >= 0)
				series = series_at(arrival, id);
			if (!series)
				series = series_of(series_store_find(arrival->store,
								     name_key(arrival->store, id)));
			if (series)
				return series;
		}
	}
	return NULL;
}

/* A message whose numbered patches came before it. */
static Series *place_letter(const Arrival *arrival)
{
	guint64 name = name_key(arrival->store, arrival->id);
	Series *series = series_of(series_store_find(arrival->store, name));
	if (!series || !is_senders(arrival, series->sender) || series->parts == 0)
		return NULL;
	series->naked = true;
	return series;
}

static Series *place(SeriesWindow *window, const Arrival *arrival, bool *naked_cover)
{
	Kind kind = arrival->mail->kind;
	if (kind == KIND_COVER || kind == KIND_PATCH || kind == KIND_PULL) {
		if (arrival->mail->total < 0)
			return begin_series(window, arrival, false);
		guint parts = 0;
		Series *series = place_counted(window, arrival, &parts);
		*naked_cover = series && series->naked && parts == 2;
		return series;
	}
	Series *series = arrival->entry->plain ? place_letter(arrival) : place_answer(arrival);
	if (series)
		series_store_join(arrival->store, arrival->entry, series);
	*naked_cover = series && arrival->entry->plain && series->parts >= 2;
	return series;
}

/* Equal for the same mail that comes again, from another list say. */
static guint64 shape_of(const SeriesStore *store, const SeriesMail *mail, guint64 sender)
{
	guint64 place = series_store_key(store, KEY_PART, sender ? sender : 1, mail->version_number,
					 (guint64)mail->total);
	return series_store_key(store, KEY_PART, place, (guint64)mail->part, mail->kind);
}

static SeriesAnswer answer(const Series *series, bool naked_cover)
{
	return (SeriesAnswer){ series ? view_of_gstring(series->name) : VIEW(""), naked_cover };
}

SeriesAnswer series_window_add(SeriesWindow *window, const SeriesMail *mail)
{
	SeriesStore *store = window->store;
	guint64 id = series_store_hash(store, mail->message_id);
	guint64 sender = series_store_hash_nocase(store, mail->sender_addr);
	if (mail->sender_name.len)
		sender ^= series_store_hash_nocase(store, mail->sender_name);
	guint64 shape = shape_of(store, mail, sender);
	const SeriesEntry *same = find_id(store, id);
	if (same && same->shape == shape)
		return answer(same->series, false);

	SeriesEntry *entry = series_store_add(store);
	bool opens = mail->kind == KIND_COVER || mail->kind == KIND_PULL;
	Arrival arrival = {
		.store = store,
		.mail = mail,
		.entry = entry,
		.parent = parent_of(mail),
		.id = id,
		.tags = series_store_hash_nocase(store, mail->tags),
		.part = mail->kind == KIND_COVER ? 0 : mail->part,
	};
	entry->parent = series_store_hash(store, arrival.parent);
	entry->shape = shape;
	entry->sender = sender;
	entry->opens = opens;
	entry->plain = series_mail_may_be_cover(mail);
	bool naked_cover = false;
	const Series *series = place(window, &arrival, &naked_cover);
	series_store_set_key(store, entry, KEY_ID, series_store_key(store, KEY_ID, id, 0, 0));
	return answer(series, naked_cover);
}
