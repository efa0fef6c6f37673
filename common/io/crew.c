/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work shared among threads: see io/crew.h. */
#include "io/crew.h"

typedef struct {
	Chunk *chunk; /* what its pieces lie in; NULL while there are none */
	size_t bytes;
	bool is_done; /* under the crew's lock */
} CrewSlot;

typedef struct {
	Crew *crew;
	guint number;
	GThread *thread;
} CrewMember;

struct Crew {
	CrewPlan plan;
	guint n_members;
	CrewMember members[CREW_MAX];
	CrewSlot slots[CREW_BATCHES]; /* of the plan's batches, used in turn */
	size_t resting;		      /* the next so many bytes are the caller's own work */
	guint64 n_written;	      /* how many batches were ever written */
	GMutex lock;		      /* of what follows, and of slots' is_done */
	GCond given, done;
	guint64 n_given; /* how many batches the threads were given; the caller's alone sets it */
	guint64 n_begun; /* how many of them somebody works on, or did */
	bool is_over;
};

CrewDelay crew_delay(guint threads)
{
	return (CrewDelay){ .n_threads = CLAMP(threads, 1, CREW_MAX) - 1 };
}

guint crew_delay_count(CrewDelay *delay, size_t len)
{
	guint n_threads = delay->bytes >= CREW_START_BYTES ? delay->n_threads : 0;
	if (n_threads)
		delay->n_threads = 0;
	delay->bytes = MIN(delay->bytes, CREW_START_BYTES) + len;
	return n_threads;
}

static CrewSlot *slot_of(Crew *crew, guint64 n)
{
	return &crew->slots[n % CREW_BATCHES];
}

static gpointer batch_of(const Crew *crew, guint64 n)
{
	return crew->plan.batches[n % CREW_BATCHES];
}

/* Works on the batch that has waited longest; with the lock, which it leaves meanwhile. */
static void work_on_next(Crew *crew, guint number)
{
	guint64 n = crew->n_begun++;
	g_mutex_unlock(&crew->lock);
	crew->plan.work(batch_of(crew, n), number, crew->plan.data);
	g_mutex_lock(&crew->lock);
	slot_of(crew, n)->is_done = true;
	g_cond_signal(&crew->done);
}

/* A thread's whole life. */
static gpointer member_main(gpointer data)
{
	const CrewMember *member = data;
	Crew *crew = member->crew;
	g_mutex_lock(&crew->lock);
	for (;;) {
		if (crew->n_begun < crew->n_given)
			work_on_next(crew, member->number);
		else if (crew->is_over)
			break;
		else
			g_cond_wait(&crew->given, &crew->lock);
	}
	g_mutex_unlock(&crew->lock);
	return NULL;
}

static bool start(Crew *crew, CrewMember *member, guint number)
{
	member->crew = crew;
	member->number = number;
	member->thread = g_thread_try_new("crew", member_main, member, NULL);
	return member->thread != NULL;
}

Crew *crew_new(const CrewPlan *plan)
{
	Crew *crew = g_new0(Crew, 1);
	crew->plan = *plan;
	g_mutex_init(&crew->lock);
	g_cond_init(&crew->given);
	g_cond_init(&crew->done);
	while (crew->n_members < MIN(plan->n_threads, CREW_MAX - 1) &&
	       start(crew, &crew->members[crew->n_members], crew->n_members + 1))
		crew->n_members++;
	if (crew->n_members == 0)
		g_clear_pointer(&crew, crew_free);
	return crew;
}

void crew_free(Crew *crew)
{
	if (!crew)
		return;
	g_mutex_lock(&crew->lock);
	crew->is_over = true;
	g_cond_broadcast(&crew->given);
	g_mutex_unlock(&crew->lock);
	for (guint i = 0; i < crew->n_members; i++)
		g_thread_join(crew->members[i].thread);
	for (guint i = 0; i < CREW_BATCHES; i++)
		g_clear_pointer(&crew->slots[i].chunk, chunk_release);
	g_mutex_clear(&crew->lock);
	g_cond_clear(&crew->given);
	g_cond_clear(&crew->done);
	g_free(crew);
}

/* Whether the oldest batch is done. Works, or waits, until it is if it must be. */
static bool oldest_is_done(Crew *crew, bool must)
{
	const CrewSlot *oldest = slot_of(crew, crew->n_written);
	g_mutex_lock(&crew->lock);
	while (must && !oldest->is_done) {
		if (crew->n_begun < crew->n_given)
			work_on_next(crew, 0);
		else
			g_cond_wait(&crew->done, &crew->lock);
	}
	bool is_done = oldest->is_done;
	g_mutex_unlock(&crew->lock);
	return is_done;
}

static void write_oldest(Crew *crew)
{
	CrewSlot *slot = slot_of(crew, crew->n_written);
	crew->plan.write(batch_of(crew, crew->n_written++), crew->plan.data);
	g_clear_pointer(&slot->chunk, chunk_release);
	slot->bytes = 0;
}

/* Gives the open batch to the threads; writes what is done, and makes sure that another is free. */
static void give(Crew *crew)
{
	g_mutex_lock(&crew->lock);
	slot_of(crew, crew->n_given)->is_done = false;
	crew->n_given++;
	g_cond_signal(&crew->given);
	g_mutex_unlock(&crew->lock);
	while (crew->n_written < crew->n_given &&
	       oldest_is_done(crew, crew->n_given - crew->n_written == CREW_BATCHES))
		write_oldest(crew);
}

gpointer crew_open(Crew *crew, Input *input)
{
	Chunk *chunk = input_hold(input);
	const CrewSlot *before = slot_of(crew, crew->n_given);
	if (before->chunk && before->chunk != chunk)
		give(crew);
	CrewSlot *slot = slot_of(crew, crew->n_given);
	if (slot->chunk)
		chunk_release(chunk);
	else
		slot->chunk = chunk;
	return batch_of(crew, crew->n_given);
}

bool crew_holds(const Crew *crew, View text)
{
	return chunk_contains(crew->slots[crew->n_given % CREW_BATCHES].chunk, text);
}

void crew_put(Crew *crew, size_t len, bool is_full)
{
	CrewSlot *slot = slot_of(crew, crew->n_given);
	slot->bytes += len;
	if (is_full || slot->bytes >= CREW_BATCH_BYTES)
		give(crew);
}

void crew_finish(Crew *crew)
{
	if (slot_of(crew, crew->n_given)->chunk)
		give(crew);
	while (crew->n_written < crew->n_given && oldest_is_done(crew, true))
		write_oldest(crew);
}

bool crew_should_rest(Crew *crew, const Input *input, const Output *output, size_t len)
{
	if (crew->resting == 0 && !slot_of(crew, crew->n_given)->chunk &&
	    (output_is_ahead(output) || input_is_behind(input)))
		crew->resting = CREW_BATCH_BYTES;
	bool rests = crew->resting > 0;
	crew->resting -= MIN(crew->resting, len);
	return rests;
}
