/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which thread a message belongs to: see patch/thread.h. */
#include "patch/thread.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "message/id.h"
#include "patch/series-find.h"

enum {
	/* So many ancestors that were not seen are remembered of a message; deeper threads have
	 * others that tell of theirs. */
	MAX_UNSEEN = 64,
};

/* What the names of all remembered threads may take; the oldest ids are forgotten before. */
#define MAX_NAMES ((size_t)4 * 1024 * 1024)

typedef struct Thread Thread;
struct Thread {
	char *name;
	size_t users;  /* ids and threads that belong to it */
	Thread *into;  /* the thread that it turned out to be part of; NULL if none */
	bool has_root; /* the message that names it came, and answers nothing */
};

typedef struct {
	guint64 id;
	gint64 date; /* 0 if unknown, or if the message did not come */
	Thread *thread;
	bool is_seen; /* the message came */
} KnownId;

struct ThreadWindow {
	guint64 seed;
	KnownId *ring;
	size_t size, used, oldest;
	size_t names; /* bytes of names */
	KeyMap *index;
	Thread *last; /* of the mail before; its name was given away */
};

ThreadWindow *thread_window_new(size_t size)
{
	ThreadWindow *window = g_new0(ThreadWindow, 1);
	window->seed = hash_seed_new();
	window->size = MAX(size, 1);
	window->ring = g_new(KnownId, window->size);
	window->index = key_map_new();
	return window;
}

/* One user of the thread less; without any it is gone, and what it is part of has one less. */
static void thread_release(ThreadWindow *window, Thread *thread)
{
	while (thread && --thread->users == 0) {
		Thread *into = thread->into;
		window->names -= strlen(thread->name);
		g_free(thread->name);
		g_free(thread);
		thread = into;
	}
}

static void forget_oldest(ThreadWindow *window)
{
	KnownId *known = &window->ring[window->oldest];
	if (key_map_find(window->index, known->id) == known)
		key_map_remove(window->index, known->id);
	thread_release(window, known->thread);
	if (++window->oldest == window->size)
		window->oldest = 0;
	window->used--;
}

void thread_window_free(ThreadWindow *window)
{
	if (!window)
		return;
	for (size_t i = 0; i < window->used; i++)
		thread_release(window, window->ring[(window->oldest + i) % window->size].thread);
	thread_release(window, window->last);
	key_map_free(window->index);
	g_free(window->ring);
	g_free(window);
}

static guint64 hash_id(const ThreadWindow *window, View id)
{
	return id.len && id.len <= MESSAGE_ID_MAX ? hash_view(window->seed, id) : 0;
}

static KnownId *find_id(const ThreadWindow *window, guint64 id)
{
	return id ? key_map_find(window->index, id) : NULL;
}

/* Moves a user from one thread to another. */
static void thread_replace(ThreadWindow *window, Thread **place, Thread *thread)
{
	Thread *before = *place;
	thread->users++;
	*place = thread;
	thread_release(window, before);
}

/* The thread that the id belongs to by now. */
static Thread *thread_of(ThreadWindow *window, KnownId *known)
{
	Thread *whole = known->thread;
	while (whole->into)
		whole = whole->into;
	/* The way gets shorter for the next one, half at a time. */
	for (Thread *part = known->thread; part->into && part->into->into; part = part->into)
		thread_replace(window, &part->into, part->into->into);
	if (known->thread != whole)
		thread_replace(window, &known->thread, whole);
	return whole;
}

/* Remembers id, which is not known, as one of thread's. */
static KnownId *add_id(ThreadWindow *window, guint64 id, Thread *thread)
{
	if (window->used == window->size)
		forget_oldest(window);
	size_t place = window->oldest + window->used;
	KnownId *known = &window->ring[place < window->size ? place : place - window->size];
	window->used++;
	thread->users++;
	*known = (KnownId){ .id = id, .thread = thread };
	key_map_set(window->index, id, known);
	return known;
}

/* A thread that the caller uses. */
static Thread *thread_begin(ThreadWindow *window, View name)
{
	while (window->used && window->names + name.len > MAX_NAMES)
		forget_oldest(window);
	Thread *thread = g_new0(Thread, 1);
	thread->name = view_dup(name);
	thread->users = 1;
	window->names += strlen(thread->name);
	return thread;
}

/* The ids that a message names, from what it answers to the first of References. */
typedef struct {
	View lists[2];
	View own;
} Ancestors;

static Ancestors ancestors_of(const ThreadMail *mail)
{
	return (Ancestors){ { mail->in_reply_to, mail->references }, mail->message_id };
}

static bool ancestors_next(Ancestors *ancestors, View *id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(ancestors->lists); i++)
		while (view_last_word(&ancestors->lists[i], id))
			if (!view_equal(*id, ancestors->own))
				return true;
	return false;
}

