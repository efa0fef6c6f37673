/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which series a message belongs to: see patch/series.h. */
#include "patch/series.h"

#include "patch/series-find.h"
#include "patch/series-store.h"

struct SeriesWindow {
	SeriesStore *store;
	GString *name;
};

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

/* What the mail answers, as RULE 11 says; itself is none. */
static View parent_of(const SeriesMail *mail)
{
	const View lists[] = { mail->in_reply_to, mail->references };
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		View list = lists[i], id;
		while (view_last_word(&list, &id)) {
			if (!view_equal(id, mail->message_id))
				return id;
		}
	}
	return VIEW("");
}

void series_name_by_contents(GString *name, const SeriesMail *mail)
{
	enum {
		DIGITS = 16
	};
	g_autofree char *facts =
		g_strdup_printf("%.*s\n%" G_GINT64_FORMAT "\n%.*s",
				(int)MIN(mail->sender_addr.len, 998), mail->sender_addr.data,
				mail->date, (int)MIN(mail->subject.len, 998), mail->subject.data);
	g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, facts, -1);
	g_string_printf(name, "#%.*s", DIGITS, sum);
}

static Series *name_series(const Arrival *arrival, View name, guint64 key)
{
	const SeriesMail *mail = arrival->mail;
	Series *series = series_store_begin(arrival->store, arrival->entry, name, key);
	series->sender = arrival->entry->sender;
	series->version_number = mail->version_number;
	series->version_explicit = mail->version_explicit;
	series->total = mail->total;
	return series;
}

/* The series of a mail without an id: a new one, or the one that the same mail began before. */
static Series *begin_nameless(SeriesWindow *window, const Arrival *arrival)
{
	SeriesStore *store = arrival->store;
	series_name_by_contents(window->name, arrival->mail);
	View name = view_of_gstring(window->name);
	guint64 key = series_name_key(store, series_store_hash(store, name));
	Series *known = series_of(series_store_find(store, key));
	if (!known)
		return name_series(arrival, name, key);
	series_store_join(store, arrival->entry, known);
	return known;
}

/* A new series: named by its first mail's parent if that may be its cover, unseen; else by the
 * mail. */
static Series *begin_series(SeriesWindow *window, const Arrival *arrival, bool by_parent)
{
	SeriesStore *store = arrival->store;
	const SeriesMail *mail = arrival->mail;
	guint64 parent = arrival->entry->parent;
	View name = mail->message_id;
	guint64 key = series_name_key(store, arrival->id);
	by_parent = by_parent && parent && !series_find_id(store, parent) &&
		    !series_store_find(store, series_name_key(store, parent));
	if (by_parent) {
		name = arrival->parent;
		key = series_name_key(store, parent);
	} else if (!arrival->id) {
		return mail->message_id.len ? NULL : begin_nameless(window, arrival);
	} else if (series_store_find(store, key)) {
		g_string_truncate(window->name, 0);
		view_append(window->name, name);
		g_string_append_printf(window->name, "#v%u", mail->version_number);
		if (mail->total >= 0)
			g_string_append_printf(window->name, "-%d", mail->total);
		name = view_of_gstring(window->name);
		key = series_name_key(store, series_store_hash(store, name));
	}
	Series *series = name_series(arrival, name, key);
	series->threaded = by_parent;
	return series;
}

/* The series of what came before and answers the mail's second id. */
static Series *find_by_second_id(const Arrival *arrival)
{
	guint64 id = series_store_hash(arrival->store, arrival->mail->second_id);
	return id ? series_of(series_store_find(arrival->store, series_place_key(arrival, id)))
		  : NULL;
}

/* Where a mail with a counter belongs. */
static Series *find_counted(SeriesWindow *window, const Arrival *arrival)
{
	SeriesStore *store = arrival->store;
	Series *series =
		series_of(series_store_find(store, series_place_key(arrival, arrival->id)));
	if (!series)
		series = find_by_second_id(arrival);
	if (!series)
		series = series_find_by_thread(arrival);
	bool taken = series && !series_has_room(arrival, series);
	if (taken)
		series = NULL;
	else if (!series)
		series = series_find_by_parent(arrival);
	if (series)
		series->threaded = true;
	else if (!(series = series_find_by_name(arrival)) &&
		 !(series = series_find_by_sender(arrival)))
		series = series_find_by_run(arrival);
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
	series_store_set_key(store, entry, KEY_PARENT, series_place_key(arrival, entry->parent));
	series_store_set_key(store, entry, KEY_SENDER, series_sender_key(arrival));
	series_store_set_key(store, entry, KEY_PART, series_part_key(arrival, series));
	series->date = arrival->mail->date;
	series->has_cover |= arrival->part == 0;
	if (arrival->part > 0 && series_is_senders(arrival, series->sender))
		*parts = ++series->parts;
	return series;
}

