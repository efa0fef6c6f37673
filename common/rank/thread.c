/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who began a thread: see rank/thread.h. */
#include "rank/thread.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "bytes/number.h"
#include "message/person-name.h"

/* What tells somebody from others, as hashes; 0 for what is empty. */
typedef struct {
	guint64 id, name;
} Somebody;

/* A row that waits; what its views see stands in text. */
typedef struct {
	guint64 thread;
	Somebody writer;
	RankRow row;
	char *text; /* owned */
} Deferred;

struct RankThreads {
	KeyMap *beginners;   /* from a thread's hash to a Somebody */
	GPtrArray *memory;   /* of Somebody, owned */
	KeyMap *rows;	     /* from the hash of thread, writer and row to a Deferred */
	GPtrArray *deferred; /* of Deferred, owned, in their order */
	GString *scratch;
	guint64 seed;
	bool each_title;
};

static void deferred_free(gpointer data)
{
	Deferred *deferred = data;
	g_free(deferred->text);
	g_free(deferred);
}

RankThreads *rank_threads_new(bool each_title)
{
	RankThreads *threads = g_new0(RankThreads, 1);
	threads->beginners = key_map_new();
	threads->memory = g_ptr_array_new_with_free_func(g_free);
	threads->rows = key_map_new();
	threads->deferred = g_ptr_array_new_with_free_func(deferred_free);
	threads->scratch = g_string_new(NULL);
	threads->seed = hash_seed_new();
	threads->each_title = each_title;
	return threads;
}

void rank_threads_free(RankThreads *threads)
{
	if (!threads)
		return;
	key_map_free(threads->beginners);
	g_ptr_array_unref(threads->memory);
	key_map_free(threads->rows);
	g_ptr_array_unref(threads->deferred);
	g_string_free(threads->scratch, TRUE);
	g_free(threads);
}

static Somebody somebody(RankThreads *threads, Person person)
{
	guint64 seed = threads->seed;
	rank_person_key(threads->scratch, person);
	View id = rank_person_id(view_of_gstring(threads->scratch));
	return (Somebody){ id.len ? hash_view_nocase(seed, id) : 0,
			   person_name_hash(seed, person.name) };
}

static bool is_same(const Somebody *a, const Somebody *b)
{
	return (a->id && a->id == b->id) || (a->name && a->name == b->name);
}

void rank_threads_begin(RankThreads *threads, View thread, Person sender)
{
	guint64 id = hash_view(threads->seed, thread);
	if (key_map_find(threads->beginners, id))
		return;
	Somebody *beginner = g_new(Somebody, 1);
	*beginner = somebody(threads, sender);
	g_ptr_array_add(threads->memory, beginner);
	key_map_set(threads->beginners, id, beginner);
}

static RankThreadBegan began(const RankThreads *threads, guint64 thread, const Somebody *person)
{
	const Somebody *beginner = key_map_find(threads->beginners, thread);
	if (!beginner)
		return RANK_THREAD_UNKNOWN;
	return is_same(beginner, person) ? RANK_THREAD_OWN : RANK_THREAD_OTHERS;
}

RankThreadBegan rank_threads_began(RankThreads *threads, View thread, Person person)
{
	Somebody who = somebody(threads, person);
	return began(threads, hash_view(threads->seed, thread), &who);
}

/* Appends a text to another; returns where it now is. */
static View take_text(char **end, View text)
{
	View taken = { *end, text.len };
	if (text.len)
		memcpy(*end, text.data, text.len);
	*end += text.len;
	return taken;
}

static Deferred *deferred_new(const RankRow *row)
{
	Deferred *deferred = g_new0(Deferred, 1);
	deferred->row = *row;
	deferred->row.count = 0;
	char *end = deferred->text =
		g_malloc(row->by.len + row->key.len + row->key2.len + row->title.len + 1);
	deferred->row.by = take_text(&end, row->by);
	deferred->row.key = take_text(&end, row->key);
	deferred->row.key2 = take_text(&end, row->key2);
	deferred->row.title = take_text(&end, row->title);
	return deferred;
}

void rank_threads_defer(RankThreads *threads, View thread, Person writer, const RankRow *row)
{
	guint64 thread_id = hash_view(threads->seed, thread);
	Somebody who = somebody(threads, writer);
	guint64 id = hash_pair(hash_pair(thread_id, hash_pair(who.id, who.name)),
			       rank_row_hash(threads->seed, row));
	if (row->is_past)
		id = hash_pair(id, (guint64)row->day);
	Deferred *deferred = threads->each_title ? NULL : key_map_find(threads->rows, id);
	if (!deferred) {
		deferred = deferred_new(row);
		deferred->thread = thread_id;
		deferred->writer = who;
		g_ptr_array_add(threads->deferred, deferred);
		key_map_set(threads->rows, id, deferred);
	}
	deferred->row.count = number_add(deferred->row.count, row->count);
}

void rank_threads_settle(RankThreads *threads, RankTable *ranks)
{
	for (guint i = 0; i < threads->deferred->len; i++) {
		const Deferred *deferred = g_ptr_array_index(threads->deferred, i);
		if (began(threads, deferred->thread, &deferred->writer) == RANK_THREAD_OTHERS)
			rank_table_put(ranks, &deferred->row);
	}
	g_ptr_array_set_size(threads->deferred, 0);
}
