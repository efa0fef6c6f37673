/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Holds records back while a later one may still change an earlier one: see record/hold.h. */
#include "record/hold.h"

/* A record that waits, its extra values and their bytes in one piece of memory. */
typedef struct {
	Record record;
	size_t size;	    /* of its values and extra views */
	gint64 date;	    /* 0 if unknown */
	bool candidate;	    /* and not settled yet */
	GStringChunk *news; /* values that were changed; NULL if none was */
	View extra_values[];
} Held;

struct Hold {
	HoldFunc release;
	gpointer data;
	GQueue waiting; /* of Held, oldest first; the first one is a candidate */
	size_t bytes;
};

static void held_free(Held *held)
{
	if (held->news)
		g_string_chunk_free(held->news);
	g_free(held);
}

Hold *hold_new(HoldFunc release, gpointer data)
{
	Hold *hold = g_new0(Hold, 1);
	hold->release = release;
	hold->data = data;
	g_queue_init(&hold->waiting);
	return hold;
}

void hold_free(Hold *hold)
{
	if (!hold)
		return;
	g_queue_clear_full(&hold->waiting, (GDestroyNotify)held_free);
	g_free(hold);
}

static size_t values_size(const Record *record)
{
	size_t size = record->n_extra * sizeof(View);
	for (size_t i = 0; i < N_COLUMNS; i++)
		size += record->values[i].len;
	for (size_t i = 0; i < record->n_extra; i++)
		size += record->extra_values[i].len;
	return size;
}

/* Puts the bytes of view at *room, which moves on, and gives their view there. */
static View hold_view(char **room, View view)
{
	View copy = { *room, view.len };
	if (view.len)
		memcpy(*room, view.data, view.len);
	*room += view.len;
	return copy;
}

static Held *held_new(const Record *record, size_t size)
{
	Held *held = g_malloc(sizeof(Held) + size);
	char *room = (char *)(held->extra_values + record->n_extra);
	*held = (Held){ .record = *record, .size = size };
	for (size_t i = 0; i < N_COLUMNS; i++)
		held->record.values[i] = hold_view(&room, record->values[i]);
	for (size_t i = 0; i < record->n_extra; i++)
		held->extra_values[i] = hold_view(&room, record->extra_values[i]);
	held->record.extra_values = held->extra_values;
	held->record.raw = VIEW("");
	return held;
}

static void release_first(Hold *hold)
{
	Held *held = g_queue_pop_head(&hold->waiting);
	hold->bytes -= held->size;
	hold->release(&held->record, hold->data);
	held_free(held);
}

/* Releases what no candidate keeps. */
static void release_settled(Hold *hold)
{
	for (;;) {
		const Held *first = g_queue_peek_head(&hold->waiting);
		if (!first || first->candidate)
			return;
		release_first(hold);
	}
}

/* Whether the oldest candidate must go before a record of this size and date can wait. */
static bool is_over(Hold *hold, size_t size, gint64 date)
{
	const Held *first = g_queue_peek_head(&hold->waiting);
	return hold->waiting.length >= HOLD_MAX_RECORDS || size > HOLD_MAX_BYTES - hold->bytes ||
	       (first->date && date - HOLD_MAX_SECONDS > first->date);
}

void hold_push(Hold *hold, const Record *record, gint64 date, bool candidate)
{
	size_t size = hold->waiting.length || candidate ? values_size(record) : 0;
	while (hold->waiting.length && is_over(hold, size, date)) {
		release_first(hold);
		release_settled(hold);
	}
	if (size > HOLD_MAX_BYTES || (!candidate && hold->waiting.length == 0)) {
		hold->release(record, hold->data);
		return;
	}
	Held *held = held_new(record, size);
	held->date = date;
	held->candidate = candidate;
	hold->bytes += size;
	g_queue_push_tail(&hold->waiting, held);
}

static Held *find_candidate(const Hold *hold, View message_id)
{
	for (GList *link = hold->waiting.head; link; link = link->next) {
		Held *held = link->data;
		if (held->candidate &&
		    view_equal(held->record.values[COLUMN_MESSAGE_ID], message_id))
			return held;
	}
	return NULL;
}

const Record *hold_find(const Hold *hold, View message_id)
{
	const Held *held = find_candidate(hold, message_id);
	return held ? &held->record : NULL;
}

bool hold_settle(Hold *hold, View message_id, const HoldChange *changes, size_t n_changes)
{
	Held *held = find_candidate(hold, message_id);
	if (!held)
		return false;
	held->news = g_string_chunk_new(64);
	for (size_t i = 0; i < n_changes; i++) {
		View value = changes[i].value;
		value.data = g_string_chunk_insert_len(held->news, value.data, (gssize)value.len);
		held->record.values[changes[i].column] = value;
	}
	held->candidate = false;
	release_settled(hold);
	return true;
}

void hold_settle_each(Hold *hold, HoldSettledFunc is_settled, gpointer data)
{
	for (GList *link = hold->waiting.head; link; link = link->next) {
		Held *held = link->data;
		held->candidate = held->candidate && !is_settled(&held->record, data);
	}
	release_settled(hold);
}

void hold_flush(Hold *hold)
{
	while (hold->waiting.length)
		release_first(hold);
}
