/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Work shared among threads, in batches that are written in the order in which they were filled.
 *
 * One thread, the caller's, reads the input, puts pieces of it into batches, and writes what became
 * of them. It works as well where it would have to wait. What a batch is only the caller knows.
 */
#pragma once

#include "io/input.h"
#include "io/output.h"

/* More threads than this wait for the one that reads. */
#define CREW_MAX 4

/* Two batches are on the way between those at work. */
#define CREW_BATCHES (CREW_MAX + 2)

/* So many bytes of pieces make a batch: few enough to stay in a processor's own cache, enough to
 * make the hand-over cost nothing. */
#define CREW_BATCH_BYTES CHUNK_SIZE

/* Threads are worth their start when so many bytes have come. */
#define CREW_START_BYTES (4 * CREW_BATCH_BYTES)

/* When threads are to start. */
typedef struct {
	guint n_threads; /* that are to work besides the caller's; 0 when they were to start */
	size_t bytes;	 /* that came, up to CREW_START_BYTES */
} CrewDelay;

/* Where so many may work, the caller's thread among them: CREW_MAX do at most. */
CrewDelay crew_delay(guint threads);

/* Counts a piece of so many bytes that comes. Returns how many threads are to start now, before
 * anything is done with it: none but once. */
guint crew_delay_count(CrewDelay *delay, size_t len);

typedef struct {
	guint n_threads; /* besides the caller's; there may be fewer */
	gpointer batches[CREW_BATCHES];
	/* Works on a batch. No two threads have the same number: it is 0 in the caller's, and below
	 * CREW_MAX in all. */
	void (*work)(gpointer batch, guint thread, gpointer data);
	/* Writes a batch that is done, and empties it; in the caller's thread. */
	void (*write)(gpointer batch, gpointer data);
	gpointer data;
} CrewPlan;

typedef struct Crew Crew;

/* Starts the threads. The batches stay the caller's, and must outlive the crew. NULL if there would
 * be no thread: none is wanted, or the system gives none. */
Crew *crew_new(const CrewPlan *plan);

/* Waits for the threads to end. What is not written then never is. */
void crew_free(Crew *crew);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Crew, crew_free)

/* The batch to put a piece into that was read from input last. The memory where the window lies is
 * held until the batch is written, so that the piece may stay there. Batches before it may be
 * written.
 */
gpointer crew_open(Crew *crew, Input *input);

/* Whether text lies in the memory that is held for that batch. */
bool crew_holds(const Crew *crew, View text);

/* A piece of so many bytes was put into the batch; with is_full there is no room for another one.
 * The threads get it if that is enough. */
void crew_put(Crew *crew, size_t len, bool is_full);

/* Waits until all batches are written. */
void crew_finish(Crew *crew);

/*
 * Whether the caller had better do the next piece, of so many bytes, alone: while the reader of the
 * output is behind, or the writer of the input, threads would only take the processors from the one
 * that all others wait for. That changes between batches only.
 */
bool crew_should_rest(Crew *crew, const Input *input, const Output *output, size_t len);
