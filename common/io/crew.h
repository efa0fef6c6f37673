/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Work shared among threads, in batches that come back in the order in which they were given.
 *
 * One thread, the caller's, fills batches, gives them, and takes them back when they are done. It
 * works as well where it would have to wait. What a batch is only the caller knows.
 */
#pragma once

#include "io/input.h"
#include "io/output.h"

/* More threads than this wait for the one that reads. */
#define CREW_MAX 4

/* Two batches are on the way between those at work. */
#define CREW_BATCHES (CREW_MAX + 2)

typedef struct Crew Crew;

/* Works on a batch. No two threads have the same number: it is 0 in the caller's and below CREW_MAX
 * in all. */
typedef void (*CrewFunc)(gpointer batch, guint thread, gpointer data);

/*
 * Starts so many threads besides the caller's, or fewer where the system gives no more. The batches
 * stay the caller's, and must outlive the crew. NULL if there would be no thread.
 */
Crew *crew_new(guint n_threads, gpointer const batches[CREW_BATCHES], CrewFunc work, gpointer data);

/* Waits for the threads to end. What was given and not taken back may be done or not. */
void crew_free(Crew *crew);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Crew, crew_free)

/* The batch to fill. There is one after crew_new, and after crew_give as soon as the oldest was put
 * back. */
gpointer crew_open(const Crew *crew);

/* Gives that batch to the threads. */
void crew_give(Crew *crew);

/*
 * The oldest batch that was given and not put back, if it is done; NULL if it is not, or there is
 * none. With all, or where no batch is left to fill, it is waited for.
 */
gpointer crew_take(Crew *crew, bool all);

/* Puts the batch that crew_take gave back among those to fill. */
void crew_put_back(Crew *crew);

/*
 * When the threads of a program in a pipeline help. They are not worth their start before there is
 * more work than a few batches. While the reader of the output is behind, or the writer of the
 * input, they would only take the processors from the one that all others wait for. All zero, none
 * has begun.
 */
typedef struct {
	size_t seen;  /* bytes, up to CREW_START_BYTES */
	size_t alone; /* the next so many bytes are the caller's own work */
} CrewPace;

/* So many bytes of work make a batch: few enough to stay in a processor's own cache, enough to make
 * the hand-over cost nothing. */
#define CREW_BATCH_BYTES CHUNK_SIZE
#define CREW_START_BYTES (4 * CREW_BATCH_BYTES)

/* A piece of so many bytes comes. Returns whether there were enough before it to start threads. */
bool crew_pace_add(CrewPace *pace, size_t len);

/* Whether the caller had better do a piece of so many bytes alone. That changes between batches
 * only.
 */
bool crew_pace_is_alone(CrewPace *pace, const Input *input, const Output *output, size_t len,
			bool between_batches);
