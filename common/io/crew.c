/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work shared among threads: see io/crew.h. */
#include "io/crew.h"

typedef struct {
	gpointer batch;
	bool is_done; /* under the crew's lock */
} CrewSlot;

typedef struct {
	Crew *crew;
	guint number;
	GThread *thread;
} CrewMember;

struct Crew {
	CrewFunc work;
	gpointer data;
	guint n_members;
	CrewMember members[CREW_MAX];
	CrewSlot slots[CREW_BATCHES]; /* used in turn */
	guint64 n_taken;	      /* how many batches were ever put back */
	GMutex lock;		      /* of what follows, and of slots' is_done */
	GCond given, done;
	guint64 n_given; /* how many batches the threads were given; the caller's alone sets it */
	guint64 n_begun; /* how many of them somebody works on, or did */
	bool is_over;
};

static CrewSlot *slot_of(Crew *crew, guint64 n)
{
	return &crew->slots[n % CREW_BATCHES];
}

/* Works on the batch that has waited longest; with the lock, which it leaves meanwhile. */
static void work_on_next(Crew *crew, guint number)
{
	CrewSlot *slot = slot_of(crew, crew->n_begun++);
	g_mutex_unlock(&crew->lock);
	crew->work(slot->batch, number, crew->data);
	g_mutex_lock(&crew->lock);
	slot->is_done = true;
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

Crew *crew_new(guint n_threads, gpointer const batches[CREW_BATCHES], CrewFunc work, gpointer data)
{
	Crew *crew = g_new0(Crew, 1);
	crew->work = work;
	crew->data = data;
	for (guint i = 0; i < CREW_BATCHES; i++)
		crew->slots[i].batch = batches[i];
	g_mutex_init(&crew->lock);
	g_cond_init(&crew->given);
	g_cond_init(&crew->done);
	while (crew->n_members < MIN(n_threads, CREW_MAX - 1) &&
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
	g_mutex_clear(&crew->lock);
	g_cond_clear(&crew->given);
	g_cond_clear(&crew->done);
	g_free(crew);
}

gpointer crew_open(const Crew *crew)
{
	return crew->slots[crew->n_given % CREW_BATCHES].batch;
}

void crew_give(Crew *crew)
{
	g_mutex_lock(&crew->lock);
	slot_of(crew, crew->n_given)->is_done = false;
	crew->n_given++;
	g_cond_signal(&crew->given);
	g_mutex_unlock(&crew->lock);
}

gpointer crew_take(Crew *crew, bool all)
{
	if (crew->n_taken == crew->n_given)
		return NULL;
	CrewSlot *oldest = slot_of(crew, crew->n_taken);
	bool must = all || crew->n_given - crew->n_taken == CREW_BATCHES;
	g_mutex_lock(&crew->lock);
	while (must && !oldest->is_done) {
		if (crew->n_begun < crew->n_given)
			work_on_next(crew, 0);
		else
			g_cond_wait(&crew->done, &crew->lock);
	}
	bool is_done = oldest->is_done;
	g_mutex_unlock(&crew->lock);
	return is_done ? oldest->batch : NULL;
}

void crew_put_back(Crew *crew)
{
	crew->n_taken++;
}

bool crew_pace_add(CrewPace *pace, size_t len)
{
	bool is_enough = pace->seen >= CREW_START_BYTES;
	pace->seen = MIN(pace->seen, CREW_START_BYTES) + len;
	return is_enough;
}

bool crew_pace_is_alone(CrewPace *pace, const Input *input, const Output *output, size_t len,
			bool between_batches)
{
	if (pace->alone == 0 && between_batches &&
	    (output_is_ahead(output) || input_is_behind(input)))
		pace->alone = CREW_BATCH_BYTES;
	bool is_alone = pace->alone > 0;
	pace->alone -= MIN(pace->alone, len);
	return is_alone;
}
