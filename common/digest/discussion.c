/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads without patches: see digest/discussion.h. */
#include "digest/discussion.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "message/date.h"
#include "patch/classify.h"
#include "patch/credit.h"

/* A thread as it is collected. */
typedef struct {
	DigestDiscussion facts;
	guint64 id;		   /* hash of the thread's name */
	guint64 starter, answerer; /* hashes of people; 0 if nobody has answered */
	bool is_other;		   /* it has patches */
} Thread;

struct DiscussionBook {
	GStringChunk *texts;
	GPtrArray *threads; /* of Thread, owned, in order of arrival */
	KeyMap *thread_of;  /* from id to Thread */
	KeyMap *seen;	    /* the people of each thread: from the hash of both to the thread */
	guint64 seed;
};

DiscussionBook *discussion_book_new(GStringChunk *texts)
{
	DiscussionBook *book = g_new0(DiscussionBook, 1);
	book->texts = texts;
	book->threads = g_ptr_array_new_with_free_func(g_free);
	book->thread_of = key_map_new();
	book->seen = key_map_new();
	book->seed = hash_seed_new();
	return book;
}

void discussion_book_free(DiscussionBook *book)
{
	if (!book)
		return;
	key_map_free(book->thread_of);
	key_map_free(book->seen);
	g_ptr_array_unref(book->threads);
	g_free(book);
}

static View keep(DiscussionBook *book, View text)
{
	if (text.len == 0)
		return VIEW("");
	return (View){ g_string_chunk_insert_len(book->texts, text.data, (gssize)text.len),
		       text.len };
}

/* The id of the thread's first message, as far as this one knows it. */
static View thread_of(const View *values)
{
	View first = values[COLUMN_REFERENCES];
	const char *blank = view_chr(first, ' ');
	if (values[COLUMN_THREAD].len)
		return values[COLUMN_THREAD];
	if (first.len)
		return view_head(first, blank ? (size_t)(blank - first.data) : first.len);
	return values[values[COLUMN_IN_REPLY_TO].len ? COLUMN_IN_REPLY_TO : COLUMN_MESSAGE_ID];
}

/* The texts are those of the message that began the thread, else of the first one that came. */
static void take_texts(DiscussionBook *book, Thread *thread, const View *values, bool is_root)
{
	DigestDiscussion *facts = &thread->facts;
	if (facts->has_root || (facts->messages && !is_root))
		return;
	Person starter = person_of_sender(values);
	facts->title = keep(book, values[COLUMN_TITLE]);
	facts->message_id = keep(book, values[COLUMN_MESSAGE_ID]);
	facts->name = keep(book, starter.name.len ? starter.name : starter.addr);
	facts->has_root = is_root;
	thread->starter = person_hash(book->seed, starter);
	gint64 date;
	facts->date = date_parse_record(values[COLUMN_DATE], &date) ? date : NO_DATE;
}

static void take_message(DiscussionBook *book, Thread *thread, const View *values, bool is_context)
{
	DigestDiscussion *facts = &thread->facts;
	Person sender = person_of_sender(values);
	guint64 hash = person_hash(book->seed, sender);
	guint64 person = hash_pair(thread->id, hash);
	gint64 date;
	facts->messages++;
	facts->moves += !is_context;
	if (date_parse_record(values[COLUMN_DATE], &date))
		facts->last = MAX(facts->last, date);
	if (!key_map_find(book->seen, person)) {
		key_map_set(book->seen, person, thread);
		facts->people++;
	}
	if (hash == thread->starter || (thread->answerer && thread->answerer != thread->starter))
		return;
	thread->answerer = hash;
	facts->answerer = keep(book, sender.name.len ? sender.name : sender.addr);
}

void discussion_book_add(DiscussionBook *book, const Record *record, bool is_context)
{
	const View *values = record->values;
	View name = thread_of(values);
	if (name.len == 0)
		return;
	guint64 id = hash_view(book->seed, name);
	Thread *thread = key_map_find(book->thread_of, id);
	if (!thread) {
		thread = g_new0(Thread, 1);
		thread->id = id;
		thread->facts.date = thread->facts.last = NO_DATE;
		key_map_set(book->thread_of, id, thread);
		g_ptr_array_add(book->threads, thread);
	}
	Kind kind = kind_of_name(values[COLUMN_KIND]);
	bool is_root = view_equal(name, values[COLUMN_MESSAGE_ID]) ||
		       (values[COLUMN_MESSAGE_ID].len == 0 && values[COLUMN_REFERENCES].len == 0 &&
			values[COLUMN_IN_REPLY_TO].len == 0);
	bool is_talk = kind == KIND_OTHER || (kind == KIND_REPLY && values[COLUMN_SERIES].len == 0);
	/* What people say about a bot's report is a discussion, the report alone is none. */
	if (is_talk || (kind == KIND_REPORT && is_root))
		take_texts(book, thread, values, is_root);
	if (is_talk)
		take_message(book, thread, values, is_context);
	else
		thread->is_other |= kind != KIND_REPORT && kind != KIND_REPLY;
}

GArray *discussion_book_all(const DiscussionBook *book)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
	for (guint i = 0; i < book->threads->len; i++) {
		const Thread *thread = g_ptr_array_index(book->threads, i);
		if (!thread->is_other && thread->facts.moves)
			g_array_append_val(all, thread->facts);
	}
	return all;
}