/* Takes a patch without a counter into the series of the cover that its sender wrote for it, or
 * into one of its own. */
static Series *place_single(SeriesWindow *window, const Arrival *arrival)
{
	Series *series = arrival->mail->kind == KIND_PATCH ? series_find_by_cover(arrival) : NULL;
	if (!series)
		return begin_series(window, arrival, false);
	series_store_join(arrival->store, arrival->entry, series);
	series->parts++;
	return series;
}

/* Whether a mail is about a version that came, or will come, after series. */
static bool is_about_later(const SeriesMail *mail, const Series *series)
{
	return mail->version_explicit && mail->version_number > series->version_number;
}

/* The series that a mail means which answers one, directly or not: a later version by the same
 * sender if it names one, since people answer that in the thread of the old one. Where that version
 * has not been seen, the mail is about the one that it answers directly, if any. */
static Series *find_meant(const Arrival *arrival, Series *series, bool is_direct)
{
	if (!is_about_later(arrival->mail, series))
		return series;
	guint64 key = series_title_key(arrival, series->sender);
	Series *later = series_of(series_store_find(arrival->store, key));
	return later || !is_direct ? later : series;
}

/* The series of what a mail answers: of the nearest that was seen, or that names a series; or a
 * later version of that. */
static Series *place_answer(const Arrival *arrival)
{
	const View lists[] = { arrival->mail->in_reply_to, arrival->mail->references };
	bool is_direct = true;
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		View list = lists[i], answered;
		while (view_last_word(&list, &answered)) {
			guint64 id = series_store_hash(arrival->store, answered);
			Series *series = series_of(series_find_id(arrival->store, id));
			if (!series && arrival->mail->total >= 0)
				series = series_at(arrival, id);
			if (!series)
				series = series_of(series_store_find(
					arrival->store, series_name_key(arrival->store, id)));
			if (series)
				return find_meant(arrival, series, is_direct);
			is_direct = false;
		}
	}
	return NULL;
}

/* A message whose numbered patches came before it. */
static Series *place_letter(const Arrival *arrival)
{
	guint64 name = series_name_key(arrival->store, arrival->id);
	Series *series = series_of(series_store_find(arrival->store, name));
	if (!series || !series_is_senders(arrival, series->sender) || series->parts == 0)
		return NULL;
	series->naked = true;
	return series;
}

static Series *place(SeriesWindow *window, const Arrival *arrival, bool *naked_cover)
{
	Kind kind = arrival->mail->kind;
	if (kind == KIND_COVER || kind == KIND_PATCH || kind == KIND_PULL) {
		if (arrival->mail->version_explicit)
			series_store_set_key(arrival->store, arrival->entry, KEY_TITLE,
					     series_title_key(arrival, arrival->entry->sender));
		if (arrival->mail->total < 0)
			return place_single(window, arrival);
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

static SeriesAnswer answer(const SeriesStore *store, const Series *series, const SeriesEntry *entry,
			   bool naked_cover)
{
	bool is_own = series && series->sender && series->sender == entry->sender;
	bool is_reply = is_own && !entry->posts;
	const SeriesEntry *parent = is_reply ? series_find_id(store, entry->parent) : NULL;
	return (SeriesAnswer){
		.series = series ? view_of_gstring(series->name) : VIEW(""),
		.naked_cover = naked_cover,
		.is_own = is_own,
		.answers_own = parent && parent->posts && parent->sender == entry->sender,
	};
}

SeriesAnswer series_window_add(SeriesWindow *window, const SeriesMail *mail)
{
	SeriesStore *store = window->store;
	guint64 id = series_store_hash(store, mail->message_id);
	guint64 sender = series_store_hash_nocase(store, mail->sender_addr);
	if (mail->sender_name.len)
		sender ^= series_store_hash_nocase(store, mail->sender_name);
	guint64 shape = shape_of(store, mail, sender);
	const SeriesEntry *same = series_find_id(store, id);
	if (same && same->shape == shape)
		return answer(store, same->series, same, false);

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
	entry->part = mail->message_id.len == 0 && mail->total >= 0 ? arrival.part : -1;
	entry->opens = opens;
	entry->plain = series_mail_may_be_cover(mail);
	entry->posts = opens || mail->kind == KIND_PATCH;
	bool naked_cover = false;
	const Series *series = place(window, &arrival, &naked_cover);
	series_store_set_key(store, entry, KEY_ID, series_store_key(store, KEY_ID, id, 0, 0));
	return answer(store, series, entry, naked_cover);
}