/* The first of References, else what is answered; empty if nothing is. */
static View oldest_ancestor(const ThreadMail *mail)
{
	View list = mail->references, id;
	while (view_next_word(&list, &id))
		if (!view_equal(id, mail->message_id))
			return id;
	Ancestors ancestors = ancestors_of(mail);
	return ancestors_next(&ancestors, &id) ? id : VIEW("");
}

/* Whether the message knows ancestors of the one that names thread: what began the thread is not
 * its root. */
static bool goes_further(const ThreadMail *mail, const Thread *thread, View oldest)
{
	View name = view_of(thread->name);
	if (thread->has_root || view_equal(name, oldest))
		return false;
	Ancestors ancestors = ancestors_of(mail);
	View id;
	while (ancestors_next(&ancestors, &id))
		if (view_equal(id, name))
			return true;
	return false;
}

/* Makes one thread a part of another; both are whole ones. */
static void thread_join(Thread *part, Thread *whole)
{
	if (part == whole)
		return;
	part->into = whole;
	whole->users++;
}

/* The thread of the root that the message names, which the caller uses. */
static Thread *thread_of_name(ThreadWindow *window, View name)
{
	KnownId *known = find_id(window, hash_id(window, name));
	if (!known)
		return thread_begin(window, name);
	Thread *thread = thread_of(window, known);
	thread->users++;
	return thread;
}

/* Remembers the ancestors that are not known. */
static void add_ancestors(ThreadWindow *window, const ThreadMail *mail, View oldest, Thread *thread)
{
	Ancestors ancestors = ancestors_of(mail);
	View id;
	for (int n = 0; n < MAX_UNSEEN && ancestors_next(&ancestors, &id);) {
		guint64 hash = hash_id(window, id);
		if (!hash || find_id(window, hash))
			continue;
		add_id(window, hash, thread);
		n++;
	}
	guint64 hash = hash_id(window, oldest);
	if (hash && !find_id(window, hash))
		add_id(window, hash, thread);
}

/* The thread of a message that answers something, which the caller uses. parent is what it answers,
 * if known. */
static Thread *find_thread(ThreadWindow *window, const ThreadMail *mail, View oldest,
			   KnownId *parent)
{
	View id;
	KnownId *nearest = parent;
	Ancestors ancestors = ancestors_of(mail);
	while (!nearest && ancestors_next(&ancestors, &id))
		nearest = find_id(window, hash_id(window, id));
	Thread *thread = nearest ? thread_of(window, nearest) : NULL;
	bool is_part = thread && goes_further(mail, thread, oldest);
	if (thread)
		thread->users++;
	if (!thread || is_part) {
		Thread *part = thread;
		thread = thread_of_name(window, oldest);
		if (part) {
			thread_join(part, thread);
			thread_release(window, part);
		}
	}
	if (!parent || is_part)
		add_ancestors(window, mail, oldest, thread);
	return thread;
}

/* Has the message known by id. What answers it may have come before. */
static void put_id(ThreadWindow *window, View id, Thread *thread, gint64 date)
{
	guint64 hash = hash_id(window, id);
	KnownId *known = find_id(window, hash);
	if (!hash || (known && known->is_seen))
		return;
	if (!known)
		known = add_id(window, hash, thread);
	Thread *before = thread_of(window, known);
	if (before != thread) {
		if (!before->has_root && view_equal(view_of(before->name), id))
			thread_join(before, thread);
		thread_replace(window, &known->thread, thread);
	}
	known->date = date;
	known->is_seen = true;
}

/* The thread of a message that answers nothing, which the caller uses. */
static Thread *begin_own(ThreadWindow *window, View id)
{
	Thread *thread = thread_of_name(window, id);
	if (!view_equal(view_of(thread->name), id)) {
		/* What answers it says that it is not the root. */
		thread_release(window, thread);
		thread = thread_begin(window, id);
	}
	thread->has_root = true;
	return thread;
}

ThreadAnswer thread_window_add(ThreadWindow *window, const ThreadMail *mail)
{
	ThreadAnswer answer = { .thread = mail->message_id };
	Ancestors ancestors = ancestors_of(mail);
	View answered;
	bool answers = ancestors_next(&ancestors, &answered);
	KnownId *parent = answers ? find_id(window, hash_id(window, answered)) : NULL;
	if (parent && parent->date && mail->date) {
		answer.has_delay = true;
		answer.delay = mail->date - parent->date;
	}
	if (answers)
		answer.thread = oldest_ancestor(mail);
	if (answer.thread.len == 0 || answer.thread.len > MESSAGE_ID_MAX)
		return answer;
	Thread *thread = answers ? find_thread(window, mail, answer.thread, parent)
				 : begin_own(window, mail->message_id);
	put_id(window, mail->message_id, thread, mail->date);
	put_id(window, mail->other_id, thread, mail->date);
	answer.thread = view_of(thread->name);
	thread_release(window, window->last);
	window->last = thread;
	return answer;
}
